package parse

import (
	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/hanzi"
)

// Part is the role that a character plays in its document.
type Part uint8

// The parts of the ledger. Unparsed is what no rule claimed.
const (
	Unparsed Part = iota
	TitlePart
	MetadataPart
	PreamblePart
	HeadingPart
	ColumnHeaderPart
	LabelPart // serials, labels, separators
	TaskPart
	DutyPart
	DeadlinePart
	ProgressPart
	RemarksPart
	RepeatPart    // printed again after a page break
	FurniturePart // of the page, not of the document
	partCount
)

var partNames = [partCount]string{
	"unparsed", "title", "metadata", "preamble", "heading", "column_header", "label", "task", "duty", "deadline",
	"progress", "remarks", "repeat", "furniture",
}

// String is the contract's word for p.
func (p Part) String() string { return partNames[p] }

// Ledger gives every non-blank character of a Bundle exactly one Part.
type Ledger struct {
	docs []docLedger
}

type docLedger [][][]Part // block, cell (0 for a paragraph), code point

// newLedger has every character unparsed. The nodes are those of every block of b.
func newLedger(b *ingest.Bundle, nodes []node) *Ledger {
	l := &Ledger{docs: make([]docLedger, len(b.Documents))}
	size := 0
	for i, d := range b.Documents {
		l.docs[i] = make(docLedger, len(d.Blocks))
	}
	for i := range nodes {
		size += nodes[i].size
	}
	parts, rows := make([]Part, size), make([][]Part, len(nodes))
	for i := range nodes {
		n := &nodes[i]
		if n.table != nil {
			l.docs[n.doc][n.block] = tableLedger(n.table)
			continue
		}
		rows[i], parts = parts[:n.size:n.size], parts[n.size:]
		l.docs[n.doc][n.block] = rows[i : i+1 : i+1]
	}
	return l
}

func tableLedger(t *ingest.Table) [][]Part {
	out := make([][]Part, len(t.Cells))
	for i, c := range t.Cells {
		out[i] = make([]Part, hanzi.RuneCount(c.Text))
	}
	return out
}

func (l *Ledger) at(s ingest.Span) []Part {
	return l.docs[s.Doc][s.Block][max(s.Cell, 0)][s.From:s.To]
}

// claim gives every still unparsed character at s to part.
func (l *Ledger) claim(s strand, part Part) {
	for i := 0; i < s.len(); {
		var a place
		if a, i = s.run(i); a.doc >= 0 {
			claimRow(l.row(a), part)
		}
	}
}

// row is the characters at a.
func (l *Ledger) row(a place) []Part {
	return l.docs[a.doc][a.block][max(a.cell, 0)][a.off : a.off+a.wide]
}

func claimRow(row []Part, part Part) {
	for i := range row {
		if row[i] == Unparsed {
			row[i] = part
		}
	}
}

// Part tells the part of each code point of a paragraph (cell ingest.NoCell) or cell.
func (l *Ledger) Part(doc, block, cell int) []Part {
	return l.docs[doc][block][max(cell, 0)]
}

// Count sums the non-blank characters of b by part.
func (l *Ledger) Count(b *ingest.Bundle) (total int, parts map[string]int) {
	var n [partCount]int
	for i, d := range b.Documents {
		for j := range d.Blocks {
			bl := &d.Blocks[j]
			if bl.Table == nil {
				count(&n, bl.Text, l.docs[i][j][0])
				continue
			}
			for k := range bl.Table.Cells {
				count(&n, bl.Table.Cells[k].Text, l.docs[i][j][k])
			}
		}
	}
	parts = map[string]int{}
	for p, c := range n {
		total += c
		if c > 0 {
			parts[Part(p).String()] = c
		}
	}
	return total, parts
}

func count(n *[partCount]int, text string, parts []Part) {
	for _, p := range parts {
		if len(text) >= 3 && text[0]-0xE4 <= 0xEC-0xE4 && text[1]&0xC0 == 0x80 && text[2]&0xC0 == 0x80 {
			n[p]++ // from U+4000 to U+CFFF nothing is blank
			text = text[3:]
			continue
		}
		r, size := hanzi.RuneAt(text, 0)
		if r >= 0x3400 && r != 0xFEFF || !hanzi.IsBlank(r) {
			n[p]++
		}
		text = text[size:]
	}
}

// claimPos gives every still unparsed character at p to part.
func (l *Ledger) claimPos(p ingest.Pos, part Part) {
	for _, s := range p {
		claimRow(l.at(s), part)
	}
}

// claimExcept claims s but leaves what stands in rest as it is.
func (l *Ledger) claimExcept(s strand, rest []strand, part Part) {
	if len(rest) == 0 {
		l.claim(s, part)
		return
	}
	left := map[place]bool{}
	for _, r := range rest {
		for i := range r.fold {
			left[r.place(i)] = true
		}
	}
	for i := range s.fold {
		if !left[s.place(i)] {
			l.claim(s.cut(i, i+1), part)
		}
	}
}

// release makes the characters of s unparsed again.
func (l *Ledger) release(s strand) {
	for i := 0; i < s.len(); {
		var a place
		if a, i = s.run(i); a.doc >= 0 {
			clear(l.row(a))
		}
	}
}
