package correct

import (
	"slices"
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/normalize/anchor"
)

// Page is the text of a bundle's documents in reading order, without what is printed
// around it, in which places are looked up.
type Page struct {
	bundle *ingest.Bundle
	text   *anchor.Text
	pieces []piece
	hashes []uint64       // of its shingles, made when first needed
	at     map[string]int // place of a piece without its page and range: "2 ¶12", "1 T1!C7"
}

// piece is a paragraph or cell on the page.
type piece struct {
	doc, block, cell int
	from, size       int // in code points of the page
}

// span is a stretch of the page, [from,to).
type span struct{ from, to int }

func (s span) len() int { return max(0, s.to-s.from) }

func (s span) and(o span) span { return span{max(s.from, o.from), min(s.to, o.to)} }

// NewPage lays a bundle's texts one behind the other.
func NewPage(b *ingest.Bundle) *Page {
	p := &Page{bundle: b, at: map[string]int{}}
	var sb strings.Builder
	n := 0
	for d, doc := range b.Documents {
		around := running(doc)
		for i := range doc.Blocks {
			bl := &doc.Blocks[i]
			if bl.Table == nil {
				if !around[i] {
					n = p.lay(&sb, n, piece{doc: d, block: i, cell: ingest.NoCell}, "¶"+strconv.Itoa(i+1), bl.Text)
				}
				continue
			}
			for j, c := range bl.Table.Cells {
				n = p.lay(&sb, n, piece{doc: d, block: i, cell: j}, bl.Table.Name+"!"+ingest.ColumnName(c.Col)+strconv.Itoa(c.Row+1), c.Text)
			}
		}
	}
	p.text = anchor.New(sb.String())
	return p
}

func (p *Page) lay(sb *strings.Builder, n int, at piece, place, text string) int {
	at.from, at.size = n, len([]rune(text))
	sb.WriteString(text)
	sb.WriteByte('\n')
	p.at[strconv.Itoa(at.doc+1)+" "+place] = len(p.pieces)
	p.pieces = append(p.pieces, at)
	return n + at.size + 1
}

// running tells the blocks that are printed around the text: heads and feet by their layer,
// page numbers, and short lines that come back on at least three pages.
func running(d *ingest.Document) map[int]bool {
	pages := map[string][]int{}
	for _, b := range d.Blocks {
		if b.Table == nil && b.Page > 0 && len(b.Text) < 150 && !slices.Contains(pages[b.Text], b.Page) {
			pages[b.Text] = append(pages[b.Text], b.Page)
		}
	}
	out := map[int]bool{}
	for i, b := range d.Blocks {
		if b.Layer == ingest.Header || b.Layer == ingest.Footer || b.Table == nil && (pageNumber(b.Text) || len(pages[b.Text]) >= 3) {
			out[i] = true
		}
	}
	return out
}

// pageNumber reports a line that is nothing but the number of its page: — 3 —, 第3页 共12页.
func pageNumber(text string) bool {
	if len(text) > 60 {
		return false
	}
	digit := false
	for _, r := range text {
		r = hanzi.Fold(r)
		switch {
		case r >= '0' && r <= '9':
			digit = true
		case !hanzi.IsBlank(r) && !strings.ContainsRune("-—–―·.~/第页共", r):
			return false
		}
	}
	return digit
}

// spans gives the stretches of a place as the contract spells it: "p3 ¶12 [4,9)".
func (p *Page) spans(pos string) (out []span) {
	if pos == "" {
		return nil
	}
	for _, part := range strings.Split(pos, ") + ") {
		if s, ok := p.span(strings.TrimSuffix(part, ")") + ")"); ok && s.len() > 0 {
			out = append(out, s)
		}
	}
	return out
}

func (p *Page) span(text string) (span, bool) {
	place, ranges, ok := cutLast(text, " [")
	if !ok {
		return span{}, false
	}
	if i, known := p.at[short(place)]; known {
		a, b, _ := strings.Cut(strings.TrimSuffix(ranges, ")"), ",")
		from, err1 := strconv.Atoi(a)
		to, err2 := strconv.Atoi(b)
		return p.pieces[i].cut(from, to), err1 == nil && err2 == nil
	}
	pos, err := p.bundle.ParsePos(text)
	if err != nil || len(pos) != 1 {
		return span{}, false
	}
	for _, x := range p.pieces {
		if x.doc == pos[0].Doc && x.block == pos[0].Block && x.cell == pos[0].Cell {
			return x.cut(pos[0].From, pos[0].To), true
		}
	}
	return span{}, false
}

func (x piece) cut(from, to int) span {
	return span{x.from + min(max(0, from), x.size), x.from + min(max(0, to), x.size)}
}

// short is a place without its page, behind the number of its document.
func short(place string) string {
	doc := "1"
	if rest, ok := strings.CutPrefix(place, "#"); ok {
		doc, place, _ = strings.Cut(rest, " ")
	}
	if head, rest, ok := strings.Cut(place, " "); ok && len(head) > 1 && head[0] == 'p' && strings.Trim(head[1:], "0123456789") == "" {
		place = rest
	}
	return doc + " " + place
}

func cutLast(s, sep string) (before, after string, ok bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// Select quotes a place; the zero Selector where the page has none such. Of a place in
// pieces that stand far apart the longest is quoted.
func (p *Page) Select(pos string) anchor.Selector {
	s, ok := hull(p.spans(pos))
	if !ok {
		return anchor.Selector{}
	}
	return p.text.Select(s.from, s.to)
}

// hull is the stretch that a place covers, or its longest piece.
func hull(spans []span) (span, bool) {
	if len(spans) == 0 {
		return span{}, false
	}
	whole, longest, sum := spans[0], spans[0], 0
	for _, s := range spans {
		whole = span{min(whole.from, s.from), max(whole.to, s.to)}
		sum += s.len()
		if s.len() > longest.len() {
			longest = s
		}
	}
	if whole.len() > sum*3/2+20 {
		return longest, true
	}
	return whole, true
}

// share is how much of the smaller of a stretch and a place is in both, from 0 to 1.
func share(at span, spans []span) float64 {
	both, all := 0, 0
	for _, s := range spans {
		both += at.and(s).len()
		all += s.len()
	}
	if least := min(all, at.len()); least > 0 {
		return float64(both) / float64(least)
	}
	return 0
}

// inside is how much of a place lies in a stretch, from 0 to 1.
func inside(at span, spans []span) float64 {
	both, all := 0, 0
	for _, s := range spans {
		both += at.and(s).len()
		all += s.len()
	}
	if all == 0 {
		return 0
	}
	return float64(both) / float64(all)
}

// spell writes a stretch of the page as the contract spells places.
func (p *Page) spell(s span) string {
	var pos ingest.Pos
	for _, x := range p.pieces {
		if in := s.and(span{x.from, x.from + x.size}); in.len() > 0 {
			pos = append(pos, ingest.Span{Doc: x.doc, Block: x.block, Cell: x.cell, From: in.from - x.from, To: in.to - x.from})
		}
	}
	return p.bundle.Spell(pos)
}
