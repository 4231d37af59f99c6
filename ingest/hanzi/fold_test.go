package hanzi

import "testing"

// TestFoldOnceIsEnough: folding what is folded, or displayed first, changes nothing.
func TestFoldOnceIsEnough(t *testing.T) {
	for r := rune(0); r <= 0x10FFFF; r++ {
		if r >= 0xD800 && r <= 0xDFFF {
			continue // surrogates
		}
		f := Fold(r)
		if Fold(f) != f {
			t.Errorf("%q %U folds to %q, that to %q", r, r, f, Fold(f))
		}
		for _, d := range Display(string(r)) {
			if Fold(d) != f && !IsBlank(r) {
				t.Errorf("%q %U folds to %q, displayed it is %q, which folds to %q", r, r, f, d, Fold(d))
			}
		}
	}
}
