package parse

import "github.com/taizhang/taizhang/parse/lexicon"

// mark is what a token may be to a rule: a bit for its kind, and what its characters are.
// Rules ask the marks first, for most tokens are nothing to most rules.
type mark uint32

// of is the mark of a kind.
func of(k lexicon.Kind) mark { return 1 << k }

// anyOf is the marks of kinds.
func anyOf(kinds []lexicon.Kind) (m mark) {
	for _, k := range kinds {
		m |= of(k)
	}
	return m
}

// The marks beside those of the kinds.
const (
	pauseMark   mark = 1 << (31 - iota) // a separator
	borderMark                          // a name may end before it
	labelMark                           // a label may end with it
	ruleMark                            // a character without which nothing is said of the whole document: 同, 一, 首, 均, 再
	timeMark                            // one without which nothing is told of a time: 月, 持续推进, 长期
	bracketMark                         // ( or )
	behindMark                          // it may stand right behind a name
	textMarks   = pauseMark | borderMark | labelMark | ruleMark | timeMark | bracketMark | behindMark
)

// The marks of kinds that rules ask for together.
var (
	actMarks = anyOf(actKinds)

	behindMarks = anyOf(behindKinds)

	// nameMarks are those without which nothing is a name: one ends with it.
	nameMarks = anyOf(nameKinds)
)

// match marks the tokens of w and pairs its round brackets.
func (w *words) match() {
	n := len(w.toks)
	w.marks, w.solid, w.all = sized(w.marks, n), sized(w.solid, n+1), 0
	solid := int32(0)
	for i := range w.toks {
		t := &w.toks[i]
		m, hard := markOf(w.text[t.From:t.To], t.Kind)
		if w.spaced(i) || i > 0 && w.toks[i-1].Kind == lexicon.Etc {
			m |= borderMark | behindMark
		}
		w.marks[i], w.solid[i] = m, solid
		w.all |= m
		solid += int32(hard)
	}
	w.solid[n] = solid
	w.pairs()
}

// sized is a slice of n elements, in the memory of s where that has room.
func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, 2*n)
	}
	return s[:n]
}

// markOf marks a token by its characters and kind, and counts those that are neither separator nor bracket.
func markOf(word []rune, k lexicon.Kind) (m mark, solid int) {
	first := traitOf(word[0])
	all := first
	for _, r := range word {
		t := traitOf(r)
		all |= t
		if t&(pauseTrait|edgeTrait) == 0 {
			solid++
		}
	}
	m = of(k)
	if first&pauseTrait != 0 {
		m |= pauseMark
	}
	if first&(openTrait|bulletTrait) != 0 || k == lexicon.Link || k == lexicon.Level {
		m |= borderMark
	}
	if first&colonTrait != 0 || k == lexicon.Head {
		m |= labelMark
	}
	if first&(openTrait|shutTrait) != 0 {
		m |= bracketMark
	}
	if m&behindMarks != 0 || first&(pauseTrait|edgeTrait|bulletTrait|titleTrait|colonTrait) != 0 || word[0] == '*' {
		m |= behindMark
	}
	if all&ruleTrait != 0 {
		m |= ruleMark
	}
	if all&ofTimeTrait != 0 {
		m |= timeMark
	}
	return m, solid
}

// pairs finds the partner of each round bracket.
func (w *words) pairs() {
	w.pair, w.open = sized(w.pair, len(w.toks)), w.open[:0]
	for i := range w.pair {
		w.pair[i] = -1
	}
	for i := 0; i < len(w.marks) && w.all&bracketMark != 0; i++ {
		switch {
		case w.marks[i]&bracketMark == 0:
		case w.first(i) == '(':
			w.open = append(w.open, int32(i))
		case len(w.open) > 0:
			last := w.open[len(w.open)-1]
			w.pair[i], w.pair[last], w.open = last, int32(i), w.open[:len(w.open)-1]
		}
	}
}

// mayName reports that some token can end a name, by what it is and by what stands behind it, or a label.
func (w *words) mayName() bool {
	if w.all&labelMark != 0 {
		return true
	}
	end := false
	for _, m := range w.marks {
		if end && m&behindMark != 0 {
			return true
		}
		end = m&nameMarks != 0
	}
	return end
}

// any is what the tokens [i,j) are.
func (w *words) any(i, j int) mark {
	var m mark
	for ; i < j; i++ {
		m |= w.marks[i]
	}
	return m
}

// solids counts what is neither separator nor bracket in tokens [i,j).
func (w *words) solids(i, j int) int {
	if i >= j {
		return 0
	}
	return int(w.solid[j] - w.solid[i])
}
