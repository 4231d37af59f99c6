package hanzi

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzFold: folding keeps the places of characters, and done twice changes nothing more.
func FuzzFold(f *testing.F) {
	for _, s := range []string{"（市發展改革委）：１２％", "⼯⽅﹙市林業局﹚", "a b\u00a0公 開", "\u200b\ufeff\u3000", "〔２０２１〕∶︰", "\xff公"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := FoldString(s)
		if utf8.RuneCountInString(once) != utf8.RuneCountInString(s) {
			t.Errorf("%q has another length folded: %q", s, once)
		}
		if twice := FoldString(once); twice != once {
			t.Errorf("%q folds to %q, then %q", s, once, twice)
		}
		shown := Display(s)
		if again := Display(shown); again != shown {
			t.Errorf("%q is displayed %q, then %q", s, shown, again)
		}
		if key := Key(s); Key(key) != key {
			t.Errorf("%q has key %q, then %q", s, key, Key(key))
		}
	})
}

// FuzzNumber: a numeral is a number that is not negative, and its fold is the same one.
func FuzzNumber(f *testing.F) {
	for _, s := range []string{"二〇二一", "一百零五", "廿三", "两千万", "１２", "〇", "十十", "万亿亿万", "七亿亿万", "99999999999999999999", "九九九九九九九九九九九九九九九九九九九九"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, ok := Number(s)
		if ok && n < 0 {
			t.Errorf("%q is %d", s, n)
		}
		if m, again := Number(FoldString(s)); ok && strings.ToValidUTF8(s, "") == s && (m != n || !again) {
			t.Errorf("%q is %d, folded %d %v", s, n, m, again)
		}
	})
}
