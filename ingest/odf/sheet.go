package odf

import (
	"strings"

	"github.com/taizhang/taizhang/ingest/flow"
	"github.com/taizhang/taizhang/ingest/ooxml"
	"github.com/taizhang/taizhang/ingest/sheet"
)

// Workbook is the sheets of a .ods with all their rows, as they are displayed.
type Workbook struct {
	Title  string
	Sheets []*sheet.Sheet
	rows   map[*sheet.Sheet][]sheet.Row
	notes  map[*sheet.Sheet][]sheet.Annotation
}

// ReadSheets reads a .ods; mostCells bounds the cells that hold words.
func ReadSheets(pkg *ooxml.Package, mostCells, depth int) (*Workbook, error) {
	w := &Workbook{rows: map[*sheet.Sheet][]sheet.Row{}, notes: map[*sheet.Sheet][]sheet.Annotation{}}
	var err error
	if w.Title, err = title(pkg, depth); err != nil {
		return nil, err
	}
	b, err := pkg.Part(content)
	if err != nil {
		return nil, err
	}
	r := &sheetReader{reader: reader{s: ooxml.NewScanner(content, b, depth), doc: &flow.Document{}, last: map[string]*flow.List{}, cells: mostCells}, book: w}
	r.styles = styles{named: map[string]style{}, lists: map[string]*flow.List{}}
	for r.s.Next() {
		if r.s.Kind != ooxml.Start || r.styles.read(r.s) {
			continue
		}
		switch string(r.s.Local) {
		case "table":
			r.sheet()
		case "tracked-changes":
			r.s.Skip()
		}
	}
	if r.full {
		return nil, &ooxml.Error{Part: content, Err: overCells(mostCells)}
	}
	return w, r.s.Err()
}

// Rows calls use on every row of a sheet that holds cells, and gives what lies on top of it.
func (w *Workbook) Rows(sh *sheet.Sheet, use func(sheet.Row) error) ([]sheet.Annotation, error) {
	for _, r := range w.rows[sh] {
		sh.Last = r.Row + 1
		if err := use(r); err != nil {
			return nil, err
		}
	}
	return w.notes[sh], nil
}

// sheetReader reads one sheet after the other.
type sheetReader struct {
	reader
	book *Workbook
	sh   *sheet.Sheet
	at   int // row
	col  int // of the columns' definitions
}

func (r *sheetReader) sheet() {
	r.sh = &sheet.Sheet{Name: r.s.Attr("name"), Part: content}
	if r.styles.named[r.s.Attr("style-name")].hidden {
		r.sh.State = "hidden"
	}
	r.at, r.col = 0, 0
	r.book.Sheets = append(r.book.Sheets, r.sh)
	r.lines()
	notes := r.book.notes[r.sh]
	sheet.Sort(notes)
}

// lines reads rows and columns, in whatever groups they stand.
func (r *sheetReader) lines() {
	r.s.Each(func(name string) {
		switch name {
		case "table-row":
			r.sheetRow()
		case "table-column":
			r.column()
		case "table-header-rows", "table-rows", "table-row-group", "table-header-columns", "table-columns", "table-column-group":
			r.lines()
		case "shapes":
			r.note(sheet.TextBox, 0) // anchored to the sheet as a whole
		default:
			r.s.Skip()
		}
	})
}

func (r *sheetReader) column() {
	n := count(r.s, "number-columns-repeated", sheet.Cols)
	if v := r.s.Attr("visibility"); v == "collapse" || v == "filter" {
		r.sh.HiddenColumns = append(r.sh.HiddenColumns, sheet.Extent{Col: r.col, LastCol: r.col + n - 1})
	}
	r.col += n
	r.s.Skip()
}

// sheetRow reads a row; one that stands for many is kept as often only where it holds words.
func (r *sheetReader) sheetRow() {
	times := count(r.s, "number-rows-repeated", sheet.Rows)
	v := r.s.Attr("visibility")
	row := sheet.Row{Row: r.at, Hidden: v == "collapse" || v == "filter"}
	col := 0
	r.s.Each(func(name string) {
		n := count(r.s, "number-columns-repeated", sheet.Cols)
		if name == "table-cell" || name == "covered-table-cell" {
			r.sheetCell(&row, col, n)
			col += n
			return
		}
		r.s.Skip()
	})
	for range times {
		if len(row.Cells) > 0 && !r.full {
			r.cells -= len(row.Cells)
			r.full = r.cells < 0
			r.book.rows[r.sh] = append(r.book.rows[r.sh], row)
		}
		row.Row++
	}
	r.at += times
}

func (r *sheetReader) sheetCell(row *sheet.Row, col, times int) {
	wide, tall := count(r.s, "number-columns-spanned", sheet.Cols), count(r.s, "number-rows-spanned", sheet.Rows)
	if wide > 1 || tall > 1 {
		r.sh.Merges = append(r.sh.Merges, sheet.Extent{Row: r.at, Col: col, LastRow: r.at + tall - 1, LastCol: col + wide - 1})
	}
	var lines []string
	r.s.Each(func(name string) {
		switch name {
		case "p":
			p := &para{}
			r.inline(p)
			lines = append(lines, p.String())
		case "annotation":
			r.note(sheet.Comment, row.Row)
		default:
			r.note(sheet.TextBox, row.Row)
		}
	})
	text := strings.Join(lines, "\n")
	if text == "" {
		return
	}
	for i := range times {
		if r.full = r.full || len(row.Cells) > r.cells; r.full {
			return
		}
		row.Cells = append(row.Cells, sheet.Cell{Col: col + i, Kind: "str", Text: text})
	}
}

// note reads what is written on top of the sheet at a row.
func (r *sheetReader) note(kind sheet.AnnotationKind, row int) {
	var nodes []flow.Node
	r.flow(&nodes)
	var lines []string
	for _, n := range nodes {
		if strings.TrimSpace(n.Text) != "" {
			lines = append(lines, n.Text)
		}
	}
	if kind == sheet.Comment && len(lines) > 0 {
		lines = []string{strings.Join(lines, "\n")}
	}
	for _, l := range lines {
		r.book.notes[r.sh] = append(r.book.notes[r.sh], sheet.Annotation{Kind: kind, Row: row, Text: l})
	}
}
