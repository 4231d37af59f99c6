package eval

import (
	"fmt"
	"slices"
	"strings"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse"
)

// Buckets compares the ledger with the annotation: for each character whose
// bucket follows from the annotation, whether the ledger says the same. A
// character claimed for a task, organ, deadline or report where none is
// annotated counts against it. Characters are matched where they stand.
func Buckets(gold *Gold, got *parse.Result) Report {
	t := newTally(gold.Stem)
	p := newPage(got)
	p.annotate(gold)
	p.score(t)
	return t.report()
}

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

// bucket is what the annotation says of a character.
type bucket uint8

const (
	unknown bucket = iota
	titleInk
	metaInk
	headingInk
	labelInk
	taskInk
	dutyInk
	deadlineInk
	progressInk
	softInk // may be claimed or not
)

// parts of the ledger that agree with each bucket. What is printed again is a repeat; a
// heading's number may be a label; an issuer named in the title is part of it.
var agrees = map[bucket][]parse.Part{
	titleInk:    {parse.TitlePart},
	metaInk:     {parse.MetadataPart, parse.TitlePart},
	headingInk:  {parse.HeadingPart, parse.LabelPart, parse.RepeatPart},
	labelInk:    {parse.LabelPart},
	taskInk:     {parse.TaskPart},
	dutyInk:     {parse.DutyPart, parse.RepeatPart},
	deadlineInk: {parse.DeadlinePart, parse.RepeatPart},
	progressInk: {parse.ProgressPart, parse.RepeatPart},
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

// annotate marks what the annotation says: contents first, so that an organ named in the text stays text.
func (p *page) annotate(g *Gold) {
	p.tasks = p.extents(g.Tasks)
	for i := range g.Tasks {
		p.cells(&g.Tasks[i], p.row(i))
	}
	if !g.heads(word(g.Title)) {
		p.stated(word(g.Title), titleInk)
	}
	p.stated(word(g.NoticeTitle), titleInk)
	for _, words := range []*string{g.Issuer, g.Number, g.IndexNumber} {
		p.stated(word(words), metaInk)
	}
	for i := range g.Tasks {
		p.headings(&g.Tasks[i], p.start(p.tasks[i]))
	}
	for i := range p.tasks {
		p.tasks[i].to = max(p.tasks[i].to, p.end(p.row(i)))
	}
	if n := len(p.tasks); n > 0 {
		p.tasks[n-1].to = p.end(p.tasks[n-1])
	}
}

// row is a task's extent up to where the next begins: its cells may stand behind its annotated lines.
func (p *page) row(i int) extent {
	e := p.tasks[i]
	if i+1 < len(p.tasks) {
		e.to = max(e.to, p.tasks[i+1].from)
	}
	return e
}

// heads reports that words are also a heading above some task: a title that the text prints as one.
func (g *Gold) heads(words string) bool {
	return slices.ContainsFunc(g.Tasks, func(t GoldTask) bool {
		return slices.ContainsFunc(t.Path, func(h string) bool { return key(h) == key(words) })
	})
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

// content marks a task's words, whole or clause by clause, and gives where they begin.
func (p *page) content(g *GoldTask, e extent) int {
	whole := letters(g.Content)
	if i := p.index(whole, e.from, e.to); i >= 0 {
		p.mark(i, len(whole), taskInk)
		return i
	}
	start := -1
	for _, clause := range clauses(whole) {
		i := p.index(clause, e.from, e.to)
		if i < 0 {
			continue
		}
		p.mark(i, len(clause), taskInk)
		if start < 0 {
			start = i
		}
		e.from = i + len(clause)
	}
	return start
}

func clauses(r []rune) [][]rune {
	var out [][]rune
	from := 0
	for i, c := range r {
		if strings.ContainsRune("。;,", c) {
			out = append(out, r[from:i+1])
			from = i + 1
		}
	}
	return append(out, r[from:])
}

// cells marks serial, organs, deadlines and report of one task outside its words.
func (p *page) cells(g *GoldTask, e extent) {
	s := letters(word(g.Serial))
	if i := p.start(e) - len(s); i >= 0 && len(s) > 0 && p.free(s, i) {
		p.mark(i, len(s), labelInk)
	}
	for _, d := range g.Duties {
		if !d.Inherited && !d.Inline {
			p.cell(d.Mention, e, soft(d.Soft, dutyInk))
		}
	}
	for _, d := range g.Deadlines {
		if !d.Inherited {
			p.cell(d.Mention, e, soft(d.Soft, deadlineInk))
		}
	}
	if g.Progress != nil {
		p.cell(g.Progress.Mention, e, soft(g.ProgressSoft, progressInk))
	}
}

func soft(yes bool, b bucket) bucket {
	if yes {
		return softInk
	}
	return b
}

func (p *page) cell(words string, e extent, b bucket) {
	w := letters(words)
	if i := p.index(w, e.from, e.to); i >= 0 {
		p.mark(i, len(w), b)
	}
}

// stated marks the place of a stated field where the ledger agrees best: a page prints it in its head, too.
func (p *page) stated(words string, b bucket) {
	w := letters(words)
	best, most := -1, -1
	for i := p.index(w, 0, len(p.text)); i >= 0; i = p.index(w, i+1, len(p.text)) {
		if n := p.agreeing(i, len(w), b); n > most {
			best, most = i, n
		}
	}
	if best >= 0 {
		p.mark(best, len(w), b)
	}
}

func (p *page) agreeing(i, n int, b bucket) int {
	good := 0
	for _, c := range p.ink[i : i+n] {
		good += one(slices.Contains(agrees[b], c.got))
	}
	return good
}

// headings marks the nearest printing of each heading above a task.
func (p *page) headings(g *GoldTask, start int) {
	to := start
	for k := len(g.Path) - 1; k >= 0; k-- {
		w := letters(g.Path[k])
		i := p.before(w, to)
		if i < 0 {
			continue
		}
		p.mark(i, len(w), headingInk)
		to = i
	}
}

// score counts agreement character by character; units are runs of one bucket.
func (p *page) score(t *tally) {
	for i := 0; i < len(p.ink); {
		j := i + 1
		for j < len(p.ink) && p.ink[j].want == p.ink[i].want && p.ink[j].got == p.ink[i].got && p.ink[j].line == p.ink[i].line && p.inTask(j) == p.inTask(i) {
			j++
		}
		p.run(t, i, j)
		i = j
	}
}

func (p *page) run(t *tally, i, j int) {
	c := p.ink[i]
	if c.want == softInk {
		return
	}
	if c.want == unknown {
		if p.claims(c.got) && !p.inTask(i) {
			t.count(LedgerField, Count{FP: j - i})
			t.miss(0, LedgerField, "", c.got.String()+": "+string(p.text[i:j]), p.spell(c.pos, j-i))
		}
		return
	}
	if slices.Contains(agrees[c.want], c.got) {
		t.count(LedgerField, Count{TP: j - i})
		return
	}
	t.count(LedgerField, Count{FP: j - i, FN: j - i})
	t.miss(0, LedgerField, c.want.String()+": "+string(p.text[i:j]), c.got.String(), p.spell(c.pos, j-i))
}

func (p *page) claims(part parse.Part) bool {
	return part == parse.TaskPart || part == parse.DutyPart || part == parse.DeadlinePart || part == parse.ProgressPart
}

// inTask reports that a character stands in the text of some task, where its bucket does not follow.
func (p *page) inTask(i int) bool {
	return slices.ContainsFunc(p.tasks, func(e extent) bool { return e.from <= i && i < e.to })
}

func (p *page) spell(at ingest.Span, n int) string {
	return fmt.Sprintf("#%d ¶%d [%d,%d)", at.Doc+1, at.Block+1, at.From, at.From+n)
}

func (b bucket) String() string {
	return [...]string{"unknown", "title", "metadata", "heading", "label", "task", "duty", "deadline", "progress", "soft"}[b]
}
