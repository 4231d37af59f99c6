package normalize

import (
	"slices"
	"strings"
	"unicode/utf8"
)

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
