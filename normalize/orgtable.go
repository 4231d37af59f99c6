package normalize

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed tables/orgs.tsv
var orgsTSV string

// orgRow is one name of a line of organs: 农业局, then 农业农村局, are one line.
type orgRow struct {
	line, name string
	functions  []string
	levels     string // 国省市县乡: those that have this name
	variants   []string
	from, to   since
	source     string
}

// since is a year or a month, 2018-03; one that was not checked refuses nothing. "" is unknown.
type since struct {
	month   string
	checked bool
}

func parseSince(field string) since {
	month, unchecked := strings.CutSuffix(field, "?")
	return since{month, !unchecked && month != ""}
}

// orgTable holds the names of organs as they are looked up.
type orgTable struct {
	rows  []orgRow
	named map[string][]int // rows by name and variant
	lines map[string][]int // rows of a line, in the order in which they ended
	sets  map[string]int   // the row in use of an office with exactly these functions
}

var orgs = sync.OnceValue(func() *orgTable { return newOrgTable(orgsTSV) })

func newOrgTable(table string) *orgTable {
	t := &orgTable{named: make(map[string][]int, 4096), lines: map[string][]int{}, sets: map[string]int{}}
	for _, cells := range tableRows(table, 8) {
		r := orgRow{line: cells[0], name: cells[1], functions: fields(cells[2], "、"), levels: cells[3], variants: fields(cells[6], "|"),
			from: parseSince(cells[4]), to: parseSince(cells[5]), source: cells[7]}
		slices.Sort(r.functions)
		i := len(t.rows)
		t.rows = append(t.rows, r)
		t.lines[r.line] = append(t.lines[r.line], i)
		for _, v := range append(r.variants, r.name) {
			t.named[v] = append(t.named[v], i)
		}
		if key := strings.Join(r.functions, "、"); r.to.month == "" && officeName(r.name) {
			if j, taken := t.sets[key]; !taken || t.rows[j].line != t.rows[j].name && r.line == r.name {
				t.sets[key] = i
			}
		}
	}
	for _, is := range t.lines {
		slices.SortStableFunc(is, func(a, b int) int { return t.rows[a].before(&t.rows[b]) })
	}
	return t
}

// before orders the names of a line by their ends, then by their beginnings; what has no end comes last.
func (r *orgRow) before(s *orgRow) int {
	return cmp.Or(cmp.Compare(cmp.Or(r.to.month, "9"), cmp.Or(s.to.month, "9")), cmp.Compare(r.from.month, s.from.month))
}

// officeName reports a name of a department, not of a centre or a team beside it: 教育局.
func officeName(name string) bool {
	return strings.HasSuffix(name, "局") || strings.HasSuffix(name, "委员会")
}

// latest is the name under which a line goes on, or ended.
func (t *orgTable) latest(line string) *orgRow {
	is := t.lines[line]
	last := &t.rows[is[len(is)-1]]
	for _, i := range is {
		if r := &t.rows[i]; r.name == line && r.to == last.to {
			return r
		}
	}
	return last
}

// find gives the row that a name stands for at a level; of several, the one for the fewest levels, then the one in use.
func (t *orgTable) find(name, level string) *orgRow {
	var best *orgRow
	for _, i := range t.named[name] {
		r := &t.rows[i]
		if level != "" && len(t.named[name]) > 1 && !strings.Contains(r.levels, levelSign(level)) {
			continue
		}
		if best == nil || level != "" && len(r.levels) < len(best.levels) || level == "" && r.to.month == "" && best.to.month != "" {
			best = r
		}
	}
	return best
}

// levelSign is the character that stands for a level in the table: 国 for 国家.
func levelSign(level string) string { return string([]rune(level)[:1]) }

// tableRows are the rows of an embedded table, without comments.
func tableRows(table string, columns int) [][]string {
	out := make([][]string, 0, strings.Count(table, "\n"))
	for line := range strings.Lines(table) {
		if line[0] == '#' {
			continue
		}
		if row := strings.Split(strings.TrimRight(line, "\n"), "\t"); len(row) == columns {
			out = append(out, row)
		}
	}
	return out
}

// fields cuts a cell; nil for an empty one.
func fields(cell, separator string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, separator)
}
