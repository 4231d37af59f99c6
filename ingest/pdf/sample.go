package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"io"

	"github.com/ledongthuc/pdf"
	"golang.org/x/image/ccitt"

	"github.com/taizhang/taizhang/ingest/jbig2"
	"github.com/taizhang/taizhang/ingest/raster"
)

// ErrPicture says that a picture is of a kind this package cannot decode: JPXDecode, JBIG2Decode with Huffman codes.
var ErrPicture = errors.New("picture cannot be decoded")

// samples decodes the pixels of an image object to their brightness.
func (f *File) samples(v pdf.Value, w, h int) (*image.Gray, error) {
	b, coder, parm, err := f.unpacked(v)
	if err != nil {
		return nil, err
	}
	switch coder {
	case "":
		return f.plain(v, b, w, h)
	case "DCTDecode", "DCT":
		return photo(b, w, h)
	case "CCITTFaxDecode", "CCF":
		if b, err = unfax(b, parm, w, h); err != nil {
			return nil, err
		}
		return f.plain(v, b, w, h)
	case "JBIG2Decode":
		if b, err = f.copied(b, parm, w, h); err != nil {
			return nil, err
		}
		return f.plain(v, b, w, h)
	}
	return nil, fmt.Errorf("%w: %s", ErrPicture, coder)
}

// unpacked undoes the filters of a stream up to the coder of a picture.
func (f *File) unpacked(v pdf.Value) (b []byte, coder string, parm pdf.Value, err error) {
	if b, err = f.raw(v); err != nil {
		return nil, "", parm, err
	}
	filter, parms := v.Key("Filter"), v.Key("DecodeParms")
	for i := range chain(filter) {
		name := filter
		parm = parms
		if filter.Kind() == pdf.Array {
			name, parm = filter.Index(i), parms.Index(i)
		}
		switch name.Name() {
		case "DCTDecode", "DCT", "CCITTFaxDecode", "CCF", "JBIG2Decode", "JPXDecode":
			return b, name.Name(), parm, nil
		}
		if b, err = decode(name.Name(), parm, b, f.lim.Bytes); err != nil && len(b) == 0 {
			return nil, "", parm, streamError(err)
		}
	}
	return b, "", parm, nil
}

// photo decodes JPEG; its own head may not promise more than the object does.
func photo(b []byte, w, h int) (*image.Gray, error) {
	conf, err := jpeg.DecodeConfig(bytes.NewReader(b))
	if err == nil && conf.Width*conf.Height > 4*w*h {
		return nil, fmt.Errorf("%w: picture of %d × %d pixels", ErrLimit, conf.Width, conf.Height)
	}
	m, err := jpeg.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("%w: jpeg: %w", ErrDamaged, err)
	}
	return raster.Gray(m), nil
}

// unfax decodes CCITT groups 3 and 4 to rows of w bits.
func unfax(b []byte, parm pdf.Value, w, h int) ([]byte, error) {
	kind := ccitt.Group3
	switch k := parm.Key("K").Int64(); {
	case k < 0:
		kind = ccitt.Group4
	case k > 0:
		return nil, fmt.Errorf("%w: CCITTFaxDecode of group 3 in two dimensions", ErrPicture)
	}
	columns := orElse(parm.Key("Columns"), 1728)
	if columns != w {
		return nil, fmt.Errorf("%w: fax of %d columns in a picture of %d", ErrDamaged, columns, w)
	}
	opt := &ccitt.Options{Align: yes(parm.Key("EncodedByteAlign")), Invert: yes(parm.Key("BlackIs1"))}
	bits := make([]byte, (w+7)/8*h)
	n, err := io.ReadFull(ccitt.NewReader(bytes.NewReader(b), ccitt.MSB, kind, w, h, opt), bits)
	if n == 0 && err != nil {
		return nil, fmt.Errorf("%w: fax: %w", ErrDamaged, err)
	}
	return bits[:n], nil
}

// copied decodes JBIG2 to rows of w bits, 0 for black.
func (f *File) copied(b []byte, parm pdf.Value, w, h int) ([]byte, error) {
	var globals []byte
	if v := parm.Key("JBIG2Globals"); v.Kind() == pdf.Stream {
		var err error
		if globals, err = f.stream(v); err != nil {
			return nil, err
		}
	}
	m, err := jbig2.Decode(b, globals, h, 4*w*h+1<<20)
	switch {
	case errors.Is(err, jbig2.ErrUnsupported):
		return nil, fmt.Errorf("%w: JBIG2Decode: %w", ErrPicture, err)
	case errors.Is(err, jbig2.ErrLimit):
		return nil, fmt.Errorf("%w: %w", ErrLimit, err)
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	row := (w + 7) / 8
	bits := bytes.Repeat([]byte{0xFF}, row*h)
	for y := range min(h, m.H) {
		for x, p := range m.P[y*m.W:][:min(w, m.W)] {
			bits[y*row+x/8] &^= p << (7 - x%8)
		}
	}
	return bits, nil
}

func yes(v pdf.Value) bool { return v.Kind() == pdf.Bool && v.Bool() }

// plain reads samples that stand there bit by bit; where they end early the paper is white.
func (f *File) plain(v pdf.Value, b []byte, w, h int) (*image.Gray, error) {
	bits := orElse(v.Key("BitsPerComponent"), 1)
	space := f.space(v.Key("ColorSpace"))
	switch bits {
	case 1, 2, 4, 8, 16:
	default:
		return nil, fmt.Errorf("%w: %d bits", ErrDamaged, bits)
	}
	tones := space.tones(bits, reversed(v.Key("Decode")))
	row := (w*space.parts*bits + 7) / 8
	g := raster.Blank(w, h)
	for y := 0; y < h && (y+1)*row <= len(b); y++ {
		line, to := b[y*row:(y+1)*row], g.Pix[y*g.Stride:]
		if space.parts == 1 {
			for x := range w {
				to[x] = tones[sample(line, x, bits)]
			}
			continue
		}
		for x := range w {
			var c [4]uint8
			for i := range min(space.parts, 4) {
				c[i] = tones[sample(line, x*space.parts+i, bits)]
			}
			to[x] = space.bright(c)
		}
	}
	return g, nil
}

// sample is the i-th of a row, its upper eight bits at most.
func sample(row []byte, i, bits int) uint8 {
	switch bits {
	case 8:
		return row[i]
	case 16:
		return row[2*i]
	}
	return row[i*bits/8] >> (8 - bits - i*bits%8) & (1<<bits - 1)
}

func reversed(decode pdf.Value) bool {
	return decode.Len() >= 2 && decode.Index(0).Float64() > decode.Index(1).Float64()
}

// space is how the parts of a colour become brightness.
type space struct {
	parts   int
	ink     bool    // more is darker
	palette []uint8 // brightness of the entries
}

// space knows the families of colour spaces; one it does not know is grey.
func (f *File) space(v pdf.Value) space {
	name := v.Name()
	if v.Kind() == pdf.Array {
		name = v.Index(0).Name()
	}
	switch name {
	case "DeviceRGB", "RGB", "CalRGB":
		return space{parts: 3}
	case "DeviceCMYK", "CMYK":
		return space{parts: 4, ink: true}
	case "Separation":
		return space{parts: 1, ink: true}
	case "ICCBased":
		switch n := int(v.Index(1).Key("N").Int64()); n {
		case 3:
			return space{parts: 3}
		case 4:
			return space{parts: 4, ink: true}
		}
	case "Indexed", "I":
		return f.indexed(v)
	}
	return space{parts: 1}
}

func (f *File) indexed(v pdf.Value) space {
	base := f.space(v.Index(1))
	table := []byte(v.Index(3).RawString())
	if v.Index(3).Kind() == pdf.Stream {
		table, _ = f.stream(v.Index(3))
	}
	tones := base.tones(8, false)
	s := space{parts: 1}
	for ; len(table) >= base.parts && len(s.palette) < 256; table = table[base.parts:] {
		if base.parts == 1 {
			s.palette = append(s.palette, tones[table[0]])
			continue
		}
		var c [4]uint8
		for i := range min(base.parts, 4) {
			c[i] = tones[table[i]]
		}
		s.palette = append(s.palette, base.bright(c))
	}
	return s
}

// tones maps a sample of so many bits to 0…255.
func (s space) tones(bits int, reversed bool) (out [256]uint8) {
	most := 1<<min(bits, 8) - 1
	for i := range out {
		v := min(i, most)
		switch {
		case s.palette != nil:
			out[i] = s.palette[min(v, len(s.palette)-1)]
			continue
		case reversed != (s.ink && s.parts == 1):
			v = most - v
		}
		out[i] = uint8(v * 255 / most)
	}
	return out
}

func (s space) bright(c [4]uint8) uint8 {
	if s.ink {
		r, g, b := color.CMYKToRGB(c[0], c[1], c[2], c[3])
		c = [4]uint8{r, g, b}
	}
	return uint8((299*int(c[0]) + 587*int(c[1]) + 114*int(c[2]) + 500) / 1000)
}
