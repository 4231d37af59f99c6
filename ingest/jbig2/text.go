package jbig2

import (
	"fmt"
	"math/bits"
)

// The corner of a symbol that its place tells.
const (
	bottomLeft = iota
	topLeft
	bottomRight
	topRight
)

// textContexts are those of the numbers of a text region.
type textContexts struct {
	strip, first, next, across, refined, dw, dh, dx, dy integers
	id                                                  []context
}

func newTextContexts(size int) textContexts { return textContexts{id: make([]context, 1<<size)} }

// textCoder places symbols (6.4).
type textCoder struct {
	*decoder
	*textContexts
	a          *arithmetic
	symbols    []*Bitmap
	size       int // bits of a symbol's number
	refines    bool
	refiner    *refiner
	strip      int // rows of a strip
	corner     int
	transposed bool
	how        combination
	black      bool // the paper
	offset     int
}

// text decodes a text region segment (7.4.3).
func (d *decoder) text(s segment, r region, b *bytesReader) (*Bitmap, error) {
	flags := b.u16()
	if flags&1 != 0 {
		return nil, fmt.Errorf("%w: Huffman codes", ErrUnsupported)
	}
	t := &textCoder{
		decoder: d, refines: flags&2 != 0, strip: 1 << (flags >> 2 & 3), corner: int(flags >> 4 & 3), transposed: flags&64 != 0,
		how: combination(flags >> 7 & 3), black: flags&512 != 0, offset: int(int8(flags>>10&31<<3) >> 3),
	}
	t.symbols, _ = d.symbolsOf(s)
	t.size = bits.Len(uint(max(len(t.symbols)-1, 0)))
	if t.refines {
		f := readRefiner(b, flags&(1<<15) != 0)
		t.refiner = &f
	}
	n := int(b.u32())
	if b.short {
		return nil, fmt.Errorf("%w: text region", ErrDamaged)
	}
	contexts := newTextContexts(t.size)
	t.textContexts, t.a = &contexts, newArithmetic(b.rest())
	return t.decode(r.w, r.h, n)
}

// decode places n symbols on w × h pixels, strip after strip.
func (t *textCoder) decode(w, h, n int) (*Bitmap, error) {
	m, err := t.bitmap(w, h)
	if err != nil {
		return nil, err
	}
	if t.black {
		for i := range m.P {
			m.P[i] = 1
		}
	}
	start, _ := t.a.integer(&t.textContexts.strip)
	row, first := -start*t.strip, 0
	for n > 0 {
		dt, ok := t.a.integer(&t.textContexts.strip)
		df, also := t.a.integer(&t.first)
		if !ok || !also || t.a.ended() {
			return nil, fmt.Errorf("%w: text region ends early", ErrDamaged)
		}
		row += dt * t.strip
		first += df
		at := first
		for n > 0 {
			if at, err = t.place(m, row, at); err != nil {
				return nil, err
			}
			n--
			ds, ok := t.a.integer(&t.next)
			if !ok {
				break
			}
			at += ds + t.offset
		}
	}
	return m, nil
}

// place lays the next symbol at a place along a strip and gives the one behind it.
func (t *textCoder) place(m *Bitmap, row, at int) (int, error) {
	if t.strip > 1 {
		d, _ := t.a.integer(&t.across)
		row += d
	}
	o, err := t.symbol()
	if err != nil {
		return 0, err
	}
	if t.left -= o.W*o.H + 1; t.left < 0 {
		return 0, fmt.Errorf("%w: symbols", ErrLimit)
	}
	right, low := t.corner == bottomRight || t.corner == topRight, t.corner == bottomLeft || t.corner == bottomRight
	along, before := o.W-1, right
	if t.transposed {
		along, before = o.H-1, low
	}
	if before {
		at += along
	}
	x, y := at, row
	if t.transposed {
		x, y = row, at
	}
	if right {
		x -= o.W - 1
	}
	if low {
		y -= o.H - 1
	}
	m.lay(o, x, y, t.how)
	if !before {
		at += along
	}
	return at, nil
}

// symbol decodes which one comes next, and how it is changed.
func (t *textCoder) symbol() (*Bitmap, error) {
	id := t.a.symbol(t.id, t.size)
	if id >= len(t.symbols) {
		return nil, fmt.Errorf("%w: symbol %d of %d", ErrDamaged, id, len(t.symbols))
	}
	o := t.symbols[id]
	if !t.refines {
		return o, nil
	}
	if changed, _ := t.a.integer(&t.refined); changed == 0 {
		return o, nil
	}
	var by [4]int
	for i, x := range []*integers{&t.dw, &t.dh, &t.dx, &t.dy} {
		by[i], _ = t.a.integer(x)
	}
	return t.refine(t.a, t.refiner, o, o.W+by[0], o.H+by[1], by[0]>>1+by[2], by[1]>>1+by[3], false)
}
