package sfnt

// cmap reads the tables of characters backwards; where several characters share
// a glyph, the one of the unified ideographs is taken, not its radical or its double.
func (f *Font) cmap(d data) {
	for i := range min(d.short(2), 64) {
		platform, encoding, at := d.short(4+8*i), d.short(6+8*i), d.long(8+8*i)
		sub := d.cut(at, uint32(len(d)))
		switch {
		case platform == 0, platform == 3 && (encoding == 1 || encoding == 10):
			sub.each(f.spending(f.character))
		case platform == 3 && encoding == 0, platform == 1:
			sub.each(f.spending(f.symbol))
		}
	}
}

// spending ends a walk over codes that goes on too long.
func (f *Font) spending(visit func(code, glyph uint32)) func(code, glyph uint32) bool {
	return func(code, glyph uint32) bool {
		if f.visited++; glyph != 0 {
			visit(code, glyph)
		}
		return f.visited < f.most
	}
}

func (f *Font) symbol(code, glyph uint32) {
	if _, ok := f.symbols[code]; !ok {
		f.symbols[code] = glyph
	}
}

func (f *Font) character(c, glyph uint32) {
	if old, ok := f.runes[glyph]; !ok || preference(rune(c)) > preference(old) {
		f.runes[glyph] = rune(c)
	}
}

// preference ranks characters that share a glyph.
func preference(r rune) int {
	switch {
	case r >= 0xE000 && r < 0xF900, r >= 0xF0000, r < ' ':
		return 0 // private use: means nothing elsewhere
	case r >= 0x2E80 && r < 0x2FE0, r >= 0xF900 && r < 0xFB00, r >= 0x2F800 && r < 0x2FA20, r == 0xA0, r == 0xAD:
		return 1 // radicals, compatibility ideographs
	}
	return 2
}

// each visits the codes of one table.
func (d data) each(meet func(code, glyph uint32) bool) {
	switch d.short(0) {
	case 0:
		for c := range uint32(256) {
			meet(c, d.byte(6+c))
		}
	case 4:
		d.segments(meet)
	case 6:
		for i := range d.short(8) {
			meet(d.short(6)+i, d.short(10+2*i))
		}
	case 12:
		d.groups(meet)
	}
}

// segments reads format 4.
func (d data) segments(meet func(code, glyph uint32) bool) {
	n := d.short(6) / 2
	for i := range n {
		last, first := d.short(14+2*i), d.short(16+2*n+2*i)
		delta, at := d.short(16+4*n+2*i), 16+6*n+2*i
		offset := d.short(at)
		for c := first; c <= last && c < 0xFFFF; c++ {
			glyph := c
			if offset != 0 {
				glyph = d.short(at + offset + 2*(c-first))
			}
			if offset == 0 || glyph != 0 {
				glyph = (glyph + delta) & 0xFFFF
			}
			if !meet(c, glyph) {
				return
			}
		}
	}
}

// groups reads format 12.
func (d data) groups(meet func(code, glyph uint32) bool) {
	for i := range min(d.long(12), uint32(len(d))/12) {
		first, last, glyph := d.long(16+12*i), d.long(20+12*i), d.long(24+12*i)
		for c := first; c <= last && c <= 0x10FFFF && c-first < 1<<16; c++ {
			if !meet(c, glyph+c-first) {
				return
			}
		}
	}
}
