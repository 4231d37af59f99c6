package export

import (
	"strings"
	"unicode"
)

// Guard makes sure that a spreadsheet reads a csv's field as text: "=1+1" becomes
// "'=1+1". Texts that begin with ' get one too, so that Unguard gives every text back.
func Guard(s string) string {
	if strings.HasPrefix(s, "'") || computes(s) {
		return "'" + s
	}
	return s
}

// Unguard takes the mark away that Guard put there.
func Unguard(s string) string { return strings.TrimPrefix(s, "'") }

// computes reports that Excel or LibreOffice may take a text for a formula: it begins
// with = + - @, in either width, behind any white space, or with a tab or line end.
func computes(s string) bool {
	if s == "" {
		return false
	}
	if strings.ContainsRune("\t\r\n", rune(s[0])) {
		return true
	}
	s = strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r) })
	for _, r := range s {
		return strings.ContainsRune("=+-@＝＋－＠﹢﹣﹦﹫−", r)
	}
	return false
}
