package pdf

import (
	"math"

	"github.com/ledongthuc/pdf"
)

// matrix is [a b c d e f] of ISO 32000-1, 8.3.3: x' = ax + cy + e, y' = bx + dy + f.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

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

// moved puts a translation before m.
func (m matrix) moved(x, y float64) matrix {
	m.e, m.f = m.apply(x, y)
	return m
}

func matrixOf(v pdf.Value) matrix {
	if v.Len() != 6 {
		return identity
	}
	n := func(i int) float64 { return v.Index(i).Float64() }
	return matrix{n(0), n(1), n(2), n(3), n(4), n(5)}
}

func matrixFrom(args []token) matrix {
	if len(args) < 6 {
		return identity
	}
	return matrix{args[0].num, args[1].num, args[2].num, args[3].num, args[4].num, args[5].num}
}

// frame is the visible rectangle of a page and the way its space becomes points from the top left.
type frame struct {
	width, height float64
	to            matrix
}

// frame honours MediaBox, CropBox and Rotate; a page without a usable box is A4.
func (l leaf) frame() frame {
	box, ok := rectangle(l.media)
	if crop, has := rectangle(l.crop); has && crop[0] < box[2] && crop[2] > box[0] {
		box, ok = crop, true
	}
	if !ok {
		box = [4]float64{0, 0, 595.3, 841.9}
	}
	w, h := box[2]-box[0], box[3]-box[1]
	at := matrix{1, 0, 0, 1, -box[0], -box[1]}
	switch l.rotate {
	case 90:
		return frame{h, w, at.times(matrix{0, 1, 1, 0, 0, 0})}
	case 180:
		return frame{w, h, at.times(matrix{-1, 0, 0, 1, w, 0})}
	case 270:
		return frame{h, w, at.times(matrix{0, -1, -1, 0, h, w})}
	}
	return frame{w, h, at.times(matrix{1, 0, 0, -1, 0, h})}
}

func rectangle(v pdf.Value) ([4]float64, bool) {
	if v.Len() != 4 {
		return [4]float64{}, false
	}
	x0, y0, x1, y1 := v.Index(0).Float64(), v.Index(1).Float64(), v.Index(2).Float64(), v.Index(3).Float64()
	r := [4]float64{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
	return r, r[2]-r[0] > 1 && r[3]-r[1] > 1 && !math.IsNaN(r[0]+r[1]+r[2]+r[3])
}
