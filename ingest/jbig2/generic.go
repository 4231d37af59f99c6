package jbig2

import (
	"bytes"
	"fmt"
	"io"

	"golang.org/x/image/ccitt"
)

// pixel is one beside the pixel to be decoded.
type pixel struct{ x, y int }

// template lists the neighbours that make a context, the lowest bit first; movable
// are the places of those that a region may put elsewhere (6.2.5.3).
type template struct {
	near    []pixel
	movable []int
	typical int // context of the bit that says a row is that above
}

var templates = [4]template{
	{[]pixel{{-1, 0}, {-2, 0}, {-3, 0}, {-4, 0}, {3, -1}, {2, -1}, {1, -1}, {0, -1}, {-1, -1}, {-2, -1}, {-3, -1}, {2, -2}, {1, -2}, {0, -2}, {-1, -2}, {-2, -2}}, []int{4, 10, 11, 15}, 0x9B25},
	{[]pixel{{-1, 0}, {-2, 0}, {-3, 0}, {3, -1}, {2, -1}, {1, -1}, {0, -1}, {-1, -1}, {-2, -1}, {2, -2}, {1, -2}, {0, -2}, {-1, -2}}, []int{3}, 0x0795},
	{[]pixel{{-1, 0}, {-2, 0}, {2, -1}, {1, -1}, {0, -1}, {-1, -1}, {-2, -1}, {1, -2}, {0, -2}, {-1, -2}}, []int{2}, 0x00E5},
	{[]pixel{{-1, 0}, {-2, 0}, {-3, 0}, {-4, 0}, {2, -1}, {1, -1}, {0, -1}, {-1, -1}, {-2, -1}, {-3, -1}}, []int{4}, 0x0195},
}

// readTemplate reads where a region has the movable neighbours of a template.
func readTemplate(r *bytesReader, number int) template {
	t := templates[number]
	t.near = append([]pixel(nil), t.near...)
	for _, i := range t.movable {
		t.near[i] = pixel{r.s8(), r.s8()}
	}
	return t
}

// sound tells whether all neighbours come before the pixel.
func (t template) sound() bool {
	for _, p := range t.near {
		if p.y > 0 || p.y == 0 && p.x >= 0 {
			return false
		}
	}
	return true
}

// generic decodes a generic region segment (7.4.6).
func (d *decoder) generic(_ segment, r region, b *bytesReader) (*Bitmap, error) {
	flags := b.u8()
	if flags&1 != 0 {
		return d.fax(r.w, r.h, b.rest())
	}
	t := readTemplate(b, int(flags>>1&3))
	if b.short || flags&16 != 0 {
		return nil, fmt.Errorf("%w: generic region", ErrDamaged)
	}
	return d.plane(newArithmetic(b.rest()), make([]context, 1<<16), t, flags&8 != 0, r.w, r.h)
}

// plane decodes w × h pixels (6.2); typical rows may be like those above.
func (d *decoder) plane(a *arithmetic, contexts []context, t template, typical bool, w, h int) (*Bitmap, error) {
	m, err := d.bitmap(w, h)
	if err != nil || w == 0 {
		return m, err
	}
	if !t.sound() {
		return nil, fmt.Errorf("%w: template", ErrDamaged)
	}
	left, right, top := 0, 0, 0
	for _, p := range t.near {
		left, right, top = max(left, -p.x), max(right, p.x), max(top, -p.y)
	}
	stride := left + w + right // rows with white around, the last top+1 of them
	rows := make([]uint8, (top+1)*stride)
	offsets := make([]int, len(t.near))
	for i, p := range t.near {
		offsets[i] = (top+p.y)*stride + left + p.x
	}
	same := uint8(0)
	for y := range h {
		copy(rows, rows[stride:])
		row := rows[top*stride+left:][:w]
		if typical {
			same ^= a.bit(&contexts[t.typical])
		}
		if same == 0 || top == 0 {
			clear(row)
			for x := range w {
				c := 0
				for i, o := range offsets {
					c |= int(rows[o+x]) << i
				}
				row[x] = a.bit(&contexts[c])
			}
		}
		copy(m.P[y*w:], row)
		if a.ended() {
			return nil, fmt.Errorf("%w: generic region ends early", ErrDamaged)
		}
	}
	return m, nil
}

// fax decodes pixels coded as in a fax of group 4 (6.2.6).
func (d *decoder) fax(w, h int, b []byte) (*Bitmap, error) {
	m, err := d.bitmap(w, h)
	if err != nil {
		return nil, err
	}
	bits := make([]byte, (w+7)/8*h)
	n, err := io.ReadFull(ccitt.NewReader(bytes.NewReader(b), ccitt.MSB, ccitt.Group4, w, h, &ccitt.Options{Invert: true}), bits)
	if n == 0 && err != nil {
		return nil, fmt.Errorf("%w: fax: %w", ErrDamaged, err)
	}
	for i := range m.P {
		x, y := i%w, i/w
		m.P[i] = bits[y*((w+7)/8)+x/8] >> (7 - x%8) & 1
	}
	return m, nil
}
