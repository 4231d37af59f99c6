package parse

import (
	"strings"

	"github.com/taizhang/taizhang/ingest"
)

// pieces cuts a paragraph's raw text at every sep, keeping empty pieces: the
// cells of a line that was a table row.
func pieces(b *ingest.Bundle, n *node, sep rune) []strand {
	text := b.Documents[n.doc].Blocks[n.block].Text
	out := make([]strand, 0, strings.Count(text, string(sep))+1)
	p, at := newSpool(n.size, cap(out)), n.place(0)
	for part := range strings.SplitSeq(text, string(sep)) {
		s := p.put(part, at)
		if s.len() > 0 {
			at.off = int32(s.size())
		}
		out = append(out, s.unread())
		at.off++
	}
	return out
}

// once drops the second half of a cell that a page break made print twice, and
// returns it beside what stays.
func once(s strand) (first, again strand) {
	t := s.trim()
	n := t.words()
	if n < 4 || n%2 != 0 || n == t.len() {
		return s, strand{}
	}
	words := t.dense()
	if !equalRunes(words.fold[:n/2], words.fold[n/2:]) {
		return s, strand{}
	}
	seen := 0
	for i, r := range t.fold {
		if !blank(r) {
			seen++
		}
		if seen == n/2 {
			if i+1 >= t.len() || !blank(t.fold[i+1]) { // one word that repeats itself: 1.1.
				return s, strand{}
			}
			return t.cut(0, i+1), t.from(i + 1)
		}
	}
	return s, strand{}
}
