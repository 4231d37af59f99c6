package normalize

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed tables/stems.tsv
var stemsTSV string

//go:embed tables/functions.tsv
var functionsTSV string

// stem is a word that names are put together from: 教体 stands for 教育 and 体育.
type stem struct {
	kind      string // word, char, office, body
	functions []string
}

// stemTable holds the stems and the order of functions in the names of joint organs.
type stemTable struct {
	stems map[string]stem
	order map[string]int
	words []string // of each function in order: 园林绿化
	names []string // of each function in order: 园林绿化市容
	long  int      // bytes of the longest stem
}

var stems = sync.OnceValue(func() *stemTable {
	t := &stemTable{stems: map[string]stem{}, order: map[string]int{}}
	for _, cells := range tableRows(functionsTSV, 4) {
		t.names = append(t.names, cells[1]+cells[0])
	}
	slices.Sort(t.names)
	word := map[string]string{}
	for _, cells := range tableRows(functionsTSV, 4) {
		word[cells[0]] = cells[2]
	}
	for i, name := range t.names {
		t.names[i] = strings.TrimLeft(name, "0123456789")
		t.order[t.names[i]] = i
		t.words = append(t.words, word[t.names[i]])
	}
	for _, cells := range tableRows(stemsTSV, 4) {
		t.stems[cells[0]] = stem{cells[1], fields(cells[2], "、")}
		t.long = max(t.long, len(cells[0]))
	}
	return t
})

// pieces are functions gathered from the stems of a name.
type pieces struct {
	functions []string
	stems     int
	chars     int
}

// compose reads a name that is put together from stems: 教科体局, 农业农村和水利局, 交通运输执法大队.
func (t *stemTable) compose(name string) (office, bool) {
	for i := range name {
		end, ok := t.stems[name[i:]]
		if i == 0 || !ok || end.kind != "office" && end.kind != "body" {
			continue
		}
		p, ok := t.tile(name[:i])
		if !ok || p.chars > 0 && p.stems < 2 || name[i:] == "部" && p.stems > 1 {
			continue
		}
		return t.office(p, name[i:], end.kind == "body"), true
	}
	return office{}, false
}

// field reads a name that is nothing but stems: 人社, 教体.
func (t *stemTable) field(name string) (office, bool) {
	p, ok := t.tile(name)
	if !ok || p.chars > 0 {
		return office{}, false
	}
	return t.office(p, "局", false), true
}

// office is what these functions make: the department of the table that has exactly them, else one of their own.
func (t *stemTable) office(p pieces, ending string, body bool) office {
	set := slices.Clone(p.functions)
	slices.Sort(set)
	set = slices.Compact(set)
	if !body {
		if i, ok := orgs().sets[strings.Join(set, "、")]; ok {
			r := &orgs().rows[i]
			return office{line: r.line, name: r.name, functions: r.functions}
		}
		ending = "局"
	}
	name := t.joint(set) + ending
	return office{line: name, name: name, functions: set}
}

// joint is the name of several functions: 教育科技和体育.
func (t *stemTable) joint(set []string) string {
	sorted := slices.Clone(set)
	slices.SortFunc(sorted, func(a, b string) int { return t.order[a] - t.order[b] })
	var sb strings.Builder
	for i, f := range sorted {
		if i > 0 && i == len(sorted)-1 {
			sb.WriteString("和")
		}
		sb.WriteString(t.words[t.order[f]])
	}
	return sb.String()
}

// tile covers text with stems, the longest first, 和, 与 or 及 between them at will.
func (t *stemTable) tile(text string) (pieces, bool) {
	if text == "" {
		return pieces{}, false
	}
	for n := min(t.long, len(text)); n > 0; n-- {
		s, ok := t.stems[text[:n]]
		if !ok || s.kind != "word" && s.kind != "char" {
			continue
		}
		rest := text[n:]
		p := pieces{}
		if rest != "" {
			if r, size := utf8.DecodeRuneInString(rest); r == '和' || r == '与' || r == '及' {
				rest = rest[size:]
			}
			if p, ok = t.tile(rest); !ok {
				continue
			}
		}
		p.functions = append(slices.Clone(s.functions), p.functions...)
		p.stems++
		if s.kind == "char" {
			p.chars++
		}
		return p, true
	}
	return pieces{}, false
}
