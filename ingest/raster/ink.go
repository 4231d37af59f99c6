package raster

import "image"

// Ink says of every pixel whether it is dark: 1 or 0.
type Ink struct {
	W, H int
	P    []uint8
}

// At tells whether (x, y) is ink; outside is paper.
func (k *Ink) At(x, y int) bool {
	return x >= 0 && y >= 0 && x < k.W && y < k.H && k.P[y*k.W+x] != 0
}

// Count counts the ink in the box x0…x1, y0…y1, both ends within.
func (k *Ink) Count(x0, y0, x1, y1 int) (n int) {
	x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, k.W-1), min(y1, k.H-1)
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			n += int(k.P[y*k.W+x])
		}
	}
	return n
}

// Erase makes the box paper.
func (k *Ink) Erase(x0, y0, x1, y1 int) {
	x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, k.W-1), min(y1, k.H-1)
	for y := y0; y <= y1; y++ {
		clear(k.P[y*k.W+x0 : y*k.W+max(x1+1, x0)])
	}
}

// transposed swaps the axes.
func (k *Ink) transposed() *Ink {
	out := &Ink{W: k.H, H: k.W, P: make([]uint8, len(k.P))}
	for y := range k.H {
		for x := range k.W {
			out.P[x*k.H+y] = k.P[y*k.W+x]
		}
	}
	return out
}

// InkOf tells ink from paper by what is around each pixel (Sauvola and Pietikäinen,
// Adaptive document image binarization, 2000): shaded cells and grey paper are no ink.
func InkOf(g *image.Gray) *Ink {
	const radius, strength, span = 20, 0.25, 128.0
	w, h := g.Rect.Dx(), g.Rect.Dy()
	k := &Ink{W: w, H: h, P: make([]uint8, w*h)}
	sum, square := make([]int64, w), make([]int64, w) // of each column, over the rows in view
	add := func(y int, sign int64) {
		for x, v := range rowOf(g, y) {
			sum[x] += sign * int64(v)
			square[x] += sign * int64(v) * int64(v)
		}
	}
	for y := range min(radius, h) {
		add(y, 1)
	}
	for y := range h {
		if y+radius < h {
			add(y+radius, 1)
		}
		if y-radius-1 >= 0 {
			add(y-radius-1, -1)
		}
		rows := min(y+radius, h-1) - max(y-radius, 0) + 1
		var s, q int64
		for x := range min(radius, w) {
			s, q = s+sum[x], q+square[x]
		}
		row := rowOf(g, y)
		for x := range w {
			if x+radius < w {
				s, q = s+sum[x+radius], q+square[x+radius]
			}
			if x-radius-1 >= 0 {
				s, q = s-sum[x-radius-1], q-square[x-radius-1]
			}
			n := float64(rows * (min(x+radius, w-1) - max(x-radius, 0) + 1))
			mean := float64(s) / n
			if dark(float64(row[x]), mean, float64(q)/n-mean*mean, strength, span) {
				k.P[y*w+x] = 1
			}
		}
	}
	return k
}

// dark compares v with mean·(1 + strength·(deviation/span − 1)) without a root.
func dark(v, mean, variance, strength, span float64) bool {
	d := v - mean*(1-strength)
	if d < 0 {
		return true
	}
	edge := mean * strength / span
	return d*d < edge*edge*variance
}
