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
	if own.row != nil && (own.line == o.line || ends(own.printed, bodyEnds)) {
		if under.level == "" {
			under.level = h.level
		}
		if branch == "" && under.level == h.level && own.line == o.line {
			branch = m.bare(e, n)
		}
		return own, under, branch
	}
	if ends(rest, branchEnds) {
		return o, h, m.local(h) + m.bare(e, n)
	}
	return office{}, head{}, ""
}

func ends(name string, endings []string) bool {
	return slices.ContainsFunc(endings, func(ending string) bool { return strings.HasSuffix(name, ending) })
}

// byKind reads a body that no table names, by its kind: 县滨河路指挥部, 市第一中学, 新建经开区, 桃花镇.
func (m mention) byKind(w spelling, heads []head) (office, head, string) {
	n := len(heads) - 1
	s := 0
	for i := range n { // the longest head of levels, known places and townships
		if h := heads[i]; h.ok && (h.known && h.from == h.to || h.level == "乡" && h.to == i) {
			s = i
		}
	}
	h := heads[s]
	kinds := kindsOfOrgs()
	if o, ok := m.governmentOf(heads[n], n); ok {
		return o, heads[n], m.seat(heads[n], n)
	}
	z := m.levelWord(n)
	if place, ok := kinds.zone(w.part(z, n)); ok {
		return office{line: zoneOffice, name: zoneOffice, functions: []string{"开发区管理"}}, head{level: m.levelBefore(z)}, place
	}
	if o, ok := kinds.of(w.part(s, n)); ok {
		return o, h, m.local(h)
	}
	return office{}, head{}, ""
}

const zoneOffice = "开发区管理委员会"

// levelWord is the length of the level with which a mention begins: 县|经济开发区.
func (m mention) levelWord(n int) int {
	for i := range headWords {
		if w := &headWords[i]; w.level != "" && m.begins(0, w.word) > 0 && len(w.word) < n {
			return len(w.word)
		}
	}
	return 0
}

// governmentOf is the government of a place that is named by itself, or with 政府: 桃花镇, 裕安区, 裕安区政府.
func (m mention) governmentOf(h head, n int) (office, bool) {
	if !h.ok || h.party || h.level == "" || h.level == "国家" {
		return office{}, false
	}
	name, function := "人民政府", "地方政府"
	switch {
	case h.level == "乡" && h.to-h.from > 1 && !strings.HasSuffix(string(m.fold[:n]), "乡镇"):
		name, function = "乡镇人民政府", "乡镇街道"
		if slices.Contains(m.fold[h.from:h.to], '街') {
			name = "街道办事处"
		}
	case h.level == "乡" || !h.government && !(h.division && h.level != "省"):
		return office{}, false
	}
	return office{line: name, name: name, functions: []string{function}}, true
}

// seat is the place of a government: 桃花镇.
func (m mention) seat(h head, n int) string {
	if h.to > h.from {
		return cutTown(m.local(h))
	}
	place := m.bare(0, n)
	for _, w := range []string{"人民政府", "政府"} {
		place = strings.TrimSuffix(place, w)
	}
	if utf8.RuneCountInString(place) < 2 { // 区政府
		return ""
	}
	return place
}

// cutTown leaves the place of a sub-district's office: 城东街道 for 城东街道办事处, 城东街办.
func cutTown(place string) string {
	for _, office := range []string{"街道办事处", "街道办", "街办"} {
		if s, ok := strings.CutSuffix(place, office); ok {
			return s + "街道"
		}
	}
	return place
}

// rank is the level that a name tells by itself: 国家 for a ministry, 省 for 财政厅.
func (o office) rank() string {
	switch {
	case ministry(o.printed):
		return "国家"
	case strings.HasSuffix(o.printed, "厅") && !strings.HasSuffix(o.printed, "办公厅"):
		return "省"
	case o.line == "共青团委": // 团市委
		for i := range headWords {
			if w := &headWords[i]; len(w.word) == 1 && strings.ContainsRune(o.printed, w.word[0]) {
				return w.level
			}
		}
	}
	return ""
}

// ministry reports a name that only an organ of the state has: 国家统计局, 海关总署, 农业农村部.
func ministry(name string) bool {
	for _, w := range []string{"国务院", "国家", "中央", "全国", "最高"} {
		if strings.HasPrefix(name, w) {
			return true
		}
	}
	for _, w := range []string{"总局", "署"} {
		if strings.HasSuffix(name, w) {
			return true
		}
	}
	return strings.HasSuffix(name, "部") && slices.Contains(ministries, name)
}

// ministries are the names of departments of the State Council that end in 部 and are no organ's of a place.
var ministries = []string{"教育部", "科技部", "科学技术部", "工业和信息化部", "工信部", "公安部", "国家安全部", "安全部", "民政部", "司法部", "财政部",
	"人力资源和社会保障部", "人力资源社会保障部", "人社部", "自然资源部", "国土资源部", "生态环境部", "环境保护部", "环保部", "住房和城乡建设部", "住房城乡建设部", "住建部",
	"建设部", "交通运输部", "交通部", "水利部", "农业农村部", "农业部", "商务部", "文化和旅游部", "文旅部", "文化部", "卫生部", "退役军人事务部", "退役军人部",
	"应急管理部", "应急部", "外交部", "国防部", "人事部", "监察部"}

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
