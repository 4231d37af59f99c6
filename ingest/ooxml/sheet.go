package ooxml

import (
	"fmt"
	"strconv"
	"strings"
)

// The size of a sheet (ECMA-376 part 1, 18.3.1.73 and Excel's own limit).
const (
	sheetRows = 1 << 20
	sheetCols = 1 << 14
)

// SheetRow is a row that holds cells.
type SheetRow struct {
	Row    int // from 0
	Hidden bool
	Cells  []SheetCell // valid until the next row
}

// SheetCell is a cell as the file states it.
type SheetCell struct {
	Col   int    // from 0
	Style int    // 0 is no style
	Kind  string // ST_CellType: "n" a number, "s" and "inlineStr" text, "str" a formula's text, "b", "d", "e"
	Text  string // "" also when nothing is stated
	Lost  bool   // it names a shared string that is not there
}

// Rows calls f on every row that holds cells, in the order of the file.
func (w *Workbook) Rows(sh *Sheet, f func(SheetRow) error) error {
	s, c, err := w.pkg.scan(sh.Part)
	if err != nil {
		return err
	}
	defer c.Close()
	var row SheetRow
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
			sh.column(s)
		case "mergeCell":
			sh.merge(s.Attr("ref"))
		}
	}
	return s.Err()
}

// row reads the cells of a row, whose Start was just seen.
func (w *Workbook) row(s *Scanner, sh *Sheet, row *SheetRow) error {
	sh.Last++
	if n, err := strconv.Atoi(s.Attr("r")); err == nil {
		sh.Last = n
	}
	if sh.Last < 1 || sh.Last > sheetRows {
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
func (w *Workbook) cell(s *Scanner, col int) SheetCell {
	c := SheetCell{Col: col, Kind: kind(s)}
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

func (w *Workbook) value(s *Scanner, c *SheetCell) {
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

func (sh *Sheet) merge(ref string) {
	from, to, _ := strings.Cut(ref, ":")
	c1, r1, ok1 := place([]byte(from))
	c2, r2, ok2 := place([]byte(to))
	if ok1 && ok2 && r1 <= r2 && c1 <= c2 {
		sh.Merges = append(sh.Merges, Extent{r1, c1, r2, c2})
	}
}

func (sh *Sheet) column(s *Scanner) {
	from, err1 := strconv.Atoi(s.Attr("min"))
	to, err2 := strconv.Atoi(s.Attr("max"))
	if s.on("hidden") && err1 == nil && err2 == nil {
		sh.HiddenColumns = append(sh.HiddenColumns, Extent{Col: from - 1, LastCol: to - 1})
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
	return col - 1, row - 1, letters > 0 && digits > 0 && col <= sheetCols && row >= 1 && row <= sheetRows
}
