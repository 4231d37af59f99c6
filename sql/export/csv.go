package export

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// bom tells Excel that a csv is UTF-8.
const bom = "\uFEFF"

// writeCSV writes RFC 4180: CRLF between records, text verbatim inside quotes. An
// absent value is an empty field, an empty text is "". For people it begins with
// a BOM and guards texts that a spreadsheet would compute; plain does neither.
func writeCSV(w io.Writer, t Table, plain bool) error {
	b := bufio.NewWriterSize(w, 1<<16)
	if !plain {
		b.WriteString(bom)
	}
	for i, c := range t.Columns {
		if i > 0 {
			b.WriteByte(',')
		}
		writeField(b, field(c.Name, warehouse.Text, plain))
	}
	b.WriteString("\r\n")
	err := t.each(func(row []any) error {
		for i, v := range row {
			if i > 0 {
				b.WriteByte(',')
			}
			if v != nil {
				writeField(b, field(v, t.Columns[i].Kind, plain))
			}
		}
		_, err := b.WriteString("\r\n")
		return err
	})
	if err != nil {
		return err
	}
	return b.Flush()
}

func field(v any, kind warehouse.Kind, plain bool) string {
	s := spell(v, kind)
	if kind == warehouse.Text && !plain {
		s = Guard(s)
	}
	return s
}

// writeField quotes what must be quoted, and the empty text.
func writeField(b *bufio.Writer, s string) {
	if s != "" && !strings.ContainsAny(s, ",\"\r\n;\t") && s[0] != ' ' && s[len(s)-1] != ' ' {
		b.WriteString(s)
		return
	}
	b.WriteByte('"')
	for {
		before, after, found := strings.Cut(s, `"`)
		b.WriteString(before)
		if !found {
			break
		}
		b.WriteString(`""`)
		s = after
	}
	b.WriteByte('"')
}

// spell is a value as people read it: 2021-06-30, 2021-06-30 08:00:00, 0.85.
func spell(v any, kind warehouse.Kind) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case time.Time:
		if kind == warehouse.Date {
			return v.Format(time.DateOnly)
		}
		return v.Format("2006-01-02 15:04:05.999999999")
	}
	return fmt.Sprint(v)
}
