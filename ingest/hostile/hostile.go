// Package hostile makes files that mean harm: bombs, loops, lies about sizes,
// nestings without end, and damaged copies of good files. It serves tests only.
package hostile

import (
	"encoding/binary"
	"slices"
	"strings"
)

// Bomb is a file that asks for far more than it gives.
type Bomb struct {
	Name string // "xlsx: dimension of the largest sheet"
	make func() []byte
}

// Bytes makes the file.
func (b Bomb) Bytes() []byte { return b.make() }

// All are the bombs, by format. What an OLE2 file holds is broken from within a good .doc and .xls.
func All(doc, xls []byte) []Bomb {
	return slices.Concat(archives(), words(), sheets(), openDocuments(), fixed(), portable(), pages(), richText(), plain(), pictures(), compound(doc, xls))
}

// of gives bombs their bytes at once, for those that are small.
func of(name string, text string) Bomb { return Bomb{name, func() []byte { return []byte(text) }} }

// late makes a bomb when it is needed.
func late(name string, text func() string) Bomb {
	return Bomb{name, func() []byte { return []byte(text()) }}
}

// deep opens and closes an element very often.
func deep(open, inner, shut string, n int) string {
	return strings.Repeat(open, n) + inner + strings.Repeat(shut, n)
}

// long is a little-endian number of 4 bytes.
func long(n uint32) []byte { return binary.LittleEndian.AppendUint32(nil, n) }
