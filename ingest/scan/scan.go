// Package scan reads a picture of a page: it sets it upright, finds the rules of
// its tables and the lines of its text, has them read, and gives the page as
// glyphs and rules, as if a PDF had drawn them.
package scan

import (
	"image"

	"github.com/taizhang/taizhang/ingest/ocr"
	"github.com/taizhang/taizhang/ingest/page"
	"github.com/taizhang/taizhang/ingest/raster"
)

// reader is one page on its way.
type reader struct {
	engine ocr.Engine
	gray   *image.Gray
	ink    *raster.Ink
	em     int // of usual text, in pixels
	h, v   []raster.Line
	bare   map[ocr.Box]bool // lines told by their ink alone, beside those that the engine found
	scale  float64          // points to a pixel
}

// Began, when set, is told of every page about to be read: a worker asks for more time then.
var Began func()

// Page reads a picture of dots to the inch.
func Page(g *image.Gray, dpi float64, number int, e ocr.Engine) (*page.Sheet, error) {
	if Began != nil {
		Began()
	}
	g, dpi = handy(g, dpi)
	r := &reader{engine: e, em: max(12, int(dpi/6)), scale: 72 / dpi}
	boxes, err := r.upright(g)
	if err != nil {
		return nil, err
	}
	lines, err := r.read(boxes)
	if err != nil {
		return nil, err
	}
	s := &page.Sheet{Number: number, Width: float64(r.gray.Rect.Dx()) * r.scale, Height: float64(r.gray.Rect.Dy()) * r.scale}
	s.Rules = r.rules()
	s.Glyphs, s.Hidden = r.glyphs(lines)
	return s, nil
}

// handy scales pictures to what text of a plan needs: 300 dots to the inch are plenty.
func handy(g *image.Gray, dpi float64) (*image.Gray, float64) {
	const most, least, plenty, enough = 330, 140, 300, 200
	want := dpi
	switch {
	case dpi > most:
		want = plenty
	case dpi < least:
		want = enough
	default:
		return g, dpi
	}
	f := want / dpi
	return raster.Resize(g, max(1, int(float64(g.Rect.Dx())*f)), max(1, int(float64(g.Rect.Dy())*f))), want
}

// upright finds the lines of the page, turned so that they run from left to right.
func (r *reader) upright(g *image.Gray) ([]ocr.Box, error) {
	found, err := r.find(g)
	if err != nil {
		return nil, err
	}
	quarters, err := r.engine.Turned(r.gray, found)
	if err != nil {
		return nil, err
	}
	if quarters != 0 {
		if found, err = r.find(raster.Turn(g, quarters)); err != nil {
			return nil, err
		}
	}
	return r.boxes(found), nil
}

// find straightens the page, takes its rules away and has its lines found.
func (r *reader) find(g *image.Gray) ([]ocr.Box, error) {
	r.ink = raster.InkOf(g)
	if angle := raster.Skew(r.ink); angle > 0.0005 || angle < -0.0005 {
		g = raster.Straighten(g, angle)
		r.ink = raster.InkOf(g)
	}
	r.h, r.v = raster.Rules(r.ink, r.em)
	r.gray = raster.Clone(g)
	for _, l := range append(r.h[:len(r.h):len(r.h)], r.v...) {
		raster.Fill(r.gray, l.X0-1, l.Y0-1, l.X1+1, l.Y1+1)
		r.ink.Erase(l.X0-1, l.Y0-1, l.X1+1, l.Y1+1)
	}
	return r.engine.Find(r.gray)
}

// rules gives the lines of the tables in points.
func (r *reader) rules() []page.Rule {
	var out []page.Rule
	for _, l := range r.h {
		y := float64(l.Y0+l.Y1+1) / 2 * r.scale
		out = append(out, page.Rule{X0: float64(l.X0) * r.scale, Y0: y, X1: float64(l.X1+1) * r.scale, Y1: y})
	}
	for _, l := range r.v {
		x := float64(l.X0+l.X1+1) / 2 * r.scale
		out = append(out, page.Rule{X0: x, Y0: float64(l.Y0) * r.scale, X1: x, Y1: float64(l.Y1+1) * r.scale})
	}
	return out
}
