package page

import (
	"regexp"
	"strconv"
	"strings"
)

var pageNumber = regexp.MustCompile(`^(?:[-—－–·~]+\s*[0-9]+\s*[-—－–·~]+|第?\s*[0-9]+\s*页(?:\s*[,，/]?\s*共\s*[0-9]+\s*页)?|[0-9]+(?:\s*/\s*[0-9]+)?)$`)

// zone is the share of a page's height at top and bottom where running heads and feet stand.
const zone = 0.12

// furniture marks running heads, feet and page numbers: lines that come again at one place, or number the page.
func (b *Book) furniture() {
	seen := map[string]int{}
	for i := range b.leaves {
		b.leaves[i].margins(func(l *line, _ *item, _ Layer) { seen[place(l)]++ })
	}
	most := max(2, min(5, len(b.leaves)/3))
	for i := range b.leaves {
		leaf := &b.leaves[i]
		leaf.margins(func(l *line, it *item, layer Layer) {
			if seen[place(l)] >= most || pageNumber.MatchString(l.text) {
				it.layer = layer
			}
		})
	}
}

// margins visits the lines in the zones, from the edge of the page inwards.
func (l *leaf) margins(visit func(*line, *item, Layer)) {
	for i := range l.items {
		it := &l.items[i]
		if it.part != nil || it.line.Y1 > zone*l.height {
			break
		}
		visit(&it.line, it, Header)
	}
	for i := len(l.items) - 1; i >= 0; i-- {
		it := &l.items[i]
		if it.part != nil || it.line.Y0 < (1-zone)*l.height {
			break
		}
		visit(&it.line, it, Footer)
	}
}

// place is a line's words with digits blotted out, and its height on the page.
func place(l *line) string {
	words := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '#'
		}
		return r
	}, l.text)
	return strings.ReplaceAll(words, "##", "#") + "@" + strconv.Itoa(int(l.base/3))
}
