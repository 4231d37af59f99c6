package parse

import "github.com/taizhang/taizhang/parse/lexicon"

// readSupervisors cuts the persons and posts of a cell or label apart: 李红军、孙伟. A blank
// inside a name cuts nothing: 孙 伟.
func readSupervisors(s strand) []Quote {
	var out []Quote
	from := 0
	for i := 0; i <= s.len(); i++ {
		if i < s.len() && s.fold[i] != '\n' && s.fold[i] != '。' && !separator(s.fold[i]) {
			continue
		}
		if name := s.cut(from, i).trimFunc(edge); name.dense().len() > 1 && !isVoid(name) {
			out = append(out, name.quote())
		}
		from = i + 1
	}
	return out
}

// watches reports a label of persons: 牵头领导:, 责任人:.
func (r *reader) watches(sec section) bool {
	if sec.label.to-1 <= sec.label.from {
		return false
	}
	h, ok := lexicon.Header(r.word(sec.label.from, sec.label.to-1))
	return ok && h == lexicon.HeaderSupervisor
}

// readSupervisors reads the cells of persons, and what names persons among the organs.
func (d *draft) readSupervisors(among []strand, l *Ledger) []Quote {
	var out []Quote
	for _, s := range append(d.supervisors, among...) {
		out = append(out, readSupervisors(s)...)
		l.claim(s, RemarksPart)
	}
	return out
}
