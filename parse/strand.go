package parse

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/hanzi"
)

// strand is text under the eye of a rule: one element per code point, a run of
// white space being one element, each with its place. Strands can be cut and
// joined freely, so a name wrapped over two lines is matched like any other
// and still quotes both places.
type strand struct {
	fold []rune // hanzi.Fold, white space as ' ', or '\n' where a line ends
	raw  []rune
	at   []place
}

// place is where an element stands: wide code points from off.
type place struct {
	doc, block, cell int32 // doc < 0: a joint between two pieces, nowhere
	off, wide        int32
}

var joint = place{doc: -1}

// newStrand reads the raw text of one paragraph or cell.
func newStrand(text string, doc, block, cell int) strand {
	p := spool{strand: makeStrand(hanzi.RuneCount(text))}
	return p.put(text, doc, block, cell)
}

// spool holds strands one behind the other: those of a whole Bundle have their places in one piece of memory.
type spool struct {
	strand
	list []node // what a list of the Bundle's blocks may be written to
}

// leastSpool is how many elements have room in a piece of memory at least.
const leastSpool = 1 << 12

// spools lends the memory of whole Bundles: no result of Parse holds a strand.
var spools = sync.Pool{New: func() any { return new(spool) }}

// giveBack ends the loan; nothing of the Bundle is kept.
func (p *spool) giveBack() {
	clear(p.list)
	spools.Put(p)
}

// start makes p an empty spool for texts of so many bytes, most of them Chinese. No strand of what it held may be read any more.
func (p *spool) start(bytes int) {
	if n := max(bytes*2/5, leastSpool); cap(p.fold) < n {
		p.strand = makeStrand(n)
	}
	p.fold, p.raw, p.at = p.fold[:0], p.raw[:0], p.at[:0]
}

// room makes sure that text can be written, in memory of its own where what is left is too little.
func (p *spool) room(text string) {
	free := cap(p.fold) - len(p.fold)
	if free >= len(text) {
		return
	}
	if n := hanzi.RuneCount(text); free < n {
		p.strand = makeStrand(max(n, leastSpool))
	}
}

// write reads the raw text of one paragraph or cell.
func (p *spool) write(text string, doc, block, cell int) strand {
	p.room(text)
	return p.put(text, doc, block, cell)
}

// put is write where there is room.
func (p *spool) put(text string, doc, block, cell int) strand {
	from := len(p.fold)
	fold, raw, at := p.fold[from:cap(p.fold)], p.raw[from:cap(p.raw)], p.at[from:cap(p.at)]
	n, gap, here := 0, false, place{int32(doc), int32(block), int32(cell), 0, 1}
	all := hanzi.ReadRunes(raw, fold, text)
	if strings.Contains(text, indent) {
		unescape(fold[:all], raw[:all])
	}
	for off, f := range fold[:all] { // read and written in the same place, the first ahead
		r := raw[off]
		if here.off = int32(off); f > ' ' {
			fold[n], raw[n], at[n] = f, r, here
			n, gap = n+1, false
			continue
		}
		if r == '\n' || r == '\v' || r == '\r' || r == 0x2028 {
			f = '\n'
		}
		if gap && blank(f) {
			at[n-1].wide++
			if f == '\n' {
				fold[n-1], raw[n-1] = f, r
			}
			continue
		}
		gap = blank(f)
		fold[n], raw[n], at[n] = f, r, here
		n++
	}
	p.fold, p.raw, p.at = p.fold[:from+n], p.raw[:from+n], p.at[:from+n]
	return strand{fold[:n:n], raw[:n:n], at[:n:n]}
}

// indent is what a page that was escaped twice prints before a paragraph.
const indent = "&nbsp;"

// unescape makes blanks of the indents that a paragraph begins with: &nbsp;&nbsp;三、….
func unescape(fold, raw []rune) {
	for i := 0; i < len(fold); {
		n := startsWith(fold[i:], indent)
		if n == 0 && !blank(fold[i]) {
			return
		}
		for n = max(n, 1); n > 0; i, n = i+1, n-1 {
			fold[i], raw[i] = ' ', ' '
		}
	}
}

// size is how many code points were read into a whole paragraph or cell.
func (s strand) size() int {
	if len(s.at) == 0 {
		return 0
	}
	last := s.at[len(s.at)-1]
	return int(last.off + last.wide)
}

// makeStrand is an empty strand with room for n elements, in one piece for both texts.
func makeStrand(n int) strand {
	text := make([]rune, 2*n)
	return strand{text[:0:n], text[n : n : 2*n], make([]place, 0, n)}
}

func blank(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }

// len counts elements.
func (s strand) len() int { return len(s.fold) }

// empty reports that nothing but white space is there.
func (s strand) empty() bool {
	for _, r := range s.fold {
		if !blank(r) {
			return false
		}
	}
	return true
}

// cut is the elements [i,j).
func (s strand) cut(i, j int) strand { return strand{s.fold[i:j], s.raw[i:j], s.at[i:j]} }

// from is the elements from i on.
func (s strand) from(i int) strand { return s.cut(i, s.len()) }

// trim drops white space at both ends.
func (s strand) trim() strand {
	i, j := 0, len(s.fold)
	if j > 0 && !blank(s.fold[0]) && !blank(s.fold[j-1]) {
		return s
	}
	for i < j && blank(s.fold[i]) {
		i++
	}
	for j > i && blank(s.fold[j-1]) {
		j--
	}
	return s.cut(i, j)
}

func (s strand) trimFunc(drop func(rune) bool) strand {
	i, j := 0, s.len()
	for i < j && drop(s.fold[i]) {
		i++
	}
	for j > i && drop(s.fold[j-1]) {
		j--
	}
	return s.cut(i, j)
}

// then joins t behind s, with a line end between them.
func (s strand) then(t strand) strand {
	if s.len() == 0 {
		return t
	}
	if t.len() == 0 {
		return s
	}
	out := makeStrand(s.len() + 1 + t.len())
	return strand{
		append(append(append(out.fold, s.fold...), '\n'), t.fold...),
		append(append(append(out.raw, s.raw...), '\n'), t.raw...),
		append(append(append(out.at, s.at...), joint), t.at...),
	}
}

// joinLines joins strands, a line end between each two.
func joinLines(parts ...strand) strand {
	n := 0
	for _, s := range parts {
		n += s.len() + 1
	}
	out := makeStrand(n)
	for _, s := range parts {
		if s.len() == 0 {
			continue
		}
		if out.len() > 0 {
			out.fold, out.raw, out.at = append(out.fold, '\n'), append(out.raw, '\n'), append(out.at, joint)
		}
		out.fold, out.raw, out.at = append(out.fold, s.fold...), append(out.raw, s.raw...), append(out.at, s.at...)
	}
	return out
}

// glue joins t behind s with nothing between them.
func (s strand) glue(t strand) strand {
	if s.len() == 0 {
		return t
	}
	return strand{
		append(s.fold[:len(s.fold):len(s.fold)], t.fold...),
		append(s.raw[:len(s.raw):len(s.raw)], t.raw...),
		append(s.at[:len(s.at):len(s.at)], t.at...),
	}
}

// text is the folded text, one code point per element.
func (s strand) text() string { return hanzi.Text(s.fold) }

// words counts the elements that are no white space.
func (s strand) words() int {
	n := 0
	for _, r := range s.fold {
		if !blank(r) {
			n++
		}
	}
	return n
}

// key is the folded text without white space.
func (s strand) key() string {
	var b [384]byte
	key, from := b[:0], 0
	for i, r := range s.fold {
		if blank(r) {
			key, from = hanzi.AppendText(key, s.fold[from:i]), i+1
		}
	}
	return string(hanzi.AppendText(key, s.fold[from:]))
}

// dense drops every white space element, keeping places.
func (s strand) dense() strand {
	if s = s.trim(); !slices.ContainsFunc(s.fold, blank) {
		return s
	}
	return s.keep(func(i int) bool { return !blank(s.fold[i]) })
}

// keep is the elements for which in holds.
func (s strand) keep(in func(int) bool) strand {
	out := makeStrand(s.len())
	for i := range s.fold {
		if in(i) {
			out.fold, out.raw, out.at = append(out.fold, s.fold[i]), append(out.raw, s.raw[i]), append(out.at, s.at[i])
		}
	}
	return out
}

// index finds folded words in s; -1 when absent.
func (s strand) index(words string) int {
	first, _ := utf8.DecodeRuneInString(words)
	for i, r := range s.fold {
		if r == first && startsWith(s.fold[i:], words) > 0 {
			return i
		}
	}
	return -1
}

func indexRunes(text, words []rune) int {
	for i := 0; i+len(words) <= len(text); i++ {
		if equalRunes(text[i:i+len(words)], words) {
			return i
		}
	}
	return -1
}

func equalRunes(a, b []rune) bool {
	for i, r := range b {
		if a[i] != r {
			return false
		}
	}
	return true
}

// starts reports that s begins with folded words.
func (s strand) starts(words string) bool {
	return startsWith(s.fold, words) > 0
}

// split cuts s at every element for which sep holds, dropping those.
func (s strand) split(sep func(rune) bool) []strand {
	var out []strand
	from := 0
	for i, r := range s.fold {
		if sep(r) {
			out = append(out, s.cut(from, i))
			from = i + 1
		}
	}
	return append(out, s.from(from))
}

// quote turns s into a Quote: trimmed, displayed, neighbouring places merged.
func (s strand) quote() Quote {
	s = s.trim()
	if s.len() == 0 {
		return Quote{}
	}
	return Quote{Text: hanzi.DisplayText(s.raw), Pos: s.pos()}
}

// pos is the places of s as spans.
func (s strand) pos() ingest.Pos {
	var p ingest.Pos
	for i := 0; i < len(s.at); {
		var a place
		if a, i = s.run(i); a.doc < 0 {
			continue
		}
		if n := len(p) - 1; n >= 0 && p[n].To == int(a.off) && p[n].Doc == int(a.doc) && p[n].Block == int(a.block) && p[n].Cell == int(a.cell) {
			p[n].To += int(a.wide)
			continue
		}
		p = append(p, ingest.Span{Doc: int(a.doc), Block: int(a.block), Cell: int(a.cell), From: int(a.off), To: int(a.off + a.wide)})
	}
	return p
}

// run is the place of the elements from i on that follow one another in their paragraph or cell, and what is behind them.
func (s strand) run(i int) (place, int) {
	at := s.at[i:]
	a := at[0]
	for k := 1; k < len(at); k++ {
		if b := &at[k]; b.off != a.off+a.wide || b.block != a.block || b.cell != a.cell || b.doc != a.doc {
			return a, i + k
		}
		a.wide += at[k].wide
	}
	return a, len(s.at)
}

// runeAt converts a byte offset in s.text(), as regexp reports them, to an element index.
func runeAt(text string, byteOffset int) int {
	n := 0
	for i := range text {
		if i >= byteOffset {
			return n
		}
		n++
	}
	return n
}
