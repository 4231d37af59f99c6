package msdoc

import (
	"fmt"
	"sort"

	"golang.org/x/text/encoding/charmap"
)

// piece is a stretch of text that lies together in the main stream: from a
// fast save, paragraphs stand in any order.
type piece struct {
	from, to int // character positions
	at       int // byte offset in the main stream
	wide     bool
	sprms    []byte // what a fast save changed
}

type pieces []piece

// readPieces reads the piece table (Clx, [MS-DOC] 2.9.38).
func readPieces(b, main []byte) (pieces, error) {
	var changes [][]byte
	for len(b) > 0 && b[0] == 1 {
		n := int(u16(b, 1))
		if 3+n > len(b) {
			break
		}
		changes, b = append(changes, b[3:3+n]), b[3+n:]
	}
	if len(b) < 5 || b[0] != 2 {
		return nil, fmt.Errorf("%w: no piece table", ErrDamaged)
	}
	b = b[5:min(len(b), 5+int(u32(b, 1)&0x7FFFFFFF))]
	n := (len(b) - 4) / 12
	var out pieces
	for i := range n {
		p := piece{from: int(int32(u32(b, 4*i))), to: int(int32(u32(b, 4*i+4)))}
		pcd := b[4*(n+1)+8*i:]
		fc := u32(pcd, 2)
		p.at, p.wide = int(fc&0x3FFFFFFF), fc&0x40000000 == 0
		if !p.wide {
			p.at /= 2
		}
		if !p.fits(len(main)) || len(out) > 0 && p.from != out[len(out)-1].to {
			return nil, fmt.Errorf("%w: piece %d of the text lies outside the file", ErrDamaged, i+1)
		}
		p.sprms = change(u16(pcd, 6), changes)
		out = append(out, p)
	}
	return out, nil
}

func (p piece) fits(size int) bool {
	return p.from >= 0 && p.from <= p.to && p.at >= 0 && p.at+(p.to-p.from)*p.width() <= size
}

// width is the bytes of a character.
func (p piece) width() int {
	if p.wide {
		return 2
	}
	return 1
}

// change is a piece's modifier (Prm): a place in the list, or one small sprm in itself.
func change(prm uint16, changes [][]byte) []byte {
	if i := int(prm >> 1); prm&1 == 1 {
		if i < len(changes) {
			return changes[i]
		}
		return nil
	}
	sprm, known := smallSprms[byte(prm>>1&0x7F)]
	if !known {
		return nil
	}
	return []byte{byte(sprm), byte(sprm >> 8), byte(prm >> 8)}
}

// smallSprms are those a Prm0 can name that say something of text (2.9.215).
var smallSprms = map[byte]uint16{
	0x18: sprmInTable, 0x19: sprmRowEnd, 0x41: sprmDeleted, 0x04: sprmLevelOld,
	0x5C: sprmVanish,
}

// chars counts the characters of all stories.
func (ps pieces) chars() int {
	if len(ps) == 0 {
		return 0
	}
	return ps[len(ps)-1].to
}

// index is the place of the piece that holds a position, len(ps) where none does.
func (ps pieces) index(cp int) int {
	return sort.Search(len(ps), func(i int) bool { return ps[i].to > cp })
}

// stretch is a part of a piece, decoded.
type stretch struct {
	text []uint16
	at   int // byte offset of the first
	step int
	p    *piece
}

// stretches cuts [from,to) of the text at the ends of pieces.
func (ps pieces) stretches(main []byte, from, to int) []stretch {
	var out []stretch
	for i := ps.index(from); i < len(ps) && ps[i].from < to; i++ {
		p := &ps[i]
		a, z := max(from, p.from), min(to, p.to)
		if a >= z {
			continue
		}
		at := p.at + (a-p.from)*p.width()
		out = append(out, stretch{decode(main[at:at+(z-a)*p.width()], p.wide), at, p.width(), p})
	}
	return out
}

func decode(b []byte, wide bool) []uint16 {
	out := make([]uint16, 0, len(b))
	if wide {
		for i := 0; i+1 < len(b); i += 2 {
			out = append(out, u16(b, i))
		}
		return out
	}
	for _, c := range b {
		r := charmap.Windows1252.DecodeByte(c)
		if c < 0x20 {
			r = rune(c)
		}
		out = append(out, uint16(r))
	}
	return out
}
