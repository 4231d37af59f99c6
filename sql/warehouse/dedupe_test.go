package warehouse

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/taizhang/taizhang/normalize"
)

// What a file brought goes with it, and stays as a former version; what another file brought too stays.
func TestRetire(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		ctx := context.Background()
		w := open(t, address, Options{})
		kept := small()[1:]
		load(t, w, kept...)
		without := digest(t, w)
		load(t, w, small()...)
		gone := small()[0].Bundle.Name
		for _, c := range []struct {
			name string
			want int
		}{{"no/such.docx", 0}, {gone, 1}, {gone, 0}} {
			if n, err := w.Retire(ctx, c.name); err != nil || n != c.want {
				t.Errorf("%s: %d, want %d: %v", c.name, n, c.want, err)
			}
		}
		if got := ask(t, w, "select count(*) from mart.plan"); got[0][0] != int64(2) {
			t.Error(got)
		}
		if got := ask(t, w, "select count(*) from core.plan where loaded_to is not null"); got[0][0] != int64(1) {
			t.Error("no former version", got)
		}
		checks, _, err := w.Verify(ctx)
		for _, c := range checks {
			if c.Rows > 0 {
				t.Error(c)
			}
		}
		if err != nil || digest(t, w) == without {
			t.Error("the former version left no row", err)
		}
		for i, o := range load(t, w, small()...).Outcomes {
			if want := []Status{Loaded, Unchanged, Unchanged}[i]; o.Status != want {
				t.Errorf("%d again: %s, want %s", i, o.Status, want)
			}
		}
	})
}

// The copies of an edition are listed with the reason; plans that are nearly the same are named, not merged.
func TestDedupe(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		ctx := context.Background()
		w := open(t, address, Options{})
		plan := generated(1, 100, 12)[0]
		almost := copyOf(t, plan, "almost.docx", "docx", func(p *normalize.Plan) {
			p.Title = ptr("另一份任务分解表")
			p.Tasks[0].Content = "完全不同的一项任务"
		})
		other := copyOf(t, plan, "other.docx", "docx", func(p *normalize.Plan) {
			p.Title = ptr("第三份任务分解表")
			for i := range 3 {
				p.Tasks[i].Content = "不同的任务" + *p.Tasks[i].Serial
			}
		})
		load(t, w, plan, copyOf(t, plan, "copy.html", "html", nil), almost, other)
		copies, err := w.Copies(ctx)
		if err != nil || len(copies) != 2 || !copies[0].Primary || copies[0].Format != "docx" || copies[0].Why != "format keeps more structure" || copies[1].Name != "copy.html" {
			t.Errorf("%+v %v", copies, err)
		}
		near, err := w.NearCopies(ctx)
		if err != nil || len(near) != 1 || near[0].Shared != 99 || near[0].Of != 100 || !slices.Contains([]string{near[0].Name, near[0].Other}, "almost.docx") {
			t.Errorf("%+v %v", near, err)
		}
		if got := ask(t, w, "select count(*) from mart.plan"); got[0][0] != int64(3) {
			t.Error("near copies were merged", got)
		}
		if got := ask(t, w, "select i.content from mart.issue i where i.code = 'near-copy' order by i.plan_title"); len(got) != 2 || got[0][0] != "99/100 项任务与《"+*plan.Plans[0].Title+"》逐字相同" && got[1][0] != "99/100 项任务与《"+*plan.Plans[0].Title+"》逐字相同" {
			t.Error("no issue", got)
		}
		if _, err := w.Retire(ctx, "almost.docx"); err != nil {
			t.Fatal(err)
		}
		if got := ask(t, w, "select count(*) from core.near_copy"); got[0][0] != int64(0) {
			t.Error("a plan is near to one that is gone", got)
		}
	})
}

// Every pair of plans that shares 98 of 100 task texts is found, and no other, though they come one after the other.
func TestNearCopiesAreAll(t *testing.T) {
	var all []*normalize.Result
	texts := map[string]map[string]bool{}
	for i, n := range []int{2, 9, 49, 50, 99, 100, 101, 150, 250, 350} {
		base := generated(1, n, uint64(100+i))[0]
		for k := range 7 {
			name := fmt.Sprintf("plan-%d-%d.docx", n, k)
			x := copyOf(t, base, name, "docx", func(p *normalize.Plan) {
				p.Title = ptr(fmt.Sprintf("第%d份%d项任务分解表", k, n))
				for j := range min(k, n) {
					p.Tasks[(j*37+k)%n].Content = fmt.Sprintf("第%d份另有的任务%d", k, j)
				}
				for j := range k % 3 {
					more := p.Tasks[j]
					more.Ordinal, more.Content = n+j+1, fmt.Sprintf("增加的任务%d", j)
					p.Tasks = append(p.Tasks, more)
				}
			})
			texts[name] = map[string]bool{}
			for _, task := range x.Plans[0].Tasks {
				texts[name][task.Content] = true
			}
			all = append(all, x)
		}
	}
	var want []string
	for _, a := range slices.Sorted(maps.Keys(texts)) {
		for _, b := range slices.Sorted(maps.Keys(texts)) {
			shared := 0
			for s := range texts[a] {
				if texts[b][s] {
					shared++
				}
			}
			if most := max(len(texts[a]), len(texts[b])); a < b && shared*100 >= 98*most {
				want = append(want, fmt.Sprint(a, " ", b, " ", shared, "/", most))
			}
		}
	}
	if len(want) < 12 {
		t.Fatal("the test has few near copies", want)
	}
	onBoth(t, func(t *testing.T, address string) {
		w := open(t, address, Options{})
		for _, some := range [][]*normalize.Result{all[:20], all[20:21], all[21:]} {
			load(t, w, some...)
		}
		near, err := w.NearCopies(context.Background())
		var got []string
		for _, n := range near {
			got = append(got, fmt.Sprint(min(n.Name, n.Other), " ", max(n.Name, n.Other), " ", n.Shared, "/", n.Of))
		}
		slices.Sort(got)
		if err != nil || !slices.Equal(got, want) {
			t.Error(err, "\n", got, "\n", want)
		}
	})
}
