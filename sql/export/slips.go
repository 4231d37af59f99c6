package export

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Split writes each group of t's rows, which agree in the columns of wb.SheetBy, as a
// workbook of its own into a folder: a 督办单 for each organ. groups is how many there are.
func (wb Workbook) Split(d *Folder, t Table) (groups int, notes Notes, err error) {
	names := fileNames{}
	err = t.split(wb.SheetBy, wb.SheetAs, func(label string, part Table) error {
		groups++
		m, err := d.Create(names.take(label, ".xlsx"))
		if err != nil {
			return err
		}
		n, err := wb.Write(m, part)
		notes.add(n)
		return errors.Join(err, m.Close())
	})
	return groups, notes, err
}

func (n *Notes) add(m Notes) {
	n.Rows += m.Rows
	n.Sheets += m.Sheets
	n.Parts += m.Parts
	n.Continued += m.Continued
	n.Tall += m.Tall
}

// split calls f with the rows of each group, one group after the other; as names the column of the label.
func (t Table) split(by []string, as string, f func(label string, part Table) error) error {
	l := &layout{wb: Workbook{SheetBy: by, SheetAs: as}, table: t}
	if err := l.bindSheets(); err != nil {
		return err
	}
	row, seen := make([]any, len(t.Columns)), map[string]bool{}
	more, err := t.Next(row)
	for more && err == nil {
		key := l.keyOf(row)
		if seen[key] {
			return l.scattered(row)
		}
		seen[key] = true
		first := true
		part := Table{t.Columns, func(into []any) (bool, error) {
			if !first {
				more, err = t.Next(row)
			}
			first = false
			if err != nil || !more || l.keyOf(row) != key {
				return false, err
			}
			copy(into, row)
			return true, nil
		}}
		if err := f(l.label(row), part); err != nil {
			return err
		}
	}
	return err
}

// fileNames gives each file a name that every system takes and no other file has.
type fileNames map[string]bool

// take makes a file name of a label: "区教育局/教体局" becomes "区教育局 教体局.xlsx".
func (n fileNames) take(label, suffix string) string {
	label = cleanFileName(label)
	name := label + suffix
	for i := 2; n[fold(name)]; i++ {
		name = fmt.Sprintf("%s (%d)%s", label, i, suffix)
	}
	n[fold(name)] = true
	return name
}

// nameBytes leaves room for a mark and the suffix in the 255 bytes that a name can have.
const nameBytes = 220

func cleanFileName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || unicode.IsControl(r) || unicode.IsSpace(r) || r == utf8.RuneError {
			return ' '
		}
		return r
	}, s)
	s = strings.Trim(strings.Join(strings.Fields(s), " "), ". ")
	for len(s) > nameBytes {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	if s == "" || reserved(s) {
		s += "_"
	}
	return s
}

// reserved are names of devices on Windows.
func reserved(s string) bool {
	s, _, _ = strings.Cut(strings.ToUpper(s), ".")
	switch s {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(s) == 4 && (strings.HasPrefix(s, "COM") || strings.HasPrefix(s, "LPT")) && s[3] >= '1' && s[3] <= '9'
}
