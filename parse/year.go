package parse

import "regexp"

var (
	yearRange  = regexp.MustCompile(`((?:19|20)\d\d)年?(?:-|—|~|至|到)+((?:19|20)\d\d年)`)
	yearAlone  = regexp.MustCompile(`(?:19|20)\d\d年|二[〇○零O][〇○零O一二三四五六七八九]{2}年`)
	yearOfPlan = regexp.MustCompile(`"?十[一二三四五六七八九]五"?|第十[一二三四五六七八九]个五年`)
	yearPeriod = regexp.MustCompile(`(?:年度?)((?:[上下]半年)|第?[一二三四1-4]季度|前[三3]季度|\d{1,2}(?:-|—|~|至)\d{1,2}月份?|\d{1,2}月份)`)
	yearUntil  = regexp.MustCompile(`截[至止](?:(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|底|末)?|目前)`)
)

// years are the years that a title is about: one (2021年), the first and the last
// (2018—2035年), or a five-year plan's name (十四五). Titles of other documents
// within it, in 《》, say nothing.
func years(title strand) []Quote {
	s := title.outside()
	text := s.text()
	if m := yearRange.FindStringSubmatchIndex(text); m != nil {
		return []Quote{s.bytes(m[2], m[3]).quote(), s.bytes(m[4], m[5]).quote()}
	}
	var out []Quote
	for _, m := range yearAlone.FindAllStringIndex(text, -1) {
		if q := s.bytes(m[0], m[1]).quote(); len(out) == 0 || out[0].Text != q.Text {
			out = append(out, q)
		}
	}
	if m := yearOfPlan.FindStringIndex(text); m != nil && len(out) == 0 {
		out = append(out, s.bytes(m[0], m[1]).quote())
	}
	return out
}

// period is the part of the year that a title is about: 上半年, 1-6月份, 截至6月底.
func period(title strand) Quote {
	s := title.outside()
	text := s.text()
	if m := yearPeriod.FindStringSubmatchIndex(text); m != nil {
		return s.bytes(m[2], m[3]).quote()
	}
	if m := yearUntil.FindStringIndex(text); m != nil {
		return s.bytes(m[0], m[1]).quote()
	}
	return Quote{}
}

// bytes cuts by the byte offsets of s.text(), as regexp reports them.
func (s strand) bytes(from, to int) strand {
	text := s.text()
	return s.cut(runeAt(text, from), runeAt(text, to))
}

// outside is s without what stands in 《》, unless that is all of it.
func (s strand) outside() strand {
	out := strand{}
	from, depth := 0, 0
	for i, r := range s.fold {
		switch {
		case r == '《' && depth == 0:
			out, depth = out.glue(s.cut(from, i)), 1
		case r == '《':
			depth++
		case r == '》' && depth > 0:
			depth, from = depth-1, i+1
		}
	}
	if depth == 0 {
		out = out.glue(s.from(from))
	}
	if out.len() < 4 {
		return s
	}
	return out
}
