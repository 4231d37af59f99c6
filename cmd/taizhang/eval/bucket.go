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
	p.score(t, gold)
	return t.report()
}

// page is the text of a bundle as one row of non-blank folded characters.
type page struct {
	text []rune
	ink  []ink
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
)

// parts of the ledger that agree with each bucket. A heading or title printed again is a repeat.
var agrees = map[bucket][]parse.Part{
	titleInk:    {parse.TitlePart},
	metaInk:     {parse.MetadataPart},
	headingInk:  {parse.HeadingPart, parse.RepeatPart},
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

// region is the part of the text that a task's lines cover; without lines, all from where the last task began.
func (p *page) region(g *GoldTask, after int) (from, to int) {
	if len(g.SourceLines) == 0 || len(p.ink) == 0 || p.ink[0].line == 0 {
		return after, len(p.text)
	}
	first, last := slices.Min(g.SourceLines), slices.Max(g.SourceLines)
	from, to = len(p.text), 0
	for i := range p.ink {
		if p.ink[i].line >= first && p.ink[i].line <= last {
			from, to = min(from, i), max(to, i+1)
		}
	}
	return min(from, to), to
}

// annotate marks what the annotation says: contents first, so that an organ named in the text stays text.
func (p *page) annotate(g *Gold) {
	starts := make([]int, len(g.Tasks))
	after := 0
	for i := range g.Tasks {
		from, to := p.region(&g.Tasks[i], after)
		starts[i] = p.content(&g.Tasks[i], from, to)
		if starts[i] < 0 {
			starts[i] = from
		}
		after = max(after, starts[i])
	}
	for i := range g.Tasks {
		from, to := p.region(&g.Tasks[i], starts[i])
		if len(g.Tasks[i].SourceLines) == 0 && i+1 < len(starts) {
			to = max(starts[i], starts[i+1])
		}
		p.cells(&g.Tasks[i], from, starts[i], to)
	}
	p.title(word(g.Title), titleInk)
	p.title(word(g.NoticeTitle), titleInk)
	for _, stated := range []*string{g.Issuer, g.Number, g.IndexNumber} {
		p.title(word(stated), metaInk)
	}
	for i := range g.Tasks {
		p.headings(&g.Tasks[i], starts[i])
	}
}

// content marks a task's words, whole or clause by clause, and gives where they begin.
func (p *page) content(g *GoldTask, from, to int) int {
	whole := letters(g.Content)
	if i := p.index(whole, from, to); i >= 0 {
		p.mark(i, len(whole), taskInk)
		return i
	}
	start := -1
	for _, clause := range clauses(whole) {
		i := p.index(clause, from, to)
		if i < 0 {
			continue
		}
		p.mark(i, len(clause), taskInk)
		if start < 0 {
			start = i
		}
		from = i + len(clause)
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
func (p *page) cells(g *GoldTask, from, start, to int) {
	if s := letters(word(g.Serial)); len(s) > 0 && start >= len(s) {
		if i := start - len(s); p.free(s, i) {
			p.mark(i, len(s), labelInk)
		}
	}
	for _, d := range g.Duties {
		if !d.Inherited && !d.Inline && !d.Soft {
			p.cell(d.Mention, from, to, dutyInk)
		}
	}
	for _, d := range g.Deadlines {
		if !d.Inherited && !d.Soft {
			p.cell(d.Mention, from, to, deadlineInk)
		}
	}
	if g.Progress != nil && !g.ProgressSoft {
		p.cell(g.Progress.Mention, from, to, progressInk)
	}
}

func (p *page) cell(words string, from, to int, b bucket) {
	w := letters(words)
	if i := p.index(w, from, to); i >= 0 {
		p.mark(i, len(w), b)
	}
}

// title marks the place of a stated field where the ledger agrees best: a page prints it in its head, too.
func (p *page) title(words string, b bucket) {
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
func (p *page) score(t *tally, g *Gold) {
	for i := 0; i < len(p.ink); {
		j := i + 1
		for j < len(p.ink) && p.ink[j].want == p.ink[i].want && p.ink[j].got == p.ink[i].got && p.ink[j].line == p.ink[i].line {
			j++
		}
		p.run(t, g, i, j)
		i = j
	}
}

func (p *page) run(t *tally, g *Gold, i, j int) {
	c := p.ink[i]
	if c.want == unknown {
		if p.claims(c.got) && !p.inTask(g, c) {
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

// inTask reports that a character stands in the lines of some task, where its bucket does not follow.
func (p *page) inTask(g *Gold, c ink) bool {
	for i := range g.Tasks {
		lines := g.Tasks[i].SourceLines
		if len(lines) == 0 || c.line == 0 || c.line >= slices.Min(lines) && c.line <= slices.Max(lines) {
			return true
		}
	}
	return false
}

func (p *page) spell(at ingest.Span, n int) string {
	return fmt.Sprintf("#%d ¶%d [%d,%d)", at.Doc+1, at.Block+1, at.From, at.From+n)
}

func (b bucket) String() string {
	return [...]string{"unknown", "title", "metadata", "heading", "label", "task", "duty", "deadline", "progress"}[b]
}
