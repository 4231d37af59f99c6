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
