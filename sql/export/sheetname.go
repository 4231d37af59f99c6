package export

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
)

// sheetNames gives each sheet a name that Excel takes and no other sheet has.
type sheetNames map[string]bool

// sheetNameUnits is how long Excel lets a name be, in UTF-16 units.
const sheetNameUnits = 31

// take makes a name of a label: "一、总体要求: [试行]" becomes "一、总体要求 试行", the next of that name "… (2)".
func (n sheetNames) take(label string) string {
	label = cleanSheetName(label)
	name := cutUnits(label, sheetNameUnits)
	for i := 2; n[fold(name)] || fold(name) == "history"; i++ {
		mark := fmt.Sprintf("(%d)", i)
		name = strings.TrimRight(cutUnits(label, sheetNameUnits-len(mark)), " '") + mark
	}
	n[fold(name)] = true
	return name
}

// fold is how Excel compares names.
func fold(s string) string { return strings.ToLower(s) }

func cleanSheetName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) || unicode.IsControl(r) || unicode.IsSpace(r) || r == unicode.ReplacementChar || !inXML(r) {
			return ' '
		}
		return r
	}, s)
	s = strings.Trim(strings.Join(strings.Fields(s), " "), "' ")
	if s == "" {
		return "Sheet"
	}
	return s
}

// cutUnits is the beginning of s that has at most n UTF-16 units.
func cutUnits(s string, n int) string {
	for i, r := range s {
		if n -= utf16.RuneLen(r); n < 0 {
			return strings.TrimRight(s[:i], " '")
		}
	}
	return s
}
