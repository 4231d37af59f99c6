package eval

import (
	"fmt"
	"slices"
	"strings"

	"github.com/taizhang/taizhang/ingest"
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

// heads reports that words are also a heading above some task: a title that the text prints as one.
func (g *Gold) heads(words string) bool {
	return slices.ContainsFunc(g.Tasks, func(t GoldTask) bool {
		return slices.ContainsFunc(t.Path, func(h string) bool { return key(h) == key(words) })
	})
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
			t.claimed(c.got, j-i)
			t.miss(0, LedgerField, "", c.got.String()+": "+string(p.text[i:j]), p.spell(c.pos, j-i))
		}
		return
	}
	if slices.Contains(agrees[c.want], c.got) {
		t.count(LedgerField, Count{TP: j - i})
		t.count(ledgerPrefix+c.want.String(), Count{TP: j - i})
		return
	}
	t.count(LedgerField, Count{FP: j - i, FN: j - i})
	t.count(ledgerPrefix+c.want.String(), Count{FN: j - i})
	t.claimed(c.got, j-i)
	t.miss(0, LedgerField, c.want.String()+": "+string(p.text[i:j]), c.got.String(), p.spell(c.pos, j-i))
}

// claimed counts characters wrongly claimed for a part against its bucket.
func (t *tally) claimed(part parse.Part, n int) {
	for b := titleInk; b < softInk; b++ {
		if agrees[b][0] == part {
			t.count(ledgerPrefix+b.String(), Count{FP: n})
		}
	}
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
