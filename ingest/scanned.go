package ingest

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/ingest/ocr"
	pages "github.com/taizhang/taizhang/ingest/page"
	"github.com/taizhang/taizhang/ingest/raster"
	"github.com/taizhang/taizhang/ingest/scan"
)

// scanner reads the pages of one document that are pictures; the engine is looked for when the first comes.
type scanner struct {
	lim    Limits
	engine ocr.Engine
	none   error // why there is no engine
	read   []int // pages that were read
	unread []int // pages whose words are missing
	why    error // of the first of them
}

// ready tells whether there is an engine.
func (s *scanner) ready() bool {
	if s.engine == nil && s.none == nil {
		s.engine, s.none = ocr.Open()
	}
	return s.engine != nil
}

// miss notes a page whose words nobody reads.
func (s *scanner) miss(number int, why error) {
	s.unread = append(s.unread, number)
	if s.why == nil {
		s.why = why
	}
}

// page reads a picture as a page.
func (s *scanner) page(p raster.Picture, number int) (*pages.Sheet, error) {
	if len(s.read) >= s.lim.OCRPages {
		return nil, over("ocr-pages", s.lim.OCRPages)
	}
	s.read = append(s.read, number)
	sheet, err := scan.Page(p.Gray, p.Density(), number, s.engine)
	if err != nil {
		return nil, placed(fmt.Sprintf("page %d", number), ErrDamaged, err)
	}
	return sheet, nil
}

// needs is the error of a document that holds nothing but pictures.
func (s *scanner) needs(what string) error {
	if s.why != nil {
		return fmt.Errorf("%w: %s: %w", ErrNeedsOCR, what, s.why)
	}
	return fmt.Errorf("%w: %s", ErrNeedsOCR, what)
}

// meta says which pages were read from pictures, by what, and which are missing.
func (s *scanner) meta() []Meta {
	var out []Meta
	if len(s.read) > 0 {
		out = append(out, Meta{"ocr", s.engine.Name()}, Meta{"ocr-pages", list(s.read)})
	}
	if len(s.unread) > 0 {
		out = append(out, Meta{PicturePages, list(s.unread)})
	}
	return out
}

// PicturePages names the Meta that lists pages whose words are missing: "3 7".
const PicturePages = "picture-pages"

// LayeredPages names the Meta that lists pages whose words are an invisible layer over a
// picture, from another's OCR: "1 2".
const LayeredPages = "hidden-text-pages"

func list(numbers []int) string {
	words := make([]string, len(numbers))
	for i, n := range numbers {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, " ")
}

// readImage reads a picture file, each page of it, into one book.
func readImage(b []byte, lim Limits) (*Document, error) {
	pictures, err := raster.Decode(b, lim.OCRPixels, lim.OCRPages)
	switch {
	case errors.Is(err, raster.ErrLimit):
		return nil, fmt.Errorf("%w: ocr-pixels: %w", ErrLimit, err)
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	s := &scanner{lim: lim}
	if !s.ready() {
		s.why = s.none
		return nil, s.needs("a picture without text")
	}
	var book pages.Book
	glyphs := 0
	for i, p := range pictures {
		sheet, err := s.page(p, i+1)
		if err != nil {
			return nil, err
		}
		glyphs += len(sheet.Glyphs)
		book.Add(sheet)
	}
	if glyphs == 0 {
		return nil, s.needs("no text is read in the picture")
	}
	d := fromPages(book.Blocks())
	d.Meta = s.meta()
	return d, nil
}
