package parse

import (
	"slices"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// readSupervisors cuts the persons and posts of a cell or label apart: 李红军、孙伟. A blank
// inside a name cuts nothing: 孙 伟. Posts of one person stay with the name: 副县长、公安局局长李伟.
func readSupervisors(s strand) []Quote {
	var out []Quote
	from := 0
	for i := 0; i <= s.len(); i++ {
		if i < s.len() && s.fold[i] != '\n' && s.fold[i] != '。' && !separator(s.fold[i]) {
			continue
		}
		if i < s.len() && s.fold[i] == '、' && samePerson(s.cut(from, i), s.from(i+1)) {
			continue
		}
		if name := s.cut(from, i).trimFunc(edge); name.dense().len() > 1 && !isVoid(name) {
			out = append(out, name.quote())
		}
		from = i + 1
	}
	return out
}

// longestPersons is how many characters persons in one cell have at most that tell what it holds.
const longestPersons = 24

// isPersons reports a cell of nothing but names, with or without their posts: 罗建华、唐 军, 副县长 冯海涛, 林秀英等5人.
func isPersons(s strand) bool {
	if s = s.trim(); s.len() < 2 || s.len() > longestPersons {
		return false
	}
	for _, name := range s.split(separator) {
		if name = name.dense(); name.len() > 0 && !isPerson(name.fold) {
			return false
		}
	}
	return true
}

func isPerson(name []rune) bool {
	if n := lexicon.Post(name); n > 0 {
		name = name[n:]
	}
	if i := slices.Index(name, '等'); i > 0 && name[len(name)-1] == '人' {
		name = name[:i]
	}
	n := lexicon.Surname(name)
	return len(name) == 0 || n > 0 && len(name) > n && len(name) <= min(n+2, longestPerson)
}

// samePerson reports a post without a name, before 、 and a post with one: 副县长、公安局局长李伟.
func samePerson(before, after strand) bool {
	before = before.dense()
	n := before.len()
	if n == 0 || lexicon.Post(before.fold) < n {
		return false
	}
	next := after.split(separator)[0].dense()
	post := lexicon.Post(next.fold)
	return post > 0 && post < next.len()
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
