package parse

import (
	"slices"
	"strings"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// span is elements [from,to) of a strand.
type span struct{ from, to int }

// closingDuty cuts a duty statement off the end of a paragraph: …定期公开。(责任单位:区财政局).
func closingDuty(s strand) (body, duty strand, def Role, ok bool) {
	end := s.len()
	for end > 0 && (blank(s.fold[end-1]) || separator(s.fold[end-1])) {
		end--
	}
	if end > 0 && s.fold[end-1] == ')' {
		if open := s.opening(end - 1); open >= 0 && s.states(open, end) {
			return s.cut(0, open), s.cut(open, end), Responsible, true
		}
	}
	if from, ok := s.labelled(end); ok {
		return s.cut(0, from), s.cut(from, end), Responsible, true
	}
	if from, ok := s.stated(end); ok {
		return s.cut(0, from), s.cut(from, end), Responsible, true
	}
	return s, strand{}, "", false
}

// stated finds the last sentence of [0,end), or the last two, when it says nothing but who does
// what: …新建口袋公园20个。|市园林局牵头,各街道配合。9月底前完成.
func (s strand) stated(end int) (from int, ok bool) {
	acts := false
	for from, k := end, 0; k < 2; k++ {
		to := from
		for from > 0 && s.fold[from-1] != '。' {
			from--
		}
		if from == 0 || end-from > longestClause {
			return 0, false
		}
		acts = acts || s.cut(from, to).untimed().acting()
		if acts && s.cut(from, end).says() {
			return from, true
		}
		from--
	}
	return 0, false
}

// longestClause is how many code points a sentence that only names organs has.
const longestClause = 160

// acting reports words of role at the end of a sentence.
func (s strand) acting() bool {
	for _, word := range [...]string{"负责", "牵头", "配合", "落实", "参与", "实施", "承办", "协办", "主办", "会办", "参加"} {
		if i := s.len() - 2; i > 0 && s.cut(i, s.len()).index(word) == 0 {
			return true
		}
	}
	return false
}

// untimed is a sentence without the clause at its end that says by when: 由市交通局承办|,11月底前完成.
func (s strand) untimed() strand {
	n := s.len()
	if n < 4 || s.fold[n-1] != '成' && s.fold[n-1] != '前' && s.fold[n-1] != '底' {
		return s
	}
	for i := n - 1; i > 0 && n-i <= longLine; i-- {
		if s.fold[i] == ',' {
			if timeShare(s.from(i+1)) >= 0.8 {
				return s.cut(0, i)
			}
			return s
		}
	}
	return s
}

// says reports a sentence that is nothing but organs and words of role.
func (s strand) says() bool {
	if s = s.trim(); s.starts("由") {
		s = s.from(1)
	}
	r := reader{words: newWords(s)}
	r.brief = true
	defer r.free()
	out := r.read(Responsible)
	return r.acted && r.named && out.share >= 0.95
}

// opening is the bracket that the one at i closes, -1 when there is none.
func (s strand) opening(i int) int {
	depth := 0
	for ; i >= 0; i-- {
		switch s.fold[i] {
		case ')':
			depth++
		case '(':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// closing is the bracket that the one at i opens, -1 when there is none.
func (s strand) closing(i int) int {
	depth := 0
	for ; i < s.len(); i++ {
		switch s.fold[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// longestStatement is how many code points a bracket of duties has at most.
const longestStatement = 1200

// states reports that the bracket [open,end) says who does what, and is no alias: not 政务服务中心(行政服务中心).
func (s strand) states(open, end int) bool {
	if end-open < 4 || end-open > longestStatement {
		return false
	}
	if !s.cut(open, end).mayName() {
		return false
	}
	r := reader{words: newWords(s.cut(open, end))}
	r.brief = true
	defer r.free()
	from, to := r.inside()
	if from >= to || r.levelOnly(from, to) {
		return false
	}
	end = to
	to = r.ruledAfter(from, to)
	r.rules(to, end)
	secs := r.sections(from, to, Responsible)
	for _, sec := range secs {
		r.section(sec)
	}
	out := r.finish(from, to)
	switch {
	case !r.named:
		return len(secs) > 1 && secs[0].from == secs[0].to && secs[1].role != "" && out.share > 0
	case len(secs) > 1 && secs[0].to <= secs[0].from:
		return slices.ContainsFunc(secs[1:], section.organs) && out.share >= 0.4
	case r.acted:
		return out.share >= 0.7
	case open > 0 && s.fold[open-1] == '。' && out.share >= 0.45:
		return true // no alias stands behind a sentence: …培训机构。(校外培训监管处)
	}
	return r.likely == 0 && out.share >= 0.8 && !s.nameBefore(open)
}

// nameBefore reports that a name ends just before i, of which a bracket would be an alias or a part.
func (s strand) nameBefore(i int) bool {
	from := max(i-8, 0)
	w := newWords(s.cut(from, i))
	defer w.free()
	last := len(w.toks) - 1
	switch w.kind(last) {
	case lexicon.Organ, lexicon.Suffix, lexicon.Head, lexicon.Level, lexicon.Area, lexicon.Zone, lexicon.Government, lexicon.Stem:
		return last == 0 || !w.counted(last-1) // 治理危险路段20处
	}
	return false
}

// counted reports a number before what is counted: 20|处, 5|所.
func (w *words) counted(i int) bool {
	t := w.runes(i, i+1)
	return digitRune(t[len(t)-1]) || strings.ContainsRune("个余多", t[len(t)-1])
}

// labelled finds a label that starts the last sentence or line of [0,end): 责任单位:区财政局.
func (s strand) labelled(end int) (from int, ok bool) {
	best, before := -1, -1
	for i := end - 1; i > 0; i-- {
		if s.fold[i] != ':' {
			continue
		}
		start, organs, known := s.labelStart(i)
		if !known {
			break
		}
		switch {
		case organs:
			best, before = start, -1
		case best >= 0 && best-i <= longLine && s.cut(i, best).index("。") < 0:
			before = start // 责任领导:张三;责任单位:县人社局
		}
		i = start
	}
	if best < 0 || readDuties(s.cut(best, end), Responsible).share < 0.6 {
		return 0, false
	}
	if before >= 0 && readDuties(s.cut(before, end), Responsible).share >= 0.6 {
		return before, true
	}
	return best, true
}

// labelStart is where the label before the colon at i begins, if it is one, and
// whether it names a role of organs.
func (s strand) labelStart(i int) (start int, organs, known bool) {
	start, word := i, i
	for start > 0 && i-start <= longestLabel && !separator(s.fold[start-1]) && s.fold[start-1] != ')' && s.fold[start-1] != '\n' {
		if start--; word == i && blank(s.fold[start]) && start < i-1 {
			word = start + 1
		}
	}
	role, _, known := labelRole(s.cut(start, i).key())
	if word < i && (!known || s.cut(start, i).index(":") >= 0) { // 牵头单位:县卫健委 责任单位:各乡镇
		start = word
		role, _, known = labelRole(s.cut(word, i).key())
	}
	return start, role != "", known
}

// dutyBrackets finds every bracket of a paragraph that states duties, outermost and with the brackets.
func dutyBrackets(s strand) []span {
	if s.traits()&openTrait == 0 {
		return nil
	}
	var out []span
	for i := 0; i < s.len(); i++ {
		if s.fold[i] != '(' {
			continue
		}
		end := s.closing(i)
		if end < 0 {
			continue
		}
		if s.states(i, end+1) {
			out = append(out, span{i, end + 1})
		}
		i = end
	}
	return out
}

// unended reports a list of organs that goes on with next: it ends inside a name or with 、.
func (s strand) unended(next strand) bool {
	s, next = s.trim(), next.trim()
	if s.len() == 0 || next.len() == 0 || separator(s.fold[s.len()-1]) || separator(next.fold[0]) {
		return s.len() > 0 && next.len() > 0
	}
	w := newWords(s)
	defer w.free()
	from := len(w.toks)
	for from > 0 && !separator(w.first(from-1)) {
		from--
	}
	return !w.complete(from, len(w.toks))
}
