package hanzi

import (
	_ "embed"
	"strings"
	"sync/atomic"
	"unicode/utf8"
)

//go:embed traditional.tsv
var traditionalTable string

const firstHan, lastHan = 0x4E00, 0x9FFF

// simplifiedTable holds, for each Han character, the simplified one where it differs.
type simplifiedTable [lastHan - firstHan + 1]uint16

// simplifiedOf is read for every character of a text: a load, once it is there.
var simplifiedOf atomic.Pointer[simplifiedTable]

func readSimplified() *simplifiedTable {
	to := new(simplifiedTable)
	for line := range strings.Lines(traditionalTable) {
		old, rest, found := strings.Cut(line, "\t")
		t, _ := utf8.DecodeRuneInString(old)
		if s, _ := utf8.DecodeRuneInString(rest); found && t >= firstHan && t <= lastHan {
			to[t-firstHan] = uint16(s)
		}
	}
	for i, s := range to {
		if s != 0 && to[rune(s)-firstHan] != 0 {
			to[i] = 0 // 薴, whose simplified form 苧 is the traditional form of 苎, stays
		}
	}
	simplifiedOf.Store(to)
	return to
}

// simplified gives the simplified character for a traditional one: 關於 is 关于.
func simplified(r rune) rune {
	to := simplifiedOf.Load()
	if to == nil {
		to = readSimplified()
	}
	if s := to[r-firstHan]; s != 0 {
		return rune(s)
	}
	return r
}
