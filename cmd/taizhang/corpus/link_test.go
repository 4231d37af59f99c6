package corpus

import (
	"testing"

	"github.com/taizhang/taizhang/normalize/link"
)

// The links found between consecutive editions are those the corpus was made with,
// although many of its tasks share formulaic sentences.
func TestLinksFound(t *testing.T) {
	o := Options{Seed: 11, Divisions: 4, Years: 4, Series: 3, Tasks: 100, FirstYear: 2018}
	right, wrong, missed, related := 0, 0, 0, 0
	var before *Edition
	for e := range o.Editions() {
		if before != nil && e.Links != nil {
			truth := e.counterparts()
			p := link.Pair(before.linked(), e.linked(), link.DefaultRules)
			for _, l := range p.Links {
				if sum := total(l.Score); sum != l.Score.Total {
					t.Errorf("the terms of %+v sum to %d", l, sum)
				}
				at := [2]string{before.Tasks[l.A].ID, e.Tasks[l.B].ID}
				switch truth[at] {
				case "":
					wrong++
				case string(l.Relation):
					related++
					fallthrough
				default:
					right++
				}
				delete(truth, at)
			}
			missed += len(truth)
		}
		before = e
	}
	precision, recall := float64(right)/float64(right+wrong), float64(right)/float64(right+missed)
	t.Logf("precision %.4f, recall %.4f, relation %.4f (right %d, wrong %d, missed %d)", precision, recall, float64(related)/float64(right), right, wrong, missed)
	if precision < 0.98 || recall < 0.95 {
		t.Error("want precision 0.98 at recall 0.95")
	}
}

func total(s link.Score) (sum int64) {
	for _, step := range s.Steps() {
		sum += step.Points
	}
	return sum
}

func (e *Edition) counterparts() map[[2]string]string {
	out := map[[2]string]string{}
	for _, l := range e.Links {
		if l.From != "" && l.To != "" {
			out[[2]string{l.From, l.To}] = l.Relation
		}
	}
	return out
}

func (e *Edition) linked() *link.Edition { return link.From(e.Result("txt").Plans[0]) }

func BenchmarkPair(b *testing.B) {
	o := Options{Seed: 11, Divisions: 1, Years: 2, Series: 1, Tasks: 500, FirstYear: 2018}
	var editions []*link.Edition
	for e := range o.Editions() {
		editions = append(editions, e.linked())
	}
	for b.Loop() {
		link.Pair(editions[0], editions[1], link.DefaultRules)
	}
}

// Of the tasks that have a like one in another county, those that are grouped with one; all
// of them are found by one hash a band and many bands. And of the tasks that carry out one
// line of the list from above, the pairs that stand in one group.
func TestGroupRecall(t *testing.T) {
	o := Options{Seed: 5, Divisions: 20, Years: 1, Series: 1, Tasks: 100, FirstYear: 2018}
	var editions []*link.Edition
	var upstream [][][]string
	for e := range o.Editions() {
		editions = append(editions, e.linked())
		var lines [][]string
		for _, task := range e.Tasks {
			lines = append(lines, task.Upstream)
		}
		upstream = append(upstream, lines)
	}
	one := func(n int, work func(int)) {
		for i := range n {
			work(i)
		}
	}
	exact := link.DefaultLSH
	exact.Rows, exact.Bands = 1, 200
	all, found := link.Group(editions, exact, one), link.Group(editions, link.DefaultLSH, one)
	like, grouped := 0, 0
	for i := range all {
		if all[i].Group != i {
			like++
			if found[i].Group != i {
				grouped++
			}
		}
	}
	recall := float64(grouped) / float64(like)
	right, wrong, missed := upstreamPairs(found, upstream)
	t.Logf("%d of %d like tasks grouped: recall %.3f; pairs of one line from above: %d in one group, %d not; %d pairs of other lines in one group", grouped, like, recall, right, missed, wrong)
	if recall < 0.95 {
		t.Errorf("recall %.3f, want 0.95", recall)
	}
}

// upstreamPairs counts the pairs of tasks of two editions that carry out one line.
func upstreamPairs(found []link.Grouped, upstream [][][]string) (right, wrong, missed int) {
	for i, x := range found {
		for _, y := range found[:i] {
			a, b := upstream[x.Edition][x.Task], upstream[y.Edition][y.Task]
			if x.Edition == y.Edition || len(a) != 1 || len(b) != 1 {
				continue
			}
			switch {
			case a[0] == b[0] && x.Group == y.Group:
				right++
			case a[0] == b[0]:
				missed++
			case x.Group == y.Group:
				wrong++
			}
		}
	}
	return right, wrong, missed
}
