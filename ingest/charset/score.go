package charset

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

//go:embed common.tsv
var commonTable string

// common tells the characters that make up most of any Chinese text.
var common = sync.OnceValue(func() *[0x10000]bool {
	set := new([0x10000]bool)
	for _, line := range strings.Split(commonTable, "\n")[1:] {
		chars, _, _ := strings.Cut(line, "\t")
		for _, r := range chars {
			set[r] = true
		}
	}
	for _, r := range "，。、；：？！（）《》〈〉“”‘’〔〕【】—…·　○〇％０１２３４５６７８９" {
		set[r] = true
	}
	return set
})

// Score is the share of common characters in text that was decoded rightly: of running Chinese above 0.8.
func Score(text string) float64 { return score(text, "utf-8") }

// score is the share of common characters among all, less three for each that
// cannot be text at all. Of running Chinese it is above 0.8 in the right set.
func score(text, name string) float64 {
	n, good, often := 0, 0.0, common()
	for _, r := range text {
		n++
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r >= ' ' && r < 0x7F, r < 0x10000 && often[r]:
			good++
		case impossible(r):
			good -= 3
		case r < 0x2000 && r != 0xA0 && (name == "utf-16le" || name == "utf-16be"):
			good--
		}
	}
	if n == 0 {
		return 0
	}
	return good / float64(n)
}

// impossible are code points no text holds: controls, private use, unassigned, the replacement character.
func impossible(r rune) bool {
	switch {
	case r == '\uFFFD', r >= 0xE000 && r <= 0xF8FF, r >= 0xF0000:
		return true
	case r == '\f', r == '\v', r == 0x1A, r == 0xFEFF:
		return false
	case r >= 0x80 && r < 0x2000:
		return !unicode.IsGraphic(r) && !unicode.Is(unicode.Cf, r)
	}
	return r < ' ' || r == 0x7F || r >= 0xA000 && !unicode.IsGraphic(r)
}

// Plain reports that t is text at all, not the bytes of a picture or a program.
func (t Text) Plain() bool {
	n, odd := 0, 0
	for _, r := range t.String {
		n++
		if r == '\uFFFD' || r < ' ' && !strings.ContainsRune("\t\n\v\f\r\x1a", r) || r == 0x7F {
			odd++
		}
	}
	return t.Score > 0.3 && odd*20 <= n+20 // one is forgiven however short the text
}
