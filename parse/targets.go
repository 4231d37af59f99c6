package parse

// targets are the clauses that a report announces as the year's 预期目标, where no item of the text
// is a task: 今年经济社会发展的主要预期目标是：地区生产总值增长6%左右；城镇新增就业5万人，…. Each
// clause that stands by itself is one. It returns the paragraphs that are none.
func targets(paras []node, l *Ledger) (out []draft, loose []node) {
	for i := 0; i < len(paras); i++ {
		opening, rest, ok := announced(paras[i].text.trim())
		if !ok {
			loose = append(loose, paras[i])
			continue
		}
		from, said := i, clauses(rest)
		for i+1 < len(paras) && enumerates(paras[i+1].text) {
			i++
			said = append(said, clauses(paras[i].text)...)
		}
		if !figured(said) {
			loose = append(loose, paras[from:i+1]...)
			continue
		}
		l.claim(opening, PreamblePart)
		for _, c := range said {
			out = append(out, draft{layout: Outline, content: c})
		}
	}
	return out, loose
}

// announced cuts a paragraph behind 预期目标是：.
func announced(s strand) (opening, rest strand, ok bool) {
	k := s.index("预期目标")
	if k < 0 || k > longLine {
		return opening, rest, false
	}
	k += len([]rune("预期目标"))
	if k < s.len() && (s.fold[k] == '是' || s.fold[k] == '为') {
		k++
	}
	if k >= s.len() || s.fold[k] != ':' {
		return opening, rest, false
	}
	return s.cut(0, k+1), s.from(k + 1).trim(), true
}

// enumerates reports a paragraph of a few short clauses, or of more with figures in them, and no prose.
func enumerates(s strand) bool {
	if _, numbered := readSerial(s.trim()); numbered || s.empty() {
		return false
	}
	said := clauses(s)
	for _, c := range said {
		if c.len() > 2*longLine {
			return false
		}
	}
	return len(said) <= 3 || figured(said)
}

// figured reports that most clauses hold a figure to reach: an enumeration of targets, no address.
func figured(said []strand) bool {
	n := 0
	for _, c := range said {
		if len(measures(c)) > 0 {
			n++
		}
	}
	return n >= 2 && 3*n >= len(said)
}

// clauses cuts a paragraph at every stop behind which a new statement begins.
func clauses(s strand) []strand {
	var out []strand
	from := 0
	for i, r := range s.fold {
		switch {
		case r != ',' && r != ';' && r != '。' && r != '\n':
		case r == ',' && (leansOn(s.cut(from, i)) || leansBack(s.from(i+1))):
		default:
			out = appendClause(out, s.cut(from, i))
			from = i + 1
		}
	}
	return appendClause(out, s.from(from))
}

func appendClause(out []strand, s strand) []strand {
	s = s.trim()
	for _, w := range [...]string{"同时,", "此外,", "同时"} {
		if s.starts(w) {
			s = s.from(len([]rune(w))).trim()
			break
		}
	}
	if s.empty() {
		return out
	}
	return append(out, s)
}

// leansOn reports a clause that says nothing without the next: 在优化结构的基础上, 同时.
func leansOn(s strand) bool {
	p := s.trim().plain()
	return len(p.r) <= 3 || p.ends(len(p.r), "基础上", "前提下", "条件下", "情况下", "同时", "的话")
}

// leansBack reports words that say more of the clause before: 并留有适当弹性, 其中…, 比上年提高….
func leansBack(s strand) bool {
	p := s.trim().plain()
	return p.past(0, "并", "其中", "且", "在实际", "比上年", "比去年", "高于", "低于", "占", "达到", "增长", "下降", "增幅", "同比", "力争") > 0
}
