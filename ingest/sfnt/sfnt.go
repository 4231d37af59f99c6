// Package sfnt asks embedded fonts which character a glyph draws, for files
// that do not tell it themselves: the font's own cmap, read backwards, and the
// names of its glyphs (post, CFF charset). It is total: a broken font knows nothing.
package sfnt

import "strings"

// Font is what a TrueType, OpenType or bare CFF font says about its glyphs.
type Font struct {
	runes   map[uint32]rune   // by glyph
	names   map[uint32]string // by glyph
	symbols map[uint32]uint32 // code of a symbol or Macintosh cmap → glyph
	cids    map[uint32]uint32 // character id → glyph, of a CFF font with ids
	builtin map[uint32]uint32 // code → glyph, of a CFF font's own encoding
	visited int               // codes read so far
	most    int               // of them
}

// Parse reads the tables it needs, of codes no more than so many, as their ranges can overlap;
// nil when the bytes are no font it knows.
func Parse(b []byte, most int) *Font {
	f := &Font{most: most, runes: map[uint32]rune{}, names: map[uint32]string{}, symbols: map[uint32]uint32{}}
	d := data(b)
	switch {
	case len(b) < 12:
		return nil
	case string(b[:4]) == "ttcf":
		return f.tables(b, d.long(12))
	case string(b[:4]) == "OTTO", string(b[:4]) == "true", d.long(0) == 0x10000:
		return f.tables(b, 0)
	case b[0] == 1 && b[2] >= 4 && b[2] <= 32:
		f.cff(b)
		return f
	}
	return nil
}

func (f *Font) tables(b data, at uint32) *Font {
	for i := range b.short(at + 4) {
		entry := at + 12 + 16*i
		if int(entry)+16 > len(b) {
			break
		}
		part := b.cut(b.long(entry+8), b.long(entry+12))
		switch string(b[entry : entry+4]) {
		case "cmap":
			f.cmap(part)
		case "post":
			f.post(part)
		case "CFF ":
			f.cff(part)
		}
	}
	return f
}

// Rune is the character that maps to a glyph; 0 when none does.
func (f *Font) Rune(glyph uint32) rune { return f.runes[glyph] }

// Name is a glyph's name, "uni4E00"; "" when it has none that says something.
func (f *Font) Name(glyph uint32) string {
	if name := f.names[glyph]; !strings.HasPrefix(name, ".") {
		return name
	}
	return ""
}

// Symbol is the glyph of a one-byte code in a font with an encoding of its own.
func (f *Font) Symbol(code uint32) (glyph uint32, ok bool) {
	for _, c := range []uint32{0xF000 + code, code} {
		if g, ok := f.symbols[c]; ok {
			return g, true
		}
	}
	g, ok := f.builtin[code]
	return g, ok
}

// Glyph is that of a character id; without ids of its own the font counts both alike.
func (f *Font) Glyph(cid uint32) uint32 {
	if f.cids == nil {
		return cid
	}
	return f.cids[cid]
}

// data reads big-endian numbers; beyond the end all are 0.
type data []byte

func (d data) byte(at uint32) uint32 {
	if uint64(at) >= uint64(len(d)) {
		return 0
	}
	return uint32(d[at])
}

func (d data) short(at uint32) uint32 { return d.byte(at)<<8 | d.byte(at+1) }

func (d data) long(at uint32) uint32 { return d.short(at)<<16 | d.short(at+2) }

func (d data) cut(at, n uint32) data {
	from := min(uint64(at), uint64(len(d)))
	return d[from:min(from+uint64(n), uint64(len(d)))]
}

// Knows tells whether the font maps any character.
func (f *Font) Knows() bool { return len(f.runes) > 0 }
