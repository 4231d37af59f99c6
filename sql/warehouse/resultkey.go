package warehouse

import (
	"crypto/sha256"
	"encoding/binary"
)

// planRead is how many columns of a plan say what was read; those behind them say by which parser and when.
const planRead = planLoadedFrom - 3

// resultKey is a hash over all that was read of a bundle: two versions of the parser that read
// the same give the same.
func (b *bundle) resultKey() int64 {
	h := sha256.New()
	var buf []byte
	for _, part := range append([]*rows{&b.rows, &b.orgs}, b.raw...) {
		for t := range part {
			if t := table(t); t == corePlanMark || t == coreDutyCount { // they follow from the tasks
				continue
			}
			wide := tables[t].columns
			for values := part[t]; len(values) > 0; values = values[wide:] {
				row := values[:wide]
				if table(t) == corePlan {
					row = row[:planRead]
				}
				buf = appendRow(appendField(buf[:0], tables[t].name), row)
				h.Write(buf)
			}
		}
	}
	return int64(binary.BigEndian.Uint64(h.Sum(nil)) >> 1)
}

// appendRow spells values so that no two rows are spelled the same.
func appendRow(buf []byte, row []datum) []byte {
	for _, d := range row {
		switch d.kind() {
		case nullKind:
			buf = append(buf, 0)
		case textKind:
			buf = appendField(append(buf, 's'), d.text())
		case wholeKind:
			buf = binary.BigEndian.AppendUint64(append(buf, 'i'), d.bits)
		case floatKind:
			buf = binary.BigEndian.AppendUint64(append(buf, 'f'), d.bits)
		case boolKind:
			buf = append(buf, 'b', byte(d.bits))
		case timeKind:
			buf = binary.BigEndian.AppendUint64(append(buf, 't'), uint64(d.time().Unix()))
		}
	}
	return buf
}
