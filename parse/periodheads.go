package parse

// longestPeriod is how many characters a heading has at most that only says when: 九月份至十月份.
const longestPeriod = 8

// periodHeads tells which paragraphs only say when what is below them is done, where two or
// more do: 二月份, 第一季度, 3月; nil elsewhere.
func periodHeads(paras []node) []bool {
	var out []bool
	n := 0
	for i := range paras {
		if !isPeriod(paras[i].text) {
			continue
		}
		if out == nil {
			out = make([]bool, len(paras))
		}
		out[i] = true
		n++
	}
	if n < 2 {
		return nil
	}
	return out
}

// isPeriod reports a line that is nothing but a month, a quarter, a half year or a week of a course.
func isPeriod(s strand) bool {
	s = s.trim()
	if s.len() < 2 || s.len() > longestPeriod {
		return false
	}
	switch last := s.fold[s.len()-1]; last {
	case '份', '月', '度', '年', '周', '旬':
	default:
		return false
	}
	p := s.plain()
	i := p.past(0, "第", "上", "下")
	from := i
	for i < len(p.r) && (isNumeral(p.r[i]) || isDigit(p.r[i])) {
		i++
	}
	if i == from {
		return len(p.r) == 3 && from == 1 && p.past(1, "半年") == 3
	}
	for _, word := range []string{"月份", "月", "季度", "周"} {
		if p.past(i, word) == len(p.r) {
			return true
		}
	}
	return false
}
