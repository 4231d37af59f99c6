package page

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is what stands on one baseline, glyphs already turned into text.
type line struct {
	text string
	Box
	base, size float64
	blank      bool    // it ends with a blank that was drawn
	way        Way     // its box is that of the text turned east
	sure       float64 // sum over its glyphs
	glyphs     int
	spread     bool // words stand far apart in it
}

// row is a line whose glyphs are still apart.
type row struct {
	glyphs     []*Glyph
	base, size float64
	y0, y1     float64
}

// lines sorts glyphs into lines from top to bottom, and gives what was printed twice.
// Those of text that runs another way than east come last.
func lines(glyphs []*Glyph) (out []line, over string) {
	upright := func(g *Glyph) bool { return g.Way == East }
	if !slices.ContainsFunc(glyphs, func(g *Glyph) bool { return !upright(g) }) {
		return eastward(glyphs)
	}
	for way := East; way <= North; way++ {
		found, twice := eastward(turned(glyphs, way))
		for i := range found {
			found[i].way = way
		}
		out, over = append(out, found...), over+twice
	}
	return out, over
}

// turned gives the glyphs that run one way, turned east around the origin.
func turned(glyphs []*Glyph, way Way) []*Glyph {
	var out []*Glyph
	for _, g := range glyphs {
		if g.Way != way {
			continue
		}
		east := *g
		for east.Way != East {
			east.Turn(0)
		}
		out = append(out, &east)
	}
	return out
}

// standing is a turned line with the box where it stands on the page.
func (l line) standing() line {
	g := Glyph{X0: l.X0, Y0: l.Y0, X1: l.X1, Y1: l.Y1}
	for range l.way {
		g.Turn(0)
	}
	l.Box = Box{g.X0, g.Y0, g.X1, g.Y1}
	return l
}

// eastward sorts glyphs that all run east.
func eastward(glyphs []*Glyph) (out []line, over string) {
	return written(joinRows(rowsOf(glyphs)))
}

// written turns rows of glyphs into lines of text.
func written(rows []row) (out []line, over string) {
	out = make([]line, 0, len(rows))
	var twice strings.Builder
	for i := range rows {
		if l, ok := rows[i].line(&twice); ok {
			out = append(out, l)
		}
	}
	return out, twice.String()
}

// rowsOf cuts the glyphs, in the order drawn, where the baseline changes.
func rowsOf(glyphs []*Glyph) []row {
	var rows []row
	for _, g := range glyphs {
		if n := len(rows); n > 0 && rows[n-1].takes(g.Base, g.Size) {
			rows[n-1].add(g)
			continue
		}
		r := row{base: g.Base, y0: g.Y0, y1: g.Y1}
		r.add(g)
		rows = append(rows, r)
	}
	return rows
}

func (r *row) takes(base, size float64) bool {
	return abs(r.base-base) <= 0.3*min(r.size, size)+0.1
}

func (r *row) add(g *Glyph) {
	r.glyphs = append(r.glyphs, g)
	r.size = max(r.size, g.Size)
	r.y0, r.y1 = min(r.y0, g.Y0), max(r.y1, g.Y1)
}

// joinRows brings together rows on one baseline, and small raised or lowered ones with the line they belong to.
func joinRows(rows []row) []row {
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a.base, b.base) })
	var out []row
	for _, r := range rows {
		n := len(out)
		if n > 0 && (out[n-1].takes(r.base, r.size) || raised(&out[n-1], &r)) {
			out[n-1].swallow(r)
			continue
		}
		out = append(out, r)
	}
	return out
}

// raised tells whether one of two rows is a superscript or subscript of the other.
func raised(a, b *row) bool {
	small, big := a, b
	if small.size > big.size {
		small, big = b, a
	}
	mid := (small.y0 + small.y1) / 2
	if small.size > 0.8*big.size || mid < big.y0 || mid > big.y1 {
		return false
	}
	for _, g := range small.glyphs {
		if !big.beside(g) {
			return false
		}
	}
	return true
}

// beside tells whether g stands next to a glyph of r and over none.
func (r *row) beside(g *Glyph) bool {
	near := false
	for _, o := range r.glyphs {
		if g.X0 < o.X1-0.3*g.Size && g.X1 > o.X0+0.3*g.Size && o.Text != " " {
			return false
		}
		near = near || g.X0 < o.X1+4*o.Size && g.X1 > o.X0-4*o.Size
	}
	return near
}

func (r *row) swallow(o row) {
	if o.size > r.size {
		r.base = o.base
	}
	for _, g := range o.glyphs {
		r.add(g)
	}
}

// sort puts the glyphs from left to right.
func (r *row) sort() {
	if !slices.IsSortedFunc(r.glyphs, byLeft) {
		slices.SortStableFunc(r.glyphs, byLeft)
	}
}

func byLeft(a, b *Glyph) int { return cmp.Compare(a.X0, b.X0) }

// line orders the glyphs from left to right and writes them with blanks where gaps are wide.
func (r *row) line(twice *strings.Builder) (line, bool) {
	r.sort()
	var sb strings.Builder
	l := line{base: r.base, size: r.size}
	var last *Glyph
	blank := false
	for _, g := range r.glyphs {
		if isBlank(g.Text) {
			blank = blank || last != nil
			continue
		}
		if last != nil && last.Text == g.Text && g.X0-last.X0 < 0.2*g.Size {
			twice.WriteString(g.Text)
			continue
		}
		l.spread = l.spread || last != nil && g.X0-last.X1 > 2*max(g.Size, last.Size)
		if last != nil && (blank || wide(last, g)) {
			sb.WriteByte(' ')
		}
		sb.WriteString(g.Text)
		l.Box = l.holding(Box{g.X0, g.Y0, g.X1, g.Y1})
		last, blank = g, false
		l.sure += g.Sure
		l.glyphs++
	}
	l.text, l.blank = sb.String(), blank
	return l, last != nil
}

// wide tells whether the gap between two glyphs is a blank: Latin words are set apart by less than Chinese columns.
func wide(a, b *Glyph) bool {
	gap := b.X0 - a.X1
	size := max(a.Size, b.Size)
	if latin(lastRune(a.Text)) && latin(firstRune(b.Text)) {
		return gap > 0.2*size
	}
	return gap > 0.9*size
}

func isBlank(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) && r != '\u200b' && r != '\ufeff' && r != '\u00ad' && r != 0 {
			return false
		}
	}
	return true
}

func latin(r rune) bool { return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

func lastRune(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }

func abs(f float64) float64 { return max(f, -f) }

// sureness is the mean over the glyphs of lines.
func sureness(ls []line) float64 {
	sum, n := 0.0, 0
	for i := range ls {
		sum, n = sum+ls[i].sure, n+ls[i].glyphs
	}
	return sum / float64(max(n, 1))
}
