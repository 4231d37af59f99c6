package jbig2

import (
	"fmt"
	"math/bits"
)

// keptContexts are those that a dictionary leaves to a later one.
type keptContexts struct {
	generic, refining []context
}

// symbolCoder decodes the new symbols of a dictionary.
type symbolCoder struct {
	*decoder
	a                     *arithmetic
	generic               []context
	template              template
	refines               bool
	refiner               refiner
	text                  textContexts
	height, width, counts integers
	symbols               []*Bitmap // those referred to, then the new ones
	size                  int       // bits of a symbol's number
}

// symbolsOf lists the symbols of the dictionaries a segment refers to.
func (d *decoder) symbolsOf(s segment) (out []*Bitmap, last uint32) {
	for _, n := range s.refers {
		if list, ok := d.symbols[n]; ok {
			out, last = append(out, list...), n
		}
	}
	return out, last
}

// symbolDictionary decodes a symbol dictionary segment (7.4.2).
func (d *decoder) symbolDictionary(s segment) error {
	b := &bytesReader{b: s.data}
	flags := b.u16()
	if flags&1 != 0 {
		return fmt.Errorf("%w: Huffman codes", ErrUnsupported)
	}
	c := &symbolCoder{decoder: d, refines: flags&2 != 0, generic: make([]context, 1<<16)}
	c.template = readTemplate(b, int(flags>>10&3))
	if c.refines {
		c.refiner = readRefiner(b, flags&(1<<12) != 0)
	}
	exported, fresh := int(b.u32()), int(b.u32())
	var last uint32
	c.symbols, last = d.symbolsOf(s)
	if most := len(s.data) * 256; b.short || fresh > most || exported > len(c.symbols)+fresh {
		return fmt.Errorf("%w: dictionary of %d symbols", ErrDamaged, fresh)
	}
	if kept := d.kept[last]; flags&(1<<8) != 0 && kept != nil {
		copy(c.generic, kept.generic)
		copy(c.refiner.contexts, kept.refining)
	}
	c.a = newArithmetic(b.rest())
	c.size = bits.Len(uint(max(len(c.symbols)+fresh-1, 0)))
	c.text = newTextContexts(c.size)
	if err := c.decode(len(c.symbols) + fresh); err != nil {
		return err
	}
	out, err := c.exported(exported)
	d.symbols[s.number] = out
	if flags&(1<<9) != 0 {
		d.kept[s.number] = &keptContexts{c.generic, c.refiner.contexts}
	}
	return err
}

// decode decodes symbols, class of height after class of height, until there are n (6.5.5).
func (c *symbolCoder) decode(n int) error {
	h := 0
	for len(c.symbols) < n {
		dh, ok := c.a.integer(&c.height)
		if h += dh; !ok || h < 0 || h > 1<<16 {
			return fmt.Errorf("%w: symbol of height %d", ErrDamaged, h)
		}
		w := 0
		for {
			dw, ok := c.a.integer(&c.width)
			if !ok {
				break
			}
			if w += dw; w < 0 || w > 1<<16 || len(c.symbols) >= n || c.a.ended() {
				return fmt.Errorf("%w: symbol of width %d", ErrDamaged, w)
			}
			m, err := c.symbol(w, h)
			if err != nil {
				return err
			}
			c.symbols = append(c.symbols, m)
		}
		if c.a.ended() {
			return fmt.Errorf("%w: dictionary ends early", ErrDamaged)
		}
	}
	return nil
}

// symbol decodes one: drawn anew, or as a change of others.
func (c *symbolCoder) symbol(w, h int) (*Bitmap, error) {
	if !c.refines {
		return c.plane(c.a, c.generic, c.template, false, w, h)
	}
	n, ok := c.a.integer(&c.counts)
	if !ok || n < 1 {
		return nil, fmt.Errorf("%w: symbol of %d others", ErrDamaged, n)
	}
	t := &textCoder{decoder: c.decoder, a: c.a, textContexts: &c.text, symbols: c.symbols, size: c.size, refines: true, refiner: &c.refiner, strip: 1, corner: topLeft}
	if n > 1 {
		return t.decode(w, h, n)
	}
	id := c.a.symbol(c.text.id, c.size)
	dx, _ := c.a.integer(&c.text.dx)
	dy, _ := c.a.integer(&c.text.dy)
	if id >= len(c.symbols) {
		return nil, fmt.Errorf("%w: symbol %d of %d", ErrDamaged, id, len(c.symbols))
	}
	return c.refine(c.a, &c.refiner, c.symbols[id], w, h, dx, dy, false)
}

// exported picks the symbols that others may use: runs in turn of those not and those used (6.5.10).
func (c *symbolCoder) exported(n int) ([]*Bitmap, error) {
	var runs integers
	var out []*Bitmap
	for at, use := 0, false; at < len(c.symbols); use = !use {
		run, ok := c.a.integer(&runs)
		if !ok || run < 0 || run > len(c.symbols)-at || c.a.ended() {
			return nil, fmt.Errorf("%w: export of %d symbols", ErrDamaged, run)
		}
		if use {
			out = append(out, c.symbols[at:at+run]...)
		}
		at += run
	}
	if len(out) != n {
		return nil, fmt.Errorf("%w: %d symbols exported, %d said", ErrDamaged, len(out), n)
	}
	return out, nil
}
