package export

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

// ErrScattered says that rows of one sheet do not stand together.
var ErrScattered = errors.New("rows of one sheet do not stand together")

// Rows and bytes of one sheet: Excel's rows, and less than the 4 GB from which a zip has another form.
const (
	maxRows  = 1 << 20
	maxBytes = 3 << 30
)

// Workbook lays a table out in sheets after a template.
type Workbook struct {
	Template *Template         // the plain one, made of the columns, when nil
	Name     string            // {{sheet}} of the one sheet when SheetBy is empty
	SheetBy  []string          // columns; rows that agree in them stand together and get a sheet
	SheetAs  string            // column that names the sheet; the first of SheetBy when empty
	Values   map[string]string // fields beside the columns: as_of

	rows  int   // of one sheet, in tests
	bytes int64 // of one sheet, in tests
}

// Notes tells what a workbook became; what did not fit where it stood is said, never cut.
type Notes struct {
	Rows      int // of the table
	Sheets    int
	Parts     int // sheets that go on from the one before
	Continued int // cells whose text goes on in the row below, for it is longer than a cell holds
	Tall      int // rows higher than a spreadsheet shows or prints
}

// Write writes all rows.
func (wb Workbook) Write(w io.Writer, t Table) (Notes, error) {
	template := wb.Template
	if template == nil {
		var err error
		if t, template, err = plainTemplate(t); err != nil {
			return Notes{}, err
		}
	}
	frame, err := template.framed()
	if err != nil {
		return Notes{}, err
	}
	b := newBook(w, frame)
	l := &layout{wb: wb, book: b, template: template, table: t, seen: map[string]bool{}}
	if err := l.bind(); err != nil {
		return Notes{}, err
	}
	if err := t.each(l.add); err != nil {
		return l.notes, err
	}
	if err := l.end(); err != nil {
		return l.notes, err
	}
	l.notes.Sheets = len(b.sheets)
	return l.notes, b.close()
}

// layout puts rows on sheets.
type layout struct {
	wb       Workbook
	book     *book
	template *Template
	table    Table
	notes    Notes

	body   []bound // one a column of the template
	widths []lineWidth
	key    []int // columns of SheetBy
	as     int   // column of SheetAs, -1 for none

	seen  map[string]bool
	sheet *sheet
	row   []any // the row being laid out
}

// sheet is the sheet being written.
type sheet struct {
	*cellWriter
	counted *counter
	under   *bufio.Writer
	key     string
	label   string
	first   []any // its first row, which the titles may quote
	part    int   // 1 for the first sheet of a label
	at      int   // rows written
	items   int   // rows of the table on it
	before  int   // rows of the table on the sheets it goes on from
}

// counter counts the bytes of a sheet.
type counter struct {
	io.Writer
	n int64
}

func (c *counter) Write(b []byte) (int, error) {
	c.n += int64(len(b))
	return c.Writer.Write(b)
}

func (l *layout) add(row []any) error {
	l.row = row
	key := l.keyOf(row)
	if l.sheet == nil || key != l.sheet.key {
		if l.seen[key] {
			return l.scattered(row)
		}
		l.seen[key] = true
		if err := l.end(); err != nil {
			return err
		}
		if err := l.begin(&sheet{key: key, label: l.label(row), first: append([]any(nil), row...), part: 1}); err != nil {
			return err
		}
	}
	if l.full() {
		if err := l.goOn(); err != nil {
			return err
		}
	}
	l.notes.Rows++
	l.sheet.items++
	return l.item()
}

func (l *layout) scattered(row []any) error {
	return fmt.Errorf("%w: %s comes back: order by %s", ErrScattered, l.label(row), strings.Join(l.wb.SheetBy, ", "))
}

func (l *layout) keyOf(row []any) string {
	var sb strings.Builder
	for _, i := range l.key {
		s := spell(row[i], l.table.Columns[i].Kind)
		fmt.Fprintf(&sb, "%d:%s", len(s), s)
	}
	return sb.String()
}

func (l *layout) label(row []any) string {
	if l.as < 0 {
		return l.wb.Name
	}
	return spell(row[l.as], l.table.Columns[l.as].Kind)
}

// room is the number of rows that fit between titles and footer.
func (l *layout) room() int {
	rows := l.wb.rows
	if rows == 0 {
		rows = maxRows
	}
	return rows - len(l.template.footer)
}

// full reports that the sheet takes no further row.
func (l *layout) full() bool {
	limit := l.wb.bytes
	if limit == 0 {
		limit = maxBytes
	}
	return l.sheet.at >= l.room() || l.sheet.counted.n+int64(l.sheet.Buffered()) > limit
}

// item writes one row of the table, with further rows below it for what does not fit into a cell.
func (l *layout) item() error {
	number := l.sheet.before + l.sheet.items
	cells := make([]cell, len(l.body))
	for i, b := range l.body {
		cells[i] = b.cell(l.row, number)
	}
	for l.line(cells) {
		if !l.full() {
			continue
		}
		if err := l.goOn(); err != nil {
			return err
		}
	}
	return nil
}

// line writes cells and leaves in them what did not fit.
func (l *layout) line(cells []cell) (more bool) {
	firsts, height := make([]cell, len(cells)), 0.0
	for i, c := range cells {
		firsts[i], cells[i].value = c, nil
		s, ok := c.value.(string)
		if !ok {
			continue
		}
		first, rest := cut(s, cellUnits)
		firsts[i].value = first
		if rest != "" {
			cells[i].value, more = rest, true
			l.notes.Continued++
		}
		height = max(height, l.widths[i].height(first))
	}
	if height > rowPoints {
		height = rowPoints
		l.notes.Tall++
	}
	l.openRow(max(height, l.template.body.height))
	for i, c := range firsts {
		l.sheet.put(i, l.sheet.at, l.book.styles[i], c)
	}
	l.sheet.WriteString("</row>")
	return more
}

func (l *layout) openRow(height float64) {
	l.sheet.at++
	if height > 0 {
		fmt.Fprintf(l.sheet, `<row r="%d" ht="%g" customHeight="1">`, l.sheet.at, height)
		return
	}
	fmt.Fprintf(l.sheet, `<row r="%d">`, l.sheet.at)
}

// goOn ends the full sheet and goes on with the next.
func (l *layout) goOn() error {
	s := l.sheet
	if s.at == l.template.above() {
		return fmt.Errorf("a sheet of %d rows has no room below its header", l.room())
	}
	if err := l.finish("（续下表）"); err != nil {
		return err
	}
	l.notes.Parts++
	return l.begin(&sheet{key: s.key, label: s.label, first: s.first, part: s.part + 1, before: s.before + s.items})
}

// begin opens a sheet with titles and header.
func (l *layout) begin(s *sheet) error {
	w, err := l.book.openSheet(s.label)
	if err != nil {
		return err
	}
	s.under, s.counted = w, &counter{Writer: w}
	s.cellWriter = newCellWriter(s.counted)
	l.sheet = s
	for _, t := range l.template.titles {
		l.fixed(t, "")
	}
	for _, h := range l.template.header {
		l.fixed(h, "")
	}
	return nil
}

// fixed writes a row of titles, header or footer; more is added to the first text of a footer.
func (l *layout) fixed(t line, more string) {
	l.openRow(t.height)
	for i, text := range t.texts {
		text = l.fill(text)
		if text != "" {
			text, more = text+more, ""
		}
		id := t.styles[i]
		l.sheet.text(i, l.sheet.at, styles{id, id, id, id}, text)
	}
	l.sheet.WriteString("</row>")
}

// end finishes the last sheet of a label; a table without rows has one empty sheet.
func (l *layout) end() error {
	if l.sheet == nil {
		if l.row != nil {
			return nil
		}
		if err := l.begin(&sheet{label: l.wb.Name, part: 1}); err != nil {
			return err
		}
	}
	total := ""
	if l.sheet.part > 1 {
		total = fmt.Sprintf("（连同前表共 %d 项）", l.sheet.before+l.sheet.items)
	}
	return l.finish(total)
}

func (l *layout) finish(more string) error {
	last := l.sheet.at
	for _, f := range l.template.footer {
		l.fixed(f, more)
		more = ""
	}
	if err := l.sheet.Flush(); err != nil {
		return err
	}
	above := l.template.above()
	var merges []merge
	for _, m := range l.template.merges {
		if m.top > above {
			m.top, m.bottom = m.top+last-above-1, m.bottom+last-above-1
		}
		merges = append(merges, m)
	}
	filter := above
	if len(l.template.header) == 0 {
		filter = 0
	}
	s := l.sheet
	l.sheet = nil
	return l.book.closeSheet(s.under, l.template, merges, len(l.template.titles)+1, filter, max(last, filter))
}
