package ofd

import (
	"strings"

	"github.com/taizhang/taizhang/ingest/page"
)

// operands is how many numbers follow each letter of a path (GB/T 33190 table 35).
var operands = map[string]int{"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}

// trace draws abbreviated path data: M 0 0 L 10 0 C.
func trace(p *page.Path, data string, m matrix) {
	words := strings.Fields(data)
	for i := 0; i < len(words); {
		op := words[i]
		n, known := operands[op]
		if i++; !known || i+n > len(words) {
			continue
		}
		args := numbers(strings.Join(words[i:i+n], " "))
		if len(args) < n {
			continue
		}
		i += n
		draw(p, op, args, m)
	}
}

func draw(p *page.Path, op string, args []float64, m matrix) {
	if op == "C" {
		p.Close()
		return
	}
	x, y := m.apply(args[len(args)-2], args[len(args)-1])
	switch op {
	case "S", "M":
		p.Move(x, y)
	case "L":
		p.Line(x, y)
	default:
		p.Curve(x, y)
	}
}
