package warehouse

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/taizhang/taizhang/normalize/link"
)

// pairKind says why two editions are compared.
type pairKind string

// The kinds of pairs, those that win where two editions are related twice first.
const (
	yearPair    pairKind = "year"
	reportPair  pairKind = "report"
	cascadePair pairKind = "cascade"
	givenPair   pairKind = "given"
)

// threads reports pairs whose links make threads.
func (k pairKind) threads() bool { return k == yearPair || k == givenPair }

// linkHead is a plan that stands for its edition.
type linkHead struct {
	division      string
	plan, exact   int64
	series        int64
	year, tasks   int
	signed        string
	parser        string
	given         int64
	corrected     string // tells what people set right in it; "" for nothing
	draft, denied bool   // a draft; repealed in its year
}

// spell joins numbers of a head as they stand in fingerprints, its date and how many tasks it has behind them.
func (h *linkHead) spell(numbers ...int64) string {
	buf := make([]byte, 0, 96)
	for i, n := range numbers {
		if i > 0 {
			buf = append(buf, ' ')
		}
		buf = strconv.AppendInt(buf, n, 10)
	}
	return string(strconv.AppendInt(append(buf, h.signed...), int64(h.tasks), 10))
}

func (h *linkHead) empty() *link.Edition {
	e := &link.Edition{ID: strconv.FormatInt(h.exact, 10), Series: strconv.FormatInt(h.series, 10), Division: h.division, Year: h.year, Signed: h.signed}
	if h.tasks > 0 {
		e.Tasks = make([]link.Task, 0, h.tasks)
	}
	return e
}

// linkPair is two editions to be compared.
type linkPair struct {
	a, b         *linkHead
	kind         pairKind
	basis        string
	must, cannot [][2]int64 // tasks
	fingerprint  int64
}

// bound are the overrides by the places of their tasks.
func (x *linkPair) bound(a, b *link.Edition) link.Bound {
	places := func(pairs [][2]int64) (out [][2]int) {
		for _, p := range pairs {
			i, j := place(a, p[0]), place(b, p[1])
			if i >= 0 && j >= 0 {
				out = append(out, [2]int{i, j})
			}
		}
		return out
	}
	return link.Bound{Must: places(x.must), Cannot: places(x.cannot)}
}

func place(e *link.Edition, task int64) int {
	id := strconv.FormatInt(task, 10)
	return slices.IndexFunc(e.Tasks, func(t link.Task) bool { return t.ID == id })
}

// rulesSpelled are the rules of linking as they stand in fingerprints.
var rulesSpelled = fmt.Sprint(link.DefaultRules)

// print is the hash over all that the comparison rests on.
func (x *linkPair) print() int64 {
	fields := []string{linkVersion, rulesSpelled, string(x.kind), x.basis}
	for _, h := range []*linkHead{x.a, x.b} {
		fields = append(fields, h.spell(h.plan, h.exact, h.given, h.series, int64(h.year)), h.parser)
		if h.corrected != "" {
			fields = append(fields, h.corrected)
		}
	}
	return key("pair", append(fields, fmt.Sprint(x.must), fmt.Sprint(x.cannot))...)
}

// linkPlan is what is to be compared, and what was.
type linkPlan struct {
	heads map[int64]*linkHead
	line  []*linkHead // in force, of series and years, in their order
	pairs []*linkPair // all, in order
	fresh []*linkPair // to be compared now
	gone  [][2]int64  // to be removed: compared no longer, or to be compared anew
	stale map[int64]bool
	moved bool // threads that were shown lead elsewhere now
}

// linkPlan looks at what is loaded and what was compared. It depends on the rows alone.
func (wr *writer) linkPlan(ctx context.Context) (*linkPlan, error) {
	p := &linkPlan{heads: map[int64]*linkHead{}, stale: map[int64]bool{}}
	if err := wr.heads(ctx, p, "link-heads"); err != nil {
		return nil, err
	}
	found := map[[2]int64]*linkPair{}
	enter := func(a, b *linkHead, kind pairKind, basis string) {
		at := [2]int64{a.plan, b.plan}
		if found[at] == nil && a != b {
			found[at] = &linkPair{a: a, b: b, kind: kind, basis: basis}
		}
	}
	var reports, cited [][2]int64
	if err := wr.each(ctx, "link-relations", func(scan func(...any) error) error { return p.relation(scan, &reports, &cited) }); err != nil {
		return nil, err
	}
	p.follow(enter)
	for _, r := range reports {
		if a, b := p.heads[r[1]], p.heads[r[0]]; a != nil && b != nil {
			enter(a, b, reportPair, "relation")
		}
	}
	if err := wr.cascades(ctx, p, cited, enter); err != nil {
		return nil, err
	}
	if err := wr.overrides(ctx, p, found, enter); err != nil {
		return nil, err
	}
	for _, x := range found {
		x.fingerprint = x.print()
		p.pairs = append(p.pairs, x)
	}
	slices.SortFunc(p.pairs, comparePairs)
	return p, wr.known(ctx, p, found)
}

// comparePairs keeps the plans of a division together, as they often stand in the tables too.
func comparePairs(x, y *linkPair) int {
	return cmp.Or(cmp.Compare(x.b.division, y.b.division), cmp.Compare(x.b.series, y.b.series), cmp.Compare(x.b.year, y.b.year), cmp.Compare(x.b.plan, y.b.plan), cmp.Compare(x.a.plan, y.a.plan))
}

// heads reads the editions that a question gives: link-heads all, link-heads-wanted those that are wanted.
func (wr *writer) heads(ctx context.Context, p *linkPlan, question string) error {
	if err := wr.each(ctx, question, p.head); err != nil {
		return err
	}
	return wr.each(ctx, "link-corrections", p.correction)
}

func (p *linkPlan) head(scan func(...any) error) error {
	h := &linkHead{}
	err := scan(&h.division, &h.plan, &h.exact, &h.series, &h.year, &h.signed, &h.tasks, &h.parser, &h.given)
	p.heads[h.plan] = h
	return err
}

// correction notes what was corrected by hand in an edition, for its fingerprint.
func (p *linkPlan) correction(scan func(...any) error) error {
	var plan int64
	var sum string
	if err := scan(&plan, &sum); err != nil {
		return err
	}
	if h := p.heads[plan]; h != nil {
		h.corrected = sum
	}
	return nil
}

// relation notes drafts, what was repealed in its year, reports with their plans, and plans that are named.
func (p *linkPlan) relation(scan func(...any) error, reports, cited *[][2]int64) error {
	var kind string
	var from, to int64
	if err := scan(&kind, &from, &to); err != nil {
		return err
	}
	h, other := p.heads[from], p.heads[to]
	switch {
	case h == nil:
	case kind == "precedes":
		h.draft = true
	case other == nil:
	case kind == "repeals":
		other.denied = other.denied || h.year == other.year
	case kind == "reports_on":
		*reports = append(*reports, [2]int64{from, to})
	case kind != "amends":
		*cited = append(*cited, [2]int64{from, to})
	}
	return nil
}

// follow pairs the consecutive editions of every series. Of several of one year the one in
// force is followed: no draft, not repealed, signed last.
func (p *linkPlan) follow(enter func(a, b *linkHead, kind pairKind, basis string)) {
	var line []*linkHead
	for _, h := range p.heads {
		if h.series != 0 && h.year != 0 {
			line = append(line, h)
		}
	}
	slices.SortFunc(line, func(a, b *linkHead) int {
		return cmp.Or(cmp.Compare(a.series, b.series), cmp.Compare(a.year, b.year), first(a.draft, b.draft), first(a.denied, b.denied),
			cmp.Compare(a.signed, b.signed), cmp.Compare(a.exact, b.exact), cmp.Compare(a.plan, b.plan))
	})
	for i, h := range line {
		if i+1 < len(line) && line[i+1].series == h.series && line[i+1].year == h.year {
			continue
		}
		if n := len(p.line); n > 0 && p.line[n-1].series == h.series {
			enter(p.line[n-1], h, yearPair, "series")
		}
		p.line = append(p.line, h)
	}
}

// overrides reads what people said of tasks; where nobody said anything the tasks are not looked through.
func (wr *writer) overrides(ctx context.Context, p *linkPlan, found map[[2]int64]*linkPair, enter func(a, b *linkHead, kind pairKind, basis string)) error {
	n, err := wr.count(ctx, "link-override-count")
	if err != nil || n == 0 {
		return err
	}
	return wr.each(ctx, "link-overrides", func(scan func(...any) error) error { return p.override(scan, found, enter) })
}

// override puts what a person said where it belongs: to the pair of its two editions,
// or, where these are not compared, to a pair of its own.
func (p *linkPlan) override(scan func(...any) error, found map[[2]int64]*linkPair, enter func(a, b *linkHead, kind pairKind, basis string)) error {
	var s, t, sp, tp int64
	var kind string
	if err := scan(&s, &t, &kind, &sp, &tp); err != nil {
		return err
	}
	x := found[[2]int64{sp, tp}]
	if y := found[[2]int64{tp, sp}]; x == nil && y != nil {
		x, s, t = y, t, s
	}
	if x == nil && kind == mustLink && sp != tp {
		a, b := p.heads[sp], p.heads[tp]
		if a == nil || b == nil {
			return nil
		}
		if cmp.Or(cmp.Compare(a.year, b.year), cmp.Compare(a.signed, b.signed), cmp.Compare(a.exact, b.exact)) > 0 {
			a, b, s, t = b, a, t, s
		}
		enter(a, b, givenPair, "override")
		x = found[[2]int64{a.plan, b.plan}]
	}
	switch {
	case x == nil:
	case kind == mustLink:
		x.must = append(x.must, [2]int64{s, t})
	default:
		x.cannot = append(x.cannot, [2]int64{s, t})
	}
	return nil
}

// known compares with what was compared before.
func (wr *writer) known(ctx context.Context, p *linkPlan, found map[[2]int64]*linkPair) error {
	same := map[[2]int64]bool{}
	err := wr.each(ctx, "link-pairs", func(scan func(...any) error) error {
		var division, kind string
		var a, b, series, print int64
		if err := scan(&division, &a, &b, &kind, &series, &print); err != nil {
			return err
		}
		at := [2]int64{a, b}
		if x := found[at]; x != nil && x.fingerprint == print {
			same[at] = true
			return nil
		}
		p.gone = append(p.gone, at)
		if pairKind(kind).threads() {
			p.stale[series] = true
		}
		return nil
	})
	for _, x := range p.pairs {
		if same[[2]int64{x.a.plan, x.b.plan}] {
			continue
		}
		p.fresh = append(p.fresh, x)
		if x.kind.threads() {
			p.stale[x.a.series], p.stale[x.b.series] = true, true
		}
	}
	return err
}

// size is about how many rows of tasks are to be written: what is compared now, and the lines whose threads are made anew.
func (p *linkPlan) size() (n int) {
	for _, x := range p.fresh {
		n += x.b.tasks
	}
	for _, h := range p.line {
		if p.stale[h.series] {
			n += h.tasks
		}
	}
	return n
}

// batches cuts the fresh pairs into lots of about so many tasks.
func (p *linkPlan) batches(tasks int) (out [][]*linkPair) {
	from, n := 0, 0
	for i, x := range p.fresh {
		n += x.b.tasks
		if i == from {
			n += x.a.tasks
		}
		if n >= tasks || i == len(p.fresh)-1 {
			out = append(out, p.fresh[from:i+1])
			from, n = i+1, 0
		}
	}
	return out
}
