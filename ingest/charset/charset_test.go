package charset

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

const plan = "牵头单位：区发改委，完成时限：2021年6月底前。\n深化“放管服”改革信息公开。"

func encoded(t *testing.T, s set, text string) []byte {
	t.Helper()
	b, err := s.enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDecode(t *testing.T) {
	gbk := set{"gbk", simplifiedchinese.GBK}
	big5 := set{"big5", traditionalchinese.Big5}
	le := set{"le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}
	be := set{"be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)}
	latin := set{"latin", charmap.Windows1252}
	tests := []struct {
		name, text string
		bytes      []byte
		hint, want string
	}{
		{"plain ascii", "abc", []byte("abc"), "", "utf-8"},
		{"utf-8", plan, []byte(plan), "", "utf-8"},
		{"utf-8 declared gbk", plan, []byte(plan), "gbk", "utf-8"},
		{"gbk", plan, encoded(t, gbk, plan), "", "gb18030"},
		{"gbk declared utf-8", plan, encoded(t, gbk, plan), "utf-8", "gb18030"},
		{"gbk declared big5", plan, encoded(t, gbk, plan), "big5", "gb18030"},
		{"four bytes", "𠮷㐂䶮公开", encoded(t, set{"", simplifiedchinese.GB18030}, "𠮷㐂䶮公开"), "", "gb18030"},
		{"two characters", "公开", encoded(t, gbk, "公开"), "", "gb18030"},
		{"one name among ascii", "file: 任务表.docx", encoded(t, gbk, "file: 任务表.docx"), "", "gb18030"},
		{"big5", "政府資訊公開條例，主管機關應公布年度報告。", encoded(t, big5, "政府資訊公開條例，主管機關應公布年度報告。"), "", "big5"},
		{"big5 declared gbk", "政府資訊公開條例，主管機關應公布年度報告。", encoded(t, big5, "政府資訊公開條例，主管機關應公布年度報告。"), "gbk", "big5"},
		{"utf-16le without mark", plan, encoded(t, le, plan), "", "utf-16le"},
		{"utf-16be without mark", plan, encoded(t, be, plan), "", "utf-16be"},
		{"utf-16le of ascii", "tasks: 12", encoded(t, le, "tasks: 12"), "", "utf-16le"},
		{"utf-16be with mark", plan, append([]byte("\xfe\xff"), encoded(t, be, plan)...), "", "utf-16be"},
		{"utf-8 with mark", plan, append([]byte("\xef\xbb\xbf"), plan...), "", "utf-8"},
		{"gbk behind the mark of utf-8", plan, append([]byte("\xef\xbb\xbf"), encoded(t, gbk, plan)...), "", "gb18030"},
		{"declared foreign", "café déjà vu", encoded(t, latin, "café déjà vu"), "iso-8859-1", "windows-1252"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Decode(tt.bytes, tt.hint)
			if got.String != tt.text || got.Name != tt.want || got.Bad != 0 || !got.Plain() {
				t.Errorf("got %+v, want %q in %s", got, tt.text, tt.want)
			}
		})
	}
}

func TestUndecodableBytesAreCounted(t *testing.T) {
	gbk := encoded(t, set{"", simplifiedchinese.GBK}, strings.Repeat(plan, 5))
	for name, b := range map[string][]byte{
		"utf-8 cut in a character": []byte(strings.Repeat(plan, 3))[:len(plan)*3-1],
		"gbk with a lone byte":     append(append([]byte{}, gbk...), 0xFF, 'a'),
	} {
		got := Decode(b, "")
		if got.Bad != 1 || !got.Plain() || !strings.HasPrefix(got.String, plan[:30]) {
			t.Errorf("%s: bad %d in %s: %.40q", name, got.Bad, got.Name, got.String)
		}
	}
}

func TestNoiseIsNotText(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for n := 200; n < 60_000; n *= 3 {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(rnd.Uint32())
		}
		if got := Decode(b, ""); got.Plain() {
			t.Errorf("%d random bytes are %s text, score %.2f", n, got.Name, got.Score)
		}
	}
}

// samples finds the material that stands beside the project.
func samples(t *testing.T) string {
	dir := os.Getenv("TAIZHANG_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no shared material: ", err)
	}
	return filepath.Join(dir, "samples")
}

func TestSamples(t *testing.T) {
	dir := samples(t)
	read := func(name string) []byte {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	truth := string(read("donghu-2021-plan.txt.truth"))
	page := string(read("xihu-2021-indicators.html"))
	for _, tt := range []struct{ file, hint, name, want string }{
		{"donghu-gbk.txt", "", "gb18030", inGBK(truth)},
		{"donghu-gb18030.txt", "", "gb18030", truth + "\n𠮷㐂䶮"},
		{"donghu-utf16le.txt", "", "utf-16le", truth},
		{"donghu-utf16be-nobom.txt", "", "utf-16be", truth},
		{"donghu-utf8bom.txt", "", "utf-8", truth},
		{"donghu-utf8.txt", "", "utf-8", truth},
		{"donghu-big5.txt", "", "big5", strings.Repeat("政府資訊公開條例，為進一步提高政務公開水平，主管機關應於每年三月前公布年度報告。\n", 5)},
		{"xihu-gb2312-meta.html", "gb2312", "gb18030", strings.ReplaceAll(page, `charset="utf-8"`, `charset="gb2312"`)},
		{"xihu-gbk-nometa.html", "", "gb18030", inGBK(strings.ReplaceAll(page, `<meta charset="utf-8">`, ""))},
	} {
		got := Decode(read(tt.file), tt.hint)
		if got.Name != tt.name || got.Bad != 0 || got.String != tt.want {
			t.Errorf("%s: %s, %d bad, score %.2f, same text %v", tt.file, got.Name, got.Bad, got.Score, got.String == tt.want)
		}
	}
}

// inGBK is what is left of text that was written as GBK.
func inGBK(text string) string {
	return strings.Map(func(r rune) rune {
		if _, err := simplifiedchinese.GBK.NewEncoder().String(string(r)); err != nil {
			return '?'
		}
		return r
	}, text)
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(plan), "gbk")
	f.Add([]byte("\xff\xfe\x00"), "")
	f.Fuzz(func(t *testing.T, b []byte, hint string) {
		if got := Decode(b, hint); strings.ToValidUTF8(got.String, "") != got.String {
			t.Errorf("%q is not valid", got.String)
		}
	})
}
