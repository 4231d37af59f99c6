package ingest

import (
	"fmt"
	"strconv"
	"strings"
)

// NoCell is the Cell of a Span that lies in a paragraph.
const NoCell = -1

// Span is a stretch of a Document's raw text, [From,To) in code points.
type Span struct {
	Doc   int // index in Bundle.Documents
	Block int // index in Document.Blocks
	Cell  int // index in Table.Cells, or NoCell
	From  int
	To    int
}

// Pos is a place: the spans' texts, joined, are the quotation. Paragraphs are
// cut at page ends and names wrap over lines, so one quotation can need several.
type Pos []Span

// Text returns the raw words at p, spans joined without anything between them.
func (b *Bundle) Text(p Pos) string {
	var sb strings.Builder
	for _, s := range p {
		r := []rune(b.raw(s))
		sb.WriteString(string(r[min(s.From, len(r)):min(s.To, len(r))]))
	}
	return sb.String()
}

func (b *Bundle) raw(s Span) string {
	bl := &b.Documents[s.Doc].Blocks[s.Block]
	if s.Cell == NoCell {
		return bl.Text
	}
	return bl.Table.Cells[s.Cell].Text
}

// Spell writes p for people and machines alike: "p3 ¶12 [4,9)", "任务表!C7 [0,5)",
// "#2 ¶1 [0,9)" in the bundle's second document. Spans are joined by " + ".
func (b *Bundle) Spell(p Pos) string {
	var room [96]byte
	return string(b.AppendPos(room[:0], p))
}

// AppendPos appends what Spell writes.
func (b *Bundle) AppendPos(out []byte, p Pos) []byte {
	for i, s := range p {
		if i > 0 {
			out = append(out, " + "...)
		}
		out = b.spell(out, s)
	}
	return out
}

// spell appends one span.
func (b *Bundle) spell(out []byte, s Span) []byte {
	if s.Doc > 0 {
		out = append(strconv.AppendInt(append(out, '#'), int64(s.Doc+1), 10), ' ')
	}
	bl := &b.Documents[s.Doc].Blocks[s.Block]
	page := bl.Page
	if s.Cell != NoCell && bl.Table.Cells[s.Cell].Page > 0 {
		page = bl.Table.Cells[s.Cell].Page
	}
	if page > 0 {
		out = append(strconv.AppendInt(append(out, 'p'), int64(page), 10), ' ')
	}
	if s.Cell == NoCell {
		out = strconv.AppendInt(append(out, "¶"...), int64(s.Block+1), 10)
	} else {
		c := bl.Table.Cells[s.Cell]
		out = append(append(append(out, bl.Table.Name...), '!'), ColumnName(c.Col)...)
		out = strconv.AppendInt(out, int64(c.Row+1), 10)
	}
	out = strconv.AppendInt(append(out, " ["...), int64(s.From), 10)
	out = strconv.AppendInt(append(out, ','), int64(s.To), 10)
	return append(out, ')')
}

// ColumnName spells a column as spreadsheets do: 0 is A, 26 is AA.
func ColumnName(col int) string {
	name := ""
	for col++; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}

// ParsePos reads what Spell wrote for this Bundle.
func (b *Bundle) ParsePos(text string) (Pos, error) {
	var p Pos
	for _, part := range strings.Split(text, ") + ") {
		s, err := b.parseSpan(strings.TrimSuffix(part, ")") + ")")
		if err != nil {
			return nil, fmt.Errorf("pos %q: %w", text, err)
		}
		p = append(p, s)
	}
	return p, nil
}

func (b *Bundle) parseSpan(text string) (Span, error) {
	s := Span{Cell: NoCell}
	open := strings.LastIndex(text, " [")
	if open < 0 {
		return s, fmt.Errorf("no range in %q", text)
	}
	if _, err := fmt.Sscanf(text[open:], " [%d,%d)", &s.From, &s.To); err != nil {
		return s, fmt.Errorf("range %q: %w", text[open:], err)
	}
	if s.From < 0 || s.To < s.From {
		return s, fmt.Errorf("range %q", text[open:])
	}
	return b.parsePlace(s, text[:open])
}

// parsePlace reads what stands before the range. A sheet's name may itself begin
// like a document's or page's number, so the place is tried without cutting too.
func (b *Bundle) parsePlace(s Span, place string) (Span, error) {
	if num, rest, ok := numbered(place, "#"); ok && num >= 1 && num <= len(b.Documents) {
		inner := s
		inner.Doc = num - 1
		if got, err := b.parseInDocument(inner, rest); err == nil {
			return got, nil
		}
	}
	if len(b.Documents) == 0 {
		return s, fmt.Errorf("no document")
	}
	return b.parseInDocument(s, place)
}

func (b *Bundle) parseInDocument(s Span, place string) (Span, error) {
	got, err := b.locate(s, place)
	if err == nil {
		return got, nil
	}
	if _, rest, ok := numbered(place, "p"); ok {
		return b.locate(s, rest)
	}
	return s, err
}

// numbered cuts "p3 " or "#2 " off a place.
func numbered(place, sign string) (n int, rest string, ok bool) {
	num, rest, found := strings.Cut(strings.TrimPrefix(place, sign), " ")
	n, err := strconv.Atoi(num)
	return n, rest, found && err == nil && digits(num) && strings.HasPrefix(place, sign)
}

func (b *Bundle) locate(s Span, place string) (Span, error) {
	blocks := b.Documents[s.Doc].Blocks
	if num, ok := strings.CutPrefix(place, "¶"); ok {
		n, err := strconv.Atoi(num)
		if err != nil || n < 1 || n > len(blocks) {
			return s, fmt.Errorf("paragraph %q", num)
		}
		s.Block = n - 1
		return s, nil
	}
	bang := strings.LastIndex(place, "!")
	if bang < 0 {
		return s, fmt.Errorf("place %q", place)
	}
	for i := range blocks {
		t := blocks[i].Table
		if t == nil || t.Name != place[:bang] {
			continue
		}
		for j, c := range t.Cells {
			if ColumnName(c.Col)+strconv.Itoa(c.Row+1) == place[bang+1:] {
				s.Block, s.Cell = i, j
				return s, nil
			}
		}
	}
	return s, fmt.Errorf("no cell %q", place)
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
