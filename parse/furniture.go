package parse

import (
	"regexp"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/parse/lexicon"
)

// pageNumber is what numbers a page and nothing else: - 3 -, 第3页共10页, 3/10.
var pageNumber = regexp.MustCompile(`^(?:[-—·]{1,2}\d{1,4}[-—·]{1,2}|第\d{1,4}页(?:[,/、]?共\d{1,4}页)?|\d{1,4}/\d{1,4}页?|page\d{1,4}(?:of\d{1,4})?)$`)

// furniture reports a paragraph that belongs to the page and not to its text, wherever it stands.
func (n *node) furniture() bool {
	if n.table != nil {
		return false
	}
	if n.layer == ingest.Header || n.layer == ingest.Footer {
		return true
	}
	if n.text.len() > 120 {
		return false
	}
	if t := n.text.trim(); t.len() == 0 || !opensPageNumber(t.fold[0]) && !lexicon.OpensFurniture(t.fold[0]) {
		return false
	}
	key := n.text.key()
	return pageNumber.MatchString(key) || lexicon.Furniture(key)
}

// opensPageNumber reports a character with which the number of a page can begin.
func opensPageNumber(r rune) bool {
	switch r {
	case '-', '—', '·', '第', 'p':
		return true
	}
	return arabic(r)
}

// claimFurniture marks page numbers, running heads and breadcrumbs everywhere.
func claimFurniture(nodes []node) {
	for i := range nodes {
		if nodes[i].free() && nodes[i].furniture() {
			nodes[i].part = FurniturePart
		}
	}
	claimContents(nodes)
}
