package ingest

import (
	"errors"
	"fmt"
	"strings"

	"github.com/taizhang/taizhang/ingest/charset"
	pages "github.com/taizhang/taizhang/ingest/page"
	"github.com/taizhang/taizhang/ingest/pdf"
	"github.com/taizhang/taizhang/ingest/raster"
)

// legible is how a page of a PDF shows its words.
type legible int

const (
	asText    legible = iota
	asPicture         // nothing but pictures, or words beside a picture of a whole page
	asCurves          // letters turned into shapes
	garbled           // glyphs that tell no characters, or a layer of nonsense over a picture
)

// shown tells how a page shows its words.
func shown(p *pdf.Drawing) legible {
	const letters = 50 // so many painted shapes are text turned into curves
	switch n := len(p.Glyphs); {
	case n == 0 && p.Images > 0:
		return asPicture
	case n == 0 && p.Shapes > letters:
		return asCurves
	case n > 0 && nonsense(p):
		return garbled
	case n < 50 && p.Covered() > 0.6:
		return asPicture
	}
	return asText
}

// nonsense tells glyphs most of which tell no character, and a text layer that is no language.
func nonsense(p *pdf.Drawing) bool {
	unknown := 0
	for i := range p.Glyphs {
		if p.Glyphs[i].Text == pdf.Unknown {
			unknown++
		}
	}
	if 2*unknown > len(p.Glyphs) {
		return true
	}
	return p.Layered && len(p.Glyphs) >= 20 && charset.Score(glyphText(&p.Sheet)) < 0.6
}

func glyphText(s *pages.Sheet) string {
	var sb strings.Builder
	for i := range s.Glyphs {
		sb.WriteString(s.Glyphs[i].Text)
	}
	return sb.String()
}

// The densities, in dots to the inch, at which pages are looked at.
const (
	mostDPI   = 300
	renderDPI = 250
)

// drawn gives a page of a PDF, read from its picture where its words are no text.
func (s *scanner) drawn(f *pdf.File, i int, p *pdf.Drawing) (*pages.Sheet, error) {
	kind := shown(p)
	if kind == asText {
		return &p.Sheet, nil
	}
	partly := kind == asPicture && len(p.Glyphs) > 0
	if err := f.Fits(p, s.lim.OCRPixels); err != nil && !partly {
		return nil, pdfError(fmt.Sprintf("page %d", p.Number), fmt.Errorf("ocr-pixels: %w", err))
	}
	if !s.ready() {
		if !partly {
			s.miss(p.Number, s.none)
		}
		return &p.Sheet, nil
	}
	picture, err := s.picture(f, i, p, kind)
	switch {
	case errors.Is(err, pdf.ErrLimit):
		return nil, pdfError(fmt.Sprintf("page %d", p.Number), fmt.Errorf("ocr-pixels: %w", err))
	case err != nil:
		if !partly {
			s.miss(p.Number, err)
		}
		return &p.Sheet, nil
	}
	sheet, err := s.page(picture, p.Number)
	if err != nil {
		return nil, err
	}
	sheet.Hidden = append(sheet.Hidden, p.Hidden...)
	if kind == garbled {
		sheet.Hidden = append(sheet.Hidden, pages.Hidden{Reason: "garbled", Text: glyphText(&p.Sheet)})
		return sheet, nil
	}
	beside(sheet, p.Glyphs)
	return sheet, nil
}

// picture draws the page: our own way, else with pdftoppm.
func (s *scanner) picture(f *pdf.File, i int, p *pdf.Drawing, kind legible) (raster.Picture, error) {
	why := error(pdf.ErrPicture)
	if kind == asPicture || p.Layered {
		g, dpi, err := f.Picture(p, mostDPI, s.lim.OCRPixels)
		if err == nil || errors.Is(err, pdf.ErrLimit) {
			return raster.Picture{Gray: g, DPI: dpi}, err
		}
		why = err
	}
	g, err := f.Render(i, renderDPI, s.lim.OCRPixels)
	switch {
	case kind == asPicture && err != nil:
		err = fmt.Errorf("%w: %w", why, err)
	case kind == asPicture && raster.IsBlank(g):
		err = why // another could not decode it either
	}
	return raster.Picture{Gray: g, DPI: renderDPI}, err
}

// beside adds the glyphs of a page that lie over nothing that was read.
func beside(sheet *pages.Sheet, glyphs []pages.Glyph) {
	read := sheet.Glyphs
	for _, g := range glyphs {
		x, y := (g.X0+g.X1)/2, (g.Y0+g.Y1)/2
		free := true
		for i := range read {
			o := &read[i]
			free = free && !(x >= o.X0 && x <= o.X1 && y >= o.Y0 && y <= o.Y1)
		}
		if free {
			sheet.Glyphs = append(sheet.Glyphs, g)
		}
	}
}
