package normalize

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/taizhang/taizhang/parse/lexicon"
)

//go:embed tables/functions.tsv
var functionsTSV string

// office is what a name of an organ stands for: 发改委 is 发展和改革委员会 with the function 发展改革.
type office struct {
	name      string
	functions []string
}

// offices are the names of organs, without level and place. Where several rows hold a
// name, it has all their functions and takes its own words as canonical.
var offices = sync.OnceValue(func() map[string]office {
	m := map[string]office{}
	for line := range strings.Lines(functionsTSV) {
		row := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(row) < 4 || row[0] == "" || row[0][0] == '#' {
			continue
		}
		for _, v := range append(strings.Split(row[3], "|"), row[1]) {
			m[v] = m[v].with(row[0], row[1], v)
		}
	}
	return m
})

// with adds a row's function to o.
func (o office) with(function, name, variant string) office {
	switch {
	case o.name == "":
		o.name = name
	case o.name != name:
		o.name = variant // 教科体局 is no other's short name
	}
	if !slices.Contains(o.functions, function) {
		o.functions = append(slices.Clip(o.functions), function)
		slices.Sort(o.functions)
	}
	return o
}

// ResolveOrg tells which organ a mention names: 区发改委 is 发展和改革委员会, with the
// function 发展改革; the zero Org is unknown, or no single body.
func ResolveOrg(text string) Org { return newMention(text).org() }

func (m mention) org() Org {
	i, j, branch, ok := m.office()
	if !ok {
		return Org{}
	}
	o := offices()[m.plain(i, j)]
	return Org{Name: o.name, Functions: o.functions, Level: m.rank(i, j), Branch: branch}
}

// office finds the tokens [i,j) of a single body's mention that name its office, and of which place it is.
func (m mention) office() (i, j int, branch string, ok bool) {
	end := m.withoutAlias()
	if levels, _ := m.levels(); len(levels) > 1 || m.many(end) {
		return 0, 0, "", false
	}
	for i = range end {
		for j = end; j > i; j-- {
			if !m.names(j - 1) {
				continue
			}
			if _, known := offices()[m.plain(i, j)]; !known {
				continue
			}
			if branch, ok = m.branch(i, j, end); ok {
				return i, j, branch, true
			}
		}
	}
	return 0, 0, "", false
}

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
	return end > 0 && m.kind(end-1) == lexicon.Head
}

// plain is the folded text of tokens [i,j).
func (m mention) plain(i, j int) string { return string(m.fold[m.toks[i].From:m.toks[j-1].To]) }

// names reports a token that a name may end with.
func (m mention) names(i int) bool { return m.kind(i) == lexicon.Organ || m.kind(i) == lexicon.Suffix }

// branch is what says of which place a dispatched body is: 市自然资源局|东湖分局, 西湖|公安分局.
func (m mention) branch(i, j, end int) (string, bool) {
	if j < end {
		rest := m.plain(j, end)
		for _, ending := range []string{"分局", "支行", "分行", "大队", "支队", "所", "分公司", "分中心"} {
			if strings.HasSuffix(rest, ending) {
				return m.print(j, end), true
			}
		}
		return "", false
	}
	place, k := "", i
	for k > 0 && m.kind(k-1) == lexicon.Unknown {
		k--
	}
	if k == 0 && k < i && !strings.HasPrefix(m.plain(0, i), "国网") {
		place = m.print(k, i)
	}
	return place, true
}

// ministry reports a name that only an organ of the state has: 国家统计局, 海关总署.
func ministry(name string) bool {
	return strings.HasPrefix(name, "国") || strings.HasPrefix(name, "中央") || strings.HasPrefix(name, "全国") || strings.HasSuffix(name, "总局") || strings.HasSuffix(name, "署")
}

// rank is the level in front of tokens [i,j), 国家 for a ministry.
func (m mention) rank(i, j int) string {
	for k := i - 1; k >= 0; k-- {
		if m.kind(k) == lexicon.Level || m.kind(k) == lexicon.Area {
			t := []rune(m.plain(k, k+1))
			return levelOf(t[0], t[len(t)-1])
		}
	}
	if ministry(m.plain(i, j)) {
		return "国家"
	}
	return ""
}

// levelOf is the rank of 市, 区, 省直, 街道.
func levelOf(first, last rune) string {
	for _, r := range []rune{first, last} {
		switch r {
		case '国', '中':
			return "国家"
		case '省':
			return "省"
		case '市', '州', '盟', '地':
			return "市"
		case '县', '区', '旗':
			return "县"
		case '镇', '乡', '街', '道':
			return "乡"
		}
	}
	return ""
}
