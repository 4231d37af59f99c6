package normalize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// office is what a name of an organ stands for: 发改委 is 发展和改革委员会, of the
// line of that name, with the function 发展改革.
type office struct {
	line      string
	name      string
	functions []string
	row       *orgRow // nil where the name was put together or told by its kind
	printed   string  // the words that name it
}

// ResolveOrg tells which organ a mention names: 区发改委 is 发展和改革委员会, with the
// function 发展改革; the zero Org is unknown, or no single body.
func ResolveOrg(text string) Org { return newMention(text).org() }

func (m mention) org() Org {
	if o := m.meaning().on(Date{}); o != nil {
		return *o
	}
	return Org{}
}

// meaning is what a mention names: an office, what stands before it, and its branch. The zero
// value names nothing that is known.
type meaning struct {
	office office
	head   head
	branch string
}

func (m mention) meaning() meaning {
	o, h, branch := m.office()
	return meaning{o, h, branch}
}

// on is the organ by the name it had on a day; nil when unknown.
func (n meaning) on(day Date) *Org {
	o := n.office
	if o.name == "" {
		return nil
	}
	if o.row != nil {
		r := orgs().nameOn(o.row, day)
		o.name, o.functions = r.name, r.functions
	}
	return &Org{Name: o.name, Line: o.line, Functions: o.functions, Level: n.level(), Branch: n.branch}
}

// level is what stands before the name, else what the name tells of itself; a branch of a state's organ is none.
func (n meaning) level() string {
	rank := n.office.rank()
	if n.head.level != "" || n.branch != "" && rank == "国家" {
		return n.head.level
	}
	return rank
}

// office finds what a single body's mention names, what stands before, and its branch.
func (m mention) office() (office, head, string) {
	end := m.withoutAlias()
	if end == 0 || m.many(end) {
		return office{}, head{}, ""
	}
	if levels, _ := m.levels(); len(levels) > 1 {
		return office{}, head{}, ""
	}
	n := m.toks[end-1].To
	if n > longestOrg {
		return office{}, head{}, ""
	}
	return m.within(0, n)
}

// longestOrg is the length of the longest mention that may name one organ, in code points.
const longestOrg = 40

// within finds the office that the characters [from,n) name. The name that begins first counts, of those the longest.
func (m mention) within(from, n int) (office, head, string) {
	part := mention{text: m.text[from:n], fold: m.fold[from:n], toks: shifted(m.toks, from)}
	n -= from
	w := newSpelling(part.fold)
	var heads []head
	for _, places := range []bool{false, true} {
		heads = part.heads(n, places)
		for s := range n {
			if o, ok := w.whole(s, n, heads[s]); ok {
				return o, heads[s], part.local(heads[s])
			}
		}
	}
	for s := range n {
		if !heads[s].ok {
			continue
		}
		for e := n - 1; e > s+1; e-- {
			if o, ok := w.named(s, e, heads[s].level); ok && o.bears() {
				if found, h, branch := part.behind(o, heads[s], e, n); found.name != "" {
					return found, h, branch
				}
			}
		}
	}
	return part.byKind(w, heads)
}

// shifted are the tokens from a code point on, counted from there.
func shifted(toks []lexicon.Token, from int) []lexicon.Token {
	if from == 0 {
		return toks
	}
	var out []lexicon.Token
	for _, t := range toks {
		if t.From >= from {
			out = append(out, lexicon.Token{From: t.From - from, To: t.To - from, Kind: t.Kind})
		}
	}
	return out
}

// spelling is folded text of which parts are looked up.
type spelling struct {
	text string
	at   []int // where each code point begins, and the last ends
}

func newSpelling(fold []rune) spelling {
	w := spelling{text: string(fold), at: make([]int, len(fold)+1)}
	for i, r := range fold {
		w.at[i+1] = w.at[i] + utf8.RuneLen(r)
	}
	return w
}

func (w spelling) part(i, j int) string { return w.text[w.at[i]:w.at[j]] }

// named is the office that the characters [i,j) name by the table.
func (w spelling) named(i, j int, level string) (office, bool) {
	name := w.part(i, j)
	r := orgs().find(name, level)
	if r == nil {
		r = orgs().find(company(name), level)
	}
	if r == nil {
		return office{}, false
	}
	return office{line: r.line, name: r.name, functions: r.functions, row: r, printed: name}, true
}

// company is the name of a company without its legal form: 城投集团 for 城投集团有限公司. "" where there is none.
func company(name string) string {
	for _, form := range []string{"股份有限公司", "有限责任公司", "有限公司"} {
		if s, ok := strings.CutSuffix(name, form); ok {
			if strings.HasSuffix(s, "集团") || strings.HasSuffix(s, "公司") {
				return s
			}
			return s + "公司"
		}
	}
	return ""
}

// whole is the office that everything from i on names, behind the head h.
func (w spelling) whole(i, n int, h head) (office, bool) {
	if !h.ok {
		return office{}, false
	}
	if o, ok := w.named(i, n, h.level); ok {
		return o, true
	}
	name := w.part(i, n)
	o, ok := stems().compose(name)
	if !ok {
		o, ok = stems().field(name)
	}
	o.printed = name
	return o, ok
}

// bears reports a name behind which a branch may stand: 人行 in 人行六安支行.
func (o office) bears() bool {
	return o.row != nil && utf8.RuneCountInString(o.printed) > 1
}

// branchEnds end what says of which place, or which section, a body under an organ is.
var branchEnds = []string{"分局", "支局", "监管局", "监管组", "支行", "分行", "大队", "支队", "总队", "中队", "分公司", "支公司", "分中心", "管理部", "办事处", "营业部",
	"所", "站", "科", "股", "处", "室", "中心", "队", "办", "分会", "分院", "组"}

// bodyEnds end names of bodies that are themselves wherever they stand, as sections do not: 市卫健委|疾控中心, but 团市委|组织部.
var bodyEnds = []string{"局", "中心", "队", "所", "院", "站", "馆"}

// behind reads what stands behind the name that ends at e: a branch (东湖分局), or the same organ of a place (国家税务总局|六安市税务局).
func (m mention) behind(o office, h head, e, n int) (office, head, string) {
	rest := string(m.fold[e:n])
	own, under, branch := m.within(e, n)
	if own.row != nil && (own.line == o.line || ends(own.printed, bodyEnds) && own.line != "综合执法大队") {
		if under.level == "" {
			under.level = h.level
		}
		if branch == "" && under.level == h.level && own.line == o.line {
			branch = m.bare(e, n)
		}
		return own, under, branch
	}
	if ends(rest, branchEnds) || (o.line == "人大常委会办公室" || o.line == "政协办公室") && ends(rest, []string{"委", "委员会"}) {
		return o, h, m.local(h) + m.bare(e, n)
	}
	return office{}, head{}, ""
}

func ends(name string, endings []string) bool {
	return slices.ContainsFunc(endings, func(ending string) bool { return strings.HasSuffix(name, ending) })
}

// plain is the folded text of tokens [i,j).
func (m mention) plain(i, j int) string { return string(m.fold[m.toks[i].From:m.toks[j-1].To]) }

// withoutAlias is the token where brackets at the end begin: 市发改委|(物价局).
func (m mention) withoutAlias() int {
	for i := range m.toks {
		if m.sign(i) == '(' && i > 0 && m.past(i) == len(m.toks) {
			return i
		}
	}
	return len(m.toks)
}

// many reports a mention of no single body.
func (m mention) many(end int) bool {
	for i := range end {
		switch m.kind(i) {
		case lexicon.Collective, lexicon.Etc, lexicon.Glue:
			return true
		}
		if m.comma(i) {
			return true
		}
	}
	last := end - 1
	if last < 0 || m.kind(last) != lexicon.Head {
		return false
	}
	t := m.toks[last]
	return !kindsOfOrgs().single(string(m.fold[:t.To]), string(m.fold[t.From:t.To]), m.kind(last-1) == lexicon.Unknown && last > 0)
}
