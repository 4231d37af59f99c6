package hanzi

import "strconv"

var digit = map[rune]int{
	'零': 0, '〇': 0, '○': 0, 'O': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	'壹': 1, '贰': 2, '叁': 3, '肆': 4, '伍': 5, '陆': 6, '柒': 7, '捌': 8, '玖': 9, '廿': 20, '卅': 30,
}

var power = map[rune]int{'十': 10, '百': 100, '千': 1000, '拾': 10, '佰': 100, '仟': 1000}

// Number reads a whole number in Chinese or Arabic numerals: 二十三, 一百零五, 二〇二一, 12.
func Number(s string) (int, bool) {
	if n, err := strconv.Atoi(FoldString(s)); err == nil && n >= 0 {
		return n, true
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
		d, ok := digit[r]
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
		if d, ok := digit[r]; ok {
			if d >= 20 {
				section, last = section+d, 0
				continue
			}
			last = d
			continue
		}
		if p, ok := power[r]; ok {
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
		total, section, last = (total+section+max(last, 0))*unit, 0, -1
	}
	return total + section + max(last, 0), true
}
