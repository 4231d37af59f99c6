package hanzi

import (
	"math"
	"strconv"
	"unicode/utf8"
)

// digit is the value of a numeral below a power of ten.
func digit(r rune) (int, bool) {
	switch r {
	case '零', '〇', '○', 'O':
		return 0, true
	case '一', '壹':
		return 1, true
	case '二', '两', '贰':
		return 2, true
	case '三', '叁':
		return 3, true
	case '四', '肆':
		return 4, true
	case '五', '伍':
		return 5, true
	case '六', '陆':
		return 6, true
	case '七', '柒':
		return 7, true
	case '八', '捌':
		return 8, true
	case '九', '玖':
		return 9, true
	case '廿':
		return 20, true
	case '卅':
		return 30, true
	}
	return 0, false
}

// power is the value of a power of ten.
func power(r rune) (int, bool) {
	switch r {
	case '十', '拾':
		return 10, true
	case '百', '佰':
		return 100, true
	case '千', '仟':
		return 1000, true
	}
	return 0, false
}

// Number reads a whole number in Chinese or Arabic numerals: 二十三, 一百零五, 二〇二一, 12. One that an int cannot hold is none.
func Number(s string) (int, bool) {
	if first, _ := utf8.DecodeRuneInString(s); Fold(first) < utf8.RuneSelf {
		if n, err := strconv.Atoi(FoldString(s)); err == nil && n >= 0 {
			return n, true
		}
	}
	rs := []rune(s)
	if len(rs) == 0 || len(rs) > 12 {
		return 0, false
	}
	if n, ok := positional(rs); ok {
		return n, true
	}
	return scaled(rs)
}

// positional reads 二〇二一 digit by digit.
func positional(rs []rune) (int, bool) {
	n := 0
	for _, r := range rs {
		d, ok := digit(r)
		if !ok || d > 9 {
			return 0, false
		}
		n = n*10 + d
	}
	return n, true
}

// scaled reads 三万二千一百零五.
func scaled(rs []rune) (int, bool) {
	total, section, last := 0, 0, -1
	for _, r := range rs {
		if d, ok := digit(r); ok {
			if d >= 20 {
				section, last = section+d, 0
				continue
			}
			last = d
			continue
		}
		if p, ok := power(r); ok {
			if last < 0 {
				last = 1
			}
			section, last = section+last*p, 0
			continue
		}
		if r != '万' && r != '亿' {
			return 0, false
		}
		unit := 10_000
		if r == '亿' {
			unit = 100_000_000
		}
		if total += section + max(last, 0); total > math.MaxInt/2/unit {
			return 0, false
		}
		total, section, last = total*unit, 0, -1
	}
	return total + section + max(last, 0), true
}
