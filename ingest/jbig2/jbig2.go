// Package jbig2 decodes the black and white pictures that office scanners and
// copiers put into PDFs (ITU-T T.88): generic, refinement, symbol and text regions,
// coded arithmetically, and generic regions coded as a fax is.
package jbig2

import (
	"errors"
	"fmt"
)

// The ways in which a picture cannot be decoded.
var (
	ErrDamaged     = errors.New("jbig2")
	ErrLimit       = errors.New("jbig2: too much to decode")
	ErrUnsupported = errors.New("jbig2: not supported")
)

// Bitmap is a picture of W × H pixels, row by row: 1 is black.
type Bitmap struct {
	W, H int
	P    []uint8
}

func newBitmap(w, h int) *Bitmap { return &Bitmap{w, h, make([]uint8, w*h)} }

// at is a pixel; outside is white.
func (m *Bitmap) at(x, y int) uint8 {
	if x < 0 || y < 0 || x >= m.W || y >= m.H {
		return 0
	}
	return m.P[y*m.W+x]
}

// The ways in which one picture is laid on another.
type combination uint8

const (
	or combination = iota
	and
	xor
	xnor
	replace
)

// lay puts o on m, its corner at (x, y).
func (m *Bitmap) lay(o *Bitmap, x, y int, how combination) {
	x0, x1 := max(x, 0), min(x+o.W, m.W)
	for row := max(y, 0); row < min(y+o.H, m.H) && x0 < x1; row++ {
		to, from := m.P[row*m.W+x0:row*m.W+x1], o.P[(row-y)*o.W+x0-x:]
		for i := range to {
			switch how {
			case or:
				to[i] |= from[i]
			case and:
				to[i] &= from[i]
			case xor:
				to[i] ^= from[i]
			case xnor:
				to[i] = 1 ^ to[i] ^ from[i]
			case replace:
				to[i] = from[i]
			}
		}
	}
}

// Decode decodes a picture as a PDF holds it: its segments without a file header, and
// those that several pictures share. At most so many pixels are decoded, those of
// regions and symbols counted, too; h is what the PDF says, for pages that do not say.
func Decode(b, globals []byte, h, pixels int) (*Bitmap, error) {
	d := &decoder{h: h, left: pixels, symbols: map[uint32][]*Bitmap{}, kept: map[uint32]*keptContexts{}, parts: map[uint32]*Bitmap{}}
	for _, stream := range [][]byte{globals, b} {
		if err := d.stream(stream); err != nil {
			return nil, err
		}
	}
	if d.page == nil {
		return nil, fmt.Errorf("%w: no page", ErrDamaged)
	}
	return d.page, nil
}

// decoder is what is known between segments.
type decoder struct {
	h       int // of a page that does not say
	left    int // pixels that may still be decoded
	page    *Bitmap
	symbols map[uint32][]*Bitmap // of dictionaries
	kept    map[uint32]*keptContexts
	parts   map[uint32]*Bitmap // regions that others refine
}

// bitmap makes one within the limit.
func (d *decoder) bitmap(w, h int) (*Bitmap, error) {
	switch {
	case w < 0 || h < 0:
		return nil, fmt.Errorf("%w: region of %d × %d pixels", ErrDamaged, w, h)
	case h > 0 && w > d.left/h:
		return nil, fmt.Errorf("%w: %d × %d pixels", ErrLimit, w, h)
	}
	d.left -= w * h
	return newBitmap(w, h), nil
}

// paint lays a region on the page.
func (d *decoder) paint(m *Bitmap, r region) error {
	if d.page == nil {
		return fmt.Errorf("%w: a region before its page", ErrDamaged)
	}
	d.page.lay(m, r.x, r.y, r.how)
	return nil
}
