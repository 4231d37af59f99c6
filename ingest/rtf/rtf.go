// Package rtf reads Rich Text Format (Microsoft's specification 1.9.1): its text
// in reading order with tables, printed list numbers and outline levels.
package rtf

import (
	"errors"
	"fmt"

	"github.com/taizhang/taizhang/ingest/flow"
)

// The ways in which a file cannot be read.
var (
	ErrDamaged = errors.New("damaged")
	ErrLimit   = errors.New("over a limit")
)

// Limits bound a file.
type Limits struct {
	Depth    int // nesting of groups and tables
	RowCells int // of one row
}

// Read reads a file. Errors wrap one of this package's.
func Read(b []byte, lim Limits) (*flow.Document, error) {
	r := &reader{lex: lexer{b: b}, doc: &flow.Document{}, fonts: map[int]int{}, styles: map[int]int{}, lim: lim}
	r.state.fallback, r.state.outline, r.page = 1, bodyText, 1252
	r.flow = &stream{out: &r.doc.Body}
	for r.step() {
	}
	if r.err == nil && len(r.groups) > 0 {
		r.err = fmt.Errorf("%w: byte %d: the file ends inside %d groups", ErrDamaged, len(b), len(r.groups))
	}
	r.finish()
	return r.doc, r.err
}

// step takes one token.
func (r *reader) step() bool {
	t := r.lex.next()
	if r.skipped(t) {
		return true
	}
	switch t.kind {
	case open:
		return r.enter()
	case closing:
		return r.leave()
	case octet:
		r.octet(t.b)
	case word:
		r.word(t)
	case symbol:
		r.symbol(t)
	case end:
		return false
	}
	return r.err == nil
}
