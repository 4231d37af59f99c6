// Package page rebuilds lines, paragraphs and ruled tables from what is drawn
// on pages: glyphs and rules. PDF, OFD and OCR share it; it knows no file format.
//
// All measures are points, the origin is the page's top left, y grows downwards.
package page

import "math"

// Glyph is one drawn character, or the few that one glyph stands for.
type Glyph struct {
	Text           string
	X0, Y0, X1, Y1 float64 // X along the advance, Y from ascent to descent
	Base           float64 // y of the baseline
	Size           float64 // height of the em
	Way            Way     // in which the text runs
	Sure           float64 // that it is this text, 0 to 1; 0 where it was not read from a picture
}

// Way is where text runs over the page: upright text east, vertical columns and
// text turned to the right south.
type Way uint8

// The ways, each a quarter to the right of the one before.
const (
	East Way = iota
	South
	West
	North
)

// Heading tells which way text runs that runs along (a, b) on a page, or that it is slanted.
func Heading(a, b float64) (way Way, slanted bool) {
	const flat = 0.02
	switch long := math.Hypot(a, b); {
	case math.Abs(b) <= flat*long && a >= 0:
		return East, false
	case math.Abs(b) <= flat*long:
		return West, false
	case math.Abs(a) <= flat*long && b > 0:
		return South, false
	case math.Abs(a) <= flat*long:
		return North, false
	}
	return East, true
}

// Rule is a drawn line parallel to an axis: X0 ≤ X1, Y0 ≤ Y1, one of them nearly equal.
type Rule struct {
	X0, Y0, X1, Y1 float64
}

// Sheet is one page as drawn.
type Sheet struct {
	Number        int // from 1
	Width, Height float64
	Glyphs        []Glyph
	Rules         []Rule
	Hidden        []Hidden // what the format itself says is not seen
	Notes         []string // remarks that somebody hung on the page
}

// Box is a rectangle.
type Box struct {
	X0, Y0, X1, Y1 float64
}

// Layer tells body text from running heads and feet.
type Layer int

// The layers a page can tell apart.
const (
	Body Layer = iota
	Header
	Footer
	Note // below the text, or hung on it
)

// Block is a paragraph or a table.
type Block struct {
	Text  string
	Table *Table
	Page  int
	Box   Box
	Layer Layer
	Sure  float64 // mean of its glyphs
}

// Table is a grid whose every place belongs to exactly one Cell.
type Table struct {
	Rows, Cols int
	Cells      []Cell // by row, then column
}

// Cell is the top left place of a rectangle of places.
type Cell struct {
	Row, Col, RowSpan, ColSpan int
	Text                       string
	Page                       int
	Box                        Box
	Sure                       float64 // mean of its glyphs
}

// Hidden is text that is left out of the blocks, with the reason.
type Hidden struct {
	Reason string
	Text   string
}

// holding gives the smallest box around both.
func (b Box) holding(o Box) Box {
	if b == (Box{}) {
		return o
	}
	return Box{min(b.X0, o.X0), min(b.Y0, o.Y0), max(b.X1, o.X1), max(b.Y1, o.Y1)}
}

// Turn rotates a glyph by a quarter to the right with its page of that height: (x, y) → (height-y, x).
func (g *Glyph) Turn(height float64) {
	g.X0, g.Y0, g.X1, g.Y1 = height-g.Y1, g.X0, height-g.Y0, g.X1
	g.Way = (g.Way + 1) % 4
	g.Base = g.Y1 - 0.12*g.Size
}
