package msdoc

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"

	"github.com/richardlehane/mscfb"
)

// open reads the three streams a Word file consists of.
func open(b []byte) (*file, error) {
	r, err := mscfb.New(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("%w: container: %w", ErrDamaged, err)
	}
	streams := map[string][]byte{}
	for _, e := range r.File {
		switch e.Name {
		case "WordDocument", "0Table", "1Table", "Data":
			if len(e.Path) > 0 || streams[e.Name] != nil { // an embedded document has streams of the same names
				continue
			}
			if streams[e.Name], err = io.ReadAll(io.LimitReader(e, int64(len(b)))); err != nil {
				return nil, fmt.Errorf("%w: stream %s: %w", ErrDamaged, e.Name, err)
			}
		}
	}
	f := &file{main: streams["WordDocument"], data: streams["Data"]}
	if f.fib, err = readFIB(f.main); err != nil {
		return nil, err
	}
	if f.table = streams[f.fib.table]; len(f.table) == 0 {
		return nil, fmt.Errorf("%w: no stream %s", ErrDamaged, f.fib.table)
	}
	return f, nil
}

// fib is the head of the main stream (FIB, [MS-DOC] 2.5).
type fib struct {
	table   string // 0Table or 1Table
	stories [storyCount]int
	b       []byte
}

// The stories follow each other in one row of character positions.
const (
	storyText = iota
	storyNotes
	storyHeaders
	storyMacros
	storyComments
	storyEndnotes
	storyBoxes
	storyHeaderBoxes
	storyCount
)

// Parts of the table stream, by their place among the FIB's pairs of offset and length.
const (
	stylesheet    = 1
	headerEnds    = 11
	chpxBins      = 12
	papxBins      = 13
	clx           = 33
	boxAnchors    = 40
	boxEnds       = 56
	headerBoxEnds = 58
	listTable     = 73
	listOverrides = 74
)

const (
	wordMagic  = 0xA5EC
	oldMagic   = 0xA5DC
	fibFlags   = 0x0A
	fibLengths = 0x4C
	fibPairs   = 0x9A
)

func readFIB(b []byte) (fib, error) {
	f := fib{b: b, table: "0Table"}
	switch magic := u16(b, 0); {
	case magic == oldMagic, magic == wordMagic && u16(b, 2) < 0xC1:
		return f, ErrOld
	case magic != wordMagic || len(b) < fibPairs:
		return f, fmt.Errorf("%w: no head of a Word document", ErrDamaged)
	}
	flags := u16(b, fibFlags)
	if flags&0x0100 != 0 {
		return f, ErrEncrypted
	}
	if flags&0x0200 != 0 {
		f.table = "1Table"
	}
	for i := range f.stories {
		f.stories[i] = max(0, int(int32(u32(b, fibLengths+4*i))))
	}
	return f, nil
}

// start is the character position at which a story begins.
func (f *fib) start(story int) int {
	at := 0
	for _, n := range f.stories[:story] {
		at += n
	}
	return at
}

// part is a piece of the table stream, empty where the file has none or names one outside.
func (f *file) part(pair int) []byte {
	from, n := u32(f.main, fibPairs+8*pair), u32(f.main, fibPairs+8*pair+4)
	if uint64(from)+uint64(n) > uint64(len(f.table)) {
		return nil
	}
	return f.table[from : from+n]
}

// tail is part with all that follows it: the levels of lists stand behind their table.
func (f *file) tail(pair int) []byte {
	if len(f.part(pair)) == 0 {
		return nil
	}
	return f.table[u32(f.main, fibPairs+8*pair):]
}

// u16 and u32 read little-endian numbers; beyond the end there are zeros.
func u16(b []byte, at int) uint16 {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint16(b[at:])
}

func u32(b []byte, at int) uint32 {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint32(b[at:])
}
