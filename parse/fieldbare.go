package parse

import (
	"strings"
	"unicode/utf8"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// bareOpeners are the characters with which labels without a colon begin: those that need none,
// and those of what a document states, which may end with their cell.
func bareOpeners() string {
	var sb strings.Builder
	for _, f := range lexicon.Fields() {
		if f.Bare || f.Name != "furniture" && f.Name != "other" {
			r, _ := utf8.DecodeRuneInString(f.Label)
			sb.WriteRune(r)
		}
	}
	return sb.String()
}

// bareFields reads a line of labels without colons: 发布机构 某区政府办 文 号 某政办〔2023〕1号.
func bareFields(s strand, start int) []field {
	f, ok := bareField(s, start)
	if !ok {
		return gluedFields(s, start)
	}
	out := []field{f}
	for i := f.behind; i < s.len(); i++ {
		if !isFrame(s.fold[i-1]) || isFrame(s.fold[i]) {
			continue
		}
		if next, ok := bareField(s, i); ok && next.behind < s.len() && (f.stated(s, i) || ruled(s, next.behind)) {
			out, f, i = append(out, next), next, next.behind
		}
	}
	return out
}

// bareField reads a label without a colon that begins at start: 文号 旺府办函〔2021〕19号.
func bareField(s strand, start int) (field, bool) {
	best, ok := field{}, false
	if start == s.len() || !is(s.fold[start], fieldTrait) {
		return best, ok
	}
	for i := start; i < s.len() && i-start < 20; i++ {
		if blank(s.fold[i]) || i+1 < s.len() && !isFrame(s.fold[i+1]) {
			continue
		}
		if f, found := fieldOf()[s.cut(start, i+1).key()]; found && (f.Bare || ruled(s, i+1) || f.Name == "title" && isTitle(s.from(i+1).tight().text()) != lexicon.NoEnding) {
			best, ok = field{name: f.Name, from: start, behind: i + 1}, true
		}
	}
	return best, ok
}

// ruled reports the end of a cell at i: a label before it needs no colon.
func ruled(s strand, i int) bool {
	i = skipBlank(s, i)
	return i < s.len() && s.fold[i] == '|'
}

// stated reports that words stand between the label and i.
func (f field) stated(s strand, i int) bool {
	return s.cut(f.behind, i).trimFunc(isFrame).len() > 0
}

// The most code points of a line of labels glued to their values, and of such a label.
const (
	longestGlued = 90
	longestBare  = 8
)

// gluedFields reads a line that lost what stood between its cells: 发文机构某市人民政府办公厅发文字号某政办〔2020〕1号.
// Nothing but labels, and values of their sort, may stand in it.
func gluedFields(s strand, start int) []field {
	if s.len() > longestGlued || start == s.len() || !is(s.fold[start], fieldTrait) {
		return nil
	}
	var out []field
	for i := start; i < s.len(); {
		f, ok := gluedLabel(s, i)
		if !ok {
			return nil
		}
		end := f.behind + 1
		for ; end < s.len(); end++ {
			if _, next := gluedLabel(s, end); next {
				break
			}
		}
		if v := s.cut(min(f.behind, s.len()), min(end, s.len())); !f.fits(v) || f.name == "issuer" && v.len() > longestBare*4 {
			return nil
		}
		out, i = append(out, f), end
	}
	return out
}

// gluedLabel finds the longest label without a colon that begins at i.
func gluedLabel(s strand, i int) (field, bool) {
	for n := min(longestBare, s.len()-i-1); n > 1; n-- {
		if f, ok := fieldOf()[s.cut(i, i+n).text()]; ok && f.Bare && f.Name != "furniture" {
			return field{name: f.Name, from: i, behind: i + n}, true
		}
	}
	return field{}, false
}
