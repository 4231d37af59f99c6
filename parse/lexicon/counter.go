package lexicon

import (
	_ "embed"
	"sync"
)

//go:embed counters.tsv
var countersTSV string

var (
	counters = sync.OnceValue(func() *prefixes { return prefixTable(countersTSV, "counter") })
	units    = sync.OnceValue(func() *prefixes { return prefixTable(countersTSV, "unit") })
	scaled   = sync.OnceValue(func() *prefixes { return prefixTable(countersTSV, "scale") })
	counted  = sync.OnceValue(func() *prefixes { return prefixTable(countersTSV, "noun") })
	per      = sync.OnceValue(func() *prefixes { return prefixTable(countersTSV, "per") })
	traps    = sync.OnceValue(func() *prefixes { return prefixTable(countersTSV, "trap") })
	targets  = sync.OnceValue(func() *prefixes { return prefixTable(countersTSV, "verb") })
)

// Counter is the length of the measure word at the head of r: 个, 家, 类; not the 项 of 项目.
func Counter(r []rune) int {
	if length(traps(), r) > 0 {
		return 0
	}
	return length(counters(), r)
}

// Unit is the length of the unit of measurement at the head of r: %, 公里, 元.
func Unit(r []rune) int { return length(units(), r) }

// Scale is the length of the multiplier at the head of r: 万, 亿.
func Scale(r []rune) int { return length(scaled(), r) }

// Counted is the length of the noun at the head of r that is counted with 个: 领域 of 26个领域.
func Counted(r []rune) int { return length(counted(), r) }

// Target is the length of the verb at the head of r that makes a figure a target: 新增, 建成.
func Target(r []rune) int { return length(targets(), r) }

// Measured is the length of the unit or measure word at the head of r, with a second one
// behind a stroke: 元/亩, 吨/年.
func Measured(r []rune) int {
	n := max(Unit(r), Counter(r))
	if n == 0 || n+1 >= len(r) || r[n] != '/' {
		return n
	}
	if m := max(Unit(r[n+1:]), Counter(r[n+1:]), length(per(), r[n+1:])); m > 0 {
		return n + 1 + m
	}
	return n
}
