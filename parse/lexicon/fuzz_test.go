package lexicon

import "testing"

// FuzzLex: words cover every character once, and the tables are asked of anything.
func FuzzLex(f *testing.F) {
	for _, s := range []string{"市、县区发展改革、人社等部门", "会同县财政局会同市水务局", "12345热线办", "牵头责任单位（部门）及责任人", "总体要求和基本原则", "关于印发《2021年工作方案》的通知", "\xff𠮷", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := []rune(s)
		at := 0
		for _, w := range Lex(text) {
			if w.From != at || w.To <= w.From {
				t.Fatalf("%q: a word at %d to %d behind %d", s, w.From, w.To, at)
			}
			at = w.To
		}
		if at != len(text) {
			t.Fatalf("%q: words end at %d of %d", s, at, len(text))
		}
		if h, ok := Header(s); ok && h == "" {
			t.Errorf("%q: a heading of no role", s)
		}
		LabelRole(s)
		SectionOf(s)
		TitleEnding(s)
		KindOf(s)
		Issuing(s)
		Furniture(s)
		EdgeFurniture(s)
		NoPlace(s)
		Explains(s)
		for i := range text {
			for _, n := range []int{Counter(text[i:]), Unit(text[i:]), Scale(text[i:]), Ongoing(text[i:]), Completion(text[i:]), Filler(text[i:]), AtOnce(text[i:]), Event(text[i:]), Surname(text[i:])} {
				if n < 0 || n > len(text)-i {
					t.Fatalf("%q: %d characters behind %d", s, n, i)
				}
			}
		}
	})
}
