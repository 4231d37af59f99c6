package parse

import (
	"sync"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// The kinds of words with which a name of an organ ends, and of those that stand behind one.
var (
	nameKinds   = []lexicon.Kind{lexicon.Organ, lexicon.Suffix, lexicon.Head, lexicon.Government, lexicon.Zone, lexicon.Area, lexicon.Level, lexicon.Collective, lexicon.Stem}
	actKinds    = []lexicon.Kind{lexicon.LeadAct, lexicon.SupportAct, lexicon.ImplementAct, lexicon.ResponsibleAct, lexicon.Manner}
	behindKinds = append([]lexicon.Kind{lexicon.Etc, lexicon.Link, lexicon.Level}, actKinds...)
)

// around is what a character may be to a name of an organ.
type around uint8

const (
	endsName   around = 1 << iota // the name's last
	behindName                    // the first behind it
	endsLabel                     // the last of a label, which stands before names: 责任单位, 责任单位:
)

// arounds are what the characters may be, read from the words of the lexicon.
var arounds = sync.OnceValue(func() *[1 << 16]around {
	t := new([1 << 16]around)
	add := func(of around, runes string) {
		for _, r := range runes {
			t[uint16(r)] |= of
		}
	}
	add(endsName, lexicon.Closers(nameKinds...))
	add(behindName, lexicon.Openers(behindKinds...)+"《*:")
	add(endsLabel, ":位门")
	for r := range t {
		if traitOf(rune(r))&(whiteTrait|pauseTrait|edgeTrait|bulletTrait) != 0 {
			t[r] |= behindName
		}
	}
	return t
})

// mayName reports a text in which an organ may be named, without looking at its words: it has a character
// with which names end before one that may stand behind them, or a label.
func (s strand) mayName() bool {
	t := arounds()
	end := false
	for _, r := range s.fold {
		a := t[uint16(r)]
		if a&endsLabel != 0 || end && a&behindName != 0 {
			return true
		}
		end = a&endsName != 0
	}
	return end
}
