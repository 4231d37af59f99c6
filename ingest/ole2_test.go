package ingest

import (
	"encoding/binary"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// le appends little-endian numbers of 1, 2 or 4 bytes: byte, uint16, uint32.
func le(b []byte, numbers ...any) []byte {
	for _, n := range numbers {
		switch n := n.(type) {
		case byte:
			b = append(b, n)
		case uint16:
			b = binary.LittleEndian.AppendUint16(b, n)
		case uint32:
			b = binary.LittleEndian.AppendUint32(b, n)
		case int:
			b = binary.LittleEndian.AppendUint32(b, uint32(n))
		case []byte:
			b = append(b, n...)
		case string:
			b = append(b, n...)
		}
	}
	return b
}

func wideBytes(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

// stream is one stream of a container.
type stream struct {
	name string
	b    []byte
}

// ole2 packs streams into an OLE2 container ([MS-CFB] version 3); each fills whole
// sectors and is too long for the short ones.
func ole2(t testing.TB, streams ...stream) []byte {
	t.Helper()
	const sector, least = 512, 4096
	const end, fatSector = 0xFFFFFFFE, 0xFFFFFFFD
	var body []byte
	var fat []uint32
	put := func(b []byte) (first int) {
		first = len(body) / sector
		for n := (len(b) + sector - 1) / sector; n > 0; n-- {
			fat = append(fat, uint32(len(fat)+1))
		}
		fat[len(fat)-1] = end
		body = append(body, b...)
		body = append(body, make([]byte, (sector-len(body)%sector)%sector)...)
		return first
	}
	dir := entryOf("Root Entry", 5, 0xFFFFFFFF, 1, end, 0)
	for i, s := range streams {
		b := append([]byte{}, s.b...)
		b = append(b, make([]byte, max(0, least-len(b)))...)
		right := uint32(i + 2)
		if i == len(streams)-1 {
			right = 0xFFFFFFFF
		}
		dir = append(dir, entryOf(s.name, 2, right, 0xFFFFFFFF, uint32(put(b)), uint32(len(b)))...)
	}
	dir = append(dir, make([]byte, (sector-len(dir)%sector)%sector)...)
	dirAt := put(dir)
	fatSectors := (len(fat)+200)/(sector/4) + 1
	head := le(nil, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", make([]byte, 16), uint16(0x3E), uint16(3), uint16(0xFFFE), uint16(9), uint16(6), make([]byte, 10),
		fatSectors, dirAt, 0, least, uint32(end), 0, uint32(end), 0)
	at := len(fat)
	for i := range fatSectors {
		head = le(head, at+i)
		fat = append(fat, fatSector)
	}
	for len(head) < sector {
		head = le(head, uint32(0xFFFFFFFF))
	}
	for _, n := range fat {
		body = le(body, n)
	}
	for len(body) < (at+fatSectors)*sector {
		body = le(body, uint32(0xFFFFFFFF))
	}
	return append(head, body...)
}

func entryOf(name string, kind byte, right, child, first, size uint32) []byte {
	b := make([]byte, 64)
	copy(b, wideBytes(name))
	return le(b, uint16(2*len(name)+2), kind, byte(1), uint32(0xFFFFFFFF), right, child, make([]byte, 36), first, size, 0)
}

// latin spells text as one byte a character.
func latin(t testing.TB, s string) []byte {
	b, err := charmap.Windows1252.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
