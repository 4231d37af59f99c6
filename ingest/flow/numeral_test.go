package flow

import (
	"testing"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

func TestNumeral(t *testing.T) {
	for _, tt := range []struct {
		n            int
		format, want string
	}{
		{1, "chineseCounting", "一"}, {10, "chineseCounting", "十"}, {11, "chineseCounting", "十一"}, {20, "chineseCountingThousand", "二十"},
		{105, "chineseCountingThousand", "一百零五"}, {110, "chineseCountingThousand", "一百一十"}, {1001, "chineseCountingThousand", "一千零一"}, {105, "chineseCounting", "一百〇五"},
		{12, "ideographDigital", "一二"}, {20, "ideographDigital", "二〇"}, {12, "chineseLegalSimplified", "拾贰"},
		{3, "ideographTraditional", "丙"}, {11, "ideographTraditional", "11"}, {12, "ideographZodiac", "亥"},
		{2, "decimalEnclosedCircleChinese", "②"}, {21, "decimalEnclosedCircle", "21"}, {3, "decimalEnclosedParen", "⑶"}, {20, "decimalEnclosedFullstop", "⒛"}, {10, "ideographEnclosedCircle", "㊉"},
		{7, "decimal", "7"}, {7, "decimalZero", "07"}, {12, "decimalFullWidth", "１２"}, {4, "upperRoman", "IV"}, {29, "lowerRoman", "xxix"}, {27, "upperLetter", "AA"}, {2, "lowerLetter", "b"},
		{5, "noSuchFormat", "5"}, {5, "none", ""}, {0, "upperLetter", "0"},
	} {
		if got := Numeral(tt.n, tt.format); got != tt.want {
			t.Errorf("%d as %s: got %s, want %s", tt.n, tt.format, got, tt.want)
		}
	}
}

func TestCountedIsReadBack(t *testing.T) {
	for n := 1; n < 10_000; n++ {
		if got, ok := hanzi.Number(counted(n, "零")); !ok || got != n {
			t.Fatalf("%d: %s is %d", n, counted(n, "零"), got)
		}
	}
}
