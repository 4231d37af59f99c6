package parse

import (
	"strings"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// act is what words of role say of the organs before them: 牵头, 按职责分工负责.
type act struct {
	role  Role
	loose bool // 负责落实: implement beside a lead, else responsible
	size  int  // code points
}

// act reads the words of role from token i on: 负责|具体|落实; the zero act when there are none.
func (w *words) act(i, end int) (int, act) {
	j, strong := i, false
	for j < end && w.acting(j) {
		strong = strong || w.kind(j) != lexicon.Manner
		j++
	}
	if j == i || !w.closed(j, end) {
		return i, act{}
	}
	text := w.word(i, j)
	if !strong && !strings.Contains(text, "职责") && !strings.Contains(text, "分工") {
		return i, act{}
	}
	a := w.actRole(i, j, text)
	a.size = len(w.runes(i, j))
	return j, a
}

func (w *words) acting(i int) bool {
	switch w.kind(i) {
	case lexicon.LeadAct, lexicon.SupportAct, lexicon.ImplementAct, lexicon.ResponsibleAct, lexicon.Manner:
		return true
	}
	return false
}

// closed reports that words of role may end before token j: not inside 负责|人, 参与|单位, 推进|领导小组.
func (w *words) closed(j, end int) bool {
	if j >= end {
		return true
	}
	switch w.kind(j) {
	case lexicon.Level, lexicon.Collective, lexicon.Organ, lexicon.Link, lexicon.Zone:
		return true
	}
	return w.spaced(j) || separator(w.first(j)) || w.first(j) == '(' || w.first(j) == ')' || w.placed(j, end)
}

func (w *words) actRole(i, j int, text string) act {
	switch {
	case w.has(i, j, lexicon.LeadAct):
		return act{role: Lead}
	case w.has(i, j, lexicon.SupportAct):
		return act{role: Support}
	case strings.Contains(text, "职责") || strings.Contains(text, "分工") || strings.Contains(text, "分别"):
		return act{role: Responsible}
	case w.has(i, j, lexicon.ImplementAct):
		return act{role: Responsible, loose: true}
	}
	return act{role: Responsible}
}
