package parse

import (
	"regexp"
	"slices"
	"strings"
)

// inserted is what a site's program put between characters: a reading behind one, 开(kāi),
// or the marks around a word that was searched for, @@信用@@.
var inserted = regexp.MustCompile(`@@|\([a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zāáǎàēéěèīíǐìōóǒòūúǔù]{0,4}\)`)

// unread drops the readings printed behind characters and the marks of a search
// word, keeping every place: 公開(kāi) is 公開, @@信用@@监管 is 信用监管.
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
	if !slices.ContainsFunc(s.fold, noisy) {
		return nil
	}
	text := s.text()
	var out [][2]int
	for _, m := range inserted.FindAllStringIndex(text, -1) {
		out = append(out, [2]int{runeAt(text, m[0]), runeAt(text, m[1])})
	}
	return out
}

// noises are the characters that only notes and marks have.
func noises() string {
	out := "@"
	for r := rune(0); r < 0x400; r++ {
		if toned(r) {
			out += string(r)
		}
	}
	return out
}

// noisy reports a character that only notes and marks have.
func noisy(r rune) bool { return r == '@' || toned(r) }

// toned reports a letter that may bear the mark of a tone.
func toned(r rune) bool { return r >= 'à' && r <= 'ǜ' }

// claimReadings makes furniture of every reading: no quotation holds them.
func claimReadings(nodes []node, l *Ledger) {
	for _, n := range nodes {
		if n.table == nil {
			if n.noisy {
				claimNotes(n.whole, l)
			}
			continue
		}
		for i, c := range n.table.Cells {
			if strings.ContainsFunc(c.Text, noisy) {
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
