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
	if j == i {
		return i, act{}
	}
	if !w.closed(j, end) {
		if j = w.object(j, end); j < 0 {
			return i, act{}
		}
		a := act{role: Responsible, size: len(w.runes(i, j))}
		if w.has(i, j, lexicon.LeadAct) {
			a.role = Lead
		}
		return j, a
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
	return i >= 0 && i < len(w.marks) && w.marks[i]&actMarks != 0
}

// longestObject is how many code points tell what somebody answers for.
const longestObject = 14

// object is the end of what stands behind 负责 and names no organ: 市财政局负责|资金保障; -1 when it is
// none, or says of the plan itself that somebody 负责|解释.
func (w *words) object(j, end int) int {
	act := j - 1
	if act > 0 && w.kind(act) == lexicon.ImplementAct { // 负责|做好
		act--
	}
	if word := w.word(act, act+1); w.kind(act) != lexicon.ResponsibleAct && w.kind(act) != lexicon.LeadAct || !strings.HasSuffix(word, "负责") || strings.ContainsRune("制人的同", w.first(j)) || w.starts(j, "解释") {
		return -1
	}
	k := j
	for ; k < end && !separator(w.first(k)); k++ {
		switch w.kind(k) {
		case lexicon.Organ, lexicon.Suffix, lexicon.Head, lexicon.Collective, lexicon.Level, lexicon.Government, lexicon.LeadAct, lexicon.Trap:
			return -1
		}
		if w.first(k) == '(' || w.first(k) == ')' || w.spaced(k) {
			return -1
		}
	}
	if n := len(w.runes(j, k)); n < 2 || n > longestObject {
		return -1
	}
	return k
}

// starts reports that the text from token j on begins with two characters.
func (w *words) starts(j int, with string) bool {
	return j < len(w.toks) && w.toks[j].From+2 <= len(w.text) && string(w.text[w.toks[j].From:w.toks[j].From+2]) == with
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
