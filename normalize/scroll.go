package normalize

import "strings"

// scroll holds the many short strings of a plan, its places and identities, in a few pieces of memory.
type scroll struct{ piece strings.Builder }

// scrollPiece is the size of a piece in bytes.
const scrollPiece = 2 << 10

// write is text as a string.
func (s *scroll) write(text []byte) string {
	if s.piece.Cap()-s.piece.Len() < len(text) {
		s.piece.Reset() // what was written keeps its piece
		s.piece.Grow(max(len(text), scrollPiece))
	}
	from := s.piece.Len()
	s.piece.Write(text)
	return s.piece.String()[from:]
}
