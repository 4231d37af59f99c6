package jbig2

import "fmt"

// refiner decodes pictures as changes of others (6.3).
type refiner struct {
	contexts []context
	coarse   bool // template 1
	moved    [2]pixel
}

// readRefiner reads the movable neighbours of template 0.
func readRefiner(r *bytesReader, coarse bool) refiner {
	f := refiner{make([]context, 1<<13), coarse, [2]pixel{{-1, -1}, {-1, -1}}}
	if !coarse {
		f.moved = [2]pixel{{r.s8(), r.s8()}, {r.s8(), r.s8()}}
	}
	return f
}

// context is made of what is decoded already and of the other picture around the same place.
func (f *refiner) context(m, o *Bitmap, x, y, u, v int) (c int) {
	if f.coarse {
		return int(m.at(x-1, y)|m.at(x+1, y-1)<<1|m.at(x, y-1)<<2|m.at(x-1, y-1)<<3|o.at(u+1, v+1)<<4|o.at(u, v+1)<<5|o.at(u+1, v)<<6|o.at(u, v)<<7) |
			int(o.at(u-1, v))<<8 | int(o.at(u, v-1))<<9
	}
	p, q := f.moved[0], f.moved[1]
	return int(m.at(x-1, y)|m.at(x+1, y-1)<<1|m.at(x, y-1)<<2|m.at(x+p.x, y+p.y)<<3|o.at(u+1, v+1)<<4|o.at(u, v+1)<<5|o.at(u-1, v+1)<<6|o.at(u+1, v)<<7) |
		int(o.at(u, v))<<8 | int(o.at(u-1, v))<<9 | int(o.at(u+1, v-1))<<10 | int(o.at(u, v-1))<<11 | int(o.at(u+q.x, v+q.y))<<12
}

// typical is the context of the bit that says a row has pixels told by the other picture.
func (f *refiner) typical() int {
	if f.coarse {
		return 0x80
	}
	return 0x100
}

// refine decodes w × h pixels as changes of o, which lies (dx, dy) off.
func (d *decoder) refine(a *arithmetic, f *refiner, o *Bitmap, w, h, dx, dy int, typical bool) (*Bitmap, error) {
	m, err := d.bitmap(w, h)
	if err != nil {
		return nil, err
	}
	if p := f.moved[0]; p.y > 0 || p.y == 0 && p.x >= 0 {
		return nil, fmt.Errorf("%w: template", ErrDamaged)
	}
	told := uint8(0)
	for y := range h {
		if typical {
			told ^= a.bit(&f.contexts[f.typical()])
		}
		for x := range w {
			u, v := x-dx, y-dy
			if told != 0 && even(o, u, v) {
				m.P[y*w+x] = o.at(u, v)
				continue
			}
			m.P[y*w+x] = a.bit(&f.contexts[f.context(m, o, x, y, u, v)])
		}
		if a.ended() {
			return nil, fmt.Errorf("%w: refinement ends early", ErrDamaged)
		}
	}
	return m, nil
}

// even tells whether all pixels around one are like it.
func even(o *Bitmap, x, y int) bool {
	p := o.at(x, y)
	for v := y - 1; v <= y+1; v++ {
		for u := x - 1; u <= x+1; u++ {
			if o.at(u, v) != p {
				return false
			}
		}
	}
	return true
}

// refinement decodes a generic refinement region segment (7.4.7): of a region before it or of the page.
func (d *decoder) refinement(s segment, r region, b *bytesReader) (*Bitmap, error) {
	flags := b.u8()
	f := readRefiner(b, flags&1 != 0)
	of, dx, dy := d.page, -r.x, -r.y
	if len(s.refers) > 0 {
		of, dx, dy = d.parts[s.refers[len(s.refers)-1]], 0, 0
	}
	if of == nil || b.short {
		return nil, fmt.Errorf("%w: refinement of nothing", ErrDamaged)
	}
	return d.refine(newArithmetic(b.rest()), &f, of, r.w, r.h, dx, dy, flags&2 != 0)
}
