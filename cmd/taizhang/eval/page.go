package eval

import (
	"slices"
	"strings"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse"
)

// page is the text of a bundle as one row of non-blank folded characters.
type page struct {
	text  []rune
	ink   []ink
	tasks []extent
}

// ink is one character: where it stands, what the ledger says and what the annotation says.
type ink struct {
	line int // of the first document, from 1; 0 elsewhere
	pos  ingest.Span
	got  parse.Part
	want bucket
}

func newPage(r *parse.Result) *page {
	p := &page{}
	for i, d := range r.Bundle.Documents {
		for j := range d.Blocks {
			bl := &d.Blocks[j]
			if bl.Table == nil {
				p.add(bl.Text, ingest.Span{Doc: i, Block: j, Cell: ingest.NoCell}, r.Ledger)
				continue
			}
			for k := range bl.Table.Cells {
				p.add(bl.Table.Cells[k].Text, ingest.Span{Doc: i, Block: j, Cell: k}, r.Ledger)
			}
		}
	}
	return p
}

func (p *page) add(text string, at ingest.Span, l *parse.Ledger) {
	parts := l.Part(at.Doc, at.Block, at.Cell)
	line := 0
	if at.Doc == 0 && at.Cell == ingest.NoCell {
		line = at.Block + 1
	}
	i := -1
	for _, r := range text {
		i++
		if hanzi.IsBlank(r) {
			continue
		}
		at.From, at.To = i, i+1
		p.text = append(p.text, fold(r))
		p.ink = append(p.ink, ink{line: line, pos: at, got: parts[i]})
	}
}

func fold(r rune) rune { return []rune(strings.ToLower(string(hanzi.Fold(r))))[0] }

func letters(s string) []rune {
	var out []rune
	for _, r := range s {
		if !hanzi.IsBlank(r) {
			out = append(out, fold(r))
		}
	}
	return out
}

// index finds words at or after from and before to, where every character is still unknown.
func (p *page) index(words []rune, from, to int) int {
	for i := max(from, 0); len(words) > 0 && i+len(words) <= to; i++ {
		if p.free(words, i) {
			return i
		}
	}
	return -1
}

// before finds the last place of words that starts before to.
func (p *page) before(words []rune, to int) int {
	for i := min(to, len(p.text)-len(words)); len(words) > 0 && i >= 0; i-- {
		if slices.Equal(p.text[i:i+len(words)], words) && (p.ink[i].want == unknown || p.ink[i].want == headingInk) {
			return i
		}
	}
	return -1
}

func (p *page) free(words []rune, i int) bool {
	for k, r := range words {
		if p.text[i+k] != r || p.ink[i+k].want != unknown {
			return false
		}
	}
	return true
}

func (p *page) mark(i, n int, b bucket) {
	for k := i; k < i+n; k++ {
		p.ink[k].want = b
	}
}

// extent is the stretch [from,to) of the text that belongs to a task.
type extent struct{ from, to int }

// extents finds the text of each task: its lines where the annotation names them all;
// where it names the row's first only, up to the next row; without lines, from one content to the next.
func (p *page) extents(tasks []GoldTask) []extent {
	out := make([]extent, len(tasks))
	after := 0
	for i := range tasks {
		g := &tasks[i]
		e := p.lines(g, after)
		if found := e.to > 0 && p.content(g, e) >= 0; !found || len(g.SourceLines) == 1 {
			e.to = len(p.text)
			if i+1 < len(tasks) && len(tasks[i+1].SourceLines) > 0 {
				e.to = max(e.from, p.lines(&tasks[i+1], e.to).from)
			}
			if found {
				out[i], after = e, e.from
				continue
			}
			start := p.content(g, e)
			if len(g.SourceLines) == 0 && start >= 0 {
				e.from = start
			}
		}
		after = max(after, e.from)
		out[i] = e
	}
	for i := range out {
		if len(tasks[i].SourceLines) == 0 && i+1 < len(out) {
			out[i].to = max(out[i].from, out[i+1].from)
		}
	}
	return out
}

// lines is where the annotated lines of a task stand; to is 0 where they say nothing.
func (p *page) lines(g *GoldTask, after int) extent {
	if len(g.SourceLines) == 0 || len(p.ink) == 0 || p.ink[0].line == 0 {
		return extent{after, 0}
	}
	first, last := slices.Min(g.SourceLines), slices.Max(g.SourceLines)
	e := extent{len(p.text), 0}
	for i := range p.ink {
		if p.ink[i].line >= first && p.ink[i].line <= last {
			e.from, e.to = min(e.from, i), max(e.to, i+1)
		}
	}
	return e
}

// row is a task's extent up to where the next begins: its cells may stand behind its annotated lines.
func (p *page) row(i int) extent {
	e := p.tasks[i]
	if i+1 < len(p.tasks) {
		e.to = max(e.to, p.tasks[i+1].from)
	}
	return e
}

// start is where a task's words begin in its extent.
func (p *page) start(e extent) int {
	for i := e.from; i < e.to; i++ {
		if p.ink[i].want == taskInk {
			return i
		}
	}
	return e.from
}

// end is behind the last character of a task in an extent.
func (p *page) end(e extent) int {
	for i := e.to; i > e.from; i-- {
		if w := p.ink[i-1].want; w != unknown && w != headingInk {
			return i
		}
	}
	return e.from
}
