package normalize

import (
	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse"
)

// inside quotes the code points [from,to) of q's printed words: 南昌市西湖区 in
// 2021年南昌市西湖区政务公开工作要点. Where the printed form has lost track of
// the raw text, it is q itself.
func (w *writer) inside(q parse.Quote, from, to int) parse.Quote {
	said := []rune(q.Text)
	var pos ingest.Pos
	n := 0
	for _, s := range q.Pos {
		for i, r := range []rune(w.bundle.Text(ingest.Pos{s})) {
			if n < len(said) && said[n] == ' ' && hanzi.IsBlank(r) {
				n++
				continue
			}
			if hanzi.IsBlank(r) {
				continue
			}
			if n >= len(said) || said[n] != r {
				return q
			}
			if n >= from && n < to {
				pos = extend(pos, s, s.From+i)
			}
			n++
		}
	}
	if len(pos) == 0 {
		return q
	}
	return parse.Quote{Text: string(said[from:to]), Pos: pos}
}

// extend adds one code point of span s to pos.
func extend(pos ingest.Pos, s ingest.Span, at int) ingest.Pos {
	if n := len(pos) - 1; n >= 0 && pos[n].To == at && pos[n].Doc == s.Doc && pos[n].Block == s.Block && pos[n].Cell == s.Cell {
		pos[n].To++
		return pos
	}
	return append(pos, ingest.Span{Doc: s.Doc, Block: s.Block, Cell: s.Cell, From: at, To: at + 1})
}
