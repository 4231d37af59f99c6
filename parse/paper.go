package parse

import (
	"regexp"
	"slices"
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
	return regulates(p.nodes) || p.entitled(lexicon.SetsNone) || p.head.title.IsZero() && slices.ContainsFunc(p.nodes, byline)
}

// entitled reports a title, known or only printed above the text, for which is holds.
func (p *layout) entitled(is func(string) bool) bool {
	if t := p.head.title; !t.IsZero() {
		key := withoutTrailing(newStrand(t.Text, 0, 0, 0).key())
		return is(key) && !hasCarrying(key)
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
		if r := len([]rune(key)); r >= 2*shortestTitle && r <= longestTitle && !strings.ContainsAny(key, "。;:") && is(key) {
			return true
		}
	}
	return false
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

// explains finds what shows a page that explains a plan and is none: its title, or
// sections on why the plan was made and who explains it.
func (p *layout) explains() bool {
	if p.entitled(lexicon.Explains) {
		return true
	}
	n := 0
	for _, x := range p.nodes {
		if x.table != nil || x.text.len() == 0 || x.text.len() > 2*longLine {
			continue
		}
		n += explaining(x.text.trim())
	}
	return n >= 2 && (p.head.title.IsZero() || p.head.kind == "")
}

var (
	teller  = regexp.MustCompile(`^解读(?:机关|单位|部门|机构|人)(?:及|和|:|$)`)
	reasons = regexp.MustCompile(`背景|依据|过程|解读|目的|必要性|意义`)
)

// explaining weighs a heading: 一、制定背景 counts one, 四、解读机关 two.
func explaining(s strand) int {
	sn, numbered := readSerial(s)
	key := s.from(sn.width).key()
	switch {
	case teller.MatchString(key):
		return 2
	case numbered && lexicon.SectionOf(key) == lexicon.Background && reasons.MatchString(key):
		return 1
	}
	return 0
}
