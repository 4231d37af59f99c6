package msdoc

import (
	"bytes"
	"encoding/binary"
)

// The records that hold a picture as a file of its own ([MS-ODRAW] 2.2.27 and 2.2.28).
const (
	blipJPEG = 0xF01D
	blipPNG  = 0xF01E
	blipHead = 8
	blipID   = 16 // one identity or two, and a byte, stand before the picture
)

// pictures are those pasted into the text, in the order in which the file holds them, each once.
func (f *file) pictures() (out [][]byte) {
	for _, stream := range [][]byte{f.data, f.main} {
		for at := 3; at < len(stream); {
			next := bytes.IndexByte(stream[at:], blipJPEG>>8) // the higher byte of both kinds, the fourth of the record
			if next < 0 {
				break
			}
			at += next + 1
			if picture, n := blip(stream[at-4:]); picture != nil {
				out, at = append(out, picture), at-4+n
			}
		}
	}
	return out
}

// blip gives the picture of the record that b begins with, and where it ends.
func blip(b []byte) (picture []byte, end int) {
	if len(b) < blipHead {
		return nil, 0
	}
	kind := binary.LittleEndian.Uint16(b[2:])
	if kind != blipJPEG && kind != blipPNG {
		return nil, 0
	}
	n := int64(binary.LittleEndian.Uint32(b[4:]))
	if n > int64(len(b)-blipHead) {
		return nil, 0
	}
	end = blipHead + int(n)
	for _, ids := range []int{1, 2} {
		from := blipHead + ids*blipID + 1
		if from < end && (bytes.HasPrefix(b[from:end], []byte("\xff\xd8\xff")) || bytes.HasPrefix(b[from:end], []byte("\x89PNG"))) {
			return b[from:end], end
		}
	}
	return nil, 0
}
