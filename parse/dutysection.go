package parse

import (
	"strings"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// longestLabel is how many code points stand before the colon of a label: 牵头责任单位及责任人.
const longestLabel = 14

// section is what follows one label: 牵头单位:|区司法局、区市场监管局.
type section struct {
	role     Role // "" where the label names no organs: 完成时限, 牵头领导
	time     bool
	label    span // tokens
	from, to int
}

// organs reports a section of organs.
func (s section) organs() bool { return s.role != "" }

// sections cuts w at its inner labels; what stands before the first has role def.
func (w *words) sections(from, to int, def Role) []section {
	out := append(w.sectioned[:0], section{role: def, from: from, to: to})
	start := from
	for i := from; i < to && w.all&labelMark != 0; i = w.past(i) {
		if r := w.first(i); separator(r) && !w.numberDot(i) || w.spaced(i) && w.first(i) != ':' {
			start = i
			if separator(r) {
				start = i + 1
				continue
			}
		}
		if w.marks[i]&labelMark == 0 {
			continue
		}
		if end, sec, ok := w.label(start, i, to); ok {
			out[len(out)-1].to = start
			sec.to = to
			out = append(out, sec)
			start, i = end, end-1
		}
	}
	w.sectioned = out
	return out
}

// label reads tokens [start,i] as a label that ends at i, with its colon or before white space or a name.
func (w *words) label(start, i, to int) (end int, sec section, ok bool) {
	if start > i || start < to && w.first(start) == '(' {
		return 0, sec, false
	}
	if w.first(i) == ':' && i > start {
		role, isTime, known := labelRole(w.word(start, i))
		return i + 1, section{role: role, time: isTime, label: span{start, i + 1}, from: i + 1}, known
	}
	if w.kind(i) != lexicon.Head || i+1 >= to || w.first(i+1) == ':' {
		return 0, sec, false
	}
	if end, ok = w.colonless(i+1, to); !ok {
		return 0, sec, false
	}
	if text := w.word(start, i+1); strings.HasSuffix(text, "单位") || strings.HasSuffix(text, "部门") {
		role, exact := shortLabels[text]
		return end, section{role: role, label: span{start, end}, from: end}, exact
	}
	return 0, sec, false
}

// colonless is where the organs begin behind a label without its colon: 责任单位 市教育局, 责任单位为|市教育局, 责任单位;|市教育局.
func (w *words) colonless(i, to int) (from int, ok bool) {
	switch r := w.first(i); {
	case r == '为' || r == '是' || r == ';' || r == ',':
		return i + 1, i+1 < to && w.opens(i+1, to)
	case separator(r):
		return 0, false
	}
	return i, w.spaced(i) || w.kind(i) == lexicon.Level || w.kind(i) == lexicon.Collective
}

// shortLabels are those that are labels without a colon too.
var shortLabels = map[string]Role{
	"牵头单位": Lead, "牵头部门": Lead, "牵头责任单位": Lead, "主办单位": Lead, "配合单位": Support, "配合部门": Support, "协办单位": Support,
	"协同责任单位": Support, "参与单位": Support, "责任单位": Responsible, "责任部门": Responsible, "承办单位": Responsible, "落实单位": Implement,
}

// labelRole tells what a label announces: 牵头单位 organs, 完成时限 a time, 牵头领导 persons.
func labelRole(text string) (role Role, isTime, known bool) {
	if len([]rune(text)) > longestLabel {
		return "", false, false
	}
	switch h, ok := lexicon.Header(text); {
	case !ok:
	case h == lexicon.HeaderLead, h == lexicon.HeaderSupport, h == lexicon.HeaderResponsible, h == lexicon.HeaderImplement:
		return Role(h), false, true
	case h == lexicon.HeaderDeadline:
		return "", true, true
	default:
		return "", false, true
	}
	r, ok := lexicon.LabelRole(text)
	return Role(r), false, ok
}
