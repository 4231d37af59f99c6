package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
)

// edge is one succession: 寿县 341521 → 340422, a move.
type edge struct {
	code, name, until        string
	successor, successorName string
	kind                     string // rename, merge, move, split, abolish
	source                   string
}

// merger is what names alone do not tell: 330103 → 330105; several codes where
// the place was divided, none where none is known.
type merger struct {
	from   string
	to     []string
	source string
}

func readMergers(name string) ([]merger, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var all []merger
	for s := bufio.NewScanner(f); s.Scan(); {
		fields := strings.Split(s.Text(), "\t")
		if strings.HasPrefix(s.Text(), "#") || len(fields) < 5 {
			continue
		}
		m := merger{from: fields[0], source: fields[4]}
		if fields[2] != "-" {
			m.to = strings.Split(fields[2], ",")
		}
		all = append(all, m)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%s: no rows", name)
	}
	return all, nil
}

// lineage fills the successor of every row no longer in force, and lists every
// succession: the hand table first, then the same code renamed, then a new code
// of the same name or stem. A place that was divided has no one successor.
func lineage(rows []*row, revisions []revision, mergers []merger) []edge {
	var edges []edge
	for _, r := range rows {
		if r.to == "" {
			continue
		}
		i := slices.IndexFunc(revisions, func(v revision) bool { return v.date == r.to })
		to, source := follow(r, revisions[i-1], revisions[i], mergers)
		if len(to) == 1 {
			r.successor = to[0]
		}
		for _, code := range to {
			edges = append(edges, edge{r.code, r.name, r.to, code, lastName(rows, code, r.to), "", source})
		}
		if len(to) == 0 {
			edges = append(edges, edge{code: r.code, name: r.name, until: r.to, kind: "abolish", source: source})
		}
	}
	for i := range edges {
		if edges[i].kind == "" {
			edges[i].kind = kind(edges, edges[i], rows)
		}
	}
	return edges
}

func follow(r *row, before, after revision, mergers []merger) (to []string, source string) {
	if i := slices.IndexFunc(mergers, func(m merger) bool { return m.from == r.code }); i >= 0 {
		return mergers[i].to, mergers[i].source
	}
	source = before.source + " " + before.date + " → " + after.source + " " + after.date
	if _, ok := after.names[r.code]; ok {
		return []string{r.code}, source
	}
	if code := renumbered(r, before, after); code != "" {
		return []string{code}, source
	}
	return nil, source
}

// kind tells how one place became another: divided, joined with others or with
// one that was there, gone to another parent, or only named or numbered anew.
func kind(edges []edge, e edge, rows []*row) string {
	out, in := 0, 0
	for _, o := range edges {
		if o.code == e.code && o.until == e.until {
			out++
		}
		if o.successor == e.successor && o.until == e.until {
			in++
		}
	}
	was := slices.ContainsFunc(rows, func(r *row) bool { return r.code == e.successor && r.from < e.until && (r.to == "" || r.to >= e.until) })
	if levelOf(e.code) == "prefecture" && stem(e.name) == stem(e.successorName) {
		was = false // 乌兰察布盟 stayed in the list beside 乌兰察布市 for a while
	}
	switch {
	case out > 1:
		return "split"
	case e.code == e.successor:
		return "rename"
	case in > 1 || was:
		return "merge"
	case moved(edges, parentIn(rows, e.code), parentIn(rows, e.successor)):
		return "move"
	}
	return "rename"
}

// moved reports another parent, and not only the same one renumbered: 思茅地区 532700 is 思茅市 530800.
func moved(edges []edge, before, after string) bool {
	return before != after && !slices.ContainsFunc(edges, func(e edge) bool {
		return e.code == before && e.successor == after && e.kind != "merge" && e.kind != "split"
	})
}

func parentIn(rows []*row, code string) string {
	for _, r := range rows {
		if r.code == code {
			return r.parent
		}
	}
	return ""
}

// lastName is the name of a code in the list of a month.
func lastName(rows []*row, code, month string) string {
	name := ""
	for _, r := range rows {
		if r.code == code && (name == "" || r.from <= month) {
			name = r.name
		}
	}
	return name
}

// renumbered finds the code that r's name or stem moved to: 新建县 360122 → 新建区
// 360112, 寿县 341521 → 340422. The nearest place wins, then the smallest code.
func renumbered(r *row, before, after revision) string {
	best, score := "", 0
	codes := make([]string, 0, len(after.names))
	for code := range after.names {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	for _, code := range codes {
		if _, old := before.names[code]; old && before.names[code] == after.names[code] || code[:2] != r.code[:2] || levelOf(code) != r.level {
			continue
		}
		if s := affinity(r, code, after.names[code]); s > score {
			best, score = code, s
		}
	}
	return best
}

func affinity(r *row, code, name string) int {
	s := 0
	switch {
	case name == r.name:
		s = 3
	case stem(name) == stem(r.name):
		s = 1
	default:
		return 0
	}
	if code[:4] == r.code[:4] {
		s++
	}
	return s
}

// stem is the name without the word for its kind: 新建县 → 新建.
func stem(name string) string {
	for _, s := range []string{"自治县", "地区", "林区", "特区", "市", "县", "区", "盟", "旗"} {
		if t, ok := strings.CutSuffix(name, s); ok && len([]rune(t)) > 1 {
			return t
		}
	}
	return name
}
