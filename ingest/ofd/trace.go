package ofd

import (
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/ingest/page"
)

// operands is how many numbers follow each letter of a path (GB/T 33190 table 35).
var operands = map[string]int{"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}

// trace draws abbreviated path data: M 0 0 L 10 0 C. An operator without all its numbers draws nothing.
func trace(p *page.Path, data string, m matrix) {
	op, args := "", make([]float64, 0, 8)
	for w := range strings.FieldsSeq(data) {
		if _, known := operands[w]; known {
			op, args = w, args[:0]
		} else if v, err := strconv.ParseFloat(w, 64); err == nil {
			args = append(args, v)
		} else {
			op = ""
		}
		if op != "" && len(args) == operands[op] {
			draw(p, op, args, m)
			op = ""
		}
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
