package raster

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"math"
	"testing"

	"golang.org/x/image/tiff"
)

// sheet draws a page of w by h with lines of dashes for text and a table of two by two, turned by an angle.
func sheet(w, h int, angle float64) *image.Gray {
	g := Blank(w, h)
	box := func(x0, y0, x1, y1 int) {
		for y := y0; y <= y1; y++ {
			for x := x0; x <= x1; x++ {
				g.Pix[y*g.Stride+x] = 20
			}
		}
	}
	for y := 60; y < 300; y += 40 {
		for x := 60; x < w-80; x += 24 {
			box(x, y, x+12, y+3)
			box(x+5, y-8, x+7, y+10)
		}
	}
	for _, y := range []int{400, 500, 600} {
		box(100, y, 700, y+2)
	}
	for _, x := range []int{100, 400, 698} {
		box(x, 400, x+2, 600)
	}
	return Straighten(g, -angle)
}

// Skew finds by how much a page was turned, and Straighten sets it right.
func TestSkew(t *testing.T) {
	for _, degrees := range []float64{0, 0.4, -1.2, 3.5} {
		g := sheet(900, 800, degrees*math.Pi/180)
		got := Skew(InkOf(g)) * 180 / math.Pi
		if math.Abs(got-degrees) > 0.06 {
			t.Errorf("%.2f° for %.2f°", got, degrees)
		}
		if left := Skew(InkOf(Straighten(g, got*math.Pi/180))) * 180 / math.Pi; math.Abs(left) > 0.1 {
			t.Errorf("%.2f°: %.2f° are left", degrees, left)
		}
	}
}

// Rules are the lines of the table, whole, broken or on grey paper, and no stroke of the text.
func TestRules(t *testing.T) {
	spoil := map[string]func(*image.Gray){
		"clean": func(*image.Gray) {},
		"broken": func(g *image.Gray) {
			for x := 150; x < 700; x += 70 {
				Fill(g, x, 495, x+25, 507)
			}
		},
		"grey": func(g *image.Gray) {
			for i, v := range g.Pix {
				g.Pix[i] = uint8(int(v)*3/5 + i%7)
			}
		},
	}
	for name, change := range spoil {
		g := sheet(900, 800, 0)
		change(g)
		h, v := Rules(InkOf(g), 28)
		if len(h) != 3 || len(v) != 3 {
			t.Errorf("%s: %d and %d lines: %v %v", name, len(h), len(v), h, v)
			continue
		}
		for i, y := range []int{400, 500, 600} {
			if l := h[i]; l.Long() < 590 || l.Y0 < y-2 || l.Y1 > y+5 {
				t.Errorf("%s: %v is not the line at %d", name, l, y)
			}
		}
	}
}

// Strokes that stand under one another in the lines of a cell are no rule, however near the rules they begin and end.
func TestStrokesBetweenRules(t *testing.T) {
	g := sheet(900, 800, 0)
	for y := 407; y < 494; y++ {
		for x := 200; x < 204; x++ {
			g.Pix[y*g.Stride+x] = 20
		}
	}
	if _, v := Rules(InkOf(g), 28); len(v) != 3 {
		t.Errorf("%d lines: %v", len(v), v)
	}
}

// Turn by four quarters changes nothing, by one it moves the corner.
func TestTurn(t *testing.T) {
	g := Blank(3, 2)
	g.Pix[0] = 0
	if q := Turn(g, 1); q.Rect.Dx() != 2 || q.Rect.Dy() != 3 || q.Pix[1] != 0 {
		t.Errorf("%v %v", q.Rect, q.Pix)
	}
	if q := Turn(Turn(g, 3), 1); !bytes.Equal(q.Pix, g.Pix) {
		t.Errorf("%v", q.Pix)
	}
}

// A .tif has as many pages as directories; one that refers back to itself ends.
func TestDecodeTIFF(t *testing.T) {
	var buf bytes.Buffer
	if err := tiff.Encode(&buf, Blank(20, 10), nil); err != nil {
		t.Fatal(err)
	}
	b := buf.Bytes()
	at := binary.LittleEndian.Uint32(b[4:])
	n := uint32(binary.LittleEndian.Uint16(b[at:]))
	twice := append(bytes.Clone(b), b[at:at+2+12*n+4]...)
	binary.LittleEndian.PutUint32(twice[at+2+12*n:], uint32(len(b)))
	circle := bytes.Clone(b)
	binary.LittleEndian.PutUint32(circle[at+2+12*n:], at)
	for name, tt := range map[string]struct {
		b    []byte
		want int
		err  error
	}{"one": {b, 1, nil}, "two": {twice, 2, nil}, "circle": {circle, 1, nil}, "torn": {b[:len(b)/2], 0, ErrDamaged}} {
		got, err := Decode(tt.b, 1000, 5)
		if len(got) != tt.want || !errors.Is(err, tt.err) {
			t.Errorf("%s: %d pages, %v", name, len(got), err)
		}
	}
	if _, err := Decode(b, 199, 5); !errors.Is(err, ErrLimit) {
		t.Errorf("200 pixels with a limit of 199: %v", err)
	}
	if _, err := Decode(twice, 1000, 1); !errors.Is(err, ErrLimit) {
		t.Errorf("two pages with a limit of 1: %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	var buf bytes.Buffer
	if err := tiff.Encode(&buf, Blank(20, 10), nil); err != nil {
		f.Fatal(err)
	}
	f.Add(buf.Bytes())
	f.Add([]byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00"))
	f.Add([]byte("BM"))
	f.Fuzz(func(_ *testing.T, b []byte) {
		pictures, err := Decode(b, 1<<16, 3)
		for _, p := range pictures {
			if err == nil {
				Rules(InkOf(p.Gray), 20)
			}
		}
	})
}
