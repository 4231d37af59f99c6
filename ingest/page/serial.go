package page

import (
	"regexp"
	"strings"
	"unicode"
)

var (
	serialForm  = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[0-9]{1,3}(?:[.．](?:[^0-9]|$)|、)|[（(][0-9]{1,3}[）)]|[①-⑳]|[•●■◆▪]|第[一二三四五六七八九十百]+[章节条]|注[：:]|[*＊※]+[：:])`)
	headingForm = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百]+[章节条]|注[：:]|[*＊※]+[：:])`)
)

// serial tells whether a line begins with a list number, such as "一、", "（三）", "12." or "①".
func serial(s string) bool {
	return serialForm.MatchString(s)
}

// heading tells whether the list number is one that running text hardly has at the start of a line: "一、", "第三章".
func heading(s string) bool {
	return headingForm.MatchString(s)
}

// lead is the width in ems of the piece of text that cannot be parted from the start
// of a line: "西）”、" is four, "2021年" two and a half, as no line begins with a closing mark.
func lead(s string) float64 {
	w, word := 0.0, false
	for i, r := range s {
		switch {
		case strings.ContainsRune("（《〈“‘【〔「『([", r) && !word:
			w++
			continue
		case latin(r) && (w == 0 || word):
			w += 0.5
		case closing(r):
			w++
		case i > 0 && w > 0 && (word || !opened(s[:i])):
			return w
		default:
			w++
		}
		word = true
	}
	return w
}

func opened(s string) bool {
	return strings.ContainsRune("（《〈“‘【〔「『([", lastRune(s))
}

// closing tells a mark that may not begin a line.
func closing(r rune) bool {
	return strings.ContainsRune("）》〉”’】〕」』)]，。、；：？！…—,.;:?!%％", r) || unicode.Is(unicode.Pe, r)
}
