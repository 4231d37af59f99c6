package ofd

import (
	"path"
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/ingest/ooxml"
	"github.com/taizhang/taizhang/ingest/sfnt"
)

// transform reads a CGTransform: which glyphs draw the characters from CodePosition on.
// It only tells something where one glyph stands for one character.
func (p *painter) transform(glyphs map[int]uint32) map[int]uint32 {
	at, _ := strconv.Atoi(p.s.Attr("CodePosition"))
	codes, drawn := numberOr(p.s.Attr("CodeCount"), 1), numberOr(p.s.Attr("GlyphCount"), 1)
	if glyphs == nil {
		glyphs = map[int]uint32{}
	}
	p.s.Each(func(name string) {
		words := strings.Fields(p.s.Words())
		if name != "Glyphs" || codes != drawn {
			return
		}
		for i, w := range words[:min(len(words), int(codes))] {
			if n, err := strconv.ParseUint(w, 10, 32); err == nil {
				glyphs[at+i] = uint32(n)
			}
		}
	})
	return glyphs
}

// name puts the characters in that a writer did not know: their glyphs' in the embedded font.
func (p *painter) name(text []rune, at int, glyphs map[int]uint32, font string) {
	for i, r := range text {
		glyph, ok := glyphs[at+i]
		if !ok || !silent(r) {
			continue
		}
		if f := p.font(font); f != nil && f.Rune(glyph) != 0 {
			text[i] = f.Rune(glyph)
		}
	}
}

// silent tells a character that stands for one that is not known.
func silent(r rune) bool {
	return r < ' ' || r == 0xFFFD || r >= 0xE000 && r < 0xF900 || r == '\u00A4' || r >= 0xF0000
}

// font reads the file of an embedded font; nil when there is none.
func (p *painter) font(id string) *sfnt.Font {
	key := p.doc.base + " " + id
	if f, ok := p.file.fonts[key]; ok {
		return f
	}
	var found *sfnt.Font
	for _, part := range p.resources() {
		if loc := p.fontFile(part, id); loc != "" && p.file.pkg.Has(loc) {
			if b, err := p.file.pkg.Part(loc); err == nil {
				found = sfnt.Parse(b, p.file.lim.Codes)
			}
		}
	}
	p.file.fonts[key] = found
	return found
}

// fontFile looks a font up in a part of resources; its BaseLoc is the folder of files.
func (p *painter) fontFile(part, id string) string {
	b, err := p.file.pkg.Part(part)
	if err != nil {
		return ""
	}
	s := ooxml.NewScanner(part, b, p.file.lim.Depth)
	folder, mine, file := "", false, ""
	for s.Next() {
		if s.Kind != ooxml.Start {
			continue
		}
		switch string(s.Local) {
		case "Res":
			folder = s.Attr("BaseLoc")
		case "Font":
			mine = s.Attr("ID") == id
		case "FontFile":
			if words := s.Words(); mine {
				file = words
			}
		}
	}
	if file == "" {
		return ""
	}
	return resolve(resolve(path.Dir(part), folder), file)
}
