package normalize

import (
	"strings"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// dependents reads 市县区政府、管委及其各部门 and 县区政府、管委各相关部门: units, and what depends on them.
func (m mention) dependents(levels []string, body int) []string {
	i, n := body, 0
	var units []string
	for end := m.unit(i); end > i; end = m.unit(i) {
		if n++; n == 1 && body > 0 {
			units = distribute(levels, []string{m.print(i, end)})
		} else {
			units = append(units, m.print(i, end))
		}
		if i = end; !m.comma(i) || m.unit(i+1) == i+1 {
			break
		}
		i++
	}
	switch {
	case n > 0 && m.kind(i) == lexicon.Glue:
		return append(units, distributeAfter(units, m.after(i))...)
	case n > 1 && m.kind(i) == lexicon.Collective:
		return distributeAfter(units, m.print(i, len(m.toks)))
	}
	return m.owners(body)
}

// unit is the token behind a government or committee at i: 政府, 各级政府, 管委; i when there is none.
func (m mention) unit(i int) int {
	switch {
	case m.kind(i) == lexicon.Government:
		return i + 1
	case m.kind(i) == lexicon.Collective && m.kind(i+1) == lexicon.Government:
		return i + 2
	}
	return i
}

// after is what depends: 及其|各部门, 及所属|单位.
func (m mention) after(i int) string {
	return strings.TrimPrefix(strings.TrimPrefix(m.print(i, i+1), "及"), "其") + m.print(i+1, len(m.toks))
}

func distributeAfter(units []string, tail string) []string {
	out := make([]string, len(units))
	for i, u := range units {
		out[i] = u + tail
	}
	return out
}

// owners reads 各国有企业及其主管部门: the owners, and what depends on them.
func (m mention) owners(body int) []string {
	for i := body; i < len(m.toks); i = m.past(i) {
		if m.kind(i) == lexicon.Glue && m.kind(i-1) == lexicon.Head && i+1 < len(m.toks) {
			owner := m.print(0, i)
			return []string{owner, owner + m.after(i)}
		}
	}
	return nil
}

// zones reads 赣州经开区、龙南经开区管委会 and 秦州区、麦积区政府: places with the bodies they have in common.
func (m mention) zones(_ []string, _ int) []string {
	n := len(m.toks)
	i := n
	var heads []string
	for i > 0 && m.kind(i-1) == lexicon.Government {
		heads = append([]string{m.print(i-1, i)}, heads...)
		if i--; m.kind(i-1) == lexicon.Link {
			i--
		}
	}
	if len(heads) == 0 || m.kind(i-1) != lexicon.Zone && (m.kind(i-1) != lexicon.Level || m.kind(0) != lexicon.Unknown) {
		return nil
	}
	var out []string
	pieces := m.pieces(0, i)
	for _, p := range pieces {
		if k := m.kind(p[1] - 1); k != lexicon.Zone && k != lexicon.Level || m.sign(p[1]-1) == '州' && m.sign(i-1) != '州' { // 广州、深圳市人民政府
			return nil
		}
	}
	for _, p := range pieces {
		for _, h := range heads {
			out = append(out, m.print(p[0], p[1])+h)
		}
	}
	if len(pieces) < 2 {
		return nil
	}
	return out
}

// siblings reads 各医院和卫生服务机构 and 市有关部门和单位: two sorts of bodies under one 各 or 有关.
func (m mention) siblings(levels []string, _ int) []string {
	if n := len(m.toks); n >= 5 && m.kind(0) == lexicon.Level && m.kind(n-1) == lexicon.Head && m.kind(n-2) == lexicon.Link && m.kind(n-3) == lexicon.Head && m.kind(n-4) == lexicon.Collective {
		return []string{m.print(0, n-2), m.print(0, n-3) + m.print(n-1, n)}
	}
	if m.kind(0) != lexicon.Collective || len(levels) > 1 {
		return nil
	}
	for i := 2; i+1 < len(m.toks); i++ {
		if m.kind(i) == lexicon.Link && m.kind(i-1) == lexicon.Head && m.kind(len(m.toks)-1) == lexicon.Head {
			each := m.print(0, 1)
			return []string{m.print(0, i), each + m.print(i+1, len(m.toks))}
		}
	}
	return nil
}

// pieces cuts tokens [i,j) at commas outside brackets.
func (m mention) pieces(i, j int) [][2]int {
	var out [][2]int
	start := i
	for k := i; k < j; k = m.past(k) {
		if m.comma(k) {
			if start < k {
				out = append(out, [2]int{start, k})
			}
			start = k + 1
		}
	}
	if start < j {
		out = append(out, [2]int{start, j})
	}
	return out
}

// bodies cuts 发展改革、人社等部门 into 发展改革部门, 人社部门; a body that is whole keeps its own ending.
func (m mention) bodies(i int) []string {
	pieces := m.clauses(m.pieces(i, len(m.toks)))
	if len(pieces) == 0 {
		return nil
	}
	n := len(pieces)
	heads := []string{}
	for n > 1 && pieces[n-1][1]-pieces[n-1][0] == 1 && m.kind(pieces[n-1][0]) == lexicon.Head && m.kind(pieces[n-2][1]-1) == lexicon.Head {
		n--
		heads = append([]string{m.print(pieces[n][0], pieces[n][1])}, heads...)
	}
	stem, head, etc := m.headOf(pieces[n-1])
	if head == "" {
		return m.wholes(pieces)
	}
	heads = append([]string{head}, heads...)
	var out []string
	stems := append(m.stemsOf(pieces[:n-1]), m.splitOther(stem)...)
	for k, s := range stems {
		switch {
		case m.whole(s) && (etc || k < len(stems)-1):
			out = append(out, m.print(s[0], s[1]))
		case k < len(stems)-1:
			out = append(out, m.print(s[0], s[1])+heads[0])
		default:
			for _, h := range heads {
				out = append(out, m.print(s[0], s[1])+h)
			}
		}
	}
	return out
}

// wholes are pieces without a head in common, which is one body or a list that the cell split already.
func (m mention) wholes(pieces [][2]int) []string {
	if len(pieces) != 1 {
		return nil
	}
	return []string{m.print(pieces[0][0], pieces[0][1])}
}

// clauses puts together again what a relative clause holds: 具有行政处罚、行政强制职权的部门.
func (m mention) clauses(pieces [][2]int) [][2]int {
	for k, p := range pieces {
		if m.kind(p[0]) == lexicon.Stem || m.kind(p[0]) == lexicon.Organ {
			continue
		}
		for j := k; j < len(pieces); j++ {
			if j > k && m.generic(pieces[j]) {
				joined := append([][2]int{}, pieces[:k]...)
				joined = append(joined, [2]int{p[0], pieces[j][1]})
				return append(joined, pieces[j+1:]...)
			}
		}
	}
	return pieces
}

func (m mention) generic(p [2]int) bool {
	for i := p[0]; i < p[1]; i++ {
		if m.kind(i) == lexicon.Generic && m.print(i, i+1) == "的" {
			return true
		}
	}
	return false
}

// headOf cuts the last piece into its stem and the head noun: 财政|部门, 重点工程建设|等|项目责任单位.
func (m mention) headOf(p [2]int) (stem [2]int, head string, etc bool) {
	for i := p[0] + 1; i < p[1]; i = m.past(i) {
		if m.kind(i) == lexicon.Etc {
			return [2]int{p[0], i}, m.print(i+1, p[1]), true
		}
	}
	if m.kind(p[1]-1) == lexicon.Head && p[1]-p[0] > 1 {
		return [2]int{p[0], p[1] - 1}, m.print(p[1]-1, p[1]), false
	}
	return p, "", false
}

func (m mention) stemsOf(pieces [][2]int) [][2]int {
	var out [][2]int
	for _, p := range pieces {
		out = append(out, m.splitOther(p)...)
	}
	return out
}

// splitOther cuts 市场监管及其他具有行政处罚职权的 at 及.
func (m mention) splitOther(p [2]int) [][2]int {
	for i := p[0] + 1; i < p[1]; i++ {
		if m.kind(i) == lexicon.Link && m.print(i, i+1) == "及" && m.kind(i+1) == lexicon.Collective {
			return [][2]int{{p[0], i}, {i + 1, p[1]}}
		}
	}
	return [][2]int{p}
}

// whole reports a body with an ending of its own: 商务局.
func (m mention) whole(p [2]int) bool {
	return m.kind(p[1]-1) == lexicon.Organ || m.kind(p[1]-1) == lexicon.Suffix
}
