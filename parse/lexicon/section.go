package lexicon

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed sections.tsv
var sectionsTSV string

var sections = sync.OnceValue(func() []string {
	var out []string
	for _, row := range rows(sectionsTSV, 3) {
		out = append(out, row[0])
	}
	return out
})

// Describes reports a heading under which a plan says what it is and why, and
// no task: 总体要求, 指导思想, 编制说明. The text is folded, without blanks and serial.
func Describes(heading string) bool {
	heading = strings.TrimRight(heading, "。:;.")
	for _, word := range sections() {
		if heading == word || strings.HasSuffix(heading, "和"+word) || strings.HasPrefix(heading, word+"和") {
			return true
		}
	}
	return false
}
