package normalize

import (
	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse/lexicon"
)

// Members expands each collective mention of one cell into the bodies it stands for:
// 市、县区文旅部门 → 市文旅部门, 县区文旅部门. Levels given once hold for the named
// bodies after them: 市、县区政府办、司法局.
func Members(mentions []string) [][]string {
	out := make([][]string, len(mentions))
	var given levels
	for i, text := range mentions {
		out[i] = given.members(hear(text), text)
	}
	return out
}

// levels are those that a body before gave, for the ones after it: 市, 县区 in 市、县区政府办、司法局.
type levels []string

// members are the bodies that the next mention stands for; nil where it is one, or cannot be told.
func (l *levels) members(h *heard, text string) []string {
	if !h.follows {
		*l = nil
	}
	out := h.meant
	if out == nil && len(*l) > 1 {
		out = distribute(*l, []string{text})
	}
	if h.given != nil {
		*l = h.given
	}
	return out
}

// mention is a mention cut into words; text keeps the printed characters.
type mention struct {
	text []rune
	fold []rune
	toks []lexicon.Token
}

func newMention(text string) mention {
	m := mention{text: []rune(text)}
	m.fold = make([]rune, len(m.text))
	for i, r := range m.text {
		m.fold[i] = hanzi.Fold(r)
	}
	m.toks = lexicon.Lex(m.fold)
	return m
}

// print is tokens [i,j) as printed.
func (m mention) print(i, j int) string {
	if i >= j {
		return ""
	}
	return string(m.text[m.toks[i].From:m.toks[j-1].To])
}

func (m mention) kind(i int) lexicon.Kind {
	if i < 0 || i >= len(m.toks) {
		return lexicon.Unknown
	}
	return m.toks[i].Kind
}

// sign is the folded character of a token of one, 0 for a longer one.
func (m mention) sign(i int) rune {
	if i < 0 || i >= len(m.toks) || m.toks[i].To-m.toks[i].From != 1 {
		return 0
	}
	return m.fold[m.toks[i].From]
}

func (m mention) comma(i int) bool { return m.sign(i) == '、' || m.sign(i) == ',' || m.sign(i) == '/' }

// past is the token behind i, or behind the bracket that i opens.
func (m mention) past(i int) int {
	depth := 0
	for ; i < len(m.toks); i++ {
		switch m.sign(i) {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth <= 0 {
			return i + 1
		}
	}
	return i
}

// follows reports a mention without a level of its own, which takes those before it: 司法局.
func (m mention) follows() bool {
	return m.kind(0) == lexicon.Organ || m.kind(0) == lexicon.Stem
}

// glued reports several bodies in one name: 县区政府管委.
func (m mention) glued() bool {
	n := 0
	for i := range m.toks {
		switch m.kind(i) {
		case lexicon.Organ, lexicon.Government, lexicon.Zone:
			n++
		}
	}
	return n > 1
}

// single reports one named body and nothing else from token i on: 政府办.
func (m mention) single(i int) bool {
	return i == len(m.toks)-1 && m.kind(i) == lexicon.Organ
}

// levels are the levels that the mention begins with, and the token behind them: 市, 县区 | 发展改革部门.
func (m mention) levels() ([]string, int) {
	each, i := "", 0
	if m.kind(0) == lexicon.Collective && m.kind(1) == lexicon.Stem && m.print(0, 1) == "各级" {
		return []string{"各级"}, 1
	}
	if m.kind(0) == lexicon.Collective && m.fold[0] == '各' && m.toks[0].To == 1 {
		each, i = m.print(0, 1), 1
	}
	var out []string
	short := true
	for m.level(i) {
		start := i
		for m.level(i) || i > start && m.sign(i) == '(' {
			i = m.past(i)
		}
		short = short && m.toks[i-1].To-m.toks[start].From == 1
		out = append(out, each+m.print(start, i))
		if !m.comma(i) || !m.level(i+1) {
			break
		}
		i++
	}
	switch {
	case each != "" && (short || len(out) == 1):
		return nil, i // 各县、市、区 is one sort of government
	case len(out) == 1:
		out = ranks(out[0])
	}
	if len(out) > 1 {
		i = m.counted(i)
	}
	return out, i
}

// counted is the token behind 两级 or 三级 in 市、县两级|财政部门.
func (m mention) counted(i int) int {
	for j := i + 1; j <= i+2 && j < len(m.toks); j++ {
		switch m.print(i, j) {
		case "两级", "二级", "三级", "四级":
			return j
		}
	}
	return i
}

func (m mention) level(i int) bool {
	return m.kind(i) == lexicon.Level || m.kind(i) == lexicon.Area
}

// ranks cuts levels of several ranks written as one: 市县区 is 市 and 县区.
func ranks(levels string) []string {
	rs := []rune(levels)
	if len(rs) >= 2 && (rs[0] == '市' || rs[0] == '省' || rs[0] == '州') && (rs[1] == '县' || rs[0] == '省' && rs[1] == '市') {
		return append([]string{string(rs[:1])}, ranks(string(rs[1:]))...)
	}
	return []string{levels}
}

// members are the bodies that m stands for; nil where it is one, or cannot be told.
func (m mention) members() []string {
	levels, body := m.levels()
	if levels == nil && body > 0 {
		levels, body = []string{""}, 0
	}
	if len(levels) == 0 {
		levels = []string{""}
	}
	for _, rule := range []func([]string, int) []string{m.dependents, m.zones, m.siblings} {
		if out := rule(levels, body); len(out) > 1 {
			return out
		}
	}
	if m.kind(body) == lexicon.Government && body+1 < len(m.toks) && m.kind(body+1) != lexicon.Link && !m.comma(body+1) {
		levels, body = distribute(levels, []string{m.print(body, body+1)}), body+1
	}
	if out := distribute(levels, m.bodies(body)); len(out) > 1 {
		return out
	}
	return nil
}

// distribute puts every level before every body, body by body.
func distribute(levels, bodies []string) []string {
	var out []string
	for _, b := range bodies {
		for _, l := range levels {
			out = append(out, l+b)
		}
	}
	return out
}
