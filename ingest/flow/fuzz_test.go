package flow

import (
	"testing"
	"unicode/utf8"
)

// FuzzNumeral spells numbers of lists in every format.
func FuzzNumeral(f *testing.F) {
	for _, format := range []string{"decimal", "chineseCounting", "chineseCountingThousand", "ideographDigital", "decimalEnclosedCircle", "upperRoman", "lowerLetter", "japaneseCounting", "none", "bullet"} {
		f.Add(3, format)
		f.Add(-1<<40, format)
	}
	f.Fuzz(func(t *testing.T, n int, format string) {
		if s := Numeral(n, format); !utf8.ValidString(s) || len(s) > 4000 {
			t.Errorf("%d as %q is %q", n, format, s)
		}
	})
}
