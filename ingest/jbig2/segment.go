package jbig2

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
)

// The kinds of segments (7.3).
const (
	symbolDictionary  = 0
	textPart          = 4
	textNow           = 6
	textLossless      = 7
	patternDictionary = 16
	halftonePart      = 20
	halftoneNow       = 22
	halftoneLossless  = 23
	genericPart       = 36
	genericNow        = 38
	genericLossless   = 39
	refinePart        = 40
	refineNow         = 42
	refineLossless    = 43
	pageInformation   = 48
	endOfPage         = 49
	endOfFile         = 51
	codeTable         = 53
)

// segment is one with its data.
type segment struct {
	number uint32
	kind   uint8
	refers []uint32
	length uint32
	data   []byte
}

// unknown is the length of a generic region that was written before its end was known.
const unknown = math.MaxUint32

// stream decodes the segments of a stream in turn. What is missing at its end stays white.
func (d *decoder) stream(b []byte) error {
	for len(b) >= 11 {
		s, n, ok := parseHeader(b)
		if !ok {
			return fmt.Errorf("%w: segment header", ErrDamaged)
		}
		b = b[n:]
		if s.length == unknown {
			s.length = uint32(endOfGeneric(b))
		}
		s.data = b[:min(uint64(s.length), uint64(len(b)))]
		b = b[len(s.data):]
		if s.kind == endOfPage || s.kind == endOfFile {
			return nil
		}
		if err := d.segment(s); err != nil {
			return fmt.Errorf("segment %d: %w", s.number, err)
		}
	}
	return nil
}

// parseHeader reads a segment's head (7.2) and tells how long it is.
func parseHeader(b []byte) (s segment, n int, ok bool) {
	r := &bytesReader{b: b}
	s.number = r.u32()
	flags := r.u8()
	s.kind = flags & 63
	count := int(r.u8())
	if count>>5 == 7 {
		r.back()
		count = int(r.u32() & (1<<29 - 1))
		r.skip((count + 8) / 8)
	} else {
		count >>= 5
	}
	if count > len(b) {
		return s, 0, false
	}
	for range count {
		switch {
		case s.number <= 256:
			s.refers = append(s.refers, uint32(r.u8()))
		case s.number <= 65536:
			s.refers = append(s.refers, uint32(r.u16()))
		default:
			s.refers = append(s.refers, r.u32())
		}
	}
	if r.skip(1); flags&64 != 0 {
		r.skip(3)
	}
	s.length = r.u32()
	return s, r.at, !r.short
}

// endOfGeneric finds how long a generic region of unknown length is (7.2.7).
func endOfGeneric(b []byte) int {
	mark := []byte{0xFF, 0xAC}
	if len(b) > 17 && b[17]&1 != 0 {
		mark = []byte{0, 0}
	}
	if len(b) < 18 {
		return len(b)
	}
	if i := bytes.Index(b[18:], mark); i >= 0 {
		return min(18+i+2+4, len(b))
	}
	return len(b)
}

func (d *decoder) segment(s segment) error {
	switch s.kind {
	case pageInformation:
		return d.startPage(s)
	case symbolDictionary:
		return d.symbolDictionary(s)
	case textPart, textNow, textLossless:
		return d.region(s, textPart, d.text)
	case genericPart, genericNow, genericLossless:
		return d.region(s, genericPart, d.generic)
	case refinePart, refineNow, refineLossless:
		return d.region(s, refinePart, d.refinement)
	case patternDictionary, halftonePart, halftoneNow, halftoneLossless:
		return fmt.Errorf("%w: halftone", ErrUnsupported)
	case codeTable:
		return fmt.Errorf("%w: Huffman codes", ErrUnsupported)
	}
	return nil
}

// startPage makes the page that regions are painted on (7.4.8).
func (d *decoder) startPage(s segment) (err error) {
	r := &bytesReader{b: s.data}
	w, h := r.u32(), r.u32()
	r.skip(8)
	flags := r.u8()
	if h == math.MaxUint32 {
		h = uint32(d.h)
	}
	if r.short || w > math.MaxInt32 || h > math.MaxInt32 {
		return fmt.Errorf("%w: page of %d × %d pixels", ErrDamaged, w, h)
	}
	if d.page, err = d.bitmap(int(w), int(h)); err == nil && flags&4 != 0 {
		for i := range d.page.P {
			d.page.P[i] = 1
		}
	}
	return err
}

// region is where a region lies on the page (7.4.1).
type region struct {
	w, h, x, y int
	how        combination
}

// region decodes one and paints it, or keeps it where its kind is part for others to refine.
func (d *decoder) region(s segment, part uint8, decode func(segment, region, *bytesReader) (*Bitmap, error)) error {
	b := &bytesReader{b: s.data}
	r := region{int(b.u32()), int(b.u32()), int(int32(b.u32())), int(int32(b.u32())), 0}
	r.how = combination(b.u8() & 7)
	if b.short {
		return fmt.Errorf("%w: region", ErrDamaged)
	}
	m, err := decode(s, r, b)
	switch {
	case err != nil:
		return err
	case s.kind == part:
		d.parts[s.number] = m
		return nil
	}
	return d.paint(m, r)
}

// bytesReader reads numbers, the highest byte first; after its end they are 0.
type bytesReader struct {
	b     []byte
	at    int
	short bool
}

func (r *bytesReader) take(n int) []byte {
	if n < 0 || n > len(r.b)-r.at {
		r.short, r.at = true, len(r.b)
		return make([]byte, 8)
	}
	r.at += n
	return r.b[r.at-n : r.at]
}

func (r *bytesReader) u8() uint8   { return r.take(1)[0] }
func (r *bytesReader) s8() int     { return int(int8(r.u8())) }
func (r *bytesReader) u16() uint16 { return binary.BigEndian.Uint16(r.take(2)) }
func (r *bytesReader) u32() uint32 { return binary.BigEndian.Uint32(r.take(4)) }
func (r *bytesReader) skip(n int)  { r.take(n) }
func (r *bytesReader) back()       { r.at-- }

// rest is what is left.
func (r *bytesReader) rest() []byte { return r.b[r.at:] }
