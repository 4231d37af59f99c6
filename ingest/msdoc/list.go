package msdoc

import (
	"unicode/utf16"

	"github.com/taizhang/taizhang/ingest/flow"
)

// lists are the numberings that paragraphs name from 1.
type lists []*instance

// instance is a list under a name; those of one list go on counting with it, but
// one may begin anew when it is first named.
type instance struct {
	list   *flow.List
	starts []start
}

type start struct{ level, number int }

const (
	lstfSize = 28
	lvlfSize = 28
	lfoSize  = 16
)

// readLists reads the lists (PlfLst) and what paragraphs name of them (PlfLfo).
func readLists(lst, lfo []byte) lists {
	byID := readListTable(lst)
	n := int(u32(lfo, 0))
	if 4+n*lfoSize > len(lfo) {
		return nil
	}
	out := make(lists, n)
	rest := lfo[4+n*lfoSize:]
	for i := range out {
		entry := lfo[4+i*lfoSize:]
		out[i] = &instance{list: byID[u32(entry, 0)]}
		rest = out[i].overrides(rest, int(entry[12]))
	}
	return out
}

// readListTable reads every list with its one or nine levels, which stand behind the table.
func readListTable(b []byte) map[uint32]*flow.List {
	n := int(u16(b, 0))
	if 2+n*lstfSize > len(b) {
		return nil
	}
	byID := map[uint32]*flow.List{}
	rest := b[2+n*lstfSize:]
	for i := range n {
		entry := b[2+i*lstfSize:]
		l, levels := newList(), 9
		if entry[26]&1 == 1 { // fSimpleList
			levels = 1
		}
		for k := range levels {
			l.Levels[k], rest = readLevel(rest)
		}
		byID[u32(entry, 0)] = l
	}
	return byID
}

func newList() *flow.List {
	l := &flow.List{}
	for i := range l.Levels {
		l.Levels[i] = flow.Level{Start: 1, Restart: -1, Format: "none"}
	}
	return l
}

// readLevel reads a level (LVL) and gives what follows it.
func readLevel(b []byte) (flow.Level, []byte) {
	lv := flow.Level{Start: 1, Restart: -1, Format: "none"}
	if len(b) < lvlfSize {
		return lv, nil
	}
	at := lvlfSize + int(b[24]) + int(b[25])
	n := int(u16(b, at))
	if at+2+2*n > len(b) {
		return lv, nil
	}
	lv.Start, lv.Format, lv.Legal = int(int32(u32(b, 0))), flow.NumberFormat(int(b[4])), b[5]&0x04 != 0
	lv.Suffix = [...]string{"tab", "space", "nothing"}[min(int(b[15]), 2)]
	if b[5]&0x08 != 0 {
		lv.Restart = int(b[26])
	}
	lv.Text = levelText(b[at+2 : at+2+2*n])
	return lv, b[at+2+2*n:]
}

// levelText spells a label in which the numbers of levels stand as characters 0 to 8.
func levelText(b []byte) string {
	var units []uint16
	for i := 0; i+1 < len(b); i += 2 {
		if c := u16(b, i); c < 9 {
			units = append(units, '%', '1'+c)
		} else {
			units = append(units, c)
		}
	}
	return string(utf16.Decode(units))
}

// overrides reads what an LFO changes of its list and gives what follows. One that
// looks otherwise has a list of its own.
func (in *instance) overrides(b []byte, n int) []byte {
	if len(b) < 4 {
		return nil
	}
	b = b[4:]
	for range n {
		if len(b) < 8 {
			return nil
		}
		first, flags := int(int32(u32(b, 0))), u32(b, 4)
		at := int(flags & 0xF)
		b = b[8:]
		var lv flow.Level
		if flags&0x20 != 0 { // fFormatting
			lv, b = readLevel(b)
		}
		switch {
		case in.list == nil || at > 8:
		case flags&0x20 != 0:
			own := *in.list
			own.Levels[at] = lv
			in.list = &own
		case flags&0x10 != 0: // fStartAt
			in.starts = append(in.starts, start{at, first})
		}
	}
	return b
}

// label counts a paragraph and gives the number printed before it; list counts from 1.
func (ls lists) label(list, level int) string {
	if list < 1 || list > len(ls) || ls[list-1].list == nil || level > 8 {
		return ""
	}
	in := ls[list-1]
	for _, s := range in.starts {
		in.list.Begin(s.level, s.number)
	}
	in.starts = nil
	return in.list.Label(level)
}
