// Package lint says what is odd in plans themselves: findings, each under a rule
// of a table, as lines for people and as SARIF 2.1.0 for programs.
package lint

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// Level is how much a finding matters; the words are SARIF's.
type Level string

// The levels.
const (
	Warning Level = "warning" // a fault of the plan: 序号重复
	Note    Level = "note"    // what could not be made out: 不认识的单位
)

// Rule is an Issue code with what it says.
type Rule struct {
	Code    string
	Level   Level
	English string
	Chinese string
}

//go:embed rules.tsv
var rulesTSV string

// Rules are all rules by code.
var Rules = sync.OnceValue(func() []Rule {
	var out []Rule
	for line := range strings.Lines(rulesTSV) {
		row := strings.Split(strings.TrimSpace(line), "\t")
		if len(row) == 4 && !strings.HasPrefix(line, "#") {
			out = append(out, Rule{row[0], Level(row[1]), row[2], row[3]})
		}
	}
	return out
})

// ruleOf is the rule of a code; not ok where the table has none.
func ruleOf(code string) (Rule, bool) {
	i, ok := slices.BinarySearchFunc(Rules(), code, func(r Rule, code string) int { return strings.Compare(r.Code, code) })
	if !ok {
		return Rule{}, false
	}
	return Rules()[i], true
}
