package ingest

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"github.com/taizhang/taizhang/ingest/charset"
)

// The least that makes a text a table of separated values: prose has commas too.
const (
	csvColumns = 3
	csvRows    = 2
)

// isCSV is true of text whose records, without exception, have as many fields.
func isCSV(b []byte) bool {
	if !isText(b) {
		return false
	}
	_, ok := separated(charset.Decode(b, "").String)
	return ok
}

// readCSV makes the records one table; a line break inside quotes stays in its cell.
func readCSV(b []byte, lim Limits) (*Document, error) {
	t := charset.Decode(b, "")
	if strings.Count(t.String, "")-1 > lim.Chars {
		return nil, over("chars", lim.Chars)
	}
	comma, ok := separated(t.String)
	if !ok {
		return readText(b, lim)
	}
	r := records(t.String, comma)
	g := &grid{limit: lim.Cells}
	for row := 0; ; row++ {
		fields, err := r.Read()
		if err != nil { // the end: every record was read before
			break
		}
		for col, text := range fields {
			g.put(row, col, 1, 1, text)
		}
	}
	table := g.filled()
	if g.full {
		return nil, over("cells", lim.Cells)
	}
	return &Document{Blocks: []Block{{Table: table}}, Hidden: coding(t)}, nil
}

// separated finds the sign that cuts every record into as many fields.
func separated(text string) (comma rune, ok bool) {
	for _, comma := range []rune{',', '\t', ';'} {
		if !strings.ContainsRune(text, comma) {
			continue
		}
		r := records(text, comma)
		n, fields := 0, 0
		for {
			record, err := r.Read()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				fields = 0
				break
			}
			n, fields = n+1, len(record)
		}
		if fields >= csvColumns && n >= csvRows {
			return comma, true
		}
	}
	return 0, false
}

func records(text string, comma rune) *csv.Reader {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.ReuseRecord = comma, true
	return r
}
