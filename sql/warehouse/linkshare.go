package warehouse

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"github.com/taizhang/taizhang/normalize/link"
)

// LinkStage is a part of a link that many workers can share.
type LinkStage int

// The stages, one after the other: pairs rest on the groups that bands lead to. Whatever the shares leave
// undone the end of the link does, so that it finds what one machine finds.
const (
	BandStage LinkStage = iota
	PairStage
	LinkStages
)

// LinkShare is what one worker does of a stage: some bands of the tasks of a year, or pairs of editions. What it rests
// on has a fingerprint; where that has changed when the link ends, what was found is not taken.
type LinkShare struct {
	Year        int          `json:"year,omitempty"`
	From        int          `json:"from,omitempty"` // bands, up to To
	To          int          `json:"to,omitempty"`
	Across      link.LSH     `json:"across,omitzero"`
	Fingerprint int64        `json:"fingerprint,omitempty"` // of the year
	Pairs       []SharedPair `json:"pairs,omitempty"`
}

// SharedPair is two editions to be compared.
type SharedPair struct {
	Divisions   [2]string  `json:"divisions"`
	Plans       [2]int64   `json:"plans"`
	Kind        string     `json:"kind"`
	Basis       string     `json:"basis"`
	Must        [][2]int64 `json:"must,omitempty"` // tasks
	Cannot      [][2]int64 `json:"cannot,omitempty"`
	Fingerprint int64      `json:"fingerprint"`
}

// Tasks in a share, about. As each share of a year's bands reads all tasks of the year, these are few, and
// only of a year that has some shares' tasks for each.
const (
	shareTasks  = 5_000
	bandShares  = 4
	bandsWanted = 4
)

// Shares cuts a stage of a link into shares of about so many tasks, 5,000 when 0, and hands them over within the
// transaction in which the editions they rest on were decided. Of a stage that is one share there are none.
func (s *Shift) Shares(ctx context.Context, how Linking, stage LinkStage, tasks int, take func(tx *sql.Tx, shares []LinkShare) error) error {
	tasks = cmp.Or(tasks, shareTasks)
	return s.in(ctx, nil, func(tx *sql.Tx) error {
		s.wr.said, s.wr.shared = newSaid(nil), true
		if err := s.wr.beforeLink(ctx); err != nil {
			return err
		}
		var shares []LinkShare
		var err error
		switch stage {
		case BandStage:
			shares, err = s.wr.bandShares(ctx, how.Across, tasks)
		case PairStage:
			shares, err = s.wr.pairShares(ctx, how, tasks)
		}
		if err != nil {
			return err
		}
		return take(tx, shares)
	})
}

// bandShares are the bands of the years that are to be grouped anew, those of many tasks.
func (wr *writer) bandShares(ctx context.Context, f link.LSH, tasks int) (out []LinkShare, err error) {
	if f.Bands == 0 {
		return nil, nil
	}
	y, err := wr.groupYears(ctx, f)
	if err != nil {
		return nil, err
	}
	for _, year := range y.stale {
		n := 0
		for _, h := range y.of[year] {
			n += h.tasks
		}
		parts := min(bandShares, f.Bands, n/(bandsWanted*tasks))
		if parts < 2 {
			continue
		}
		for i := range parts {
			out = append(out, LinkShare{Year: year, From: i * f.Bands / parts, To: (i + 1) * f.Bands / parts, Across: f, Fingerprint: groupPrint(f, y.of[year])})
		}
	}
	return out, nil
}

// pairShares groups the years that have changed, by the bands that were summed, and gives the pairs that are
// to be compared: those of a division and year stand together.
func (wr *writer) pairShares(ctx context.Context, how Linking, tasks int) (out []LinkShare, err error) {
	if how.Across.Bands > 0 {
		if err := wr.group(ctx, how.Across, &LinkStats{}); err != nil {
			return nil, err
		}
	}
	p, err := wr.linkPlan(ctx)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(p.fresh, func(x, y *linkPair) int {
		return cmp.Or(cmp.Compare(x.b.division, y.b.division), cmp.Compare(x.b.year, y.b.year))
	})
	for _, pairs := range p.batches(tasks) {
		s := LinkShare{}
		for _, x := range pairs {
			s.Pairs = append(s.Pairs, SharedPair{[2]string{x.a.division, x.b.division}, [2]int64{x.a.plan, x.b.plan}, string(x.kind), x.basis, x.must, x.cannot, x.fingerprint})
		}
		out = append(out, s)
	}
	if len(out) < 2 {
		return nil, nil
	}
	return out, nil
}

// Do does a share and keeps what it found in the queue's tables for the end of the link, in one transaction with the docket's
// notes. A share of nothing is done at once.
func (s *Shift) Do(ctx context.Context, share LinkShare, d Docket) error {
	var found linkFound
	read := &sql.TxOptions{Isolation: sql.LevelRepeatableRead} // the editions are those of the fingerprint
	if err := s.in(ctx, read, func(*sql.Tx) (err error) {
		found, err = s.wr.share(ctx, share)
		return err
	}); err != nil {
		return err
	}
	return s.in(ctx, nil, func(tx *sql.Tx) error {
		ours, err := d.Claim(ctx, tx)
		if err != nil {
			return err
		}
		if slices.Contains(ours, true) {
			if err := found.store(ctx, tx); err != nil {
				return err
			}
		}
		return d.Complete(ctx, tx)
	})
}

func (wr *writer) share(ctx context.Context, s LinkShare) (linkFound, error) {
	if s.To > s.From {
		return wr.shareBands(ctx, s)
	}
	return wr.sharePairs(ctx, s)
}

func (wr *writer) shareBands(ctx context.Context, s LinkShare) (found linkFound, err error) {
	y, err := wr.groupYears(ctx, s.Across)
	if err != nil || groupPrint(s.Across, y.of[s.Year]) != s.Fingerprint {
		return found, err
	}
	editions, err := wr.wordsOf(ctx, y.plan, y.of[s.Year])
	if err != nil {
		return found, err
	}
	for i, sums := range s.Across.Sums(editions, s.From, s.To, each) {
		found.bands = append(found.bands, bandSums{s.Year, s.Fingerprint, s.From + i, sums})
	}
	return found, nil
}

func (wr *writer) sharePairs(ctx context.Context, s LinkShare) (found linkFound, err error) {
	if len(s.Pairs) == 0 {
		return found, nil
	}
	p, err := wr.headsOf(ctx, s.Pairs)
	if err != nil {
		return found, err
	}
	var pairs []*linkPair
	for _, x := range s.Pairs {
		pair := &linkPair{a: p.heads[x.Plans[0]], b: p.heads[x.Plans[1]], kind: pairKind(x.Kind), basis: x.Basis, must: x.Must, cannot: x.Cannot}
		if pair.a == nil || pair.b == nil {
			continue
		}
		if pair.fingerprint = pair.print(); pair.fingerprint == x.Fingerprint {
			pairs = append(pairs, pair)
		}
	}
	editions, err := wr.editions(ctx, p, plansOf(pairs))
	if err != nil {
		return found, err
	}
	b := compareAll(pairs, editions)
	<-b.done
	for i, r := range b.found {
		found.pair(pairs[i], r)
	}
	return found, nil
}

// headsOf reads the editions of some pairs.
func (wr *writer) headsOf(ctx context.Context, pairs []SharedPair) (*linkPlan, error) {
	p := &linkPlan{heads: map[int64]*linkHead{}}
	var wanted []*linkHead
	for _, x := range pairs {
		for i, plan := range x.Plans {
			if p.heads[plan] == nil {
				p.heads[plan] = &linkHead{division: x.Divisions[i], plan: plan}
				wanted = append(wanted, p.heads[plan])
			}
		}
	}
	if err := wr.want(ctx, wanted, nil); err != nil {
		return nil, err
	}
	clear(p.heads)
	return p, wr.heads(ctx, p, "link-heads-wanted")
}
