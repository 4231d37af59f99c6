package parse

import (
	"strings"
	"unicode/utf8"
)

// bottom claims what stands below the plan.
func (r *headReader) bottom() {
	r.end = len(r.lines)
	for r.end > r.body && r.foots(r.end-1) {
		r.end--
		r.above(r.end)
	}
}

// foots reports that a line stands below the plan.
func (r *headReader) foots(i int) bool {
	l := r.lines.at(i)
	switch l.sort {
	case furnitureLine, imprintLine, releaseLine:
		return true
	case fieldLine:
		return true
	case attachedLine:
		return r.outlined()
	case sentenceLine:
		return r.outlined() && (bids(l.key) || concludes(l.key)) && !allots(l.key)
	case dateLine:
		return r.signable(i) && i > r.body && (isOrgan(r.lines.at(i-1).key) || r.closes(i))
	case shortLine:
		o, _ := signature(r.lines, i)
		return r.signable(i) && o.len() > 0
	}
	return false
}

// closes reports a whole date right below the last sentence of a text, no organ above it: 2022年1月18日.
func (r *headReader) closes(i int) bool {
	key, above := r.lines.at(i).key, r.lines.at(i-1)
	return strings.HasSuffix(strings.TrimSuffix(key, ")"), "日") && strings.Contains(key, "年") && above.sort <= serialLine && strings.HasSuffix(above.key, "。")
}

// signatureWithin finds the issuer's signature between the text and what is attached to it.
func (r *headReader) signatureWithin() {
	issuer := r.issuer().text()
	if len(r.dates) > 0 || issuer == "" || !r.outlined() {
		return
	}
	for i := r.body; i < r.end; i++ {
		if o, date := signature(r.lines, i); date.len() > 0 && strings.HasSuffix(issuer, o.text()) {
			r.dates = append(r.dates, date)
			r.claim(i, MetadataPart)
			r.claim(i+1, MetadataPart)
			return
		}
	}
}

// signable reports that a line with an organ or a date is a signature and not a cell:
// below paragraphs, or right below a table that came as one.
func (r *headReader) signable(i int) bool {
	if r.outlined() {
		return true
	}
	for _, l := range r.lines[max(r.body, i-2):i] {
		if r.nodes[l.n].table != nil {
			return true
		}
	}
	return false
}

// outlined reports a plan in paragraphs 一、（一）, where a last line with an organ
// or a date is a signature and not a cell.
func (r *headReader) outlined() bool {
	return r.body < len(r.lines) && r.lines.at(r.body).sort <= serialLine
}

// runningTitle claims the title, and what stands before it, where a page prints it again beside its number.
func (r *headReader) runningTitle() {
	title := r.title.s.text()
	if title == "" {
		return
	}
	last, _ := utf8.DecodeLastRuneInString(title)
	for i := min(r.body, r.end); i < r.end; i++ {
		if s := r.lines[i].node.text.trim(); s.len() == 0 || s.fold[s.len()-1] != last {
			continue
		}
		if l := r.lines.at(i); l.sort == shortLine && strings.HasSuffix(l.key, title) && l.s.len() <= longestTitle && (r.numbersPage(l.n, -1) || r.numbersPage(l.n, 1)) {
			r.nodes[l.n].part = FurniturePart
		}
	}
}

// numbersPage reports that the next node with words, in the direction of step, is the number of a page: — 3 —.
func (r *headReader) numbersPage(i, step int) bool {
	for i += step; i >= 0 && i < len(r.nodes); i += step {
		if n := &r.nodes[i]; !n.empty() {
			return n.part == FurniturePart && n.table == nil && pageNumber.MatchString(n.text.key())
		}
	}
	return false
}
