package parse

import (
	"slices"
	"strings"
	"sync"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// words is a strand cut into words, white space left out: 市|发展改革委|、|水利局.
// Its slices are lent by wordsPool: free gives them back.
type words struct {
	s     strand
	text  []rune  // folded, without white space
	at    []int32 // element of s for each character; nil where s has no white space
	gap   []bool  // white space stands before the character; nil where none does
	toks  []lexicon.Token
	marks []mark  // what each token is
	all   mark    // what any is
	solid []int32 // for each token, and the end, the characters before it that are neither separator nor bracket
	pair  []int32 // for a token that is a bracket, its partner; else -1
	brief bool    // only the share is asked for: nothing is quoted

	buffer    buffer
	open      []int32   // of pairs
	sectioned []section // of sections
	items     []piece   // of pieces
	joined    []piece   // of join
}

// buffer holds the text of words whose strand has white space or other brackets.
type buffer struct {
	text []rune
	at   []int32
	gap  []bool
}

var wordsPool = sync.Pool{New: func() any { return new(words) }}

// newWords lexes s; a word may span a line's end.
func newWords(s strand) *words {
	w := wordsPool.Get().(*words)
	w.s, w.text, w.at, w.gap, w.brief = s, s.fold, nil, nil, false
	if has := s.traits(); has&(whiteTrait|titleTrait) != 0 {
		w.rewrite(has)
	}
	if !w.recall() {
		w.lex()
		w.match()
	}
	return w
}

// lexed is what newWords found in a strand, for who reads it again: a cell is weighed before it is read.
type lexed struct {
	from, to int // the strand within its source
	toks     []lexicon.Token
	marks    []mark
	solid    []int32
	pair     []int32
	all      mark
}

// keep remembers the words with the strand's source, in place of those remembered before.
func (w *words) keep() {
	n := len(w.toks)
	numbers := make([]int32, 2*n+1)
	l := &lexed{from: w.s.start, to: w.s.start + w.s.len(), toks: slices.Clone(w.toks), marks: slices.Clone(w.marks), solid: numbers[:n+1], pair: numbers[n+1:], all: w.all}
	copy(l.solid, w.solid)
	copy(l.pair, w.pair)
	w.s.of.lexed = l
}

// recall reads the words that were kept; false where there are none.
func (w *words) recall() bool {
	if w.s.of == nil || w.s.of.lexed == nil {
		return false
	}
	l := w.s.of.lexed
	if l.from != w.s.start || l.to != w.s.start+w.s.len() {
		return false
	}
	w.toks, w.marks, w.solid, w.pair = append(w.toks[:0], l.toks...), append(w.marks[:0], l.marks...), append(w.solid[:0], l.solid...), append(w.pair[:0], l.pair...)
	w.all = l.all
	return true
}

// rewrite leaves out white space and rounds brackets.
func (w *words) rewrite(has trait) {
	b := &w.buffer
	b.at, b.text, b.gap = b.at[:0], b.text[:0], b.gap[:0]
	white, gaps := false, 0
	for i, r := range w.s.fold {
		if blank(r) {
			white = true
			continue
		}
		if white {
			gaps++
		}
		b.text, b.at, b.gap = append(b.text, r), append(b.at, int32(i)), append(b.gap, white)
		white = false
	}
	w.text = b.text
	if has&whiteTrait != 0 {
		w.at = b.at
	}
	if gaps > 0 {
		w.gap = b.gap
	}
	if has&titleTrait != 0 {
		roundLevels(w.text)
	}
}

// free gives w back. Nothing that w returned but strands may be used after it.
func (w *words) free() {
	w.s, w.text = strand{}, nil
	wordsPool.Put(w)
}

// roundLevels puts round brackets where angle brackets stand around levels: 各县〈市、区〉政府.
func roundLevels(text []rune) {
	for i, r := range text {
		if r != '《' {
			continue
		}
		j := i + 1
		for j < len(text) && strings.ContainsRune("市县区旗州镇乡街道、办处", text[j]) {
			j++
		}
		if j == i+1 || j == len(text) || text[j] != '》' {
			j = aliasEnd(text, i)
		}
		if j > i+1 && j < len(text) && text[j] == '》' {
			text[i], text[j] = '(', ')'
		}
	}
}

// aliasEnd is where a further name of the organ before it ends, in brackets that else hold titles: 县发改局〈县物价局|〉.
func aliasEnd(text []rune, i int) int {
	j := i + 1
	for j < len(text) && j-i <= longestAlias && text[j] != '》' {
		j++
	}
	if i == 0 || j == len(text) || text[j] != '》' || !strings.ContainsRune(bodies, text[i-1]) || !strings.ContainsRune(bodies, text[j-1]) {
		return i
	}
	return j
}

// bodies are the characters with which most names of single organs end, and longestAlias how many characters their other names have at most.
const (
	bodies       = "局委办厅院会处站队室科"
	longestAlias = 16
)

// lex cuts the text. A word may run over white space (发展 改革委), unless what
// stands on both sides are names by themselves: 区供销社 区委组织部 has no 社区.
func (w *words) lex() {
	w.toks = lexicon.AppendLex(w.toks[:0], w.text)
	for k := 0; k < len(w.gap); k++ {
		if k == 0 || !w.gap[k] || !crosses(w.toks, k) {
			continue
		}
		from, to := w.run(k)
		left, right := lexicon.Lex(w.text[from:k]), lexicon.Lex(w.text[k:to])
		if closes(left) && begins(right) && !crosses(w.toks, from) && !crosses(w.toks, to) {
			w.toks = splice(w.toks, from, to, left, right, k)
		}
	}
	w.part()
}

// city reports that 城市 at k ends a place's name: 韩城市.
func (w *words) city(k int) bool {
	before := w.toks[k-1]
	if before.Kind != lexicon.Unknown || before.To-before.From != 1 || separator(w.text[before.From]) || w.text[before.From] == '(' {
		return false
	}
	return (k == 1 || separator(w.text[before.From-1])) && (k+1 == len(w.toks) || separator(w.first(k+1)))
}

// part cuts 会同县 behind a name, where it is no place: 县交通运输局|会同|县|财政局.
func (w *words) part() {
	for k := 1; k < len(w.toks); k++ {
		t := w.toks[k]
		if t.Kind == lexicon.Word && t.To-t.From == 2 && w.text[t.From] == '城' && w.text[t.From+1] == '市' && w.city(k) {
			w.toks = slices.Replace(w.toks, k, k+1, lexicon.Token{From: t.From, To: t.From + 1}, lexicon.Token{From: t.From + 1, To: t.To, Kind: lexicon.Level})
			continue
		}
		if t.Kind != lexicon.Trap || t.To-t.From != 3 || w.text[t.From] != '会' || w.text[t.From+1] != '同' {
			continue
		}
		if before := w.toks[k-1].Kind; k+1 < len(w.toks) && (before == lexicon.Organ || before == lexicon.Suffix) {
			w.toks = slices.Replace(w.toks, k, k+1, lexicon.Token{From: t.From, To: t.To - 1, Kind: lexicon.Link}, lexicon.Token{From: t.To - 1, To: t.To, Kind: lexicon.Level})
		}
	}
}

// crosses reports a token on both sides of character k.
func crosses(toks []lexicon.Token, k int) bool {
	i, j := 0, len(toks)
	for i < j { // the first token that ends behind k
		if m := (i + j) / 2; toks[m].To > k {
			j = m
		} else {
			i = m + 1
		}
	}
	return i < len(toks) && toks[i].From < k
}

// run is the text without white space on both sides of the gap before character k.
func (w *words) run(k int) (from, to int) {
	from, to = k-1, k+1
	for from > 0 && !w.gap[from] {
		from--
	}
	for to < len(w.text) && !w.gap[to] {
		to++
	}
	return from, to
}

// closes reports a cut text that ends with a name.
func closes(toks []lexicon.Token) bool {
	switch toks[len(toks)-1].Kind {
	case lexicon.Organ, lexicon.Suffix, lexicon.Head, lexicon.Government, lexicon.Zone:
		return true
	}
	return false
}

// begins reports a cut text that begins like a name.
func begins(toks []lexicon.Token) bool {
	switch toks[0].Kind {
	case lexicon.Level, lexicon.Organ, lexicon.Collective, lexicon.Head, lexicon.Government:
		return true
	}
	return false
}

// splice puts the tokens of [from,k) and [k,to) in place of those of [from,to).
func splice(toks []lexicon.Token, from, to int, left, right []lexicon.Token, k int) []lexicon.Token {
	var out []lexicon.Token
	for _, t := range toks {
		if t.To <= from {
			out = append(out, t)
		}
	}
	for _, t := range left {
		out = append(out, lexicon.Token{From: t.From + from, To: t.To + from, Kind: t.Kind})
	}
	for _, t := range right {
		out = append(out, lexicon.Token{From: t.From + k, To: t.To + k, Kind: t.Kind})
	}
	for _, t := range toks {
		if t.From >= to {
			out = append(out, t)
		}
	}
	return out
}

// first is the first character of token i, 0 outside.
func (w *words) first(i int) rune {
	if i < 0 || i >= len(w.toks) {
		return 0
	}
	return w.text[w.toks[i].From]
}

// kind is the kind of token i, lexicon.Unknown outside.
func (w *words) kind(i int) lexicon.Kind {
	if i < 0 || i >= len(w.toks) {
		return lexicon.Unknown
	}
	return w.toks[i].Kind
}

// runes is the text of tokens [i,j).
func (w *words) runes(i, j int) []rune {
	if i >= j {
		return nil
	}
	return w.text[w.toks[i].From:w.toks[j-1].To]
}

// word is the text of tokens [i,j).
func (w *words) word(i, j int) string { return string(w.runes(i, j)) }

// is reports that token i is the word, of Chinese characters only.
func (w *words) is(i int, word string) bool {
	t := w.runes(i, i+1)
	if len(word) != 3*len(t) {
		return false
	}
	for k, r := range t {
		if r != rune(word[3*k]&0xF)<<12|rune(word[3*k+1]&0x3F)<<6|rune(word[3*k+2]&0x3F) {
			return false
		}
	}
	return true
}

// spaced reports white space before token i.
func (w *words) spaced(i int) bool { return len(w.gap) > 0 && i < len(w.toks) && w.gap[w.toks[i].From] }

// element is the element of s where the i-th character stands.
func (w *words) element(i int) int {
	if w.at == nil {
		return i
	}
	return int(w.at[i])
}

// strand is tokens [i,j) as they stand in the text.
func (w *words) strand(i, j int) strand {
	if i >= j {
		return strand{}
	}
	return w.s.cut(w.element(w.toks[i].From), w.element(w.toks[j-1].To-1)+1)
}

// past is the token after i, or after the bracket that i opens.
func (w *words) past(i int) int {
	if p := int(w.pair[i]); p > i {
		return p + 1
	}
	return i + 1
}

// back is the token before j, before the bracket when one closes there.
func (w *words) back(j int) int {
	for j > 0 {
		if p := int(w.pair[j-1]); p >= 0 && p < j-1 {
			j = p
			continue
		}
		break
	}
	return j
}

// separator reports what stands between organs of a list.
func separator(r rune) bool {
	switch r {
	case '、', ',', ';', '。', '/', '|', '\\', '､', '.', '!', '?':
		return true
	}
	return false
}

// listEnd reports a separator that ends a list: 。 or ;.
func listEnd(r rune) bool { return r == '。' || r == ';' || r == '.' || r == '!' }
