package export

import (
	"fmt"
	"strconv"
	"strings"
)

// fill puts values into a text of the template: {{rows}}, {{sheet}}, a column of the sheet's first row, or a given value.
func (l *layout) fill(text string) string {
	return placeholder.ReplaceAllStringFunc(text, func(m string) string {
		name := placeholder.FindStringSubmatch(m)[1]
		switch canonical(name) {
		case "rows":
			return fmt.Sprint(l.sheet.items)
		case "sheet":
			return l.sheet.label
		}
		if i := l.column(name); i >= 0 {
			if l.sheet.first == nil {
				return ""
			}
			return spell(l.sheet.first[i], l.table.Columns[i].Kind)
		}
		return l.wb.Values[canonical(name)]
	})
}

// column finds the column that a field names, -1 for none.
func (l *layout) column(name string) int {
	if n, err := strconv.Atoi(strings.TrimPrefix(name, "#")); err == nil && name[0] == '#' && 0 < n && n <= len(l.table.Columns) {
		return n - 1 // {{#3}}, whatever the third column is called
	}
	for _, name := range []string{name, canonical(name)} {
		for i, c := range l.table.Columns {
			if c.Name == name {
				return i
			}
		}
	}
	return -1
}
