// Package raster looks at pictures of pages: it decodes them, sets them upright,
// tells ink from paper and finds the rules of tables. It knows no text.
package raster

import (
	"image"
	"image/color"
	"image/draw"
	"slices"
)

// White is blank paper.
const White = 255

// Blank makes a white page of w by h pixels.
func Blank(w, h int) *image.Gray {
	g := image.NewGray(image.Rect(0, 0, w, h))
	for i := range g.Pix {
		g.Pix[i] = White
	}
	return g
}

// IsBlank tells paper without a mark.
func IsBlank(g *image.Gray) bool {
	const faint = 200
	return !slices.ContainsFunc(g.Pix, func(v uint8) bool { return v < faint })
}

// Gray gives the brightness of a picture laid on white paper, its corner at (0, 0).
func Gray(m image.Image) *image.Gray {
	b := m.Bounds()
	if g, ok := m.(*image.Gray); ok && b.Min == (image.Point{}) && g.Stride == b.Dx() {
		return g
	}
	out := Blank(b.Dx(), b.Dy())
	if y, ok := m.(*image.YCbCr); ok {
		for row := range b.Dy() {
			from := y.YOffset(b.Min.X, b.Min.Y+row)
			copy(out.Pix[row*out.Stride:], y.Y[from:from+b.Dx()])
		}
		return out
	}
	draw.Draw(out, out.Bounds(), m, b.Min, draw.Over)
	return out
}

// Turn rotates g clockwise by n quarters.
func Turn(g *image.Gray, n int) *image.Gray {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	switch n & 3 {
	case 1:
		out := image.NewGray(image.Rect(0, 0, h, w))
		for y := range h {
			for x := range w {
				out.Pix[x*out.Stride+h-1-y] = g.Pix[y*g.Stride+x]
			}
		}
		return out
	case 2:
		out := image.NewGray(g.Rect)
		for y := range h {
			for x := range w {
				out.Pix[(h-1-y)*out.Stride+w-1-x] = g.Pix[y*g.Stride+x]
			}
		}
		return out
	case 3:
		return Turn(Turn(g, 2), 1)
	}
	return g
}

// Resize scales g to w by h: the mean of what a pixel covers when it shrinks, between neighbours when it grows.
func Resize(g *image.Gray, w, h int) *image.Gray {
	if g.Rect.Dx() == w && g.Rect.Dy() == h {
		return g
	}
	return Crop(g, 0, 0, float64(g.Rect.Dx()), float64(g.Rect.Dy()), w, h)
}

// Crop scales the stretch x0…x1, y0…y1 of g to w by h; outside g is white.
func Crop(g *image.Gray, x0, y0, x1, y1 float64, w, h int) *image.Gray {
	xs, ys := spread(x0, x1, w), spread(y0, y1, h)
	out := image.NewGray(image.Rect(0, 0, w, h))
	line := make([]float32, w)
	for y := range ys {
		for x := range line {
			line[x] = 0
		}
		for _, s := range ys[y] {
			row := rowOf(g, s.at)
			for x := range xs {
				sum := float32(0)
				for _, t := range xs[x] {
					v := float32(White)
					if row != nil && t.at >= 0 && t.at < len(row) {
						v = float32(row[t.at])
					}
					sum += t.share * v
				}
				line[x] += s.share * sum
			}
		}
		for x, v := range line {
			out.Pix[y*out.Stride+x] = uint8(min(v+0.5, White))
		}
	}
	return out
}

func rowOf(g *image.Gray, y int) []uint8 {
	if y < 0 || y >= g.Rect.Dy() {
		return nil
	}
	return g.Pix[y*g.Stride : y*g.Stride+g.Rect.Dx()]
}

// share is how much a pixel of the source counts.
type share struct {
	at    int
	share float32
}

// spread says for each of n pixels over from…to which source pixels it is made of.
func spread(from, to float64, n int) [][]share {
	step := (to - from) / float64(n)
	width := max(step, 1)
	out := make([][]share, n)
	for i := range out {
		mid := from + (float64(i)+0.5)*step
		lo, hi := mid-width/2, mid+width/2
		for p := floor(lo); float64(p) < hi; p++ {
			if part := min(hi, float64(p+1)) - max(lo, float64(p)); part > 1e-6 {
				out[i] = append(out[i], share{p, float32(part / width)})
			}
		}
	}
	return out
}

func floor(f float64) int {
	n := int(f)
	if float64(n) > f {
		n--
	}
	return n
}

// Fill paints the box x0…x1, y0…y1, both ends within, white.
func Fill(g *image.Gray, x0, y0, x1, y1 int) {
	r := image.Rect(x0, y0, x1+1, y1+1).Intersect(g.Rect)
	draw.Draw(g, r, image.NewUniform(color.Gray{Y: White}), image.Point{}, draw.Src)
}

// Clone copies g.
func Clone(g *image.Gray) *image.Gray {
	out := image.NewGray(g.Rect)
	copy(out.Pix, g.Pix)
	return out
}
