package parse

import (
	"slices"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/hanzi"
)

// Parse finds the plans of b. It never fails: what is odd becomes an Issue.
func Parse(b *ingest.Bundle) *Result {
	lent := spools.Get().(*spool)
	defer lent.giveBack()
	nodes := lent.nodes(b)
	p := &layout{b: b, nodes: crowded(collapsed(nodes)), ledger: newLedger(b, nodes)}
	p.head = letterhead(p.nodes, metaOf(b))
	p.claimNodes()
	p.body()
	p.sweep()
	p.claimAsides()
	p.claimRest()
	return p.result()
}

func metaOf(b *ingest.Bundle) []ingest.Meta {
	var out []ingest.Meta
	for _, d := range b.Documents {
		out = append(out, d.Meta...)
	}
	return out
}

// layout is the walk over a Bundle that finds where tasks stand.
type layout struct {
	b      *ingest.Bundle
	nodes  []node
	head   head
	ledger *Ledger
	grids  []grid
	tasks  []Task
	issues []Issue
	asides []aside
}

// claimNodes writes what the letterhead claimed into the ledger: a title also where it is only
// named, in 名称:…的通知 and 《…》已经区政府同意.
func (p *layout) claimNodes() {
	p.ledger.claimPos(p.head.title.Pos, TitlePart)
	p.ledger.claimPos(p.head.noticeTitle.Pos, TitlePart)
	for _, n := range p.nodes {
		if n.part == Unparsed {
			continue
		}
		p.ledger.claim(n.text, n.part)
		if n.table != nil {
			for i := range n.table.Cells {
				p.ledger.claim(n.cell(i), n.part)
			}
		}
	}
}

// region is a stretch of the body: a table of any make, or paragraphs.
type region struct {
	grid     *grid
	paras    []node
	attached bool // behind 附件1, and so no part of the plan's own text
}

// body cuts the plan's nodes into regions and reads them: where tables hold
// tasks, paragraphs are tasks only if they name duties too.
func (p *layout) body() {
	regions := p.regions()
	if p.explains() {
		p.issue(Interpretation, p.head.title, "the page explains a plan and is none")
		for _, r := range regions {
			for _, n := range r.paras {
				p.set(n.text)
			}
		}
		return
	}
	tabled := false
	for _, r := range regions {
		tabled = tabled || r.grid != nil
	}
	for _, r := range regions {
		if r.grid != nil {
			p.grid(*r.grid)
			continue
		}
		p.outline(r.paras, tabled || r.attached && len(p.tasks) > 0)
	}
}

func (p *layout) regions() []region {
	var out []region
	flat := newFlattened(p.b, p.nodes, p.ledger)
	attached, sequels := false, p.sequels()
	for i := p.head.body; i < len(p.nodes); {
		n := p.nodes[i]
		if !n.free() {
			i++
			continue
		}
		if sequels != nil && n.table == nil && n.text.len() <= longestTitle && sequels[n.text.key()] {
			p.ledger.claim(n.text, TitlePart)
			out = append(out, region{attached: attached})
			i++
			continue
		}
		if n.table == nil && opensAttachment(n.text) {
			p.ledger.claim(n.text, TitlePart)
			attached = true
			out = append(out, region{attached: true})
			i++
			continue
		}
		if k := p.listed(i); n.table == nil && k > 0 {
			for _, x := range p.nodes[i : i+k] {
				p.ledger.claim(x.text, PreamblePart)
			}
			i += k
			continue
		}
		if g, next, ok := p.tableAt(flat, i); ok {
			out, g.under = takeHeadings(out)
			out = append(out, region{grid: &g, attached: attached})
			p.grids = append(p.grids, g)
			i = next
			continue
		}
		if n.table == nil {
			out = appendPara(out, n, attached)
		}
		i++
	}
	return out
}

// takeHeadings takes the headings that stand right above a table off the paragraphs before it.
func takeHeadings(regions []region) ([]region, []strand) {
	k := len(regions) - 1
	if k < 0 || regions[k].grid != nil {
		return regions, nil
	}
	paras := regions[k].paras
	n := len(paras)
	for n > 0 && isGroupLine(paras[n-1].text.trim()) && isHeading(paras[n-1].text) {
		n--
	}
	var out []strand
	for _, p := range paras[n:] {
		out = append(out, p.text.trim())
	}
	regions[k].paras = paras[:n]
	return regions, out
}

func appendPara(out []region, n node, attached bool) []region {
	if k := len(out) - 1; k >= 0 && out[k].grid == nil {
		out[k].paras = append(out[k].paras, n)
		return out
	}
	return append(out, region{paras: []node{n}, attached: attached})
}

// tableAt reads the table that begins at node i, whichever way it arrived.
func (p *layout) tableAt(flat flattened, i int) (grid, int, bool) {
	if p.nodes[i].table == nil {
		return flat.at(i)
	}
	g, ok := p.table(p.nodes[i])
	return g, i + 1, ok
}

// table reads one ingest.Table.
func (p *layout) table(n node) (grid, bool) {
	if emptied(n.table) {
		p.issue(EmptyTable, n.cell(0).quote(), "the table has a header and no data")
	}
	var before grid
	if len(p.grids) > 0 {
		before = p.grids[len(p.grids)-1]
	}
	return newTabular(n, p.ledger).grid(before)
}

// grid turns the rows of a table into tasks.
func (p *layout) grid(g grid) {
	for _, c := range g.cols {
		if c.role == unknownRole && c.head.len() > 0 {
			p.issue(UnknownColumn, c.head.quote(), "the column's heading names no known role")
		}
	}
	from := len(p.tasks)
	drafts := g.drafts(p.ledger)
	p.tasks = slices.Grow(p.tasks, len(drafts))
	for i := range drafts {
		p.add(&drafts[i])
	}
	if len(p.tasks) == from && g.emptied() {
		p.issue(EmptyTable, g.where(), "the table has numbers and no words")
	}
	p.rowNumbers(p.tasks[from:])
	for _, r := range g.rows {
		if r.shifted {
			p.issue(ShiftedRow, firstWords(r).quote(), "cells stand beside their columns and were moved to where they fit")
		}
	}
}

func firstWords(r gridRow) strand {
	for _, c := range r.cells {
		if c.state == filled {
			return c.text
		}
	}
	return strand{}
}

// outline reads a run of paragraphs. Beside a table its items are tasks only
// where one of them names a duty: a notice has numbered paragraphs too.
func (p *layout) outline(paras []node, tabled bool) {
	o := &outline{ledger: p.ledger}
	loose := o.read(paras)
	drafts := o.drafts()
	if len(drafts) == 0 && !tabled {
		drafts, loose = targets(loose, p.ledger)
	}
	for _, n := range loose {
		p.set(n.text)
	}
	if !anyDuty(drafts) && (tabled || p.reports() && !anyInline(drafts)) {
		for _, n := range paras {
			p.set(n.text)
		}
		return
	}
	p.itemNumbers(o.items)
	none := p.setsNone()
	for i := range drafts {
		d := &drafts[i]
		if none && len(d.duties) == 0 {
			p.set(d.content)
			continue
		}
		p.add(d)
	}
}

// aside is a paragraph that is no task, with the number of tasks above it.
type aside struct {
	text  strand
	above int
}

// set puts a paragraph aside until all tasks are known.
func (p *layout) set(s strand) { p.asides = append(p.asides, aside{s, len(p.tasks)}) }

// claimAsides claims what introduces the tasks, and what reads like a preamble;
// a paragraph that is neither stays unparsed, so that a missed task can be seen.
func (p *layout) claimAsides() {
	for _, a := range p.asides {
		if a.above == 0 && len(p.tasks) > 0 || preamble(a.text) {
			p.ledger.claim(a.text, PreamblePart)
		}
	}
}

func anyDuty(drafts []draft) bool {
	for _, d := range drafts {
		if len(d.duties) > 0 {
			return true
		}
	}
	return false
}

// add makes a task of d and notes what is odd about it.
func (p *layout) add(d *draft) {
	if d.content.illegible() {
		return
	}
	t, odd := d.task(p.ledger)
	if t.Content.Text == "" {
		return
	}
	p.tasks = append(p.tasks, t)
	p.issues = append(p.issues, odd...)
	if len(t.Duties) == 0 {
		p.issue(NoDuty, t.Content, "the task names no organ")
	}
}

func (p *layout) issue(code Code, q Quote, text string) {
	p.issues = append(p.issues, Issue{code, q, text})
}

// claimRest sorts what nobody claimed: running heads and blank tables are furniture, the rest stays unparsed.
func (p *layout) claimRest() {
	claimReadings(p.nodes, p.ledger)
	for _, n := range p.nodes {
		if n.layer == ingest.Header || n.layer == ingest.Footer {
			p.ledger.claim(n.text, FurniturePart)
		}
	}
}

// result gathers head and tasks into at most one plan.
func (p *layout) result() *Result {
	r := &Result{Bundle: p.b, Ledger: p.ledger}
	h := p.head
	if by := byPlace(p.nodes); by.first {
		leadFirst(p.tasks, by)
	}
	p.odd()
	plan := &Plan{
		Title: h.title, NoticeTitle: h.noticeTitle, Issuer: h.issuer, Number: h.number, IndexNumber: h.indexNumber,
		Signed: h.signed, Published: h.published, Division: h.division, Years: h.years, Period: h.period, Kind: h.kind,
		Tasks: p.tasks, Issues: p.issues, Evidence: h.evidence,
	}
	if plan.Kind == "" {
		plan.Evidence.Kind = Inferred
		plan.Kind = layoutKind(p.tasks, p.columns(), p.nodes)
	}
	if len(p.tasks) == 0 && plan.Title.IsZero() && plan.Number.IsZero() && plan.IndexNumber.IsZero() {
		r.Issues = append(p.issues, Issue{Code: NoPlan, Text: "nothing in the document is a task"})
		return r
	}
	if len(p.tasks) == 0 {
		plan.Issues = append(plan.Issues, Issue{NoTasks, plan.Title, "a plan's title, and no task below it"})
	}
	if plan.Title.IsZero() {
		plan.Title = p.impliedTitle()
	}
	p.edges(plan)
	r.Plans = []*Plan{plan}
	return r
}

// columns are those of every table, with what heads them.
func (p *layout) columns() []column {
	var out []column
	for _, g := range p.grids {
		out = append(out, g.cols...)
	}
	return out
}

// impliedTitle is the outermost heading that the first tasks share, where the text has no title of its own.
func (p *layout) impliedTitle() Quote {
	if len(p.tasks) < 2 || len(p.tasks[0].Path) < 2 {
		return Quote{}
	}
	q := p.tasks[0].Path[0]
	if _, numbered := readSerial(newStrand(q.Text, 0, 0, ingest.NoCell)); numbered {
		return Quote{}
	}
	for _, n := range p.nodes[:min(len(p.nodes), 3)] {
		if hanzi.Key(q.Text) == n.text.key() {
			return q
		}
	}
	return Quote{}
}
