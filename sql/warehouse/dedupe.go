package warehouse

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	files "github.com/taizhang/taizhang/sql"
)

// Copy is a plan of which other copies are loaded: the .docx of 西湖区2021年重点工作 beside its .pdf.
type Copy struct {
	Edition int64
	Plan    int64
	Primary bool   // figures count this one
	Name    string // of the publication
	Format  string
	Title   string
	Tasks   int
	Why     string // what set it before the next copy, or the primary before it
}

// Near is two plans of different editions that share at least 98 of 100 tasks. They are never merged.
type Near struct {
	Name, Other string // of the publications
	Shared, Of  int    // different task texts: in both, and in the larger one
}

// preferences are why one copy of an edition stands for it, the first that tells them apart.
var preferences = []struct {
	name    string
	compare func(a, b *copyHead) int
}{
	{"described by the operator", func(a, b *copyHead) int { return first(a.given, b.given) }},
	{"from a government site", func(a, b *copyHead) int { return first(a.official, b.official) }},
	{"states more", func(a, b *copyHead) int { return b.fields + b.tasks - a.fields - a.tasks }},
	{"format keeps more structure", func(a, b *copyHead) int { return formatRank(a.format) - formatRank(b.format) }},
	{"smaller hash", func(a, b *copyHead) int { return cmp.Compare(a.sha, b.sha) }},
	{"smaller key", func(a, b *copyHead) int { return cmp.Compare(a.plan, b.plan) }},
}

// preferred orders the copies of one edition.
func preferred(a, b *copyHead) int {
	n, _ := preference(a, b)
	return n
}

// preference also says which of the preferences decided.
func preference(a, b *copyHead) (int, string) {
	for _, p := range preferences {
		if n := p.compare(a, b); n != 0 {
			return n, p.name
		}
	}
	return 0, ""
}

// Copies lists the plans of every edition that has several, and why one of them is primary.
func (w *Warehouse) Copies(ctx context.Context) (out []Copy, err error) {
	r, err := w.store.read(ctx)
	if err != nil {
		return nil, err
	}
	defer r.release()
	var heads []*copyHead
	err = r.list(ctx, files.Statement("dedupe"), func(rs *sql.Rows) error {
		for rs.Next() {
			c, h := Copy{}, &copyHead{}
			if err := rs.Scan(&c.Edition, &h.plan, &h.exact, &c.Primary, &c.Name, &c.Title, &h.tasks, &h.fields, &h.format, &h.sha, &h.given, &h.official); err != nil {
				return err
			}
			c.Plan, c.Format, c.Tasks = h.plan, h.format, h.tasks
			out, heads = append(out, c), append(heads, h)
		}
		return nil
	})
	for i := 0; i < len(out); {
		n := i
		for n < len(out) && out[n].Edition == out[i].Edition {
			n++
		}
		explain(out[i:n], heads[i:n])
		i = n
	}
	return out, err
}

// explain puts the copies of one edition in order and says what decided.
func explain(copies []Copy, heads []*copyHead) {
	byPlan := map[int64]*copyHead{}
	for _, h := range heads {
		byPlan[h.plan] = h
	}
	slices.SortFunc(copies, func(a, b Copy) int { return preferred(byPlan[a.Plan], byPlan[b.Plan]) })
	best := byPlan[copies[0].Plan]
	for i := range copies {
		other := byPlan[copies[i].Plan]
		if i == 0 && len(copies) > 1 {
			other = byPlan[copies[1].Plan]
		}
		_, copies[i].Why = preference(best, other)
	}
}

// NearCopies lists the pairs of plans that are nearly copies of each other.
func (w *Warehouse) NearCopies(ctx context.Context) (out []Near, err error) {
	r, err := w.store.read(ctx)
	if err != nil {
		return nil, err
	}
	defer r.release()
	err = r.list(ctx, files.Statement("near"), func(rs *sql.Rows) error {
		for rs.Next() {
			var n Near
			if err := rs.Scan(&n.Name, &n.Other, &n.Shared, &n.Of); err != nil {
				return err
			}
			out = append(out, n)
		}
		return nil
	})
	return out, err
}
