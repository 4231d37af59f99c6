package parse

import (
	"regexp"
	"slices"
	"strings"
)

// pinyinNote is a reading that a site's program put behind a character: 开(kāi).
var pinyinNote = regexp.MustCompile(`\([a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zāáǎàēéěèīíǐìōóǒòūúǔù]{0,4}\)`)

// unread drops the readings printed behind characters, keeping every place: 公開(kāi) is 公開.
func (s strand) unread() strand {
	out := strand{}
	from := 0
	for _, note := range s.readings() {
		out = out.glue(s.cut(from, note[0]))
		from = note[1]
	}
	if from == 0 {
		return s
	}
	return out.glue(s.from(from))
}

// readings are the element ranges of such notes.
func (s strand) readings() [][2]int {
	if !slices.ContainsFunc(s.fold, toned) {
		return nil
	}
	text := s.text()
	var out [][2]int
	for _, m := range pinyinNote.FindAllStringIndex(text, -1) {
		out = append(out, [2]int{runeAt(text, m[0]), runeAt(text, m[1])})
	}
	return out
}

// toned reports a letter that may bear the mark of a tone.
func toned(r rune) bool { return r >= 'à' && r <= 'ǜ' }

// claimReadings makes furniture of every reading: no quotation holds them.
func claimReadings(nodes []node, l *Ledger) {
	for _, n := range nodes {
		if n.table == nil {
			claimNotes(n.whole, l)
			continue
		}
		for i, c := range n.table.Cells {
			if strings.ContainsFunc(c.Text, toned) {
				claimNotes(newStrand(c.Text, n.doc, n.block, i), l)
			}
		}
	}
}

func claimNotes(s strand, l *Ledger) {
	for _, r := range s.readings() {
		l.claim(s.cut(r[0], r[1]), FurniturePart)
	}
}
