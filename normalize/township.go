package normalize

import (
	_ "embed"
	"sort"
	"strings"
)

// townshipTable stands sorted by code and is searched where it lies: nothing of
// it is read before a county's townships are asked for.
//
//go:embed tables/townships.tsv
var townshipTable string

// firstTownships is the month of the oldest list of townships.
const firstTownships = "2016-07"

// Township is a 街道, 镇 or 乡 by its code of nine digits: 360103001 南浦街道.
type Township struct {
	Code string
	Name string
	From string // first list that has it; "" in the first list of all
	To   string // first list without it; "" in force
}

// Kind is 街道, 镇 or 乡, a 苏木 being a 乡; "" for what is none of them.
func (t Township) Kind() string {
	for _, k := range []string{"街道", "镇", "乡", "苏木"} {
		if strings.HasSuffix(t.Name, k) {
			return strings.ReplaceAll(k, "苏木", "乡")
		}
	}
	return ""
}

// TownshipsOf lists the townships of a county, or of a city without counties, on
// the list of a month; none for a month before the first list.
func TownshipsOf(county, month string) []Township {
	if len(county) != 6 || month < firstTownships {
		return nil
	}
	prefix := strings.TrimSuffix(county, "00") // 620200 嘉峪关市 numbers them 620201xxx
	var out []Township
	for line := range strings.Lines(townshipTable[townshipAt(prefix):]) {
		t, ok := township(line)
		if !ok || !strings.HasPrefix(t.Code, prefix) {
			break
		}
		if (t.From == "" || t.From <= month) && (t.To == "" || month < t.To) {
			out = append(out, t)
		}
	}
	return out
}

// TownshipByCode is the latest township of a code.
func TownshipByCode(code string) (last Township, ok bool) {
	for line := range strings.Lines(townshipTable[townshipAt(code):]) {
		t, read := township(line)
		if !read || t.Code != code {
			break
		}
		last, ok = t, true
	}
	return last, ok
}

// townshipAt is where the first line stands that does not sort before a code.
func townshipAt(code string) int {
	at := sort.Search(len(townshipTable), func(i int) bool {
		line := townshipTable[lineStart(i):]
		return line[0] != '#' && line[:min(len(line), len(code))] >= code
	})
	return lineStart(at)
}

// lineStart is where the line begins that i stands in; the end of the table for its end.
func lineStart(i int) int {
	if i >= len(townshipTable) {
		return len(townshipTable)
	}
	return strings.LastIndexByte(townshipTable[:i], '\n') + 1
}

func township(line string) (t Township, ok bool) {
	rest := strings.TrimSuffix(line, "\n")
	for _, field := range []*string{&t.Code, &t.Name, &t.From} {
		if *field, rest, ok = strings.Cut(rest, "\t"); !ok {
			return t, false
		}
	}
	t.To = rest
	return t, !strings.Contains(rest, "\t")
}
