package parse

// citations finds the documents that a text names: 《2019年政务公开工作要点》(国办发〔2019〕14号),
// titles with or without a number, and numbers that stand alone.
func citations(s strand) []Citation {
	p := s.plain()
	var out []Citation
	for i := 0; i < len(p.r); {
		switch {
		case p.r[i] == '《' && p.behind(i, '《', '》', 200) > i:
			j := p.behind(i, '《', '》', 200)
			c := Citation{Title: p.quote(i, j)}
			if from, to := p.number(p.past(j, "(")); to > from {
				c.Number = p.quote(from, to)
				j = to
			}
			out = append(out, c)
			i = j
		case p.r[i] == '号' && i > 0 && arabic(p.r[i-1]):
			if from := p.numberBackwards(i + 1); from < i {
				out = append(out, Citation{Number: p.quote(from, i+1)})
			}
			i++
		default:
			i++
		}
	}
	return out
}

// number reads a document number at i: 国办发(2019)14号, 省政府令第247号.
func (p *plain) number(i int) (from, to int) {
	for j := i; j < len(p.r) && j < i+30 && p.r[j] != '《' && p.r[j] != '。'; j++ {
		if p.r[j] == '号' {
			if from := p.numberBackwards(j + 1); from == i {
				return from, j + 1
			}
			return i, i
		}
	}
	return i, i
}

// numberBackwards is where the document number that ends at i begins; i when there is none.
func (p *plain) numberBackwards(i int) int {
	j := i - 1
	for j > 0 && arabic(p.r[j-1]) {
		j--
	}
	if j == i-1 || i-1-j > 5 {
		return i
	}
	if p.ends(j, "第") {
		j--
	}
	k := p.yearBackwards(j)
	if k == j && !p.ends(j, "令", "令第") {
		return i
	}
	l := k
	for l > 0 && k-l < 12 && agency(p.r[l-1]) {
		l--
	}
	if l = p.citing(l, k); l == k {
		return i
	}
	return l
}

// citing skips the words before a number that say how it is used: 依据赣府厅字.
func (p *plain) citing(from, to int) int {
	for j := to; j > from; j-- {
		if p.ends(j, "按照", "根据", "依据", "落实", "贯彻", "对照", "参照", "执行", "印发", "转发", "结合", "严格", "关于", "以及") {
			return j
		}
	}
	return from
}

// yearBackwards is where the year in brackets that ends at i begins; i when there is none.
func (p *plain) yearBackwards(i int) int {
	if i < 6 || p.r[i-1] != ')' && p.r[i-1] != ']' {
		return i
	}
	y, j := numeral(p.r, i-5)
	if j != i-1 || !yearLike(y) || p.r[i-6] != '(' && p.r[i-6] != '[' {
		return i
	}
	return i - 6
}

// agency is a character of the words before the year of a document number: 赣府厅发.
func agency(r rune) bool {
	return !stop(r) && r != '《' && r != '》' && r != ' ' && !arabic(r) && r > 0x7f && r != '和' && r != '及' && r != '见'
}
