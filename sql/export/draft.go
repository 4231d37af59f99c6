package export

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// draft is a template before it is a workbook.
type draft struct {
	title, subtitle string // "" for none
	columns         []draftColumn
	footer          string
}

// draftColumn is one column: 责任单位 over 牵头, {{牵头单位}}, 18 wide.
type draftColumn struct {
	over, head, field string
	width             float64
	centered          bool
}

// workbook makes the template: A4 landscape, as wide as the page, its header on every page, pages numbered.
func (d draft) workbook() (*excelize.File, error) {
	f := excelize.NewFile()
	s := &drafting{f: f, sheet: f.GetSheetName(0), columns: len(d.columns)}
	if err := f.SetSheetName(s.sheet, "模板"); err != nil {
		return nil, err
	}
	s.sheet = "模板"
	total := 0.0
	for _, c := range d.columns {
		total += c.width
	}
	s.page(total)
	if d.title != "" {
		s.across(d.title, 36, excelize.Style{Font: &excelize.Font{Family: "黑体", Size: 20}, Alignment: middle("center")})
	}
	if d.subtitle != "" {
		s.across(d.subtitle, 22, excelize.Style{Font: &excelize.Font{Family: "仿宋", Size: 12}, Alignment: middle("left")})
	}
	s.header(d.columns)
	s.body(d.columns)
	if d.footer != "" {
		s.across(d.footer, 22, excelize.Style{Font: &excelize.Font{Family: "仿宋", Size: 11}, Alignment: middle("left")})
	}
	return f, s.err
}

// drafting puts a draft's rows into a file, one below the other; its first error stays.
type drafting struct {
	f       *excelize.File
	sheet   string
	columns int
	row     int
	err     error
}

func (s *drafting) try(err error) {
	if s.err == nil {
		s.err = err
	}
}

func (s *drafting) at(column int) string { return fmt.Sprintf("%s%d", columnName(column), s.row) }

func (s *drafting) style(style excelize.Style) int {
	id, err := s.f.NewStyle(&style)
	s.try(err)
	return id
}

func (s *drafting) set(column int, text string, style int) {
	s.try(s.f.SetCellStr(s.sheet, s.at(column), text))
	s.try(s.f.SetCellStyle(s.sheet, s.at(column), s.at(column), style))
}

func middle(horizontal string) *excelize.Alignment {
	return &excelize.Alignment{Horizontal: horizontal, Vertical: "center", WrapText: true}
}

func thin() []excelize.Border {
	var out []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		out = append(out, excelize.Border{Type: side, Color: "000000", Style: 1})
	}
	return out
}

// legible is the width that can be fitted to a page and still be read.
const legible = 260

func (s *drafting) page(width float64) {
	size, landscape, wide, tall := 9, "landscape", 1, 0
	s.try(s.f.SetPageLayout(s.sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &tall}))
	fit := width <= legible
	s.try(s.f.SetSheetProps(s.sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	side, top, edge, centered := 0.5, 0.7, 0.3, true
	s.try(s.f.SetPageMargins(s.sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &top, Bottom: &top, Header: &edge, Footer: &edge, Horizontally: &centered}))
	s.try(s.f.SetHeaderFooter(s.sheet, &excelize.HeaderFooterOptions{OddFooter: "&C第 &P 页 共 &N 页"}))
}

// across is a row of one merged cell.
func (s *drafting) across(text string, height float64, style excelize.Style) {
	s.row++
	id := s.style(style)
	for i := range s.columns {
		s.set(i, "", id)
	}
	s.set(0, text, id)
	if s.columns > 1 {
		s.try(s.f.MergeCell(s.sheet, s.at(0), s.at(s.columns-1)))
	}
	s.try(s.f.SetRowHeight(s.sheet, s.row, height))
}

// header is one row, or two where a heading stands over others.
func (s *drafting) header(columns []draftColumn) {
	style := s.style(excelize.Style{Font: &excelize.Font{Family: "黑体", Size: 12}, Alignment: middle("center"), Border: thin(),
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7EEF7"}}})
	two := false
	for _, c := range columns {
		two = two || c.over != ""
	}
	s.row++
	first := s.row
	for i, c := range columns {
		head := c.head
		if c.over != "" {
			head = c.over
		}
		s.set(i, head, style)
		s.try(s.f.SetColWidth(s.sheet, columnName(i), columnName(i), c.width))
	}
	s.try(s.f.SetRowHeight(s.sheet, s.row, 22))
	if !two {
		return
	}
	s.row++
	s.try(s.f.SetRowHeight(s.sheet, s.row, 22))
	for i, c := range columns {
		s.set(i, c.head, style)
		if c.over == "" {
			s.try(s.f.MergeCell(s.sheet, fmt.Sprintf("%s%d", columnName(i), first), s.at(i)))
		} else if i > 0 && columns[i-1].over == c.over {
			s.try(s.f.MergeCell(s.sheet, fmt.Sprintf("%s%d", columnName(i-1), first), fmt.Sprintf("%s%d", columnName(i), first)))
		}
	}
}

func (s *drafting) body(columns []draftColumn) {
	s.row++
	font := &excelize.Font{Family: "仿宋", Size: 11}
	left := s.style(excelize.Style{Font: font, Alignment: middle("left"), Border: thin()})
	center := s.style(excelize.Style{Font: font, Alignment: middle("center"), Border: thin()})
	for i, c := range columns {
		if c.centered {
			s.set(i, c.field, center)
		} else {
			s.set(i, c.field, left)
		}
	}
}

// sampled is how many rows decide how wide the columns of a plain table are.
const sampled = 200

// plainTemplate makes a template of a table's columns; the table it gives begins with the rows looked at.
func plainTemplate(t Table) (Table, *Template, error) {
	if err := t.distinct(); err != nil {
		return t, nil, err
	}
	wide := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		wide[i] = signs(c.Name) + 4 // with the filter's arrow
	}
	var seen [][]any
	for len(seen) < sampled {
		row := make([]any, len(t.Columns))
		more, err := t.Next(row)
		if err != nil {
			return t, nil, err
		}
		if !more {
			break
		}
		for i, v := range row {
			wide[i] = max(wide[i], signs(spell(v, t.Columns[i].Kind))*21/20+3)
		}
		seen = append(seen, row)
	}
	d := draft{}
	for i, c := range t.Columns {
		d.columns = append(d.columns, draftColumn{head: c.Name, field: fmt.Sprintf("{{#%d}}", i+1), width: float64(min(max(wide[i], 6), 60)), centered: c.Kind != warehouse.Text})
	}
	f, err := d.workbook()
	if err != nil {
		return t, nil, err
	}
	b, err := bytesOf(f)
	if err != nil {
		return t, nil, err
	}
	template, err := ParseTemplate(b)
	next, ended := t.Next, len(seen) < sampled
	t.Next = func(row []any) (bool, error) {
		if len(seen) > 0 {
			copy(row, seen[0])
			seen = seen[1:]
			return true, nil
		}
		if ended {
			return false, nil
		}
		return next(row)
	}
	return t, template, err
}

// bytesOf is a file as it is saved; the same draft gives the same bytes.
func bytesOf(f *excelize.File) ([]byte, error) {
	var buf bytes.Buffer
	err := f.Write(&buf)
	return buf.Bytes(), err
}
