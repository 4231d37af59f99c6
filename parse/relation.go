package parse

import (
	"slices"
	"strings"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse/lexicon"
)

// RelationKind is what a plan has to do with a document it names.
type RelationKind string

// The kinds of the contract.
const (
	ReportsOn RelationKind = "reports_on" // …落实情况: the plan whose progress is told
	Amends    RelationKind = "amends"     // 关于修改《…》的通知
	Repeals   RelationKind = "repeals"    // 《…》同时废止
	Precedes  RelationKind = "precedes"   // …（征求意见稿）: the document it is a draft of
	BasedOn   RelationKind = "based_on"   // 根据《…》
	Forwards  RelationKind = "forwards"   // 转发《…》
	Cites     RelationKind = "cites"      // named without more
)

// Relation is an edge from a plan to a document that its text names.
type Relation struct {
	Kind   RelationKind
	Title  Quote
	Number Quote
}

// named gathers what a plan's text names, each once.
type named struct {
	own       map[string]bool // keys of the plan's own title and number, and of short names
	titles    []string        // the plan's own
	seen      map[string]int  // key to its relation
	citations []Citation
	relations []Relation
}

// edges finds every document that the plan's text names and what the plan has to do with it.
func (p *layout) edges(plan *Plan) {
	c := &named{own: map[string]bool{"": true}, seen: map[string]int{}}
	for _, q := range []Quote{plan.Title, plan.NoticeTitle, plan.Number} {
		c.own[titleKey(q.Text)] = true
		c.titles = append(c.titles, titleKey(q.Text))
	}
	for _, s := range p.citing() {
		c.read(s.plain())
	}
	plan.Citations, plan.Relations = c.citations, c.relations
}

// citing are the strands in which a document is named; a title that a line or page end cuts is joined.
func (p *layout) citing() []strand {
	var out []strand
	var open strand
	for i := range p.nodes {
		n := &p.nodes[i]
		switch {
		case n.part == FurniturePart || n.part == TitlePart || n.layer != ingest.Body:
		case n.table != nil:
			for k := range n.table.Cells {
				if strings.ContainsAny(n.table.Cells[k].Text, "《号") {
					out = append(out, n.cell(k))
				}
			}
		case open.len() > 0:
			open = open.then(n.text)
			if !unclosed(open) || open.len() > farthest {
				out, open = append(out, open), strand{}
			}
		case !slices.ContainsFunc(n.text.fold, namesDocument):
		case unclosed(n.text):
			open = n.text
		default:
			out = append(out, n.text)
		}
	}
	if open.len() > 0 {
		out = append(out, open)
	}
	return out
}

func namesDocument(r rune) bool { return r == '《' || r == '号' }

// unclosed reports a title or its number's bracket that goes on in the next line.
func unclosed(s strand) bool {
	depth, bracket := 0, false
	for i, r := range s.fold {
		switch r {
		case '《':
			depth++
		case '》':
			depth, bracket = max(0, depth-1), false
			if i+1 < s.len() && s.fold[i+1] == '(' {
				bracket = true
			}
		case ')':
			if i > 0 && !arabic(s.fold[i-1]) {
				bracket = false
			}
		case '号', '。':
			bracket = false
		}
	}
	return depth > 0 || bracket && s.len()-lastIndex(s.fold, '(') < 12
}

func lastIndex(r []rune, c rune) int {
	for i := len(r) - 1; i >= 0; i-- {
		if r[i] == c {
			return i
		}
	}
	return -1
}

// read takes the documents that one text names.
func (c *named) read(p *plain) {
	c.shortNames(p)
	found := p.cited()
	var kind RelationKind
	for i, x := range found {
		end := i
		for end+1 < len(found) && found[end+1].chained {
			end++
		}
		if !x.chained || kind == "" {
			kind = p.relation(x, found[end])
		}
		if kind != "" {
			c.add(x.Citation, kind)
		}
	}
}

// shortNames keeps the names given in brackets: 以下简称《方案》.
func (c *named) shortNames(p *plain) {
	for i, r := range p.r {
		if r == '《' && p.ends(i, "简称", "简称为", "统称") {
			if j := p.behind(i, '《', '》', 30); j > i {
				c.own[titleKey(string(p.r[i+1:j-1]))] = true
			}
		}
	}
}

func (c *named) add(x Citation, kind RelationKind) {
	title, number := titleKey(x.Title.Text), titleKey(x.Number.Text)
	if title != "" && c.ours(title) || number != "" && c.own[number] {
		return
	}
	at, known := c.seen[number]
	if number == "" || !known {
		if k, same := c.seen[title]; same && title != "" {
			at, known = k, true
		}
	}
	if known {
		c.improve(at, x, kind)
		return
	}
	at = len(c.citations)
	c.citations = append(c.citations, x)
	c.relations = append(c.relations, Relation{kind, x.Title, x.Number})
	c.remember(at, title, number)
}

// ours reports the plan's own title, as it stands or as its notice has it: 关于印发….
func (c *named) ours(title string) bool {
	if c.own[title] {
		return true
	}
	if len(title) >= len("年政务公开工作要点") {
		for _, t := range c.titles {
			if _, plan, ok := strings.Cut(t, "发"); ok && strings.Contains(plan, title) {
				return true
			}
		}
	}
	return false
}

func (c *named) remember(at int, keys ...string) {
	for _, k := range keys {
		if k != "" {
			c.seen[k] = at
		}
	}
}

// improve completes what was read before: a title with its number, a kind that says more.
func (c *named) improve(at int, x Citation, kind RelationKind) {
	old, edge := &c.citations[at], &c.relations[at]
	if old.Title.IsZero() {
		old.Title, edge.Title = x.Title, x.Title
	}
	if old.Number.IsZero() {
		old.Number, edge.Number = x.Number, x.Number
	}
	if edge.Kind == Cites || edge.Kind == BasedOn && kind != Cites {
		edge.Kind = kind
	}
	c.remember(at, titleKey(old.Title.Text), titleKey(old.Number.Text))
}

// unquote drops the marks around titles.
var unquote = strings.NewReplacer("《", "", "》", "", "〈", "", "〉", "", "<", "", ">", "")

// titleKey compares titles: folded, without the marks around titles within titles.
func titleKey(words string) string {
	return unquote.Replace(hanzi.Key(words))
}

// relation tells what the text says of the documents from first to last; "" where they are
// the plan's own: 现将《…》印发给你们.
func (p *plain) relation(first, last cited) RelationKind {
	behind := p.r[last.to:p.sentenceEnd(last.to)]
	if i := indexRunes(behind, []rune("《")); i >= 0 {
		behind = behind[:i]
	}
	if kind := lexicon.RelationBehind(behind); kind != "" {
		return RelationKind(kind)
	}
	kind := RelationKind(lexicon.RelationBefore(p.r[p.clauseAround(first.from):first.from]))
	switch {
	case kind != "":
		return kind
	case contains(behind, "转发给你们", "转发你们", "现转发", "现予转发"):
		return Forwards
	case contains(behind, "发给你们", "印发你们", "现印发", "现予印发", "现予公布", "现予发布", "现予下发", "发送你们", "发送给你们"):
		return ""
	}
	return Cites
}

// clauseAround is where the clause with i begins, at most 40 characters back.
func (p *plain) clauseAround(i int) int {
	from := i
	for from > 0 && i-from < 40 && !stop(p.r[from-1]) && p.r[from-1] != '》' {
		from--
	}
	return from
}

func (p *plain) sentenceEnd(i int) int {
	to := i
	for to < len(p.r) && to-i < 80 && p.r[to] != '。' && p.r[to] != ';' {
		to++
	}
	return to
}
