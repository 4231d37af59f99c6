package hanzi

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed traditional.tsv
var traditionalTable string

const firstHan, lastHan = 0x4E00, 0x9FFF

// simplifiedOf holds, for each Han character, the simplified one where it differs.
var simplifiedOf = sync.OnceValue(func() *[lastHan - firstHan + 1]uint16 {
	var to [lastHan - firstHan + 1]uint16
	for line := range strings.Lines(traditionalTable) {
		old, rest, found := strings.Cut(line, "\t")
		t, _ := utf8.DecodeRuneInString(old)
		if s, _ := utf8.DecodeRuneInString(rest); found && t >= firstHan && t <= lastHan {
			to[t-firstHan] = uint16(s)
		}
	}
	return &to
})

// simplified gives the simplified character for a traditional one: 關於 is 关于.
func simplified(r rune) rune {
	if s := simplifiedOf()[r-firstHan]; s != 0 {
		return rune(s)
	}
	return r
}
