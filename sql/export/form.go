package export

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// Form is a workbook of one sheet that people fill in: cells of some columns can be edited, of
// these some have a list to choose from; the rest is locked.
type Form struct {
	Sheet   string
	Columns []FormColumn
	Rows    [][]string // as many values as columns
}

// FormColumn is a column: 处理, to be chosen from 认可, 更正.
type FormColumn struct {
	Name    string
	Width   float64 // in characters
	Edited  bool
	Choices []string
}

// Write writes the workbook. Cells hold text only, so that nothing in them is a formula.
func (f Form) Write(w io.Writer) error {
	x := excelize.NewFile()
	defer x.Close()
	if err := x.SetSheetName("Sheet1", f.Sheet); err != nil {
		return err
	}
	steps := []func(*excelize.File) error{f.columns, f.rows, f.choices, f.lock}
	for _, step := range steps {
		if err := step(x); err != nil {
			return fmt.Errorf("xlsx: %w", err)
		}
	}
	return x.Write(w)
}

func (f Form) columns(x *excelize.File) error {
	head, err := x.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDE6EE"}}, Protection: &excelize.Protection{Locked: true}})
	if err != nil {
		return err
	}
	for i, c := range f.Columns {
		name, _ := excelize.ColumnNumberToName(i + 1)
		fill := excelize.Fill{}
		if c.Edited {
			fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFBE6"}}
		}
		style, err := x.NewStyle(&excelize.Style{NumFmt: 49, Fill: fill, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}, Protection: &excelize.Protection{Locked: !c.Edited}})
		if err != nil {
			return err
		}
		if err := x.SetColWidth(f.Sheet, name, name, c.Width); err != nil {
			return err
		}
		if err := x.SetColStyle(f.Sheet, name, style); err != nil {
			return err
		}
		for row := range f.Rows {
			if err := x.SetCellStyle(f.Sheet, fmt.Sprint(name, row+2), fmt.Sprint(name, row+2), style); err != nil {
				return err
			}
		}
		if err := x.SetCellStr(f.Sheet, name+"1", c.Name); err != nil {
			return err
		}
		if err := x.SetCellStyle(f.Sheet, name+"1", name+"1", head); err != nil {
			return err
		}
	}
	return x.SetPanes(f.Sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

func (f Form) rows(x *excelize.File) error {
	for i, row := range f.Rows {
		for k, v := range row {
			at, _ := excelize.CoordinatesToCellName(k+1, i+2)
			if len(v) > excelize.TotalCellChars {
				return fmt.Errorf("%s: longer than a cell holds", at)
			}
			if err := x.SetCellStr(f.Sheet, at, v); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f Form) choices(x *excelize.File) error {
	for i, c := range f.Columns {
		if len(c.Choices) == 0 || len(f.Rows) == 0 {
			continue
		}
		name, _ := excelize.ColumnNumberToName(i + 1)
		v := excelize.NewDataValidation(true)
		v.Sqref = fmt.Sprintf("%s2:%s%d", name, name, len(f.Rows)+1)
		if err := v.SetDropList(c.Choices); err != nil {
			return err
		}
		if err := x.AddDataValidation(f.Sheet, v); err != nil {
			return err
		}
	}
	return nil
}

// lock protects what is not to be edited; without a password, against slips.
func (f Form) lock(x *excelize.File) error {
	return x.ProtectSheet(f.Sheet, &excelize.SheetProtectionOptions{AutoFilter: false, FormatColumns: false, FormatRows: false, SelectLockedCells: true, SelectUnlockedCells: true})
}
