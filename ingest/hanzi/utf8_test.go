package hanzi

import (
	"testing"
	"unicode/utf8"
)

func TestTextIsThatOfRunes(t *testing.T) {
	for _, s := range []string{
		"", "a", "市", "市a局", "é市", "𠀀市", "\xe5\xb8", "市\xe5", "\xed\xa0\x80", "\xe0\x80\x80", "\xef\xbf\xbd", "\xff市", "\ufeff市\n", "\x00市", "\xe5\xb8市", "\xf4\x90\x80\x80",
	} {
		runes, folds := make([]rune, len(s)), make([]rune, len(s))
		n := ReadRunes(runes, folds, s)
		if runes, folds = runes[:n], folds[:n]; string(runes) != string([]rune(s)) || string(folds) != FoldString(s) {
			t.Errorf("ReadRunes(%q) = %q, %q; want %q, %q", s, runes, folds, []rune(s), FoldString(s))
		}
		if n := RuneCount(s); n != utf8.RuneCountInString(s) {
			t.Errorf("RuneCount(%q) = %d; want %d", s, n, utf8.RuneCountInString(s))
		}
		if Text(runes) != string(runes) {
			t.Errorf("Text(%q) = %q; want %q", runes, Text(runes), string(runes))
		}
		if DisplayText(runes) != Display(string(runes)) {
			t.Errorf("DisplayText(%q) = %q; want %q", runes, DisplayText(runes), Display(string(runes)))
		}
	}
	for _, r := range []rune{-1, 0xD800, 0xDFFF, 0x10FFFF, 0x110000, 0x7FF, 0x800, 0xFFFF, 0x10000} {
		if got, want := Text([]rune{r}), string([]rune{r}); got != want {
			t.Errorf("Text(%U) = %q; want %q", r, got, want)
		}
	}
}
