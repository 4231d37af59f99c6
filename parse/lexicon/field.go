package lexicon

import (
	_ "embed"
	"sort"
	"sync"
)

// Field is a label of what is stated above or below a document, and what it states: 索引号 is "index".
type Field struct {
	Label string
	Name  string // index, number, issuer, signed, published, title, other, furniture
	First bool   // only at the start of a line or behind a blank
	Bare  bool   // also without a colon, at the start of a line
}

//go:embed fields.tsv
var fieldsTSV string

var fields = sync.OnceValue(func() []Field {
	var out []Field
	for _, row := range rows(fieldsTSV, 3) {
		out = append(out, Field{row[0], row[1], row[2] == "first", row[2] == "bare"})
	}
	sort.SliceStable(out, func(i, j int) bool { return len(out[i].Label) > len(out[j].Label) })
	return out
})

// Fields lists the labels, the longest first.
func Fields() []Field { return fields() }
