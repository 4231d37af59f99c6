package normalize

import (
	"strings"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// head is what stands before an organ's name: 市, 南昌市东湖区, 县委, 国网.
// Its place is kept where the level does not tell it: 桃花镇, 东湖 in 东湖生态环境局.
type head struct {
	ok         bool
	level      string
	from, to   int  // of the place
	known      bool // the place is a division by its full name, or there is none
	division   bool // it ends with a division's full name: 裕安区
	party      bool
	government bool
}

// headWords stand before names and tell no place, by what they say of the level.
var headWords = headWordsOf([]struct{ word, level string }{
	{"中华人民共和国", "国家"}, {"国家", "国家"}, {"国务院", "国家"}, {"中央", "国家"}, {"全国", "国家"}, {"中国", "国家"}, {"中共", ""}, {"国网", ""},
	{"自治区", "省"}, {"省", "省"}, {"自治州", "市"}, {"地区", "市"}, {"市", "市"}, {"州", "市"}, {"盟", "市"},
	{"自治县", "县"}, {"县", "县"}, {"区", "县"}, {"旗", "县"}, {"镇", "乡"}, {"乡", "乡"}, {"街道办事处", "乡"}, {"街道办", "乡"}, {"街办", "乡"}, {"街道", "乡"},
	{"兵团", ""}, {"直属", ""}, {"直", ""}, {"本级", ""},
})

// headWord is a word before names, and the level of what it stands before.
type headWord struct {
	word  []rune
	level string
}

func headWordsOf(words []struct{ word, level string }) []headWord {
	out := make([]headWord, len(words))
	for i, w := range words {
		out[i] = headWord{[]rune(w.word), w.level}
	}
	return out
}

// governmentWords and partyWords stand between a place and its office: 市|政府|办, 市|委|宣传部.
var (
	governmentWords = [][]rune{[]rune("人民政府"), []rune("政府"), []rune("府")}
	partyWords      = [][]rune{[]rune("党工委"), []rune("党委"), []rune("委"), []rune("党组"), []rune("两委"), []rune("管委会"), []rune("管委")}
)

// heads tells of every number of characters whether the mention's first ones are a head; without
// places only those of 市, 县委 and the like.
func (m mention) heads(end int, places bool) []head {
	out := make([]head, end+1)
	out[0] = head{ok: true, known: true}
	for p := 0; p < end; p++ {
		if out[p].ok {
			m.grow(out, p, places)
		}
	}
	return out
}

// grow lengthens the head that ends at p by one word or place. A word goes before a place, a known place before others.
func (m mention) grow(out []head, p int, places bool) {
	h := out[p]
	end := len(out) - 1
	add := func(to int, next head) {
		if to <= end && (!out[to].ok || !out[to].known && next.known) {
			next.ok = true
			out[to] = next
		}
	}
	for i := range headWords {
		w := &headWords[i]
		if n := m.begins(p, w.word); n > 0 {
			next := h
			next.division = false
			if w.level != "" {
				next.level = w.level
			}
			if h.to == p && h.to > h.from { // 兴隆|镇
				next.to = p + n
			}
			add(p+n, next)
		}
	}
	for _, w := range governmentWords {
		if n := m.begins(p, w); n > 0 && p > 0 {
			next := h
			next.government = true
			add(p+n, next)
		}
	}
	for _, w := range partyWords {
		if n := m.begins(p, w); n > 0 && (p > 0 || n > 1) {
			next := h
			next.party = true
			add(p+n, next)
		}
	}
	if places {
		m.growPlace(h, p, end, add)
	}
}

// begins is the length of word if it stands at p.
func (m mention) begins(p int, word []rune) int {
	if len(m.fold)-p < len(word) {
		return 0
	}
	for i, r := range word {
		if m.fold[p+i] != r {
			return 0
		}
	}
	return len(word)
}

func (m mention) growPlace(h head, p, end int, add func(int, head)) {
	if n, level := m.levelAt(p); n > 0 && level == "" { // 经开区|经发局
		next := h
		next.from, next.to = p, p+n
		add(p+n, next)
	}
	for _, q := range placesAt(m.fold[:end], p) {
		next := h
		next.level, next.known, next.division = m.levelBefore(q), true, true
		if next.level == "" { // 荆门 for 荆门市
			next.from, next.to = p, q
		}
		add(q, next)
	}
	for q := p + 1; q < end && q-p <= 8 && !m.wordAt(q-1, p); q++ {
		if q-p < 2 {
			continue
		}
		if n, level := m.levelAt(q); n > 0 && q+n <= end {
			next := h
			next.level, next.known = level, level != "" && level != "乡"
			if !next.known {
				next.from, next.to = p, q+n
			}
			add(q+n, next)
		}
		if q-p <= 4 {
			add(q, head{level: h.level, from: p, to: q, party: h.party, government: h.government})
		}
	}
}

// levelBefore is the level of a place by its last characters, "" where it is left out: 六安市, but 六安.
func (m mention) levelBefore(q int) string {
	for i := range headWords {
		w := &headWords[i]
		if n := len(w.word); w.level != "" && w.level != "国家" && q > n && m.begins(q-n, w.word) == n {
			return w.level
		}
	}
	return ""
}

// levelAt reads what ends the name of a place at q: 市, 镇, 街道; a zone has no level of its own.
func (m mention) levelAt(q int) (n int, level string) {
	for i := range m.toks {
		if m.toks[i].From == q && m.toks[i].Kind == lexicon.Zone {
			return m.toks[i].To - q, ""
		}
	}
	for i := range headWords {
		w := &headWords[i]
		if w.level != "" && w.level != "国家" {
			if n := m.begins(q, w.word); n > 0 {
				return n, w.level
			}
		}
	}
	return 0, ""
}

// wordAt reports a character of a word that the lexicon knows, which is no place's name from p on.
func (m mention) wordAt(i, p int) bool {
	for _, t := range m.toks {
		if t.From <= i && i < t.To {
			return t.Kind != lexicon.Unknown && t.To-t.From > 1
		}
	}
	return false
}

// placesAt are the ends of the divisions' names that begin at p, the shortest first.
func placesAt(rs []rune, p int) []int {
	t := divisions()
	var out []int
	for q := p + 2; q <= p+t.longest(rs, p); q++ {
		if _, ok := t.name[string(rs[p:q])]; ok {
			out = append(out, q)
		}
	}
	return out
}

// local is the place that the level does not tell: 桃花镇.
func (m mention) local(h head) string { return m.bare(h.from, h.to) }

// bare is folded text without blanks.
func (m mention) bare(i, j int) string { return strings.ReplaceAll(string(m.fold[i:j]), " ", "") }
