package pdf

import "github.com/taizhang/taizhang/ingest/page"

// path is the path under construction, in page space.
type path struct{ page.Path }

func (p *path) build(op string, args []token, m matrix) {
	switch op {
	case "m":
		p.Move(m.apply(num(args, 0), num(args, 1)))
	case "l":
		p.Line(m.apply(num(args, 0), num(args, 1)))
	case "h":
		p.Close()
	case "re":
		p.rect(num(args, 0), num(args, 1), num(args, 2), num(args, 3), m)
	case "c":
		p.Curve(m.apply(num(args, 4), num(args, 5)))
	case "v", "y":
		p.Curve(m.apply(num(args, 2), num(args, 3)))
	}
}

func (p *path) rect(x, y, w, h float64, m matrix) {
	p.Move(m.apply(x, y))
	p.Line(m.apply(x+w, y))
	p.Line(m.apply(x+w, y+h))
	p.Line(m.apply(x, y+h))
	p.Close()
}

// paint adds the rules the path makes when painted with op, and empties it.
func (p *path) paint(op string, rules []page.Rule) []page.Rule {
	switch op {
	case "s", "b", "b*":
		p.Close()
	}
	switch op {
	case "f", "F", "f*":
		rules = p.Fill(rules)
	case "n":
	default:
		rules = p.Stroke(rules)
	}
	p.Clear()
	return rules
}
