package export

import (
	"fmt"
	"strings"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// bind finds the columns that the template and the sheets need.
func (l *layout) bind() error {
	for i, text := range l.template.body.texts {
		b, err := l.boundTo(text)
		if err != nil {
			return fmt.Errorf("%w: %s%d: %w", ErrTemplate, columnName(i), l.template.above()+1, err)
		}
		l.body = append(l.body, b)
	}
	if err := l.bindSheets(); err != nil {
		return err
	}
	var err error
	l.widths, err = l.template.widths()
	return err
}

func (l *layout) bindSheets() error {
	for _, name := range l.wb.SheetBy {
		i := l.column(name)
		if i < 0 {
			return l.unknown(name)
		}
		l.key = append(l.key, i)
	}
	l.as = -1
	if len(l.key) > 0 {
		l.as = l.key[0]
	}
	if l.wb.SheetAs != "" {
		if l.as = l.column(l.wb.SheetAs); l.as < 0 {
			return l.unknown(l.wb.SheetAs)
		}
	}
	return nil
}

func (l *layout) unknown(name string) error {
	var have []string
	for _, c := range l.table.Columns {
		have = append(have, c.Name)
	}
	return fmt.Errorf("%w: no column %q; there are %s", ErrName, name, strings.Join(have, ", "))
}

// bound is what a cell of each row shows.
type bound struct {
	parts []boundPart
	kinds []warehouse.Column
}

// boundPart is a text, a column, or the running number.
type boundPart struct {
	text   string
	column int // -1 for none
	number bool
}

func (l *layout) boundTo(text string) (bound, error) {
	b := bound{kinds: l.table.Columns}
	for {
		m := placeholder.FindStringSubmatchIndex(text)
		if m == nil {
			break
		}
		if m[0] > 0 {
			b.parts = append(b.parts, boundPart{text: text[:m[0]], column: -1})
		}
		name := text[m[2]:m[3]]
		text = text[m[1]:]
		part := boundPart{column: l.column(name)}
		if part.column < 0 {
			value, given := l.wb.Values[canonical(name)]
			switch {
			case canonical(name) == "row":
				part.number = true
			case given:
				part.text = value
			default:
				return b, l.unknown(name)
			}
		}
		b.parts = append(b.parts, part)
	}
	if text != "" {
		b.parts = append(b.parts, boundPart{text: text, column: -1})
	}
	return b, nil
}

func (b bound) cell(row []any, number int) cell {
	if len(b.parts) == 1 {
		return b.one(b.parts[0], row, number)
	}
	var sb strings.Builder
	for _, p := range b.parts {
		c := b.one(p, row, number)
		sb.WriteString(spell(c.value, c.kind))
	}
	return cell{value: strings.TrimSpace(sb.String())}
}

func (b bound) one(p boundPart, row []any, number int) cell {
	switch {
	case p.column >= 0:
		return cell{b.kinds[p.column].Kind, row[p.column]}
	case p.number:
		return cell{warehouse.Int, int64(number)}
	}
	return cell{value: p.text}
}
