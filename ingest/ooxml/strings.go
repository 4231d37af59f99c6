package ooxml

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// arena keeps many short texts in few large pieces.
type arena struct {
	piece *strings.Builder
	size  int
}

// The sizes of pieces; the first are small, for most workbooks are.
const (
	pieceFirst = 4 << 10
	pieceMost  = 256 << 10
)

// keep copies b to where it stays.
func (a *arena) keep(b []byte) string {
	if len(b) > pieceMost/8 {
		return string(b)
	}
	if a.piece == nil || a.piece.Cap()-a.piece.Len() < len(b) {
		a.size = min(max(2*a.size, pieceFirst, len(b)), pieceMost)
		a.piece = &strings.Builder{}
		a.piece.Grow(a.size)
	}
	from := a.piece.Len()
	a.piece.Write(b)
	return a.piece.String()[from:]
}

// shared are the texts that cells name by number instead of holding them.
type shared struct {
	texts []string
	used  []bool
}

// hintMost is as many texts as a file may announce without having them.
const hintMost = 1 << 20

func (w *Workbook) readShared(part string) error {
	s, c, err := w.pkg.scan(part)
	if err != nil {
		return err
	}
	defer c.Close()
	for left := 4 * w.pkg.lim.Chars; s.Next(); { // bytes
		switch {
		case s.Kind != Start:
		case string(s.Local) == "si":
			text := w.richText(s)
			if left -= len(text); left < 0 {
				return &Error{Part: part, Err: fmt.Errorf("%w: chars %d", ErrLimit, w.pkg.lim.Chars)}
			}
			w.shared.texts = append(w.shared.texts, text)
		case string(s.Local) == "sst":
			n, _ := strconv.Atoi(s.Attr("uniqueCount"))
			w.shared.texts = make([]string, 0, min(max(n, 0), hintMost))
		}
	}
	w.shared.used = make([]bool, len(w.shared.texts))
	return s.Err()
}

// Text is the shared text a cell names, such as "17".
func (w *Workbook) sharedText(number []byte) (string, bool) {
	n, err := strconv.Atoi(string(bytes.TrimSpace(number)))
	if err != nil || n < 0 || n >= len(w.shared.texts) {
		return "", false
	}
	w.shared.used[n] = true
	return w.shared.texts[n], true
}

// Unused are the shared texts that no cell read so far names.
func (w *Workbook) Unused() []string {
	var out []string
	for i, used := range w.shared.used {
		if !used && strings.TrimSpace(w.shared.texts[i]) != "" {
			out = append(out, w.shared.texts[i])
		}
	}
	return out
}

// richText reads the runs of <si> or <is>, whose Start was just seen; readings
// above the characters are no part of the text.
func (w *Workbook) richText(s *Scanner) string {
	w.buf = w.buf[:0]
	in, reading := false, 0
	for depth := s.Depth(); s.Next() && s.Depth() >= depth; {
		switch s.Kind {
		case Text:
			switch {
			case in && reading == 0:
				w.buf = append(w.buf, s.Chars...)
			case in:
				w.Readings = append(w.Readings, string(s.Chars))
			}
		case Start:
			in = string(s.Local) == "t"
			if string(s.Local) == "rPh" {
				reading = s.Depth()
			}
		case End:
			if in = false; s.Depth() < reading {
				reading = 0
			}
		}
	}
	return w.strings.keep(unquote(w.buf))
}

// unquote resolves _x000D_, by which workbooks write characters that XML has no
// place for, and makes line ends one kind.
func unquote(b []byte) []byte {
	if !bytes.Contains(b, []byte("_x")) {
		return b
	}
	var out []byte
	for len(b) > 0 {
		n, ok := quoted(b)
		if !ok {
			out, b = append(out, b[0]), b[1:]
			continue
		}
		b = b[7:]
		if low, ok := quoted(b); ok && utf16.IsSurrogate(n) {
			n, b = utf16.DecodeRune(n, low), b[7:]
		}
		out = utf8.AppendRune(out, n)
	}
	return lineFeeds(out)
}

// quoted reads one _xHHHH_ at the head of b.
func quoted(b []byte) (rune, bool) {
	if len(b) < 7 || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(b[2:6]), 16, 16)
	return rune(n), err == nil
}
