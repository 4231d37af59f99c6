package anchor

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

const page = `2021年东湖区政务公开工作方案
一、推进决策公开
1.发布政务公开指南，并及时更新。责任单位：区司法局；配合单位：区教育局、区财政局；完成时限：2021年6月底前
2.做好重大行政决策预公开工作。责任单位：区司法局；配合单位：区教育局；完成时限：持续推进
二、推进管理公开
3.公开“双随机、一公开”抽查结果。责任单位：区市场监管局；配合单位：区教育局；完成时限：2021年12月底前
`

// quote selects the n-th, from 0, of some words on the page.
func quote(t *testing.T, text *Text, words string, n int) Selector {
	t.Helper()
	at := 0
	for ; ; n-- {
		i := strings.Index(string(text.raw[at:]), words)
		if i < 0 {
			t.Fatalf("%s is not on the page", words)
		}
		at += len([]rune(string(text.raw[at:])[:i]))
		if n == 0 {
			return text.Select(at, at+len([]rune(words)))
		}
		at++
	}
}

func TestSelect(t *testing.T) {
	s := quote(t, New(page), "区教育局", 1)
	if s.Exact != "区教育局" || !strings.HasSuffix(s.Prefix, "预公开工作。责任单位：区司法局；配合单位：") || !strings.HasPrefix(s.Suffix, "；完成时限：持续推进二、推进管理公开") {
		t.Errorf("%+v", s)
	}
	if n := len([]rune(s.Prefix)); n != Context {
		t.Errorf("%d characters before, want %d", n, Context)
	}
	if s.Occurrence != 2 || s.Of != 3 {
		t.Errorf("number %d of %d, want 2 of 3", s.Occurrence, s.Of)
	}
}

// What becomes of a place when its document is published anew.
func TestFind(t *testing.T) {
	wrapped := strings.ReplaceAll(page, "配合单位", "\n  配合\n单位")
	for _, c := range []struct {
		name  string
		words string
		nth   int
		now   string
		how   How
		found string // what stands there now
	}{
		{"same page", "区教育局", 1, page, Exact, "区教育局"},
		{"other width and wraps", "区教育局", 2, strings.NewReplacer("：", ":", "；", ";").Replace(wrapped), Exact, "区教育局"},
		{"page number before it", "区教育局", 1, strings.Replace(page, "2.做好", "— 3 —\n2.做好", 1), Exact, "区教育局"},
		{"page number in it", "做好重大行政决策预公开工作", 0, strings.Replace(page, "行政决策", "行政— 3 —决策", 1), Missing, ""},
		{"one character misread", "做好重大行政决策预公开工作", 0, strings.Replace(page, "行政决策", "行改决策", 1), Fuzzy, "做好重大行改决策预公开工作"},
		{"half of it new", "做好重大行政决策预公开工作", 0, strings.Replace(page, "重大行政决策", "一般规范性文件", 1), Missing, ""},
		{"gone", "区教育局", 1, "东湖区2022年工作要点", Missing, ""},
		{"short, all else new", "区教育局", 1, "由区教育局承办", Missing, ""},
		{"long, all else new", "公开“双随机、一公开”抽查结果", 0, "要公开“双随机、一公开”抽查结果等", Exact, "公开“双随机、一公开”抽查结果"},
		{"its own line gone, other lines read so", "区教育局", 1, strings.Replace(page, "2.做好重大行政决策预公开工作。责任单位：区司法局；配合单位：区教育局；完成时限：持续推进\n", "", 1), Ambiguous, ""},
		{"misread here, right elsewhere", "做好重大行政决策预公开工作", 0, strings.Replace(page, "行政决策", "行改决策", 1) + "五、附则\n按上级部署做好重大行政决策预公开工作，抓好落实\n", Fuzzy, "做好重大行改决策预公开工作"},
		{"page printed twice", "区教育局", 1, page + page, Ambiguous, ""},
		{"its line twice", "区教育局", 1, strings.Replace(page, "二、推进管理公开", "2.做好重大行政决策预公开工作。责任单位：区司法局；配合单位：区教育局；完成时限：持续推进\n二、推进管理公开", 1), Exact, "区教育局"},
	} {
		s := quote(t, New(page), c.words, c.nth)
		now := New(c.now)
		p := now.Find(s)
		if p.How != c.how {
			t.Errorf("%s: %s, want %s", c.name, p.How, c.how)
			continue
		}
		if got := string(now.raw[p.From:p.To]); got != c.found {
			t.Errorf("%s: %q, want %q", c.name, got, c.found)
		}
	}
}

// Every stretch of a text is found again in it, at its own place.
func TestSelectFinds(t *testing.T) {
	text := New(page + strings.Repeat("区教育局、", 30) + "\n" + page)
	n := text.Len()
	for from := 0; from < n; from++ {
		for _, wide := range []int{1, 4, 15, 60} {
			to := min(n, from+wide)
			s := text.Select(from, to)
			if s.IsZero() {
				continue
			}
			p := text.Find(s)
			i, j := text.outer(span{text.inner(from), text.inner(to)})
			if p.How != Exact || p.From != i || p.To != j {
				t.Fatalf("[%d,%d) %+v is found at [%d,%d) %s", i, j, s, p.From, p.To, p.How)
			}
		}
	}
}

// Random small changes elsewhere or within ten in a hundred never bring a place somewhere else.
func TestFindIsNeverWrong(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	words := []rune("区市县教育财政司法卫健委局厅办公室推进落实工作任务公开")
	found, tries := 0, 0
	for range 300 {
		var lines [][]rune
		for range 20 {
			line := make([]rune, 10+r.IntN(40))
			for i := range line {
				line[i] = words[r.IntN(len(words))]
			}
			lines = append(lines, line)
		}
		k := r.IntN(len(lines))
		before, text, then := 0, "", ""
		at := 0
		for i, l := range lines {
			changed := []rune(string(l))
			if i != k && r.IntN(3) == 0 || i == k && r.IntN(2) == 0 && len(l) >= 20 {
				changed[r.IntN(len(changed))] = '某'
			}
			if i == k {
				before, at = len([]rune(text)), len([]rune(then))
			}
			text, then = text+string(l)+"\n", then+string(changed)+"\n"
			if r.IntN(4) == 0 {
				then += "- 7 -\n"
			}
		}
		p := New(then).Find(New(text).Select(before, before+len(lines[k])))
		tries++
		if p.How.Found() {
			found++
			if p.From < at-2 || p.To > at+len(lines[k])+2 {
				t.Fatalf("%q\nis found in\n%q\nat [%d,%d), want about %d", string(lines[k]), then, p.From, p.To, at)
			}
		}
	}
	if found < tries*98/100 {
		t.Errorf("%d of %d found", found, tries)
	}
}

func TestSimilarity(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"区教育局", "区 教育局", 1}, {"区教育局", "区教育体育局", 1 - float64(2)/float64(6)}, {"", "", 1}, {"区教育局", "", 0}, {"abc", "xyz", 0}, {"ＡＢ", "ab", 1},
		{"发布政务公开指南", "发布政务公开目录", 0.75},
	} {
		if got := Similarity(c.a, c.b); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s, %s: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// Whatever the words and the text: a place lies inside, and what is found letter for letter is the words.
func FuzzFind(f *testing.F) {
	f.Add(page, "区教育局", "配合单位：", "；完成时限")
	f.Add("甲乙丙丁", "乙丙", "", "")
	f.Add("", "乙", "甲", "丙")
	f.Fuzz(func(t *testing.T, text, exact, prefix, suffix string) {
		if len(text) > 4000 || len(exact) > 2000 || len(prefix)+len(suffix) > 400 {
			return
		}
		now := New(text)
		p := now.Find(Selector{Exact: exact, Prefix: prefix, Suffix: suffix})
		if p.From < 0 || p.To < p.From || p.To > now.Len() {
			t.Fatalf("%+v", p)
		}
		if p.How == Exact && string(key(string(now.raw[p.From:p.To]))) != string(key(exact)) {
			t.Fatalf("%q for %q", string(now.raw[p.From:p.To]), exact)
		}
		if p.How == Fuzzy && Similarity(string(now.raw[p.From:p.To]), exact) < Alike {
			t.Fatalf("%q for %q", string(now.raw[p.From:p.To]), exact)
		}
	})
}

// The band loses nothing: what is computed in it is the whole distance, up to the limit.
func FuzzDistance(f *testing.F) {
	f.Add("区教育局", "区教育体育局")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 300 {
			return
		}
		x, y := key(a), key(b)
		want := distance(x, y, len(x)+len(y)+1)
		for limit := range 6 {
			if got := distance(x, y, limit); min(got, limit+1) != min(want, limit+1) {
				t.Fatalf("%q %q: %d within %d, want %d", a, b, got, limit, want)
			}
		}
	})
}
