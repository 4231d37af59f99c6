package parse

import "github.com/taizhang/taizhang/ingest"

// sequence follows the printed numbers of one list: 1. 2. 3.
type sequence struct {
	style serialStyle
	last  int
	seen  map[int]bool
}

// next takes the next printed number and tells what is odd about it. A list that
// returns to 1 begins anew.
func (q *sequence) next(style serialStyle, n int) Code {
	if q.seen == nil || style != q.style || n == 1 {
		*q = sequence{style, n, map[int]bool{n: true}}
		return ""
	}
	twice, skips := q.seen[n], n > q.last+1
	q.seen[n], q.last = true, n
	switch {
	case twice:
		return DuplicateSerial
	case skips:
		return SkippedSerial
	}
	return ""
}

// oddNumber says for people what a code means.
var oddNumber = map[Code]string{
	DuplicateSerial: "the number was printed before",
	SkippedSerial:   "numbers before this one are missing",
}

// numberOf reads a serial as quoted: 12, （三）, 一; 0 when it is no number.
func numberOf(text string) (serialStyle, int) {
	s := newStrand(text, 0, 0, ingest.NoCell)
	if sn, ok := readSerial(s); ok {
		return sn.style, sn.n
	}
	n, ok := bareNumber(s)
	if !ok {
		return noSerial, 0
	}
	return dotSerial, n
}

// rowNumbers notes the odd numbers of a table's rows.
func (p *layout) rowNumbers(tasks []Task) {
	var q sequence
	for _, t := range tasks {
		if _, n := numberOf(t.Serial.Text); n > 0 {
			if code := q.next(dotSerial, n); code != "" {
				p.issue(code, t.Serial, oddNumber[code])
			}
		}
	}
}

// itemNumbers notes the odd numbers of an outline's items: among those with one
// parent, or in the whole document where the style begins only once.
func (p *layout) itemNumbers(items []*entry) {
	type list struct {
		parent *entry
		style  serialStyle
	}
	lists := map[list]*sequence{}
	begins := map[serialStyle]int{}
	for _, it := range items {
		if it.serial.n == 1 {
			begins[it.serial.style]++
		}
	}
	for _, it := range items {
		if it.serial.n == 0 && it.serial.words.len() == 0 {
			continue
		}
		l := list{it.parent, it.serial.style}
		if begins[l.style] == 1 {
			l.parent = nil
		}
		if lists[l] == nil {
			lists[l] = &sequence{}
		}
		if code := lists[l].next(it.serial.style, it.serial.n); code != "" {
			p.issue(code, it.serial.words.quote(), oddNumber[code])
		}
	}
}

// NumberOf reads a printed serial: 12 of 12、, 3 of (三); 0 where it is no number.
func NumberOf(serial string) int {
	_, n := numberOf(serial)
	return n
}
