package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// writeNDJSON writes one object a line, its names in the order of the columns.
// Dates are "2021-06-30", times RFC 3339, whole numbers in full.
func writeNDJSON(w io.Writer, t Table) error {
	if err := t.distinct(); err != nil {
		return err
	}
	b := bufio.NewWriterSize(w, 1<<16)
	names := make([][]byte, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = append(quote(c.Name), ':')
	}
	err := t.each(func(row []any) error {
		sep := byte('{')
		for i, v := range row {
			text, err := inJSON(v, t.Columns[i].Kind)
			if err != nil {
				return fmt.Errorf("column %s: %w", t.Columns[i].Name, err)
			}
			b.WriteByte(sep)
			b.Write(names[i])
			b.Write(text)
			sep = ','
		}
		_, err := b.WriteString("}\n")
		return err
	})
	if err != nil {
		return err
	}
	return b.Flush()
}

func inJSON(v any, kind warehouse.Kind) ([]byte, error) {
	switch v := v.(type) {
	case string:
		return quote(v), nil
	case int64:
		return strconv.AppendInt(nil, v, 10), nil
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, fmt.Errorf("%v is no number in JSON", v)
		}
	case time.Time:
		if kind == warehouse.Date {
			return quote(v.Format(time.DateOnly)), nil
		}
		return quote(v.Format(time.RFC3339Nano)), nil
	}
	return json.Marshal(v)
}

// quote is s as a JSON string, < > & left as they are.
func quote(s string) []byte {
	if simple(s) {
		return append(append(append(make([]byte, 0, len(s)+2), '"'), s...), '"')
	}
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // strings always encode
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n"))
}

// simple reports that nothing in a text needs an escape; U+2028 and its like, behind 0xE2, are left to the encoder.
func simple(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c == 0xE2 {
			return false
		}
	}
	return utf8.ValidString(s)
}
