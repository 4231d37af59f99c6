package parse

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// strand is text under the eye of a rule: one element per code point, a run of
// white space being one element, each with its place. Strands can be cut and
// joined freely, so a name wrapped over two lines is matched like any other
// and still quotes both places. A strand is short, for rules hand it on by value.
type strand struct {
	fold  []rune // hanzi.Fold, white space as ' ', or '\n' where a line ends
	of    *source
	start int // of fold in it
}

// newStrand reads the raw text of one paragraph or cell.
func newStrand(text string, doc, block, cell int) strand {
	return strandAt(text, place{int32(doc), int32(block), int32(cell), 0, 0})
}

// strandAt reads raw text that begins at a place.
func strandAt(text string, at place) strand {
	return newSpool(hanzi.RuneCount(text), 1).put(text, at)
}

// spool holds strands one behind the other: those of a whole Bundle have their text in one piece of memory.
type spool struct {
	fold, raw []rune
	sources   []source
	runs      []stretch
	list      []node // what a list of the Bundle's blocks may be written to
}

// newSpool is an empty spool with room for n elements of so many texts.
func newSpool(n, texts int) *spool {
	text := make([]rune, 2*n)
	return &spool{fold: text[:0:n], raw: text[n : n : 2*n], sources: make([]source, 0, texts), runs: make([]stretch, 0, texts)}
}

// leastSpool is how many elements have room in a piece of memory at least.
const leastSpool = 1 << 12

// spools lends the memory of whole Bundles: no result of Parse holds a strand.
var spools = sync.Pool{New: func() any { return new(spool) }}

// giveBack ends the loan; nothing of the Bundle is kept.
func (p *spool) giveBack() {
	clear(p.list)
	clear(p.sources)
	spools.Put(p)
}

// start makes p an empty spool for texts of so many bytes, most of them Chinese. No strand of what it held may be read any more.
func (p *spool) start(bytes int) {
	if n := max(bytes*2/5, leastSpool); cap(p.fold) < n {
		p.fold, p.raw = make([]rune, 0, n), make([]rune, 0, n)
	}
	p.fold, p.raw, p.sources, p.runs = p.fold[:0], p.raw[:0], p.sources[:0], p.runs[:0]
}

// room makes sure that text can be written, in memory of its own where what is left is too little.
func (p *spool) room(text string) {
	free := cap(p.fold) - len(p.fold)
	if free >= len(text) {
		return
	}
	if n := hanzi.RuneCount(text); free < n {
		n = max(n, leastSpool)
		p.fold, p.raw = make([]rune, 0, n), make([]rune, 0, n)
	}
}

// write reads the raw text of one paragraph or cell.
func (p *spool) write(text string, doc, block, cell int) strand {
	p.room(text)
	return p.put(text, place{int32(doc), int32(block), int32(cell), 0, 0})
}

// put is write where there is room, for a text that stands at a place.
func (p *spool) put(text string, at place) strand {
	from := len(p.fold)
	fold, raw := p.fold[from:cap(p.fold)], p.raw[from:cap(p.raw)]
	all := hanzi.ReadRunes(raw, fold, text)
	if strings.Contains(text, indent) {
		unescape(fold[:all], raw[:all])
	}
	runs := len(p.runs)
	n := p.squeeze(fold[:all], raw[:all], at)
	p.fold, p.raw = p.fold[:from+n], p.raw[:from+n]
	p.sources = append(p.sources, source{raw: raw[:n:n], runs: p.runs[runs:len(p.runs):len(p.runs)]})
	return strand{fold[:n:n], &p.sources[len(p.sources)-1], 0}
}

// squeeze makes one element of each run of white space, counts the elements and adds where they stand.
func (p *spool) squeeze(fold, raw []rune, at place) (n int) {
	from, begin := 0, at.off // of the run at hand: its first element and where that stands
	end := func(off int) {
		if n > from {
			p.runs = append(p.runs, stretch{int32(from), place{at.doc, at.block, at.cell, begin, int32(n - from)}})
		}
		from, begin = n, at.off+int32(off)
	}
	for off := 0; off < len(fold); off++ { // read and written in the same place, the first ahead
		if k := solid(fold[off:]); k > 0 {
			if n < off {
				copy(fold[n:], fold[off:off+k])
				copy(raw[n:], raw[off:off+k])
			}
			if n, off = n+k, off+k; off == len(fold) {
				break
			}
		}
		f := lineEnd(fold[off], raw[off])
		fold[n], raw[n] = f, raw[off]
		wide := 1
		for blank(f) && off+wide < len(fold) && fold[off+wide] <= ' ' && blank(lineEnd(fold[off+wide], raw[off+wide])) {
			if lineEnd(fold[off+wide], raw[off+wide]) == '\n' {
				fold[n], raw[n] = '\n', raw[off+wide]
			}
			wide++
		}
		if wide > 1 {
			end(off)
			p.runs = append(p.runs, stretch{int32(n), place{at.doc, at.block, at.cell, begin, int32(wide)}})
			from, begin, off = n+1, begin+int32(wide), off+wide-1
		}
		n++
	}
	end(len(fold))
	return n
}

// solid counts the characters before the first that may be white space.
func solid(text []rune) int {
	for i, r := range text {
		if r <= ' ' {
			return i
		}
	}
	return len(text)
}

// lineEnd is '\n' for white space f that ends a line.
func lineEnd(f, raw rune) rune {
	if raw == '\n' || raw == '\v' || raw == '\r' || raw == 0x2028 {
		return '\n'
	}
	return f
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
	if s.len() == 0 {
		return 0
	}
	last := s.place(s.len() - 1)
	return int(last.off + last.wide)
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
func (s strand) cut(i, j int) strand { return strand{s.fold[i:j], s.of, s.start + i} }

// from is the elements from i on.
func (s strand) from(i int) strand { return s.cut(i, s.len()) }

// trim drops white space at both ends.
func (s strand) trim() strand {
	if j := len(s.fold); j > 0 && s.fold[0] > ' ' && s.fold[j-1] > ' ' {
		return s
	}
	return s.trimmed()
}

func (s strand) trimmed() strand {
	i, j := 0, len(s.fold)
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
	out := newJoiner(s.len() + 1 + t.len())
	out.add(s)
	out.line(t)
	return out.strand()
}

// joinLines joins strands, a line end between each two.
func joinLines(parts ...strand) strand {
	n := 0
	for _, s := range parts {
		n += s.len() + 1
	}
	out := newJoiner(n)
	for _, s := range parts {
		if s.len() > 0 {
			out.line(s)
		}
	}
	return out.strand()
}

// glue joins t behind s with nothing between them.
func (s strand) glue(t strand) strand {
	if s.len() == 0 {
		return t
	}
	out := newJoiner(s.len() + t.len())
	out.add(s)
	out.add(t)
	return out.strand()
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

// alike reports the same words, white space aside.
func (s strand) alike(t strand) bool {
	k := 0
	for _, r := range s.fold {
		if blank(r) {
			continue
		}
		for k < len(t.fold) && blank(t.fold[k]) {
			k++
		}
		if k == len(t.fold) || t.fold[k] != r {
			return false
		}
		k++
	}
	return t.from(k).empty()
}

// dense drops every white space element, keeping places.
func (s strand) dense() strand {
	if s = s.trim(); !slices.ContainsFunc(s.fold, blank) {
		return s
	}
	return s.keep(func(i int) bool { return !blank(s.fold[i]) })
}

// keep is the elements for which in holds, which is asked of each in order.
func (s strand) keep(in func(int) bool) strand {
	out := newJoiner(s.len())
	from := 0
	for i := range s.fold {
		if !in(i) {
			out.add(s.cut(from, i))
			from = i + 1
		}
	}
	out.add(s.from(from))
	return out.strand()
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
	return Quote{Text: hanzi.DisplayText(s.raw()), Pos: s.pos()}
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
