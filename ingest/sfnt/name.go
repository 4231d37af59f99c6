package sfnt

// post reads the names of a format 2 table, those of Macintosh's standard order left out: a
// font that has only them has a cmap.
func (f *Font) post(d data) {
	if d.long(0) != 0x20000 {
		return
	}
	count := d.short(32)
	var names []string
	for at := 34 + 2*count; at < uint32(len(d)); {
		n := d.byte(at)
		names = append(names, string(d.cut(at+1, n)))
		at += 1 + n
	}
	for g := range count {
		if i := d.short(34 + 2*g); i >= 258 && int(i)-258 < len(names) {
			f.names[g] = names[i-258]
		}
	}
}

// cff reads a Compact Font Format table: names or character ids of the glyphs.
func (f *Font) cff(d data) {
	_, at := d.index(d.byte(2))
	tops, at := d.index(at)
	strings, at := d.index(at)
	_ = at
	if len(tops) == 0 {
		return
	}
	top := tops[0].dict()
	glyphs, _ := d.index(uint32(top[17]))
	ids := d.charset(uint32(top[15]), uint32(len(glyphs)))
	if _, keyed := top[0x0C00|30]; keyed {
		f.cids = map[uint32]uint32{}
		for g, id := range ids {
			f.cids[id] = uint32(g)
		}
		return
	}
	for g, id := range ids {
		if id >= standardStrings && int(id)-standardStrings < len(strings) {
			f.names[uint32(g)] = string(strings[id-standardStrings])
		}
	}
	f.builtin = d.encoding(uint32(top[16]))
}

// standardStrings is how many names CFF knows without being told.
const standardStrings = 391

// index cuts a CFF index into its elements and tells where it ends.
func (d data) index(at uint32) ([]data, uint32) {
	n, size := d.short(at), d.byte(at+2)
	if n == 0 || size < 1 || size > 4 || uint64(at)+3+uint64(n+1)*uint64(size) > uint64(len(d)) {
		return nil, at + 2
	}
	offset := func(i uint32) uint32 {
		v := uint32(0)
		for k := range size {
			v = v<<8 | d.byte(at+3+i*size+k)
		}
		return v
	}
	base := at + 2 + (n+1)*size
	out := make([]data, n)
	for i := range n {
		from, to := offset(i), offset(i+1)
		if to >= from {
			out[i] = d.cut(base+from, to-from)
		}
	}
	return out, base + offset(n)
}

// dict reads operators with their last operand; two-byte ones count from 0x0C00.
func (d data) dict() map[uint32]int {
	out := map[uint32]int{}
	last := 0
	for at := uint32(0); at < uint32(len(d)); {
		b := d.byte(at)
		at++
		switch {
		case b == 12:
			out[0x0C00|d.byte(at)] = last
			at++
		case b <= 21:
			out[b] = last
		case b == 28:
			last = int(int16(d.short(at)))
			at += 2
		case b == 29:
			last = int(int32(d.long(at)))
			at += 4
		case b == 30:
			for at < uint32(len(d)) && d.byte(at)&15 != 15 {
				at++
			}
			at++
		case b >= 32 && b <= 246:
			last = int(b) - 139
		case b >= 247 && b <= 250:
			last = int(b-247)*256 + int(d.byte(at)) + 108
			at++
		case b >= 251 && b <= 254:
			last = -int(b-251)*256 - int(d.byte(at)) - 108
			at++
		}
	}
	return out
}

// charset gives each glyph's string or character id.
func (d data) charset(at, glyphs uint32) []uint32 {
	ids := make([]uint32, 0, glyphs)
	if ids = append(ids, 0); at <= 2 {
		return ids
	}
	format := d.byte(at)
	for at++; uint32(len(ids)) < glyphs && at < uint32(len(d)); {
		first, more := d.short(at), uint32(0)
		switch at += 2; format {
		case 1:
			more = d.byte(at)
			at++
		case 2:
			more = d.short(at)
			at += 2
		}
		for i := uint32(0); i <= more && uint32(len(ids)) < glyphs; i++ {
			ids = append(ids, first+i)
		}
	}
	return ids
}

// encoding reads a font's own codes.
func (d data) encoding(at uint32) map[uint32]uint32 {
	if at <= 1 {
		return nil
	}
	out := map[uint32]uint32{}
	format, n, glyph := d.byte(at)&0x7F, d.byte(at+1), uint32(1)
	for i := range n {
		if format == 0 {
			out[d.byte(at+2+i)] = glyph
			glyph++
			continue
		}
		for k := uint32(0); k <= d.byte(at+3+2*i); k++ {
			out[d.byte(at+2+2*i)+k] = glyph
			glyph++
		}
	}
	return out
}
