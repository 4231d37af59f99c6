package ooxml

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/ingest/sheet"
)

// Rows calls f on every row that holds cells, in the order of the file.
func (w *Workbook) Rows(sh *sheet.Sheet, f func(sheet.Row) error) error {
	s, c, err := w.pkg.scan(sh.Part)
	if err != nil {
		return err
	}
	defer c.Close()
	var row sheet.Row
	for s.Next() {
		if s.Kind != Start {
			continue
		}
		switch string(s.Local) {
		case "row":
			if err := w.row(s, sh, &row); err != nil {
				return err
			}
			if len(row.Cells) == 0 {
				continue
			}
			if err := f(row); err != nil {
				return err
			}
		case "col":
			column(sh, s)
		case "mergeCell":
			merge(sh, s.Attr("ref"))
		}
	}
	return s.Err()
}

// row reads the cells of a row, whose Start was just seen.
func (w *Workbook) row(s *Scanner, sh *sheet.Sheet, row *sheet.Row) error {
	sh.Last++
	if n, err := strconv.Atoi(s.Attr("r")); err == nil {
		sh.Last = n
	}
	if sh.Last < 1 || sh.Last > sheet.Rows {
		return &Error{Part: sh.Part, Byte: s.Byte(), Err: fmt.Errorf("%w: row %d", ErrDamaged, sh.Last)}
	}
	row.Row, row.Hidden, row.Cells = sh.Last-1, s.on("hidden"), row.Cells[:0]
	col := 0
	for depth := s.Depth(); s.Next() && s.Depth() >= depth; {
		if s.Kind != Start || string(s.Local) != "c" {
			continue
		}
		if ref, ok := s.raw("r"); ok {
			if col, _, ok = place(ref); !ok {
				return &Error{Part: sh.Part, Byte: s.Byte(), Err: fmt.Errorf("%w: no cell is called %q", ErrDamaged, ref)}
			}
		}
		if c := w.cell(s, col); c.Text != "" || c.Lost {
			row.Cells = append(row.Cells, c)
		}
		col++
	}
	return s.Err()
}

// on reads a switch such as hidden="1".
func (s *Scanner) on(name string) bool {
	v, _ := s.raw(name)
	return string(v) == "1" || string(v) == "true"
}

// cell reads <c>, whose Start was just seen.
func (w *Workbook) cell(s *Scanner, col int) sheet.Cell {
	c := sheet.Cell{Col: col, Kind: kind(s)}
	if style, ok := s.raw("s"); ok {
		c.Style, _ = strconv.Atoi(string(style))
	}
	for depth := s.Depth(); s.Next() && s.Depth() >= depth; {
		switch {
		case s.Kind != Start:
		case string(s.Local) == "v":
			w.value(s, &c)
		case string(s.Local) == "is":
			c.Text = w.richText(s)
		default:
			s.Skip()
		}
	}
	return c
}

// kind is the type of a cell without a copy of the word.
func kind(s *Scanner) string {
	v, _ := s.raw("t")
	switch string(v) {
	case "s":
		return "s"
	case "inlineStr":
		return "inlineStr"
	case "", "n":
		return "n"
	}
	return string(v)
}

func (w *Workbook) value(s *Scanner, c *sheet.Cell) {
	w.buf = w.buf[:0]
	for depth := s.Depth(); s.Next() && s.Depth() >= depth; {
		if s.Kind == Text {
			w.buf = append(w.buf, s.Chars...)
		}
	}
	switch {
	case c.Kind != "s":
		c.Text = w.strings.keep(unquote(w.buf))
	case len(w.buf) > 0:
		text, ok := w.sharedText(w.buf)
		c.Text, c.Lost = text, !ok
	}
}

func merge(sh *sheet.Sheet, ref string) {
	from, to, _ := strings.Cut(ref, ":")
	c1, r1, ok1 := place([]byte(from))
	c2, r2, ok2 := place([]byte(to))
	if ok1 && ok2 && r1 <= r2 && c1 <= c2 {
		sh.Merges = append(sh.Merges, sheet.Extent{Row: r1, Col: c1, LastRow: r2, LastCol: c2})
	}
}

func column(sh *sheet.Sheet, s *Scanner) {
	from, err1 := strconv.Atoi(s.Attr("min"))
	to, err2 := strconv.Atoi(s.Attr("max"))
	if s.on("hidden") && err1 == nil && err2 == nil {
		sh.HiddenColumns = append(sh.HiddenColumns, sheet.Extent{Col: from - 1, LastCol: to - 1})
	}
}

// place reads "C7" or "$C$7"; both count from 0.
func place(ref []byte) (col, row int, ok bool) {
	letters, digits := 0, 0
	for _, c := range ref {
		switch {
		case c == '$':
		case c >= 'A' && c <= 'Z' && digits == 0 && letters < 3:
			col, letters = col*26+int(c-'A')+1, letters+1
		case c >= 'a' && c <= 'z' && digits == 0 && letters < 3:
			col, letters = col*26+int(c-'a')+1, letters+1
		case c >= '0' && c <= '9' && letters > 0 && digits < 7:
			row, digits = row*10+int(c-'0'), digits+1
		default:
			return 0, 0, false
		}
	}
	return col - 1, row - 1, letters > 0 && digits > 0 && col <= sheet.Cols && row >= 1 && row <= sheet.Rows
}
