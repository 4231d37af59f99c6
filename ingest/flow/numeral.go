package flow

import (
	"strconv"
	"strings"
)

// Numeral spells a number as ST_NumberFormat (ECMA-376 part 1, 17.18.59) names
// it: 3 as chineseCounting is 三.
func Numeral(n int, format string) string {
	switch format {
	case "none", "bullet":
		return ""
	case "chineseCounting", "japaneseCounting", "taiwaneseCounting":
		return counted(n, "〇")
	case "chineseCountingThousand", "taiwaneseCountingThousand":
		return counted(n, "零")
	case "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand":
		return mapped(strconv.Itoa(n), []rune("〇一二三四五六七八九"))
	case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal":
		return legal.Replace(counted(n, "零"))
	case "ideographTraditional":
		return cycled(n, "甲乙丙丁戊己庚辛壬癸")
	case "ideographZodiac":
		return cycled(n, "子丑寅卯辰巳午未申酉戌亥")
	case "ideographEnclosedCircle":
		return from(n, '㊀', 10)
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return from(n, '①', 20)
	case "decimalEnclosedFullstop":
		return from(n, '⒈', 20)
	case "decimalEnclosedParen":
		return from(n, '⑴', 20)
	}
	return western(n, format)
}

func western(n int, format string) string {
	switch format {
	case "decimalZero":
		return pad(n, 2)
	case "decimalFullWidth", "decimalFullWidth2":
		return mapped(strconv.Itoa(n), []rune("０１２３４５６７８９"))
	case "upperLetter":
		return letters(n, 'A')
	case "lowerLetter":
		return letters(n, 'a')
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "numberInDash":
		return "- " + strconv.Itoa(n) + " -"
	}
	return strconv.Itoa(n)
}

var legal = strings.NewReplacer("一", "壹", "二", "贰", "三", "叁", "四", "肆", "五", "伍", "六", "陆", "七", "柒", "八", "捌", "九", "玖", "十", "拾", "百", "佰", "千", "仟")

// counted spells 二十三, and with the given zero 一百零五.
func counted(n int, zero string) string {
	if n <= 0 || n >= 10000 {
		return mapped(strconv.Itoa(n), []rune("〇一二三四五六七八九"))
	}
	digits := []rune("〇一二三四五六七八九")
	out, gap := "", false
	for _, p := range []struct {
		value int
		name  string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		d := n / p.value
		n %= p.value
		if d == 0 {
			gap = out != ""
			continue
		}
		if gap {
			out += zero
		}
		gap = false
		if d > 1 || p.value != 10 || out != "" {
			out += string(digits[d])
		}
		out += p.name
	}
	return out
}

func mapped(digits string, to []rune) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return to[r-'0']
		}
		return r
	}, digits)
}

// cycled counts through a row of signs, 甲 to 癸, and goes on in Arabic.
func cycled(n int, signs string) string {
	rs := []rune(signs)
	if n < 1 || n > len(rs) {
		return strconv.Itoa(n)
	}
	return string(rs[n-1])
}

// from counts signs that follow each other in Unicode, ① to ⑳.
func from(n int, first rune, most int) string {
	if n < 1 || n > most {
		return strconv.Itoa(n)
	}
	return string(first + rune(n-1))
}

// letters counts A … Z, AA, BB … as Word does.
func letters(n int, first rune) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	out := ""
	for _, p := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= p.value; n -= p.value {
			out += p.sign
		}
	}
	return out
}
