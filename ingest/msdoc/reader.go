package msdoc

import (
	"fmt"

	"github.com/taizhang/taizhang/ingest/flow"
)

// reader walks the stories of one file.
type reader struct {
	file  *file
	lim   Limits
	doc   *flow.Document
	out   *[]flow.Node // where finished nodes go when no table is open
	open  *flow.Drawn  // innermost open table
	depth int
	boxes map[int][]flow.Node
	err   error
}

// all reads the stories in the order in which they are printed.
func (r *reader) all() {
	fib := &r.file.fib
	r.readBoxes()
	at := fib.start(storyText)
	r.story(at, at+fib.stories[storyText], &r.doc.Body)
	r.leftBoxes()
	for _, s := range []int{storyNotes, storyEndnotes, storyComments} {
		at := fib.start(s)
		r.story(at, at+fib.stories[s], &r.doc.Notes)
	}
	r.runningHeads()
	r.readHeaderBoxes()
}

// story reads the paragraphs of a range of character positions.
func (r *reader) story(from, to int, out *[]flow.Node) {
	r.out = out
	to = min(to, r.file.pieces.chars())
	for from < to && r.err == nil {
		end := r.file.paraEnd(from, to)
		r.paragraph(from, end)
		from = end
	}
	r.closeTo(0)
}

// paraEnd is the position after the mark that ends the paragraph that begins at from.
func (f *file) paraEnd(from, to int) int {
	for i := f.pieces.index(from); i < len(f.pieces); i++ {
		p := &f.pieces[i]
		for cp := max(from, p.from); cp < min(to, p.to); cp++ {
			switch f.unit(p, cp) {
			case paraMark, cellMark, pageMark:
				return cp + 1
			}
		}
		if p.to >= to {
			break
		}
	}
	return to
}

// unit is the character at a position.
func (f *file) unit(p *piece, cp int) uint16 {
	at := p.at + (cp-p.from)*p.width()
	if p.wide {
		return u16(f.main, at)
	}
	return uint16(f.main[at])
}

// The marks of the text ([MS-DOC] 2.4.1).
const (
	noteMark    = 0x02
	commentMark = 0x05
	cellMark    = 0x07
	lineMark    = 0x0B
	pageMark    = 0x0C
	paraMark    = 0x0D
	columnMark  = 0x0E
	fieldBegin  = 0x13
	fieldMiddle = 0x14
	fieldEnd    = 0x15
	hardHyphen  = 0x1E
	softHyphen  = 0x1F
)

// paragraph reads [from,to), whose last character is its mark.
func (r *reader) paragraph(from, to int) {
	p, mark := r.file.paraOf(to - 1)
	text := r.words(from, to)
	if p.depth > r.lim.Depth {
		r.err = fmt.Errorf("%w: depth %d", ErrLimit, r.lim.Depth)
		return
	}
	r.nest(max(p.depth, 0))
	switch {
	case p.rowEnd && mark == cellMark || p.innerRow:
		if r.open != nil {
			r.open.EndRow(p.row)
		}
		return
	case text == "" && r.open == nil && (mark == pageMark || r.file.gone(to-1)):
		return
	}
	r.add(r.node(p, text))
	r.anchored(from, to)
	if r.open != nil && (mark == cellMark || p.innerCell) {
		r.open.EndCell()
	}
}

// paraOf gives the properties of the paragraph whose mark stands at a position.
func (f *file) paraOf(cp int) (para, uint16) {
	i := f.pieces.index(cp)
	if i == len(f.pieces) {
		return para{}, 0
	}
	p := &f.pieces[i]
	return f.paraAt(p.at+(cp-p.from)*p.width(), p.sprms), f.unit(p, cp)
}

// gone reports that the character at a position was deleted under tracking.
func (f *file) gone(cp int) bool {
	i := f.pieces.index(cp)
	if i == len(f.pieces) {
		return false
	}
	p := &f.pieces[i]
	return f.face(p.at+(cp-p.from)*p.width(), p.sprms).deleted
}

func (r *reader) node(p para, text string) flow.Node {
	n := flow.Node{Text: r.file.lists.label(p.list, p.level) + text}
	if p.outline >= 0 && p.outline < 9 {
		n.Level = p.outline + 1
	}
	return n
}

func (r *reader) add(n flow.Node) {
	if r.open != nil {
		r.open.Add(n)
		return
	}
	*r.out = append(*r.out, n)
}

// nest opens or closes tables until depth of them are open.
func (r *reader) nest(depth int) {
	r.closeTo(depth)
	for ; r.depth < depth; r.depth++ {
		r.open = &flow.Drawn{Around: r.open}
	}
}

func (r *reader) closeTo(depth int) {
	for ; r.depth > depth; r.depth-- {
		t := r.open
		r.open = t.Around
		if done := t.Close(r.doc.Hide); len(done.Rows) > 0 {
			r.add(flow.Node{Table: done})
		}
	}
}
