package raster

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // the formats pictures of pages come in
	_ "image/jpeg"
	_ "image/png"

	_ "golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	_ "golang.org/x/image/webp"
)

// The ways in which a picture cannot be decoded.
var (
	ErrDamaged = errors.New("picture")
	ErrLimit   = errors.New("too many pixels")
)

// Picture is a decoded page with its dots to the inch, 0 when it does not say.
type Picture struct {
	*image.Gray
	DPI float64
}

// Decode decodes a file of one picture, or the pages of a .tif; one of more than so many pixels is refused.
func Decode(b []byte, pixels, pages int) ([]Picture, error) {
	if bytes.HasPrefix(b, []byte("II*\x00")) || bytes.HasPrefix(b, []byte("MM\x00*")) {
		return decodeTIFF(b, pixels, pages)
	}
	conf, kind, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if err := fits(conf, pixels); err != nil {
		return nil, err
	}
	m, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrDamaged, kind, err)
	}
	return []Picture{{Gray(m), density(b)}}, nil
}

func fits(c image.Config, pixels int) error {
	if c.Width <= 0 || c.Height <= 0 || c.Width > pixels/c.Height {
		return fmt.Errorf("%w: %d × %d, at most %d", ErrLimit, c.Width, c.Height, pixels)
	}
	return nil
}

// decodeTIFF decodes every directory of the file: each is decoded as if it were the first.
func decodeTIFF(b []byte, pixels, pages int) ([]Picture, error) {
	order := binary.ByteOrder(binary.LittleEndian)
	if b[0] == 'M' {
		order = binary.BigEndian
	}
	b = bytes.Clone(b)
	var out []Picture
	seen := map[uint32]bool{}
	for at := order.Uint32(b[4:]); at != 0 && !seen[at]; {
		if len(out) >= pages {
			return nil, fmt.Errorf("%w: more than %d pages", ErrLimit, pages)
		}
		seen[at] = true
		order.PutUint32(b[4:], at)
		p, next, err := directory(b, order, at, pixels)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", len(out)+1, err)
		}
		out = append(out, p)
		at = next
	}
	return out, nil
}

// directory decodes the picture whose directory stands at an offset, and gives the next one's.
func directory(b []byte, order binary.ByteOrder, at uint32, pixels int) (p Picture, next uint32, err error) {
	conf, err := tiff.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return p, 0, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if err := fits(conf, pixels); err != nil {
		return p, 0, err
	}
	m, err := tiff.Decode(bytes.NewReader(b))
	if err != nil {
		return p, 0, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	n := uint64(order.Uint16(b[at:]))
	p = Picture{Gray(m), tiffDensity(b, order, uint64(at)+2, n)}
	if end := uint64(at) + 2 + 12*n; end+4 <= uint64(len(b)) {
		next = order.Uint32(b[end:])
	}
	return p, next, nil
}

// tiffDensity reads XResolution and its unit, tags 282 and 296.
func tiffDensity(b []byte, order binary.ByteOrder, at, n uint64) float64 {
	dpi, inch := 0.0, 1.0
	for ; n > 0 && at+12 <= uint64(len(b)); n, at = n-1, at+12 {
		switch order.Uint16(b[at:]) {
		case 282:
			if v := uint64(order.Uint32(b[at+8:])); v+8 <= uint64(len(b)) && order.Uint32(b[v+4:]) > 0 {
				dpi = float64(order.Uint32(b[v:])) / float64(order.Uint32(b[v+4:]))
			}
		case 296:
			if order.Uint16(b[at+8:]) == 3 {
				inch = 2.54
			}
		}
	}
	return likely(dpi * inch)
}

// density reads what the heads of JPEG, PNG and BMP say of it.
func density(b []byte) float64 {
	switch {
	case len(b) > 18 && string(b[6:11]) == "JFIF\x00":
		x := float64(binary.BigEndian.Uint16(b[14:]))
		if b[13] == 2 {
			return likely(x * 2.54)
		}
		if b[13] == 1 {
			return likely(x)
		}
	case bytes.HasPrefix(b, []byte("\x89PNG")):
		if i := bytes.Index(b[:min(len(b), 4096)], []byte("pHYs")); i > 0 && i+13 <= len(b) && b[i+12] == 1 {
			return likely(float64(binary.BigEndian.Uint32(b[i+4:])) * 0.0254)
		}
	case bytes.HasPrefix(b, []byte("BM")) && len(b) > 42:
		return likely(float64(binary.LittleEndian.Uint32(b[38:])) * 0.0254)
	}
	return 0
}

// likely refuses densities no scanner uses: 72 and 96 are what programs write that know none.
func likely(dpi float64) float64 {
	if dpi < 99 || dpi > 1250 {
		return 0
	}
	return dpi
}

// Density is a picture's own, or the one that makes its longer side that of A4.
func (p Picture) Density() float64 {
	const a4 = 11.69
	if p.DPI > 0 {
		return p.DPI
	}
	return min(max(float64(max(p.Rect.Dx(), p.Rect.Dy()))/a4, 72), 1250)
}
