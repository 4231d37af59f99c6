package pdf

import (
	"math"
	"slices"

	"github.com/taizhang/taizhang/ingest/page"
)

// path collects the straight lines of the path under construction, in page space.
type path struct {
	x, y, startX, startY float64
	segments             []segment
	starts               []int // index of the first segment of each shape
}

type segment struct {
	x0, y0, x1, y1 float64
	curved         bool
}

type box struct{ x0, y0, x1, y1 float64 }

// thin is the greatest thickness of a filled rectangle that is a line, in points.
const thin = 3

func (p *path) build(op string, args []token, m matrix) {
	switch op {
	case "m":
		p.x, p.y = m.apply(num(args, 0), num(args, 1))
		p.startX, p.startY = p.x, p.y
		p.starts = append(p.starts, len(p.segments))
	case "l":
		p.to(m.apply(num(args, 0), num(args, 1)))
	case "h":
		p.to(p.startX, p.startY)
	case "re":
		p.rect(num(args, 0), num(args, 1), num(args, 2), num(args, 3), m)
	case "c":
		p.curve(m.apply(num(args, 4), num(args, 5)))
	case "v", "y":
		p.curve(m.apply(num(args, 2), num(args, 3)))
	}
}

func (p *path) to(x, y float64) {
	p.segments = append(p.segments, segment{p.x, p.y, x, y, false})
	p.x, p.y = x, y
}

func (p *path) curve(x, y float64) {
	p.to(x, y)
	p.segments[len(p.segments)-1].curved = true
}

func (p *path) rect(x, y, w, h float64, m matrix) {
	p.x, p.y = m.apply(x, y)
	p.startX, p.startY = p.x, p.y
	p.starts = append(p.starts, len(p.segments))
	p.to(m.apply(x+w, y))
	p.to(m.apply(x+w, y+h))
	p.to(m.apply(x, y+h))
	p.to(p.startX, p.startY)
}

// paint adds the rules the path makes when painted with op, and empties it.
func (p *path) paint(op string, rules []page.Rule) []page.Rule {
	switch op {
	case "s", "b", "b*":
		p.to(p.startX, p.startY)
	}
	switch op {
	case "f", "F", "f*":
		rules = p.fill(rules)
	case "n":
	default:
		rules = p.stroke(rules)
	}
	p.segments, p.starts = p.segments[:0], p.starts[:0]
	return rules
}

func (p *path) stroke(rules []page.Rule) []page.Rule {
	if bars := p.fill(rules); len(bars) > len(rules) {
		return bars
	}
	for _, s := range p.segments {
		if !s.curved && (math.Abs(s.x0-s.x1) < 0.5 || math.Abs(s.y0-s.y1) < 0.5) {
			rules = append(rules, page.Rule{X0: min(s.x0, s.x1), Y0: min(s.y0, s.y1), X1: max(s.x0, s.x1), Y1: max(s.y0, s.y1)})
		}
	}
	return rules
}

// fill takes each shape of the path; one as thin as a line is a rule along its middle.
func (p *path) fill(rules []page.Rule) []page.Rule {
	for i, from := range p.starts {
		to := len(p.segments)
		if i+1 < len(p.starts) {
			to = p.starts[i+1]
		}
		if shape := p.segments[from:to]; len(shape) >= 3 && !curved(shape) {
			rules = appendBar(rules, bounds(shape))
		}
	}
	return rules
}

func curved(ss []segment) bool {
	return slices.ContainsFunc(ss, func(s segment) bool { return s.curved })
}

func bounds(ss []segment) box {
	b := box{ss[0].x0, ss[0].y0, ss[0].x0, ss[0].y0}
	for _, s := range ss {
		b = box{min(b.x0, s.x1), min(b.y0, s.y1), max(b.x1, s.x1), max(b.y1, s.y1)}
	}
	return b
}

func appendBar(rules []page.Rule, b box) []page.Rule {
	w, h := b.x1-b.x0, b.y1-b.y0
	switch {
	case w >= thin && h < thin:
		y := (b.y0 + b.y1) / 2
		return append(rules, page.Rule{X0: b.x0, Y0: y, X1: b.x1, Y1: y})
	case h >= thin && w < thin:
		x := (b.x0 + b.x1) / 2
		return append(rules, page.Rule{X0: x, Y0: b.y0, X1: x, Y1: b.y1})
	}
	return rules
}
