package copier

import (
	"bytes"
	"image"
	"io"
	"testing"

	"github.com/taizhang/taizhang/ingest/raster"
	"golang.org/x/image/ccitt"
)

// A fax is what it was made of: runs of every length, and edges far and near.
func TestFax(t *testing.T) {
	const w, h = 5300, 40
	g := raster.Blank(w, h)
	black := func(y, from, to int) {
		for x := from; x < min(to, w); x++ {
			g.Pix[y*w+x] = 0
		}
	}
	for y := range h {
		switch {
		case y == 1:
			black(y, 0, w)
		case y == 2:
			black(y, 2700, 2701)
		case y < 20:
			for x, n := y%3, 1; x < w; x, n = x+n+n%7+1, n+1 {
				black(y, x, x+n)
			}
		default:
			for x := 40; x < w; x += 300 {
				black(y, x+y%5, x+150+y*y%11)
			}
		}
	}
	p := Fax(g)
	bits := make([]byte, (w+7)/8*h)
	if _, err := io.ReadFull(ccitt.NewReader(bytes.NewReader(p.Data), ccitt.MSB, ccitt.Group4, w, h, nil), bits); err != nil {
		t.Fatal(err)
	}
	back := image.NewGray(g.Rect)
	for i := range back.Pix {
		if bits[i/w*((w+7)/8)+i%w/8]>>(7-i%w%8)&1 == 1 {
			back.Pix[i] = raster.White
		}
	}
	if !bytes.Equal(back.Pix, g.Pix) {
		t.Error("the picture came back another")
	}
}
