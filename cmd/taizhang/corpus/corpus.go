// Package corpus makes plans whose truth is known: divisions × years × series,
// with tasks carried over, reworded, split, merged, dropped and mistakable for
// one another. The same Options give the same bytes on any machine, and no more
// than one series of one division is held at a time.
package corpus

import (
	"fmt"
	"hash/fnv"
	"iter"
	"math/rand/v2"
	"slices"

	"github.com/taizhang/taizhang/normalize"
)

// Options says what corpus to make. Divisions are counties, taken evenly from the table of all.
type Options struct {
	Seed      uint64
	Divisions int
	Years     int
	Series    int
	Tasks     int // of one plan, about
	FirstYear int
	Skip      int // of the divisions, so many are passed over
}

// MaxSeries is how many series a division can have.
func MaxSeries() int { return len(words().kinds) }

// topicsOfField is ten objects, sixteen actions, seven areas.
const topicsOfField = 10 * 16 * 7

// Check says what is wrong with the options.
func (o Options) Check() error {
	smallest := 1 << 30
	for _, k := range words().kinds[:min(max(o.Series, 0), MaxSeries())] {
		smallest = min(smallest, len(k.fields)*topicsOfField)
	}
	switch {
	case o.Divisions < 1 || o.Divisions > len(counties()):
		return fmt.Errorf("divisions %d: want 1 to %d", o.Divisions, len(counties()))
	case o.Skip < 0 || o.Skip >= o.Divisions:
		return fmt.Errorf("skip %d: want fewer than the %d divisions", o.Skip, o.Divisions)
	case o.Series < 1 || o.Series > MaxSeries():
		return fmt.Errorf("series %d: want 1 to %d", o.Series, MaxSeries())
	case o.Years < 1 || o.FirstYear < 1990 || o.FirstYear+o.Years > 2100:
		return fmt.Errorf("years %d from %d: want one at least, from 1990 to 2099", o.Years, o.FirstYear)
	case o.Tasks < 1 || o.Tasks > smallest/4:
		return fmt.Errorf("tasks %d: want 1 to %d", o.Tasks, smallest/4)
	}
	return nil
}

// Task is a task with its truth.
type Task struct {
	ID       string   `json:"task"` // 330106/03/2021#17: plan and ordinal
	Plan     string   `json:"plan"`
	Ordinal  int      `json:"ordinal"`
	Path     string   `json:"path"`
	Content  string   `json:"content"`
	Duties   []Duty   `json:"duties"`
	Deadline Deadline `json:"deadline"`
	Topics   []string `json:"topics"`             // what it is about: 0-3-11-2, two where it holds two things
	Upstream []string `json:"upstream,omitempty"` // lines of the upstream list it carries out, 03:17; divisions that share one carry the same
	measures []measure
}

// Duty is an organ's part in a task.
type Duty struct {
	Mention    string `json:"mention"`
	Role       string `json:"role"`
	Collective bool   `json:"collective,omitempty"`
}

// Link is a relation between a task and one of the edition before. New has no From, Dropped no To.
type Link struct {
	Relation, From, To string
}

// Edition is one plan with its truth.
type Edition struct {
	ID       string // 330106/03/2021
	Division normalize.DivisionRow
	Place    string // 杭州市西湖区
	Series   int    // from 1
	Year     int
	Title    string
	Notice   string
	Issuer   string
	Number   string
	Signed   string // ISO 8601 date
	Tasks    []Task
	Links    []Link // from the edition of the year before; none of the first
}

// Editions makes the corpus in order: by division, series, year.
func (o Options) Editions() iter.Seq[*Edition] {
	return func(yield func(*Edition) bool) {
		all := counties()
		for d := o.Skip; d < o.Divisions; d++ {
			for s := range o.Series {
				if !o.series(all[d*len(all)/o.Divisions], s, yield) {
					return
				}
			}
		}
	}
}

func (o Options) series(place county, s int, yield func(*Edition) bool) bool {
	l := &lineage{
		rand:   rand.New(rand.NewPCG(o.Seed, seedOf(place.row.Code, s))),
		fields: words().kinds[s].fields,
		size:   o.Tasks,
		above:  upstream{o.Seed ^ seedOf("upstream", s), 2 * o.Tasks},
	}
	ids := map[*task]string{}
	for year := o.FirstYear; year < o.FirstYear+o.Years; year++ {
		changes := l.next()
		e := newEdition(place, s, year, l.rand)
		now := map[*task]string{}
		for i, t := range l.tasks {
			e.Tasks = append(e.Tasks, e.task(i+1, t))
			now[t] = e.Tasks[i].ID
		}
		if year > o.FirstYear {
			for _, c := range changes {
				e.Links = append(e.Links, Link{c.relation, ids[c.from], now[c.to]})
			}
			slices.SortFunc(e.Links, compareLinks)
		}
		if ids = now; !yield(e) {
			return false
		}
	}
	return true
}

func seedOf(name string, n int) uint64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s/%d", name, n)
	return h.Sum64()
}
