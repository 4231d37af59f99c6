package ingest

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"github.com/taizhang/taizhang/ingest/charset"
	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/ingest/sheet"
)

// The least that makes a text a table of separated values: prose has commas too.
const (
	csvColumns = 3
	csvRows    = 2
)

// The most: as many columns as the widest spreadsheet has. More than that is data, not a plan.
const (
	csvWidest = sheet.Cols
	csvBytes  = 32 << 20
)

// isCSV is true of text whose records, without exception, have as many fields.
func isCSV(b []byte) bool {
	if len(b) > csvBytes || !isText(b) {
		return false
	}
	_, ok := separated(charset.Decode(b, "").String)
	return ok
}

// readCSV makes the records one table; a line break inside quotes stays in its cell.
func readCSV(b []byte, lim Limits) (*Document, error) {
	t, err := decoded(b, "", lim)
	if err != nil {
		return nil, err
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
		if title(fields) {
			g.put(row, 0, 1, len(fields), fields[0])
			continue
		}
		for col, text := range fields {
			g.put(row, col, 1, 1, text)
		}
		if g.full {
			return nil, over("cells", lim.Cells)
		}
	}
	table := g.filled()
	table.Plain = true
	if g.full {
		return nil, over("cells", lim.Cells)
	}
	return &Document{Blocks: []Block{{Table: table}}, Hidden: coding(t)}, nil
}

// title reports a record whose first field alone holds words: it was a cell over the whole
// width, 2019年度六安市政务公开目标任务责任清单, which commas cannot say.
func title(fields []string) bool {
	for _, f := range fields[1:] {
		if strings.TrimSpace(f) != "" {
			return false
		}
	}
	_, number := hanzi.Number(strings.TrimSpace(fields[0]))
	return !number && strings.TrimSpace(fields[0]) != ""
}

// separated finds the sign that cuts every record into as many fields.
func separated(text string) (comma rune, ok bool) {
	for _, comma := range []rune{',', '\t', ';'} {
		if n := widest(text, comma); n == 0 || n > csvWidest {
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

// widest counts the commas of the line that has most.
func widest(text string, comma rune) int {
	most := 0
	for line := range strings.Lines(text) {
		most = max(most, strings.Count(line, string(comma)))
	}
	return most
}

func records(text string, comma rune) *csv.Reader {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.ReuseRecord = comma, true
	return r
}
