// Package biff reads Excel's binary workbooks ([MS-XLS] BIFF8 of Excel 97 and
// later, also written by WPS as .et, and BIFF5 of Excel 5 and 95).
package biff

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/richardlehane/mscfb"
	"github.com/taizhang/taizhang/ingest/sheet"
	"golang.org/x/text/encoding"
)

// The ways in which a file cannot be read.
var (
	ErrDamaged   = errors.New("damaged")
	ErrEncrypted = errors.New("encrypted")
	ErrOld       = errors.New("written by Excel 4 or before")
	ErrLimit     = errors.New("over a limit")
)

// Workbook is what a file holds; its cells are read by Rows.
type Workbook struct {
	Sheets   []*sheet.Sheet
	Date1904 bool           // days count from 1904, not 1900
	Formats  map[int]string // number formats of the workbook's own, by id
	Styles   []int          // by a cell's style: the id of its number format

	b      []byte
	at     map[*sheet.Sheet]int // offset of a sheet's first record
	wide   bool                 // BIFF8: texts are Unicode
	page   encoding.Encoding    // of the texts of BIFF5
	shared []string
	named  []bool // by a cell
	chars  int
	most   int
}

// Open reads the workbook's globals: sheets, formats, shared strings. mostChars
// bounds the characters of the shared strings. Errors wrap one of this package's.
func Open(b []byte, mostChars int) (*Workbook, error) {
	stream, err := container(b)
	if err != nil {
		return nil, err
	}
	w := &Workbook{b: stream, most: mostChars, Formats: map[int]string{}, at: map[*sheet.Sheet]int{}}
	if err := w.globals(); err != nil {
		return nil, err
	}
	w.named = make([]bool, len(w.shared))
	return w, nil
}

// container finds the workbook's stream.
func container(b []byte) ([]byte, error) {
	r, err := mscfb.New(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("%w: container: %w", ErrDamaged, err)
	}
	var found []byte
	for _, e := range r.File {
		if len(e.Path) > 0 || e.Name != "Workbook" && e.Name != "Book" || found != nil && e.Name == "Book" {
			continue
		}
		if found, err = io.ReadAll(io.LimitReader(e, int64(len(b)))); err != nil {
			return nil, fmt.Errorf("%w: stream %s: %w", ErrDamaged, e.Name, err)
		}
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("%w: no workbook in the container", ErrDamaged)
	}
	return found, nil
}

// Unused are the shared texts that no cell read so far names.
func (w *Workbook) Unused() []string {
	var out []string
	for i, named := range w.named {
		if !named && w.shared[i] != "" {
			out = append(out, w.shared[i])
		}
	}
	return out
}
