package parse

import (
	"strings"
	"sync"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

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
