package ingest

import (
	"cmp"
	"slices"
)

// spot is a cell that holds words, as small as may be.
type spot struct {
	row, col int32
	text     string
}

func (a spot) compare(b spot) int {
	return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.col, b.col))
}

// spots are many of them, kept in pieces so that none is copied when more come.
type spots struct {
	chunks [][]spot
	n      int
	last   spot
	mixed  bool // they did not come in order
}

const spotsPerChunk = 1 << 14

func (s *spots) add(x spot) {
	k := len(s.chunks) - 1
	if k < 0 || len(s.chunks[k]) >= spotsPerChunk {
		s.chunks = append(s.chunks, nil)
		k++
	}
	s.chunks[k] = append(s.chunks[k], x)
	s.mixed = s.mixed || s.n > 0 && s.last.compare(x) > 0
	s.n, s.last = s.n+1, x
}

// inOrder gives them by row, then column.
func (s *spots) inOrder() [][]spot {
	if s.mixed {
		all := slices.Concat(s.chunks...)
		slices.SortStableFunc(all, spot.compare)
		s.chunks, s.mixed = [][]spot{all}, false
	}
	return s.chunks
}
