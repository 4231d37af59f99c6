package biff

import (
	"fmt"
	"math"
	"strconv"

	"github.com/taizhang/taizhang/ingest/sheet"
)

// rows is a sheet while its records are read.
type rows struct {
	w       *Workbook
	sh      *sheet.Sheet
	use     func(sheet.Row) error
	row     sheet.Row
	hidden  map[int]bool
	formula *sheet.Cell // waits for its text
	notes   annotations
}

// Rows calls use on every row that holds cells, in the order of the file, and gives what lies on top of the sheet.
func (w *Workbook) Rows(sh *sheet.Sheet, use func(sheet.Row) error) ([]sheet.Annotation, error) {
	r := &rows{w: w, sh: sh, use: use, hidden: map[int]bool{}}
	r.row.Row = -1
	if err := r.read(w.at[sh]); err != nil {
		return nil, err
	}
	return r.notes.sorted(), r.flush()
}

// read walks the records from a sheet's BOF to its EOF; charts between have their own.
func (r *rows) read(at int) error {
	rs := &records{b: r.w.b, next: at}
	depth := 0
	for {
		rec, ok := rs.read()
		switch {
		case !ok && rs.err == nil:
			return fmt.Errorf("%w: sheet %s has no end", ErrDamaged, r.sh.Name)
		case !ok:
			return rs.err
		case rec.kind == recBOF:
			depth++
		case rec.kind == recEOF:
			if depth--; depth <= 0 {
				return nil
			}
		case depth == 1:
			if err := r.record(rec); err != nil {
				return err
			}
		}
	}
}

func (r *rows) record(rec record) error {
	switch rec.kind {
	case recRow:
		r.hidden[u16(rec.data, 0)] = len(rec.data) > 12 && rec.data[12]&0x20 != 0
	case recColumns:
		if u16(rec.data, 8)&1 == 1 {
			r.sh.HiddenColumns = append(r.sh.HiddenColumns, sheet.Extent{Col: u16(rec.data, 0), LastCol: u16(rec.data, 2)})
		}
	case recMerged:
		r.merged(rec.data)
	case recManyRK:
		return r.manyRK(rec.data)
	case recString:
		if r.formula != nil {
			r.formula.Text = r.w.text(rec, 0, 2)
			r.put(*r.formula)
		}
	case recSharedCell, recLabel, recRichString, recNumber, recRK, recBool, recFormula:
		return r.cell(rec)
	default:
		r.notes.record(r.w, rec)
	}
	return nil
}

func (r *rows) merged(b []byte) {
	for i := range u16(b, 0) {
		at := 2 + 8*i
		e := sheet.Extent{Row: u16(b, at), LastRow: u16(b, at+2), Col: u16(b, at+4), LastCol: u16(b, at+6)}
		if at+8 <= len(b) && e.Row <= e.LastRow && e.Col <= e.LastCol {
			r.sh.Merges = append(r.sh.Merges, e)
		}
	}
}

// cell reads a record that holds one cell: row, column, style, value.
func (r *rows) cell(rec record) error {
	if len(rec.data) < 7 || rec.kind == recFormula && len(rec.data) < 14 {
		return nil
	}
	if err := r.turn(u16(rec.data, 0)); err != nil {
		return err
	}
	c := sheet.Cell{Col: u16(rec.data, 2), Style: u16(rec.data, 4)}
	switch rec.kind {
	case recSharedCell:
		c.Kind = "s"
		r.sharedText(&c, u32(rec.data, 6))
	case recLabel, recRichString:
		c.Kind, c.Text = "inlineStr", r.w.text(rec, 6, 2)
	case recNumber:
		c.Kind, c.Text = "n", number(u64(rec.data, 6))
	case recRK:
		c.Kind, c.Text = "n", rk(u32(rec.data, 6))
	case recBool:
		boolean(&c, rec.data)
	case recFormula:
		r.result(c, rec.data)
		return nil
	}
	r.put(c)
	return nil
}

func (r *rows) sharedText(c *sheet.Cell, n int) {
	if c.Lost = n >= len(r.w.shared); !c.Lost {
		c.Text, r.w.named[n] = r.w.shared[n], true
	}
}

// result reads what a formula gave; a text follows in a record of its own.
func (r *rows) result(c sheet.Cell, b []byte) {
	c.Kind = "n"
	switch {
	case u16(b, 12) != 0xFFFF:
		c.Text = number(u64(b, 6))
	case b[6] == 0:
		c.Kind = "str"
		r.formula = &c
		return
	case b[6] == 1:
		boolean(&c, []byte{0, 0, 0, 0, 0, 0, b[8], 0})
	case b[6] == 2:
		boolean(&c, []byte{0, 0, 0, 0, 0, 0, b[8], 1})
	}
	r.put(c)
}

func (r *rows) manyRK(b []byte) error {
	if err := r.turn(u16(b, 0)); err != nil {
		return err
	}
	col := u16(b, 2)
	for at := 4; at+6 <= len(b)-2; at += 6 {
		r.put(sheet.Cell{Col: col, Style: u16(b, at), Kind: "n", Text: rk(u32(b, at+2))})
		col++
	}
	return nil
}

// turn hands the row on when another begins.
func (r *rows) turn(row int) error {
	if row == r.row.Row {
		return nil
	}
	if err := r.flush(); err != nil {
		return err
	}
	r.row = sheet.Row{Row: row, Hidden: r.hidden[row], Cells: r.row.Cells[:0]}
	r.sh.Last = row + 1
	return nil
}

func (r *rows) put(c sheet.Cell) {
	r.formula = nil
	if c.Text != "" || c.Lost {
		r.row.Cells = append(r.row.Cells, c)
	}
}

func (r *rows) flush() error {
	if len(r.row.Cells) == 0 {
		return nil
	}
	return r.use(r.row)
}

func u64(b []byte, at int) uint64 {
	return uint64(uint32(u32(b, at))) | uint64(uint32(u32(b, at+4)))<<32
}

// number spells a float as .xlsx files do: 44377, 0.1.
func number(bits uint64) string { return spell(math.Float64frombits(bits)) }

func spell(f float64) string {
	if math.Abs(f) >= 1e15 || f != 0 && math.Abs(f) < 1e-9 {
		return strconv.FormatFloat(f, 'E', -1, 64)
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// rk reads the short form of a number (2.5.122): a whole number or the top of a float, perhaps of hundredths.
func rk(n int) string {
	f := math.Float64frombits(uint64(uint32(n)&^3) << 32)
	if n&2 != 0 {
		f = float64(int32(uint32(n)) >> 2)
	}
	if n&1 != 0 {
		f /= 100
	}
	return spell(f)
}

// boolean reads BoolErr: a truth value or an error's code.
func boolean(c *sheet.Cell, b []byte) {
	if len(b) < 8 {
		return
	}
	c.Kind, c.Text = "b", strconv.Itoa(int(b[6]))
	if b[7] != 0 {
		c.Kind, c.Text = "e", errorNames[b[6]]
	}
}

// errorNames are those of 2.5.10.
var errorNames = map[byte]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
