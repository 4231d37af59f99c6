package normalize

import "github.com/taizhang/taizhang/ingest/hanzi"

// SmallDivision is the row of a zone or a township by its code, with the name in
// full; printed are words that begin with a zone's name, from which its code was
// made. Not ok for a code of GB/T 2260, whose rows AllDivisions has.
func SmallDivision(code, printed string) (row DivisionRow, full string, ok bool) {
	if parent := zoneParent(code); parent != "" {
		name, known := zoneNamed(code, printed)
		row = DivisionRow{Code: code, Name: name, Parent: parent, Level: "zone", Source: "taizhang"}
		return row, FullName(parent, 0) + name, known
	}
	t, ok := TownshipByCode(code)
	if !ok {
		return row, "", false
	}
	row = DivisionRow{Code: code, Name: t.Name, Parent: code[:6], Level: "township", From: t.From, To: t.To, Source: "china-division"}
	if len(divisions().code[row.Parent]) == 0 {
		row.Parent = code[:4] + "00" // 620201 is 嘉峪关市 itself
	}
	return row, FullName(row.Parent, 0) + t.Name, true
}

// zoneNamed finds the zone's name at the head of the words that its code was made of.
func zoneNamed(code, printed string) (string, bool) {
	rs := []rune(hanzi.FoldString(hanzi.Display(printed)))
	for from := range min(2, len(rs)) { // 县经开区管委会
		for to := len(rs); to > from; to-- {
			if z := NewZone(zoneParent(code), string(rs[from:to])); z.Code == code {
				return z.Name, true
			}
		}
	}
	return "", false
}
