package raster

import (
	"image"
	"math"
)

// Skew is the angle, in radians, by which the lines of a page fall to the right:
// that at which its rows of pixels differ most in ink (Postl, 1986). Within ±5°.
func Skew(k *Ink) float64 {
	points := k.dots()
	if len(points) < 100 {
		return 0
	}
	const degree = math.Pi / 180
	best := 0.0
	for _, search := range []struct{ reach, step float64 }{{5, 0.25}, {0.25, 0.05}, {0.05, 0.01}} {
		mid, most := best, -1.0
		for a := -search.reach; a <= search.reach+1e-9; a += search.step {
			angle := mid + a*degree
			if s := sharpness(points, angle, k.W, k.H); s > most {
				best, most = angle, s
			}
		}
	}
	return best
}

// dots takes some of the lower edges of the ink.
func (k *Ink) dots() []image.Point {
	var out []image.Point
	for y := 0; y+1 < k.H; y++ {
		for x := y & 1; x < k.W; x += 2 {
			if k.P[y*k.W+x] != 0 && k.P[(y+1)*k.W+x] == 0 {
				out = append(out, image.Pt(x, y))
			}
		}
	}
	return out
}

// sharpness sums the squared counts of dots along lines that fall at an angle.
func sharpness(points []image.Point, angle float64, w, h int) float64 {
	slope := math.Tan(angle)
	off := int(math.Abs(slope)*float64(w)) + 1
	count := make([]int32, h+2*off+2)
	for _, p := range points {
		count[int(float64(p.Y)-slope*float64(p.X)+float64(off)+0.5)]++
	}
	sum := 0.0
	for _, n := range count {
		sum += float64(n) * float64(n)
	}
	return sum
}

// Straighten turns g back by an angle around its middle.
func Straighten(g *image.Gray, angle float64) *image.Gray {
	if math.Abs(angle) < 0.0003 {
		return g
	}
	w, h := g.Rect.Dx(), g.Rect.Dy()
	out := image.NewGray(g.Rect)
	sin, cos := math.Sincos(angle)
	mx, my := float64(w)/2, float64(h)/2
	for y := range h {
		dy := float64(y) - my
		for x := range w {
			dx := float64(x) - mx
			out.Pix[y*out.Stride+x] = between(g, mx+dx*cos-dy*sin, my+dx*sin+dy*cos)
		}
	}
	return out
}

// between mixes the four pixels around a point.
func between(g *image.Gray, x, y float64) uint8 {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	if x < 0 || y < 0 || x >= float64(w-1) || y >= float64(h-1) {
		return White
	}
	i, j := int(x), int(y)
	fx, fy := float32(x-float64(i)), float32(y-float64(j))
	p := g.Pix[j*g.Stride+i:]
	top := float32(p[0])*(1-fx) + float32(p[1])*fx
	low := float32(p[g.Stride])*(1-fx) + float32(p[g.Stride+1])*fx
	return uint8(top*(1-fy) + low*fy + 0.5)
}
