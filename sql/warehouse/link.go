package warehouse

import (
	"context"
	"fmt"
	"runtime"

	"github.com/taizhang/taizhang/normalize/link"
)

// linkVersion stands in every fingerprint of a compared pair: a new way of linking
// computes all of them anew.
const linkVersion = "1"

// Linking says how far linking goes. The zero value links the editions of each series
// and leaves the groups of many places as they are.
type Linking struct {
	Across link.LSH // how like tasks of many places are found; none where Bands is 0
}

// EverywhereLinked links the editions of each series, and tasks of many places.
var EverywhereLinked = Linking{Across: link.DefaultLSH}

// LinkStats counts what linking did.
type LinkStats struct {
	Pairs   int // pairs of editions that are compared
	Fresh   int // of these, compared now
	Links   int // written now
	Dropped int // pairs that were compared before and are no longer
	Threads int // written now
	Groups  int // of tasks of several places, written now
}

// Link finds the same tasks in the editions that are loaded, and publishes what it
// found. What was compared before and has not changed is not computed again.
func (w *Warehouse) Link(ctx context.Context, how Linking) (LinkStats, error) {
	var st LinkStats
	err := w.write(ctx, func(wr *writer) error {
		var err error
		st, err = wr.linkWhole(ctx, how)
		return err
	})
	return st, err
}

// Link is Warehouse.Link inside a run, on what it has loaded so far.
func (r *Run) Link(ctx context.Context, how Linking) (LinkStats, error) {
	return r.wr.linkWhole(ctx, how)
}

// linkWhole decides the editions and links them, wholly or not at all.
func (wr *writer) linkWhole(ctx context.Context, how Linking) (st LinkStats, err error) {
	err = wr.session.within(ctx, wr, func() error {
		if err := wr.beforeLink(ctx); err != nil {
			return err
		}
		st, err = wr.link(ctx, how)
		return err
	})
	if err != nil {
		return LinkStats{}, fmt.Errorf("link: %w", err)
	}
	return st, nil
}

// beforeLink decides the editions and lays over them what people said, inside a transaction.
func (wr *writer) beforeLink(ctx context.Context) error {
	if err := wr.session.settle(ctx, wr); err != nil {
		return err
	}
	if err := wr.resolve(ctx); err != nil {
		return err
	}
	return wr.linkSaid(ctx)
}

// linkTasks is how many tasks are in memory together, about.
const linkTasks = 40_000

func (wr *writer) link(ctx context.Context, how Linking) (st LinkStats, err error) {
	if how.Across.Bands > 0 {
		if err := wr.group(ctx, how.Across, &st); err != nil {
			return st, err
		}
	}
	p, err := wr.linkPlan(ctx)
	if err != nil {
		return LinkStats{}, err
	}
	if err := wr.staleLines(ctx, p); err != nil {
		return LinkStats{}, err
	}
	st.Pairs, st.Fresh, st.Dropped = len(p.pairs), len(p.fresh), len(p.gone)
	write := func() error { return wr.linkPairs(ctx, p, &st) }
	if p.size() > linkTasks {
		return st, write()
	}
	return st, wr.session.together(ctx, wr, write)
}

// linkPairs writes what the plan says: fresh pairs and the threads that they change.
func (wr *writer) linkPairs(ctx context.Context, p *linkPlan, st *LinkStats) error {
	if err := wr.clearPairs(ctx, p); err != nil {
		return err
	}
	if wr.shared {
		if err := wr.takeFound(ctx, p, st); err != nil {
			return err
		}
	}
	if err := wr.linkBatches(ctx, p, st); err != nil {
		return err
	}
	return wr.thread(ctx, p, st)
}

// linkBatches compares the fresh pairs; while a lot of them is compared, the next one's
// tasks are read and what was found in the one before is written.
func (wr *writer) linkBatches(ctx context.Context, p *linkPlan, st *LinkStats) error {
	var before *linkBatch
	for _, pairs := range p.batches(linkTasks) {
		editions, err := wr.editions(ctx, p, plansOf(pairs))
		if err != nil {
			return err
		}
		now := compareAll(pairs, editions)
		if err := wr.writeBatch(ctx, before, st); err != nil {
			return err
		}
		before = now
	}
	return wr.writeBatch(ctx, before, st)
}

// clearPairs removes what is compared no longer, and what is to be compared anew.
func (wr *writer) clearPairs(ctx context.Context, p *linkPlan) error {
	var out rows
	for _, pair := range p.gone {
		out.add(scratchGonePair, pair[0], pair[1])
	}
	if out.len(scratchGonePair) == 0 {
		return nil
	}
	if _, err := wr.append(ctx, &out); err != nil {
		return err
	}
	return wr.exec(ctx, "link-pairs-clear")
}

// linkBatch is pairs that are being compared.
type linkBatch struct {
	found []*rows // of each pair
	done  chan bool
}

func plansOf(pairs []*linkPair) (plans []int64) {
	for _, x := range pairs {
		plans = append(plans, x.a.plan, x.b.plan)
	}
	return plans
}

func compareAll(pairs []*linkPair, editions map[int64]*link.Edition) *linkBatch {
	b := &linkBatch{make([]*rows, len(pairs)), make(chan bool)}
	go func() {
		defer close(b.done)
		each(len(pairs), func(i int) { b.found[i] = pairs[i].compare(editions) })
	}()
	return b
}

// writeBatch waits for the comparisons and writes what was found.
func (wr *writer) writeBatch(ctx context.Context, b *linkBatch, st *LinkStats) error {
	if b == nil {
		return nil
	}
	<-b.done
	for _, r := range b.found {
		st.Links += r.len(coreLink)
	}
	_, err := wr.append(ctx, b.found...)
	return err
}

// each does work 0 to n-1, as many at a time as there are processors.
func each(n int, work func(int)) {
	next, done := make(chan int), make(chan bool)
	workers := min(n, runtime.GOMAXPROCS(0))
	for range workers {
		go func() {
			for i := range next {
				work(i)
			}
			done <- true
		}()
	}
	for i := range n {
		next <- i
	}
	close(next)
	for range workers {
		<-done
	}
}

// compare makes the rows of a pair.
func (x *linkPair) compare(editions map[int64]*link.Edition) *rows {
	out := &rows{}
	a, b := editions[x.a.plan], editions[x.b.plan]
	rules := link.DefaultRules
	var p *link.Pairing
	if x.kind == givenPair {
		p = link.OnlyGiven(a, b, rules, x.bound(a, b))
	} else {
		p = link.PairWithin(a, b, rules, x.bound(a, b))
	}
	for _, l := range p.Links {
		x.addLink(out, p, l)
	}
	out.add(coreLinkPair, x.b.division, x.a.plan, x.b.plan, string(x.kind), x.basis, x.b.series, len(a.Tasks), len(b.Tasks), len(p.Links), rules.Least(len(a.Tasks), len(b.Tasks)), x.fingerprint)
	return out
}

func (x *linkPair) addLink(out *rows, p *link.Pairing, l link.Link) {
	s, t := &p.A.Tasks[l.A], &p.B.Tasks[l.B]
	c := link.Facts(s, t, p.A.Year, p.B.Year)
	sid, tid := taskKey(s), taskKey(t)
	g := &l.Score.Points
	out.add(coreLink, x.b.division, x.a.plan, sid, x.b.plan, tid, string(x.kind), string(l.Relation), string(c.Class), l.Given, l.Score.Total,
		g[link.Words], g[link.Held], g[link.Lead], g[link.LeadHeld], g[link.Path], g[link.Organs], g[link.Measures], g[link.Deadlines], g[link.Rivals])
	n := 0
	change := func(what, kind, name, before, after string) {
		n++
		out.add(coreLinkChange, x.b.division, x.a.plan, sid, x.b.plan, tid, n, what, kind, optional(name), optional(before), optional(after))
	}
	for _, o := range c.Organs {
		change("organ", o.Kind, o.Org, o.From, o.To)
	}
	for _, d := range c.Deadlines {
		change("deadline", d.Kind, "", d.From, d.To)
	}
	for _, m := range c.Measures {
		change("measure", m.Kind, "", m.From, m.To)
	}
}
