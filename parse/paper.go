package parse

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

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
	return regulates(p.nodes) || p.entitled(lexicon.SetsNone) || p.invites() || p.head.title.IsZero() && slices.ContainsFunc(p.nodes, byline)
}

// inviting is how a page without a title asks the public for what it is to say: 现面向社会公开征集立法项目建议,有关事项公告如下.
var inviting = regexp.MustCompile(`(?:征集|征求|征询)[^。]{0,40}(?:建议|意见|项目|线索|事项)[^。]{0,24}如下[:。]?$`)

// invites reports such words above a text that has no title.
func (p *layout) invites() bool {
	if !p.head.title.IsZero() {
		return false
	}
	return p.amongFirst(func(s strand) bool { return s.index("征") >= 0 && inviting.MatchString(s.key()) })
}

// amongFirst reports a paragraph among the first few for which is holds.
func (p *layout) amongFirst(is func(strand) bool) bool {
	seen := 0
	for i := range p.nodes {
		n := &p.nodes[i]
		if n.empty() || n.table != nil {
			continue
		}
		if seen++; seen > titleLines {
			return false
		}
		if is(n.text) {
			return true
		}
	}
	return false
}

// entitled reports a title, known or only printed above the text, for which is holds.
func (p *layout) entitled(is func(string) bool) bool {
	if t := p.head.title; !t.IsZero() {
		key := withoutTrailing(newStrand(t.Text, 0, 0, 0).key())
		return is(key) && !hasCarrying(key)
	}
	return p.amongFirst(func(s strand) bool {
		key := s.key()
		r := utf8.RuneCountInString(key)
		return r >= 2*shortestTitle && r <= longestTitle && !strings.ContainsAny(key, "。;:") && is(key)
	})
}

// written says who wrote a piece of news: 责任编辑:陈某, 作者:刘某, (记者 王某).
var written = regexp.MustCompile(`责任编辑[:】]|(?:^|[^工])作者:|通讯员[:\p{Han}]|(?:本报|本网|见习)?记者[:\p{Han}]{0,8}(?:报道|摄|\))|^本(?:报|网)讯`)

// byline reports a line that says who wrote it.
func byline(n node) bool {
	if n.table != nil || n.text.len() > longestByline || !slices.ContainsFunc(n.text.fold, bylined) {
		return false
	}
	return written.MatchString(n.text.key())
}

// bylined is a character that every byline has.
func bylined(r rune) bool { return r == '编' || r == '作' || r == '讯' || r == '记' }

// longestByline is how many characters a line has at most that tells the author, the page's date beside it.
const longestByline = 120
