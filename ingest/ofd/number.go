package ofd

import (
	"math"
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/ingest/page"
)

// point is what a millimetre is in points.
const point = 72 / 25.4

// numbers reads "0 0 210 297"; what is no number is left out.
func numbers(text string) []float64 {
	var out []float64
	for _, w := range strings.Fields(text) {
		if n, ok := number(w); ok {
			out = append(out, n)
		}
	}
	return out
}

// number reads a finite number.
func number(w string) (float64, bool) {
	n, err := strconv.ParseFloat(w, 64)
	return n, err == nil && !math.IsInf(n, 0) && !math.IsNaN(n)
}

func numberOr(w string, otherwise float64) float64 {
	if n, ok := number(strings.TrimSpace(w)); ok {
		return n
	}
	return otherwise
}

// box reads ST_Box: left, top, width, height.
func box(text string) page.Box {
	n := numbers(text)
	if len(n) < 4 {
		return page.Box{}
	}
	return page.Box{X0: n[0], Y0: n[1], X1: n[0] + n[2], Y1: n[1] + n[3]}
}

// deltas reads the steps between characters, of which "g 5 3.7" stands for five; no more than most.
func deltas(text string, most int) []float64 {
	var out []float64
	words := strings.Fields(text)
	for i := 0; i < len(words) && len(out) < most; i++ {
		if words[i] != "g" || i+2 >= len(words) {
			if n, ok := number(words[i]); ok {
				out = append(out, n)
			}
			continue
		}
		times, _ := strconv.Atoi(words[i+1])
		step, _ := number(words[i+2])
		for range min(max(times, 0), most-len(out)) {
			out = append(out, step)
		}
		i += 2
	}
	return out
}

// matrix is ST_CTM [a b c d e f]: x' = ax + cy + e, y' = bx + dy + f.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

func ctm(text string) matrix {
	n := numbers(text)
	if len(n) < 6 {
		return identity
	}
	return matrix{n[0], n[1], n[2], n[3], n[4], n[5]}
}

// times applies m first, then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// at is the space of an object with a boundary and perhaps a matrix, inside the space m.
func (m matrix) at(b page.Box, own matrix) matrix {
	return own.times(matrix{1, 0, 0, 1, b.X0, b.Y0}).times(m)
}
