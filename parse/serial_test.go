package parse

import "testing"

func text(s string) strand { return newStrand(s, 0, 0, -1) }

func TestReadSerial(t *testing.T) {
	for _, c := range []struct {
		in    string
		style serialStyle
		n     int
		rest  string
		words string
	}{
		{"一是做好各类规划", isSerial, 1, "做好各类规划", "一是"},
		{"二是，规范公开", isSerial, 2, "规范公开", "二是"},
		{"一、加强重点领域", commaSerial, 1, "加强重点领域", "一"},
		{"十二、其他", commaSerial, 12, "其他", "十二"},
		{"（一）深化改革", bracketSerial, 1, "深化改革", "(一)"},
		{"（ 十一 ）深化改革", bracketSerial, 11, "深化改革", "( 十一 )"},
		{"1.对照最新权责清单", dotSerial, 1, "对照最新权责清单", "1"},
		{"12、优化", dotSerial, 12, "优化", "12"},
		{"3.26个领域基层政务公开", dotSerial, 3, "26个领域基层政务公开", "3"},
		{"（3）开展检查", parenSerial, 3, "开展检查", "(3)"},
		{"3）开展检查", parenSerial, 3, "开展检查", "3"},
		{"①开展检查", circleSerial, 1, "开展检查", "①"},
		{"第一部分 总体要求", chapterSerial, 1, "总体要求", "第一部分"},
		{"　　1．推进", dotSerial, 1, "推进", "1"},
		{"2.1 推进", decimalSerial, 2, "推进", "2.1"},
	} {
		s := text(c.in)
		got, ok := readSerial(s)
		if !ok || got.style != c.style || got.n != c.n || s.from(got.width).text() != c.rest || got.words.text() != c.words {
			t.Errorf("%q: %v %v rest %q words %q", c.in, ok, got, s.from(got.width).text(), got.words.text())
		}
	}
}

func TestNoSerial(t *testing.T) {
	for _, in := range []string{"", "一张蓝图绘到底", "3.5%以上", "2021年7月9日", "第一时间回应", "（责任单位：区发改委）", "十县百乡", "一是", "12345热线", "1.5亿元"} {
		if got, ok := readSerial(text(in)); ok && got.width < text(in).len() {
			t.Errorf("%q read as serial %v", in, got)
		}
	}
}

func TestBareNumber(t *testing.T) {
	for in, want := range map[string]int{"1": 1, "39": 39, "十二": 12, "3.": 3, "(4)": 4, "③": 3, "０５": 5} {
		if n, ok := bareNumber(text(in)); !ok || n != want {
			t.Errorf("%q: %d %v", in, n, ok)
		}
	}
	for _, in := range []string{"", "—", "1号", "2021年", "12345", "县发改委"} {
		if n, ok := bareNumber(text(in)); ok {
			t.Errorf("%q: %d", in, n)
		}
	}
}
