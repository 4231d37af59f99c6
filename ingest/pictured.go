package ingest

import (
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode"

	"github.com/taizhang/taizhang/ingest/ooxml"
	pages "github.com/taizhang/taizhang/ingest/page"
	"github.com/taizhang/taizhang/ingest/raster"
)

// fewWords is the number of characters below which a text with pictures is a cover
// or a line above scans that were pasted in.
const fewWords = 50

// PictureNames names the Meta that lists the pictures that a document's pages are, in
// their order, apart by blanks: "word/media/image1.png word/media/image2.jpeg".
const PictureNames = "pictures"

// readPictures reads pictures pasted into a document that has hardly any text, as
// pages behind it: the first is page 1, and a table on it is image1.png!A1.
func (d *Document) readPictures(pictures []ooxml.Picture, part func(string) ([]byte, error), lim Limits) error {
	if len(pictures) == 0 || signs(d) >= fewWords {
		return nil
	}
	s := &scanner{lim: lim}
	names := make([]string, len(pictures))
	for i, p := range pictures {
		names[i] = p.Part
	}
	d.Meta = append(d.Meta, Meta{PictureNames, strings.Join(names, " ")})
	for i, p := range pictures {
		b, err := part(p.Part)
		if err != nil {
			return err
		}
		read, err := s.pasted(b, i+1, p.Wide)
		switch {
		case errors.Is(err, ErrLimit):
			return placed(p.Part, ErrLimit, err)
		case err != nil:
			s.miss(i+1, err)
			continue
		}
		for _, block := range read.Blocks {
			if block.Table != nil {
				block.Table.Name = path.Base(p.Part)
			}
			d.Blocks = append(d.Blocks, block)
		}
		d.Hidden = append(d.Hidden, read.Hidden...)
	}
	d.Meta = append(d.Meta, s.meta()...)
	switch {
	case signs(d) > 0:
		return nil
	case len(s.unread) > 0:
		return s.needs("the text is pictures")
	}
	return s.needs("no text is read in its pictures")
}

// pasted reads one picture, drawn so many inches wide.
func (s *scanner) pasted(b []byte, number int, wide float64) (*Document, error) {
	if !s.ready() {
		return nil, s.none
	}
	pictures, err := raster.Decode(b, s.lim.OCRPixels, 1)
	switch {
	case errors.Is(err, raster.ErrLimit):
		return nil, fmt.Errorf("%w: ocr-pixels: %w", ErrLimit, err)
	case err != nil:
		return nil, err
	}
	picture := pictures[0]
	if wide > 0 && picture.DPI == 0 {
		picture.DPI = min(max(float64(picture.Rect.Dx())/wide, 72), 1250)
	}
	sheet, err := s.page(picture, number)
	if err != nil {
		return nil, err
	}
	var book pages.Book
	book.Add(sheet)
	return fromPages(book.Blocks()), nil
}

// signs counts the characters of a document that are no blanks.
func signs(d *Document) (n int) {
	count := func(text string) {
		for _, r := range text {
			if !unicode.IsSpace(r) {
				n++
			}
		}
	}
	for i := range d.Blocks {
		count(d.Blocks[i].Text)
		if t := d.Blocks[i].Table; t != nil {
			for k := range t.Cells {
				count(t.Cells[k].Text)
			}
		}
	}
	return n
}
