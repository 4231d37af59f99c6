package export

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// cellUnits is how much text Excel lets a cell hold, in UTF-16 units.
const cellUnits = 32767

// exactDigits is how many digits of a whole number Excel keeps.
const exactDigits = 999_999_999_999_999

// cell is one cell of a sheet, ready to be written.
type cell struct {
	kind  warehouse.Kind
	value any
}

// cut splits a text that is too long for one cell; the pieces in a row are the text.
func cut(s string, units int) (first, rest string) {
	if len(s) <= units {
		return s, ""
	}
	n := 0
	for i, r := range s {
		if n += utf16.RuneLen(r); n > units {
			return s[:i], s[i:]
		}
	}
	return s, ""
}

// cellWriter writes cells as SpreadsheetML. Text is always an inline string,
// which no program takes for a formula.
type cellWriter struct {
	*bufio.Writer
	num []byte
}

func newCellWriter(w io.Writer) *cellWriter {
	return &cellWriter{bufio.NewWriterSize(w, 1<<15), make([]byte, 0, 32)}
}

// put writes one cell; what has no number in a sheet (long whole numbers, days before March 1900) becomes text.
func (w *cellWriter) put(column, row int, style styles, c cell) {
	switch v := c.value.(type) {
	case int64:
		if -exactDigits <= v && v <= exactDigits {
			w.number(column, row, style.base, strconv.AppendInt(w.num[:0], v, 10))
			return
		}
	case float64:
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			w.number(column, row, style.base, strconv.AppendFloat(w.num[:0], v, 'g', -1, 64))
			return
		}
	case bool:
		w.open(column, row, style.base, ` t="b"`)
		fmt.Fprintf(w, `><v>%d</v></c>`, map[bool]int{true: 1}[v])
		return
	case time.Time:
		if serial, ok := serialDay(v); ok {
			id := style.time
			if c.kind == warehouse.Date {
				id = style.date
			}
			w.number(column, row, id, strconv.AppendFloat(w.num[:0], serial, 'f', -1, 64))
			return
		}
	}
	w.text(column, row, style, spell(c.value, c.kind))
}

func (w *cellWriter) open(column, row, style int, more string) {
	w.WriteString(`<c r="`)
	w.WriteString(columnName(column))
	w.Write(strconv.AppendInt(w.num[:0], int64(row), 10))
	w.WriteString(`" s="`)
	w.Write(strconv.AppendInt(w.num[:0], int64(style), 10))
	w.WriteByte('"')
	w.WriteString(more)
}

func (w *cellWriter) number(column, row, style int, digits []byte) {
	num := string(digits)
	w.open(column, row, style, "><v>")
	w.WriteString(num)
	w.WriteString("</v></c>")
}

func (w *cellWriter) text(column, row int, style styles, s string) {
	if s == "" {
		w.open(column, row, style.base, "/>")
		return
	}
	id := style.base
	if computes(s) {
		id = style.text // whoever edits the cell still edits text
	}
	w.open(column, row, id, ` t="inlineStr"><is><t xml:space="preserve">`)
	writeText(w.Writer, s)
	w.WriteString("</t></is></c>")
}

// serialDay counts days as Excel does: 1900-03-01 is 61.
func serialDay(t time.Time) (float64, bool) {
	const first = -2203891200 - 60*86400 // 1899-12-31 is day 1 for Excel, which knows a 29th of February 1900
	seconds := t.Unix() - first
	if t.Unix() < -2203891200 || t.Year() > 9999 {
		return 0, false
	}
	day, rest := seconds/86400+1, seconds%86400
	return float64(day) + (float64(rest)+float64(t.Nanosecond())/1e9)/86400, true
}

// columnName is A, B … Z, AA.
func columnName(n int) string {
	if n < 26 {
		return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[n : n+1]
	}
	return columnName(n/26-1) + columnName(n%26)
}

// writeText escapes a text for SpreadsheetML: what XML cannot hold is written _x0001_,
// and what reads like that is written _x005F_x0001_.
func writeText(w *bufio.Writer, s string) {
	from := 0
	for i, r := range s {
		if r > '_' && r < 0xD800 || r >= ' ' && r < '_' && r != '&' && r != '<' && r != '>' || r == '\t' || r == '\n' {
			continue
		}
		by, size := "", utf8.RuneLen(r)
		switch {
		case r == '&':
			by = "&amp;"
		case r == '<':
			by = "&lt;"
		case r == '>':
			by = "&gt;"
		case r == '_' && escapes(s[i:]):
			by = "_x005F_"
		case r == utf8.RuneError:
			by, size = "\uFFFD", len("\uFFFD")
			if !strings.HasPrefix(s[i:], by) {
				size = 1
			}
		case !inXML(r) || r == '\r':
			by = fmt.Sprintf("_x%04X_", r)
		default:
			continue
		}
		w.WriteString(s[from:i])
		w.WriteString(by)
		from = i + size
	}
	w.WriteString(s[from:])
}

// escapes reports that s begins like _x000D_.
func escapes(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	_, err := strconv.ParseUint(s[2:6], 16, 32)
	return err == nil && !strings.ContainsAny(s[2:6], "+-_")
}

// inXML reports that XML 1.0 can hold r.
func inXML(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || 0x20 <= r && r <= 0xD7FF || 0xE000 <= r && r <= 0xFFFD || r >= 0x10000
}
