package pdf

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// collection is one of Adobe's numbered character sets for Chinese: the text of
// each character id, 4559 is 中 in GB1.
type collection struct {
	runes  []rune // 0 where the id is no character
	ids    map[rune]uint32
	narrow [95]uint32 // of printable ASCII half as wide as high
}

//go:embed gb1.tsv
var gb1Table string

//go:embed cns1.tsv
var cns1Table string

var (
	gb1  = sync.OnceValue(func() *collection { return readCollection(gb1Table, 96, 7716, 814) })
	cns1 = sync.OnceValue(func() *collection { return readCollection(cns1Table, 99, 13648, 13649) })
)

// collectionFor finds the set by the Ordering of a CIDSystemInfo; nil for others.
func collectionFor(ordering string) *collection {
	switch ordering {
	case "GB1":
		return gb1()
	case "CNS1":
		return cns1()
	}
	return nil
}

// readCollection reads lines of a first id and the characters from it on, blanks left out; the
// narrow letters begin with blank and !.
func readCollection(table string, wide, blank, narrow uint32) *collection {
	c := &collection{ids: make(map[rune]uint32, 32<<10)}
	for line := range strings.Lines(table) {
		first, chars, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		id, err := strconv.ParseUint(first, 10, 16)
		if err != nil {
			continue // the line of headings
		}
		for _, r := range chars {
			c.put(uint32(id), r)
			id++
		}
	}
	c.put(1, ' ')
	c.put(wide, '\u3000')
	c.put(blank, ' ')
	c.narrow[0] = blank
	for i := range c.narrow[1:] {
		c.narrow[1+i] = narrow + uint32(i)
	}
	return c
}

// half tells the ids of narrow letters.
func (c *collection) half(id uint32) bool {
	return id == c.narrow[0] || id >= c.narrow[1] && id <= c.narrow[94]
}

func (c *collection) put(id uint32, r rune) {
	for int(id) >= len(c.runes) {
		c.runes = append(c.runes, make([]rune, 1024)...)
	}
	c.runes[id] = r
	if _, ok := c.ids[r]; !ok {
		c.ids[r] = id
	}
}

// text gives the character of an id; "" when there is none.
func (c *collection) text(id uint32) string {
	if int(id) < len(c.runes) && c.runes[id] != 0 {
		return string(c.runes[id])
	}
	return ""
}
