package warehouse

import (
	"context"
	"testing"

	"github.com/taizhang/taizhang/normalize"
	files "github.com/taizhang/taizhang/sql"
)

// reread is a result as a later parser reads the same bytes: its last task is gone.
func reread(t testing.TB, r *normalize.Result) *normalize.Result {
	return rereadAs(t, r, func(p *normalize.Plan) { p.Tasks = p.Tasks[:len(p.Tasks)-1] })
}

// rereadAs is a result as a later parser reads the same bytes.
func rereadAs(t testing.TB, r *normalize.Result, change func(*normalize.Plan)) *normalize.Result {
	later := copyOf(t, r, r.Bundle.Name, "docx", change)
	later.Bundle, later.Plans[0].Document, later.Plans[0].PlanID = r.Bundle, r.Plans[0].Document, r.Plans[0].PlanID
	return later
}

// What a later parser reads otherwise is current; what the former read can be asked for as of its time.
func TestFormerVersions(t *testing.T) {
	ctx := context.Background()
	onBoth(t, func(t *testing.T, address string) {
		results := small()
		load(t, open(t, address, Options{Parser: "1"}), results...)
		w := open(t, address, Options{Parser: "2"})
		first := ask(t, w, "select cast(max(loaded_from) as text) from mart.plan_version")[0][0]
		load(t, w, reread(t, results[0]), results[1], results[2])
		load(t, open(t, address, Options{Parser: "3"}), results[0])

		if got := ask(t, w, "select count(*), cast(sum(tasks) as bigint) from mart.plan"); got[0][0] != int64(3) || got[0][1] != int64(30) {
			t.Error("current:", got)
		}
		for _, c := range []struct {
			at    any
			tasks int64
		}{{first, 30}, {"2999-01-01", 30}, {"2000-01-01", 0}} {
			if got := asOf(t, w, c.at); got != c.tasks {
				t.Errorf("%d tasks as of %v, want %d", got, c.at, c.tasks)
			}
		}
		second := ask(t, w, "select cast(min(loaded_to) as text) from mart.plan_version")[0][0]
		if got := asOf(t, w, second); got != 29 {
			t.Errorf("%d tasks as of the second load", got)
		}
		last := results[0].Plans[0].Tasks[9].ID
		query, _ := files.Named("task-history")
		history, err := w.Query(ctx, query, last)
		if err != nil || len(history.Rows) != 2 || history.Rows[0][1] == nil || history.Rows[1][1] != nil || history.Rows[1][2] != "3" {
			t.Error(history, err)
		}
		for _, q := range []string{
			"select count(*) from core.edition where plans <> 1",
			"select count(*) from mart.duty_version d left join mart.task_version t on t.version_id = d.version_id and t.task_id = d.task_id where t.task_id is null",
			"select count(*) from mart.plan_version p where p.tasks <> (select count(*) from mart.task_version t where t.version_id = p.version_id)",
			"select count(*) from mart.plan_version a join mart.plan_version b on b.plan_id = a.plan_id and b.version_id <> a.version_id and b.loaded_from >= a.loaded_from and (a.loaded_to is null or a.loaded_to > b.loaded_from)",
		} {
			if got := ask(t, w, q)[0][0]; got != int64(0) {
				t.Errorf("%v for %s", got, q)
			}
		}
	})
}

// asOf counts the tasks of the plans as they were known at a time.
func asOf(t *testing.T, w *Warehouse, at any) (n int64) {
	t.Helper()
	query, _ := files.Named("plans-as-of")
	a, err := w.Query(context.Background(), query, at)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range a.Rows {
		n += r[3].(int64)
	}
	return n
}

// The same bytes under a better name, and what one load writes twice, leave no former version.
func TestNoVersionOfOneLoad(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		w := open(t, address, Options{Parser: "1"})
		one := small()[0]
		load(t, w, one)
		better := *one
		bundle, doc := *one.Bundle, *one.Bundle.Documents[0]
		doc.Name = "a/" + doc.Name
		bundle.Name, bundle.Documents = doc.Name, append(bundle.Documents[:0:0], &doc)
		better.Bundle = &bundle
		load(t, w, &better)
		if got := ask(t, w, "select count(*), min(b.name) from core.bundle b"); got[0][0] != int64(1) || got[0][1] != doc.Name {
			t.Error(got)
		}
	})
}
