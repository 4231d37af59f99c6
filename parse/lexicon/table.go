// Package lexicon holds the words that plans are written with, as embedded
// sorted tables: headings, labels, levels, organs. It is a leaf: it knows no
// Document and no Plan.
package lexicon

import "strings"

// rows splits an embedded table into its rows of fields, without comments.
func rows(table string, fields int) [][]string {
	out := make([][]string, 0, strings.Count(table, "\n"))
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if row := strings.Split(line, "\t"); len(row) >= fields {
			out = append(out, row)
		}
	}
	return out
}
