package page

import "regexp"

// separators are the short horizontal rules in the lower part of a page that belong to no table.
func separators(s *Sheet, parts []*part) []Rule {
	var out []Rule
	for _, r := range s.Rules {
		flat, wide := r.Y1-r.Y0 < 1, r.X1-r.X0
		if flat && wide > 0.08*s.Width && wide < 0.45*s.Width && r.Y0 > 0.4*s.Height && !within(parts, r) {
			out = append(out, r)
		}
	}
	return out
}

func within(parts []*part, r Rule) bool {
	for _, p := range parts {
		if b := p.box(); r.Y0 > b.Y0-touch && r.Y0 < b.Y1+touch {
			return true
		}
	}
	return false
}

// footnotes marks the lines below a short rule at the left margin that are set smaller than the text.
func (l *leaf) footnotes() {
	if len(l.lines) == 0 {
		return
	}
	m := l.measure(0)
	for _, r := range l.lines {
		if r.X0 < m.left+2*m.size {
			l.footnotesBelow(r.Y0, m.size)
		}
	}
}

func (l *leaf) footnotesBelow(y, size float64) {
	small := func(it *item) bool {
		return it.part == nil && it.layer == Body && it.line.way == East && it.line.size < 0.95*size
	}
	from := len(l.items)
	for from > 0 && (l.items[from-1].layer == Footer || l.items[from-1].top() > y && small(&l.items[from-1])) {
		from--
	}
	if from == len(l.items) || from > 0 && l.items[from-1].top() > y || !noteMark.MatchString(l.items[from].line.text) {
		return
	}
	for i := from; i < len(l.items); i++ {
		if l.items[i].layer == Body {
			l.items[i].layer = Note
		}
	}
}

// noteMark is how a footnote begins: "1 指……", "①", "[1]", "*", "注：".
var noteMark = regexp.MustCompile(`^(?:[0-9]{1,3}|[①-⑳]|[\[〔［（(][0-9①-⑳]{1,3}[\]〕］）)]|[*＊※†]|注[0-9]*[：:])`)
