package parse

import (
	"regexp"
	"strings"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// article opens a paragraph of a regulation: 第三条 市园林绿化主管部门负责….
var article = regexp.MustCompile(`^第[零〇一二三四五六七八九十百]+条`)

// leastArticles are those that make a regulation of a text.
const leastArticles = 3

// regulates reports a text in articles.
func regulates(nodes []node) bool {
	n := 0
	for _, x := range nodes {
		if x.table != nil {
			continue
		}
		if s := x.text.trim(); s.starts("第") && article.MatchString(s.cut(0, min(s.len(), 8)).text()) {
			n++
		}
	}
	return n >= leastArticles
}

// titleLines is how many lines above a text may be a title that no rule knows.
const titleLines = 8

// setsNone reports a paper that sets no tasks by its kind: a regulation, a reply,
// an invitation, an appointment, an interpretation. Where it says in a bracket or
// a label who does what, it sets them all the same.
func (p *layout) setsNone() bool {
	if regulates(p.nodes) {
		return true
	}
	if t := p.head.title; !t.IsZero() {
		key := withoutTrailing(newStrand(t.Text, 0, 0, 0).key())
		return lexicon.SetsNone(key) && !hasCarrying(key)
	}
	seen := 0
	for _, n := range p.nodes {
		if n.empty() || n.table != nil {
			continue
		}
		if seen++; seen > titleLines {
			break
		}
		key := n.text.key()
		if r := len([]rune(key)); r >= 2*shortestTitle && r <= longestTitle && !strings.ContainsAny(key, "。;:") && lexicon.SetsNone(key) {
			return true
		}
	}
	return false
}
