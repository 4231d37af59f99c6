package export

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// ErrTemplate says that a workbook cannot serve as a template.
var ErrTemplate = errors.New("template")

// Template is the layout of a sheet, read from the first sheet of a workbook that people
// edit in Excel or WPS: titles, a header, one row of fields like {{工作任务}}, a footer.
type Template struct {
	file    *excelize.File
	sheet   string
	columns int
	titles  []line // rows above the header
	header  []line // the rows right above the fields
	body    line
	footer  []line // rows below the fields
	merges  []merge
	frame   *frame // once it was used
}

// line is one row of a template.
type line struct {
	texts  []string
	styles []int
	height float64 // points, 0 for what the text needs
}

// usualHeight is what excelize says of a row whose height nobody set.
const usualHeight = 15

// merge is cells of a template shown as one, counted from 0.
type merge struct{ left, top, right, bottom int }

var placeholder = regexp.MustCompile(`\{\{\s*([^{}]+?)\s*\}\}`)

// ParseTemplate reads a template.
func ParseTemplate(b []byte) (*Template, error) {
	f, err := excelize.OpenReader(bytes.NewReader(b), excelize.Options{UnzipSizeLimit: 64 << 20, UnzipXMLSizeLimit: 16 << 20})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrTemplate, err)
	}
	t := &Template{file: f, sheet: f.GetSheetName(0)}
	lines, err := t.lines()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrTemplate, err)
	}
	body, err := bodyOf(lines)
	if err != nil {
		return nil, err
	}
	head := body
	for head > 0 && lines[head-1].filled() >= min(2, t.columns) {
		head--
	}
	t.titles, t.header, t.body, t.footer = lines[:head], lines[head:body], lines[body], lines[body+1:]
	return t, t.readMerges()
}

// bodyOf finds the one row with two fields or more, or else the first with one below a header.
func bodyOf(lines []line) (int, error) {
	body := -1
	for i, l := range lines {
		if l.fields() < 2 {
			continue
		}
		if body >= 0 {
			return 0, fmt.Errorf("%w: rows %d and %d both hold fields such as {{content}}: want one row", ErrTemplate, body+1, i+1)
		}
		body = i
	}
	if body < 0 {
		body = slices.IndexFunc(lines, func(l line) bool {
			return l.fields() == 1 && l.filled() == 1 && placeholder.FindString(l.texts[0]) == l.texts[0]
		})
	}
	if body < 0 {
		return 0, fmt.Errorf("%w: no row with fields such as {{content}}", ErrTemplate)
	}
	return body, nil
}

// filled counts the cells with text.
func (l line) filled() int {
	n := 0
	for _, s := range l.texts {
		if strings.TrimSpace(s) != "" {
			n++
		}
	}
	return n
}

// fields counts the cells with fields.
func (l line) fields() int {
	n := 0
	for _, s := range l.texts {
		if placeholder.MatchString(s) {
			n++
		}
	}
	return n
}

func (t *Template) lines() ([]line, error) {
	rows, err := t.file.GetRows(t.sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		t.columns = max(t.columns, len(r))
	}
	lines := make([]line, len(rows))
	for i, r := range rows {
		l := line{texts: make([]string, t.columns), styles: make([]int, t.columns)}
		copy(l.texts, r)
		for j := range l.styles {
			if l.styles[j], err = t.file.GetCellStyle(t.sheet, columnName(j)+fmt.Sprint(i+1)); err != nil {
				return nil, err
			}
		}
		if l.height, err = t.file.GetRowHeight(t.sheet, i+1); err != nil {
			return nil, err
		}
		if l.height == usualHeight {
			l.height = 0
		}
		lines[i] = l
	}
	return lines, nil
}

func (t *Template) readMerges() error {
	merged, err := t.file.GetMergeCells(t.sheet)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrTemplate, err)
	}
	for _, m := range merged {
		left, top, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		if err != nil {
			return fmt.Errorf("%w: %w", ErrTemplate, err)
		}
		right, bottom, err := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err != nil {
			return fmt.Errorf("%w: %w", ErrTemplate, err)
		}
		if top <= t.above()+1 && t.above()+1 <= bottom {
			return fmt.Errorf("%w: %s:%s: the row of fields can have no merged cells", ErrTemplate, m.GetStartAxis(), m.GetEndAxis())
		}
		t.merges = append(t.merges, merge{left - 1, top - 1, right - 1, bottom - 1})
	}
	slices.SortFunc(t.merges, func(a, b merge) int { return (a.top-b.top)*20000 + a.left - b.left })
	return nil
}

// above is the number of rows above the first task.
func (t *Template) above() int { return len(t.titles) + len(t.header) }
