package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
)

// merger is a succession that names alone do not tell: 330103 → 330105; to is
// "-" where several took a share.
type merger struct{ from, to string }

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
		all = append(all, merger{fields[0], fields[2]})
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%s: no rows", name)
	}
	return all, nil
}

// lineage fills the successor of every row no longer in force: the hand table
// first, then the same code renamed, then a new code of the same name or stem.
func lineage(rows []*row, revisions []revision, mergers []merger) {
	for _, r := range rows {
		if r.to == "" {
			continue
		}
		if i := slices.IndexFunc(mergers, func(m merger) bool { return m.from == r.code }); i >= 0 {
			r.successor = strings.TrimPrefix(mergers[i].to, "-")
			continue
		}
		i := slices.IndexFunc(revisions, func(v revision) bool { return v.date == r.to })
		if _, ok := revisions[i].names[r.code]; ok {
			r.successor = r.code
			continue
		}
		r.successor = renumbered(r, revisions[i-1], revisions[i])
	}
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
