package page

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	pageNumber = regexp.MustCompile(`^(?:[-—－–·~]+\s*[0-9]+\s*[-—－–·~]+|第\s*[0-9]+\s*页(?:\s*[,，/]?\s*共\s*[0-9]+\s*页)?)$`)
	figures    = regexp.MustCompile(`[0-9]+`)
)

// zone is the share of a page's height at top and bottom where running heads and feet stand.
const zone = 0.12

// run is where a line came again.
type run struct{ count, first, last int }

// running tells a line that stands on every page, or every second, of its part of the document.
func (r run) running() bool {
	return r.count >= 2 && 2*r.count >= r.last-r.first+1
}

// furniture marks running heads, feet and page numbers: lines that come again at one place, or number the page.
func (b *Book) furniture() {
	seen := map[string]run{}
	for i := range b.leaves {
		leaf := &b.leaves[i]
		leaf.margins(func(it *item, layer Layer) {
			for _, k := range marks(&it.line, leaf.number) {
				r := seen[k]
				if r.count == 0 {
					r.first = leaf.number
				}
				seen[k] = run{r.count + 1, r.first, leaf.number}
			}
		})
	}
	for i := range b.leaves {
		leaf := &b.leaves[i]
		leaf.margins(func(it *item, layer Layer) {
			if isFurniture(&it.line, leaf.number, seen) {
				it.layer = layer
			}
		})
	}
}

func isFurniture(l *line, page int, seen map[string]run) bool {
	if pageNumber.MatchString(l.text) || l.text == strconv.Itoa(page) {
		return true
	}
	if strings.HasPrefix(l.text, "附件") {
		return false // attachments begin at one place, too
	}
	for _, k := range marks(l, page) {
		if seen[k].running() {
			return true
		}
	}
	return false
}

// margins visits the lines in the zones, from the edge of the page inwards.
func (l *leaf) margins(visit func(*item, Layer)) {
	for i := range l.items {
		it := &l.items[i]
		if it.part == nil && it.line.way != East {
			continue
		}
		if it.part != nil || it.line.Y1 > zone*l.height {
			break
		}
		visit(it, Header)
	}
	for i := len(l.items) - 1; i >= 0; i-- {
		it := &l.items[i]
		if it.part == nil && it.line.way != East {
			continue
		}
		if it.part != nil || it.line.Y0 < (1-zone)*l.height {
			break
		}
		visit(it, Footer)
	}
}

// marks are the words of a line with its height on the page, as they are and
// with each number that could count the pages written as its distance to the page.
func marks(l *line, page int) []string {
	at := "@" + strconv.Itoa(int(l.base/3))
	out := []string{l.text + at}
	for _, span := range figures.FindAllStringIndex(l.text, -1) {
		if n, err := strconv.Atoi(l.text[span[0]:span[1]]); err == nil {
			out = append(out, l.text[:span[0]]+"#"+strconv.Itoa(n-page)+l.text[span[1]:]+at)
		}
	}
	return out
}
