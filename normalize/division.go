package normalize

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

//go:generate go run ./tables/gen

//go:embed tables/divisions.tsv
var divisionTable string

// UnknownDivision is the code of 未知: a plan whose place no text names. The state is 000000.
const UnknownDivision = "ZZZZZZ"

// DivisionRow is one name of one code of GB/T 2260 through the time it was in
// force: 360112 新建区 from 2015. Months are those of the published lists.
type DivisionRow struct {
	Code      string
	Name      string // 西湖区
	Parent    string
	Level     string // province, prefecture, county
	From      string // first list that has it, 2015-09; "" before the first list of all
	To        string // first list without it; "" in force
	Successor string // code that took its place: 330103 下城区 → 330105
	Source    string
}

// Divisions is the table of divisions with its names indexed.
type Divisions struct {
	rows  []DivisionRow
	code  map[string][]int // rows of a code, by time
	name  map[string][]int // folded full names and their shorter forms: 恩施州, 湖南, 荆门
	heads map[uint64]int   // code points of the longest name with the same first two
}

var divisions = sync.OnceValue(func() *Divisions { return newDivisions(divisionTable) })

// AllDivisions lists every row, by code, then time.
func AllDivisions() []DivisionRow { return divisions().rows }

func newDivisions(table string) *Divisions {
	n := strings.Count(table, "\n")
	t := &Divisions{rows: make([]DivisionRow, 0, n), code: make(map[string][]int, n), name: make(map[string][]int, 2*n), heads: make(map[uint64]int, n)}
	for line := range strings.Lines(table) {
		r, ok := divisionRow(line)
		if !ok {
			continue
		}
		i := len(t.rows)
		t.rows = append(t.rows, r)
		t.code[r.Code] = append(t.code[r.Code], i)
		for _, form := range forms(r) {
			t.name[form] = append(t.name[form], i)
			long, head := utf8.RuneCountInString(form), headOf(form)
			t.heads[head] = max(t.heads[head], long)
		}
	}
	return t
}

// headOf is the first two characters of a name, by which its names are sought.
func headOf(name string) uint64 {
	first, n := utf8.DecodeRuneInString(name)
	second, _ := utf8.DecodeRuneInString(name[n:])
	return pair(first, second)
}

func pair(a, b rune) uint64 { return uint64(a)<<32 | uint64(b) }

// longest is how many code points from i on may be a name: none where no name begins so.
func (t *Divisions) longest(rs []rune, i int) int {
	if i+1 >= len(rs) {
		return 0
	}
	return min(t.heads[pair(rs[i], rs[i+1])], len(rs)-i)
}

// divisionRow reads a line of the table; not ok for a comment.
func divisionRow(line string) (r DivisionRow, ok bool) {
	rest := strings.TrimSuffix(line, "\n")
	for _, field := range []*string{&r.Code, &r.Name, &r.Parent, &r.Level, &r.From, &r.To, &r.Successor} {
		if *field, rest, ok = strings.Cut(rest, "\t"); !ok {
			return r, false
		}
	}
	r.Source, _, _ = strings.Cut(rest, "\t")
	return r, line[0] != '#'
}

// FullName spells a division with what it lies in: 江西省南昌市西湖区.
func FullName(code string, year int) string { return divisions().fullName(code, year) }

func (t *Divisions) fullName(code string, year int) string {
	r, ok := t.at(code, year)
	if !ok {
		return ""
	}
	if r.Parent == "000000" {
		return r.Name
	}
	return t.fullName(r.Parent, year) + r.Name
}

// at is the row of a code in force in year, else the latest.
func (t *Divisions) at(code string, year int) (DivisionRow, bool) {
	is := t.code[code]
	if len(is) == 0 {
		return DivisionRow{}, false
	}
	for _, i := range is {
		if t.rows[i].inForce(year) {
			return t.rows[i], true
		}
	}
	return t.rows[is[len(is)-1]], true
}

// inForce reports a row valid in some part of a year; year 0 asks for today's.
// A list is published up to a year after the change, so the year before From counts.
func (r DivisionRow) inForce(year int) bool {
	if year == 0 {
		return r.To == ""
	}
	return (r.From == "" || yearOf(r.From)-1 <= year) && (r.To == "" || year <= yearOf(r.To))
}

func yearOf(month string) int {
	n, _ := hanzi.Number(month[:4])
	return n
}

// Lineage is the code that a division's successions end in: 330103 下城区 gives
// 330105, and so does 拱墅区 itself.
func Lineage(code string) string { return divisions().lineage(code) }

func (t *Divisions) lineage(code string) string {
	for range 10 {
		is := t.code[code]
		if len(is) == 0 {
			return code
		}
		last := t.rows[is[len(is)-1]]
		if last.To == "" || last.Successor == "" || last.Successor == code {
			return code
		}
		code = last.Successor
	}
	return code
}

// within reports that code is place, or lies in it: 360103 in 360100 and 360000.
func within(code, place string) bool {
	return strings.HasPrefix(code, strings.TrimSuffix(strings.TrimSuffix(place, "00"), "00"))
}
