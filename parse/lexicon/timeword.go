package lexicon

import (
	_ "embed"
	"sync"
)

//go:embed timewords.tsv
var timewordsTSV string

var (
	ongoing    = sync.OnceValue(func() *prefixes { return prefixTable(timewordsTSV, "ongoing") })
	completion = sync.OnceValue(func() *prefixes { return prefixTable(timewordsTSV, "completion") })
	filler     = sync.OnceValue(func() *prefixes { return prefixTable(timewordsTSV, "filler") })
	atOnce     = sync.OnceValue(func() *prefixes { return prefixTable(timewordsTSV, "atonce") })
	event      = sync.OnceValue(func() *prefixes { return prefixTable(timewordsTSV, "event") })
)

// Ongoing is the length of the words at the head of r that say a task has no end: 持续推进, 长期坚持.
func Ongoing(r []rune) int { return length(ongoing(), r) }

// OngoingOpeners are the characters with which such words begin.
func OngoingOpeners() string { return ongoing().openers() }

// Completion is the length of the verb at the head of r that says what is done by a date: 完成, 投入使用.
func Completion(r []rune) int { return length(completion(), r) }

// Filler is the length of the adverb at the head of r that may stand before such a verb: 全面, 基本.
func Filler(r []rune) int { return length(filler(), r) }

// AtOnce is the length of the words at the head of r that allow no time: 立即, 立行立改.
func AtOnce(r []rune) int { return length(atOnce(), r) }

// AtOnceOpeners are the characters with which such words begin.
func AtOnceOpeners() string { return atOnce().openers() }

// Event is the length of the yearly event at the head of r, a time without a date of its own: 春节, 汛期.
func Event(r []rune) int { return length(event(), r) }

func length(t *prefixes, r []rune) int {
	n, _ := t.longest(r)
	return n
}
