package page

import (
	"cmp"
	"math"
	"slices"
)

// Path collects the lines of a shape under construction, in page space; painted, its straight ones are rules.
type Path struct {
	Most int // lines of the path, and rules of the page, that are kept; DefaultMost when 0

	x, y, startX, startY float64
	segments             []segment
	starts               []int // index of the first segment of each shape
}

type segment struct {
	x0, y0, x1, y1 float64
	curved         bool
}

// thin is the greatest thickness of a filled rectangle that is a line, in points.
const thin = 3

// Empty reports that nothing was drawn.
func (p *Path) Empty() bool { return len(p.segments) == 0 }

// Bounds is the box around all that was drawn; its zero value when nothing was.
func (p *Path) Bounds() Box {
	if p.Empty() {
		return Box{}
	}
	return bounds(p.segments)
}

// Move begins a shape.
func (p *Path) Move(x, y float64) {
	p.x, p.y, p.startX, p.startY = x, y, x, y
	if len(p.starts) < p.most() {
		p.starts = append(p.starts, len(p.segments))
	}
}

// DefaultMost is the most lines of a path, and rules of a page, that are kept: tables have hundreds, drawings any number.
const DefaultMost = 1 << 17

func (p *Path) most() int { return cmp.Or(p.Most, DefaultMost) }

// Line draws a straight line.
func (p *Path) Line(x, y float64) {
	if len(p.segments) < p.most() {
		p.segments = append(p.segments, segment{p.x, p.y, x, y, false})
	}
	p.x, p.y = x, y
}

// Curve draws a line that is not straight.
func (p *Path) Curve(x, y float64) {
	n := len(p.segments)
	if p.Line(x, y); len(p.segments) > n {
		p.segments[n].curved = true
	}
}

// Close draws a line back to where the shape began.
func (p *Path) Close() { p.Line(p.startX, p.startY) }

// Clear empties the path.
func (p *Path) Clear() { p.segments, p.starts = p.segments[:0], p.starts[:0] }

// Stroke adds the rules of the path's lines.
func (p *Path) Stroke(rules []Rule) []Rule {
	if bars := p.Fill(rules); len(bars) > len(rules) {
		return bars
	}
	for _, s := range p.segments {
		if len(rules) < p.most() && !s.curved && (math.Abs(s.x0-s.x1) < 0.5 || math.Abs(s.y0-s.y1) < 0.5) {
			rules = append(rules, Rule{X0: min(s.x0, s.x1), Y0: min(s.y0, s.y1), X1: max(s.x0, s.x1), Y1: max(s.y0, s.y1)})
		}
	}
	return rules
}

// Fill takes each shape of the path; one as thin as a line is a rule along its middle.
func (p *Path) Fill(rules []Rule) []Rule {
	for i, from := range p.starts {
		to := len(p.segments)
		if i+1 < len(p.starts) {
			to = p.starts[i+1]
		}
		if shape := p.segments[from:to]; len(rules) < p.most() && len(shape) >= 3 && !curved(shape) {
			rules = appendBar(rules, bounds(shape))
		}
	}
	return rules
}

func curved(ss []segment) bool {
	return slices.ContainsFunc(ss, func(s segment) bool { return s.curved })
}

func bounds(ss []segment) Box {
	b := Box{ss[0].x0, ss[0].y0, ss[0].x0, ss[0].y0}
	for _, s := range ss {
		b = Box{min(b.X0, s.x1), min(b.Y0, s.y1), max(b.X1, s.x1), max(b.Y1, s.y1)}
	}
	return b
}

// appendBar takes a long and thin box for a rule, and a small one for a piece of a
// dashed or dotted one; pieces that find no others are dropped later.
func appendBar(rules []Rule, b Box) []Rule {
	w, h := b.X1-b.X0, b.Y1-b.Y0
	x, y := (b.X0+b.X1)/2, (b.Y0+b.Y1)/2
	if h < thin && (w >= thin || w > 0.6*h) {
		rules = append(rules, Rule{X0: b.X0, Y0: y, X1: b.X1, Y1: y})
	}
	if w < thin && (h >= thin || h > 0.6*w) {
		rules = append(rules, Rule{X0: x, Y0: b.Y0, X1: x, Y1: b.Y1})
	}
	return rules
}
