package msdoc

import (
	"bytes"
	"encoding/binary"
	"testing"
)

// record is a picture as a .doc holds it, with as many identities.
func record(kind uint16, ids int, picture string) []byte {
	b := binary.LittleEndian.AppendUint16([]byte{0xA0, 0x46}, kind)
	b = binary.LittleEndian.AppendUint32(b, uint32(16*ids+1+len(picture)))
	return append(append(b, make([]byte, 16*ids+1)...), picture...)
}

// Pictures are found wherever their records begin, also behind bytes like theirs; what is cut off or no picture is none.
func TestPictures(t *testing.T) {
	jpeg, png := "\xff\xd8\xff\xe0 one", "\x89PNG two"
	cut := record(blipJPEG, 1, jpeg)
	f := &file{
		data: bytes.Join([][]byte{{0xF0, 0xF0}, record(blipJPEG, 1, jpeg), {0xF0}, record(blipPNG, 2, png), record(blipPNG, 1, "words")}, nil),
		main: append(record(blipPNG, 1, png), cut[:len(cut)-1]...),
	}
	var got []string
	for _, p := range f.pictures() {
		got = append(got, string(p))
	}
	if len(got) != 3 || got[0] != jpeg || got[1] != png || got[2] != png {
		t.Errorf("%q", got)
	}
	for n := range 12 {
		(&file{data: cut[:n]}).pictures()
	}
}
