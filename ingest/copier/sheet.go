package copier

import (
	"image"

	"github.com/taizhang/taizhang/ingest/raster"
)

// Askew turns a page by degrees around its middle, clockwise, as one fed in badly.
func Askew(g *image.Gray, degrees float64) *image.Gray {
	return raster.Straighten(g, -degrees*3.141592653589793/180)
}

// Crisp makes black and white of a page as copiers set for text do: ink is what is darker
// than its surroundings by 15 of a hundred (Bradley and Roth, Adaptive thresholding
// using the integral image, 2007), so that grey rules stay.
func Crisp(g *image.Gray) *image.Gray {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	radius := max(w, h) / 16
	sum := make([]int, (w+1)*(h+1)) // of all pixels above and left
	for y := range h {
		row := 0
		for x := range w {
			row += int(g.Pix[y*g.Stride+x])
			sum[(y+1)*(w+1)+x+1] = sum[y*(w+1)+x+1] + row
		}
	}
	out := raster.Blank(w, h)
	for y := range h {
		top, low := max(y-radius, 0)*(w+1), min(y+radius+1, h)*(w+1)
		for x := range w {
			left, right := max(x-radius, 0), min(x+radius+1, w)
			around := sum[low+right] - sum[low+left] - sum[top+right] + sum[top+left]
			n := (low - top) / (w + 1) * (right - left)
			if 100*n*int(g.Pix[y*g.Stride+x]) < 85*around {
				out.Pix[y*out.Stride+x] = 0
			}
		}
	}
	return out
}
