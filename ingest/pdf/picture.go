package pdf

import (
	"errors"
	"fmt"
	"image"
	"math"

	"github.com/ledongthuc/pdf"
	"github.com/taizhang/taizhang/ingest/raster"
)

// placed is a picture drawn on a page: to maps the unit square to the page.
type placed struct {
	object pdf.Value
	to     matrix
}

// painted is a decoded picture: how bright, and how much of it covers the page; nil is all.
type painted struct {
	gray  *image.Gray
	cover *image.Gray // 255 covers
}

// Picture lays all pictures of a page on white paper, in the density of the finest
// of them but not above most dots to the inch. Pictures of a kind that cannot be
// decoded are an error that names it.
func (f *File) Picture(d *Drawing, most float64, pixels int) (g *image.Gray, dpi float64, err error) {
	defer rescue(&err)
	f.src.refill()
	for _, p := range d.pictures {
		dpi = max(dpi, p.density())
	}
	dpi = min(max(dpi, 72), most)
	w, h := int(d.paper.width*dpi/72+0.5), int(d.paper.height*dpi/72+0.5)
	if w < 1 || h < 1 || w > pixels/h {
		return nil, 0, fmt.Errorf("%w: page of %d × %d pixels, at most %d", ErrLimit, w, h, pixels)
	}
	g = raster.Blank(w, h)
	for _, p := range d.pictures {
		if p.object.Kind() != pdf.Stream {
			if p.area() < 0.05*d.Width*d.Height {
				continue
			}
			return nil, 0, fmt.Errorf("%w: inline", ErrPicture)
		}
		m, err := f.decodePicture(p.object, pixels)
		if err != nil {
			return nil, 0, err
		}
		m.paint(g, p.to.scaled(dpi/72))
	}
	return g, dpi, nil
}

// density is how many pixels of the picture fall on an inch of the page.
func (p placed) density() float64 {
	w, h := p.object.Key("Width").Float64(), p.object.Key("Height").Float64()
	return 72 * min(w/max(math.Hypot(p.to.a, p.to.b), 1), h/max(math.Hypot(p.to.c, p.to.d), 1))
}

// area is how much of the page it covers.
func (p placed) area() float64 { return math.Abs(p.to.a*p.to.d - p.to.b*p.to.c) }

func (m matrix) scaled(s float64) matrix {
	return matrix{m.a * s, m.b * s, m.c * s, m.d * s, m.e * s, m.f * s}
}

// paint lays the picture on g; to maps the unit square, y upwards, to pixels of g.
func (m painted) paint(g *image.Gray, to matrix) {
	w, h := int(math.Hypot(to.a, to.b)+0.5), int(math.Hypot(to.c, to.d)+0.5)
	det := to.a*to.d - to.b*to.c
	if w < 1 || h < 1 || det == 0 {
		return
	}
	w, h = min(w, m.gray.Rect.Dx()), min(h, m.gray.Rect.Dy())
	gray := raster.Resize(m.gray, w, h)
	cover := m.cover
	if cover != nil {
		cover = raster.Resize(cover, w, h)
	}
	x0, x1 := reach(to.e, to.a, to.c, g.Rect.Dx())
	y0, y1 := reach(to.f, to.b, to.d, g.Rect.Dy())
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			px, py := float64(x)+0.5-to.e, float64(y)+0.5-to.f
			u, v := (px*to.d-py*to.c)/det, 1-(py*to.a-px*to.b)/det
			i, j := int(math.Floor(u*float64(w))), int(math.Floor(v*float64(h)))
			if i < 0 || j < 0 || i >= w || j >= h {
				continue
			}
			p := &g.Pix[y*g.Stride+x]
			if cover == nil {
				*p = gray.Pix[j*gray.Stride+i]
				continue
			}
			c := int(cover.Pix[j*cover.Stride+i])
			*p = uint8((int(gray.Pix[j*gray.Stride+i])*c + int(*p)*(255-c) + 127) / 255)
		}
	}
}

// reach bounds what one coordinate of a parallelogram reaches, within 0…most.
func reach(at, a, b float64, most int) (from, to int) {
	lo, hi := at+min(a, 0)+min(b, 0), at+max(a, 0)+max(b, 0)
	return min(max(int(math.Floor(lo)), 0), most), min(max(int(math.Ceil(hi)), 0), most)
}

// Fits tells whether each picture of a page says that it has no more than so many pixels.
func (f *File) Fits(d *Drawing, pixels int) (err error) {
	defer rescue(&err)
	f.src.refill()
	for _, p := range d.pictures {
		if _, _, err := pixelsOf(p.object, pixels); errors.Is(err, ErrLimit) {
			return err
		}
	}
	return nil
}

// pixelsOf is the size that an image object says it has.
func pixelsOf(v pdf.Value, most int) (w, h int, err error) {
	w, h = int(v.Key("Width").Int64()), int(v.Key("Height").Int64())
	switch {
	case w < 1 || h < 1:
		return w, h, fmt.Errorf("%w: picture of %d × %d pixels", ErrDamaged, w, h)
	case w > most/h:
		return w, h, fmt.Errorf("%w: picture of %d × %d pixels, at most %d", ErrLimit, w, h, most)
	}
	return w, h, nil
}

// decodePicture decodes an image object.
func (f *File) decodePicture(v pdf.Value, pixels int) (painted, error) {
	w, h, err := pixelsOf(v, pixels)
	if err != nil {
		return painted{}, err
	}
	g, err := f.samples(v, w, h)
	if err != nil {
		return painted{}, err
	}
	if mask := v.Key("ImageMask"); mask.Kind() == pdf.Bool && mask.Bool() {
		cover := image.NewGray(g.Rect)
		for i, p := range g.Pix {
			cover.Pix[i] = 255 - p
		}
		return painted{image.NewGray(g.Rect), cover}, nil
	}
	m := painted{gray: g}
	for _, key := range []string{"SMask", "Mask"} {
		if mask := v.Key(key); mask.Kind() == pdf.Stream {
			return f.masked(m, key, mask, pixels)
		}
	}
	return m, nil
}

// masked adds the mask that says where a picture covers the page.
func (f *File) masked(m painted, key string, mask pdf.Value, pixels int) (painted, error) {
	w, h := int(mask.Key("Width").Int64()), int(mask.Key("Height").Int64())
	if w < 1 || h < 1 || w > pixels/h {
		return m, fmt.Errorf("%w: mask of %d × %d pixels", ErrLimit, w, h)
	}
	cover, err := f.samples(mask, w, h)
	if err != nil {
		return m, err
	}
	if key == "Mask" { // a stencil paints where it is 0
		for i, p := range cover.Pix {
			cover.Pix[i] = 255 - p
		}
	}
	if big := cover.Rect; big.Dx() > m.gray.Rect.Dx() {
		m.gray = raster.Resize(m.gray, big.Dx(), big.Dy()) // a coarse background under fine letters
	} else {
		cover = raster.Resize(cover, m.gray.Rect.Dx(), m.gray.Rect.Dy())
	}
	m.cover = cover
	return m, nil
}
