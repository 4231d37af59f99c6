package warehouse

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/taizhang/taizhang/normalize"
	files "github.com/taizhang/taizhang/sql"
)

// changesOf are the tallies of a difference, and its fields.
func changesOf(d Difference) (tallies, fields string) {
	for _, kind := range slices.Sorted(maps.Keys(d.Tallies)) {
		tallies += fmt.Sprintf("%s %v ", kind, d.Tallies[kind])
	}
	for _, c := range d.Changes {
		if c.Field != "" {
			fields += c.Kind + "." + c.Field + " "
		}
	}
	return tallies, fields
}

// otherwise reads a task in other words, a deadline later, and one task not at all.
func otherwise(p *normalize.Plan) {
	p.Tasks[0].Content += "并及时公开"
	p.Tasks[1].Deadlines = []normalize.Deadline{{Mention: "2021年底前", Kind: "date", Due: ptr("2021-12-31"), Pos: "T1!C2 [0,7)"}}
	p.Tasks = p.Tasks[:len(p.Tasks)-1]
}

// A preview says what a load then does, and writes nothing; a newer parser writes anew only what it
// reads otherwise; tasks that have another identity for it are known by their former one, links set by hand too.
func TestReread(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		ctx := context.Background()
		results := small()
		for i := range results[0].Plans[0].Tasks {
			results[0].Plans[0].Tasks[i].Deadlines = nil
		}
		forecast := func(parser string, r *normalize.Result) Forecast {
			t.Helper()
			p, err := open(t, address, Options{Parser: parser}).Preview(ctx, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer p.Close()
			f, err := p.Look(ctx, r)
			if err != nil {
				t.Fatal(err)
			}
			return f
		}
		if f := forecast("1", results[0]); f.Status != Loaded || len(f.Differences) != 1 || f.Differences[0].Reason != isNew || f.Differences[0].Tallies["task"] != (Tally{Added: 10}) {
			t.Errorf("new: %+v", f.Differences)
		}
		w := open(t, address, Options{Parser: "1"})
		load(t, w, results...)
		ids := func(r *normalize.Result, i int) int64 { return identified(t, r.Plans[0].Tasks[i].ID) }
		a, b := ids(results[0], 0), ids(results[1], 1)
		if _, err := w.Override(ctx, LinkOverride{A: a, B: b, Must: true, Why: "同一任务"}); err != nil {
			t.Fatal(err)
		}
		was := digest(t, w)
		w = open(t, address, Options{Parser: "2"})
		if f := forecast("2", results[1]); f.Status != Unchanged || f.Differences != nil {
			t.Errorf("read the same: %+v", f)
		}
		if got := load(t, w, results...); got.Rows != 0 || got.Outcomes[0].Status != Unchanged || digest(t, w) != was {
			t.Errorf("%d rows written of what is read the same: %v", got.Rows, got.Outcomes[0].Status)
		}
		now := rereadAs(t, results[0], otherwise)
		said := forecast("2", now)
		if digest(t, w) != was {
			t.Error("the preview wrote something")
		}
		done := load(t, w, now, results[1], results[2])
		if len(done.Differences) != 1 || len(said.Differences) != 1 {
			t.Fatalf("%+v %+v", done.Differences, said.Differences)
		}
		tallies, fields := changesOf(done.Differences[0])
		if x, y := changesOf(said.Differences[0]); x != tallies || y != fields {
			t.Errorf("said %s%s, did %s%s", x, y, tallies, fields)
		}
		if done.Differences[0].Reason != byParser || done.Differences[0].Tallies["task"] != (Tally{0, 1, 1}) || done.Differences[0].Tallies["deadline"] != (Tally{1, 0, 0}) || fields != "plan.tasks task.content " {
			t.Errorf("%s%s", tallies, fields)
		}
		if got := ask(t, w, "select to_task_id, reason from core.task_id_alias where task_id = $1", a); len(got) != 1 || got[0][0] != ids(now, 0) || got[0][1] != byParser {
			t.Error("alias:", got)
		}
		if _, err := w.Link(ctx, Linking{}); err != nil {
			t.Fatal(err)
		}
		formerNumber(t, w, a, ids(now, 0))
		if got := ask(t, w, "select count(*) from core.link where is_given and (a_task_id = $1 or b_task_id = $1)", ids(now, 0)); got[0][0] != int64(1) {
			t.Error("the link set by hand is lost", got)
		}
		load(t, open(t, address, Options{Parser: "3"}), results[0])
		if got := ask(t, w, "select count(*) from core.task_id_alias where task_id = $1 or task_id = to_task_id", a); got[0][0] != int64(0) {
			t.Error("an id that is in use again is still an alias", got)
		}
		sound(t, w)
	})
}

// formerNumber expects that a task's old number answers what its present one does.
func formerNumber(t *testing.T, w *Warehouse, was, now int64) {
	t.Helper()
	for _, id := range []int64{was, now} {
		if got, err := w.TaskNow(context.Background(), id); err != nil || got != now {
			t.Errorf("task %d is now %d, want %d: %v", id, got, now, err)
		}
	}
	for _, name := range []string{"why-task", "thread"} {
		query, _ := files.Named(name)
		if a, b := spellRows(t, w, query, was), spellRows(t, w, query, now); len(a) == 0 || !slices.Equal(a, b) {
			t.Errorf("%s of %d: %v, of %d: %v", name, was, a, now, b)
		}
	}
}

func identified(t *testing.T, id string) int64 {
	t.Helper()
	n, err := parseKey("task", id)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// A preview of a folder in which files changed, moved and went says the same as the load.
func TestPreviewFolder(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		ctx := context.Background()
		plans := small()
		w := open(t, address, Options{})
		walkedLoad(t, w, false, standing(plans[0], "a.docx"), standing(plans[1], "b.docx"), standing(plans[2], "c.docx"))
		was := digest(t, w)
		p, err := w.Preview(ctx, walk("a.docx", "z.docx"))
		if err != nil {
			t.Fatal(err)
		}
		defer p.Close()
		changed, err := p.Look(ctx, standing(generated(1, 12, 50)[0], "a.docx"))
		if err != nil || changed.Status != Loaded || len(changed.Differences) != 1 || changed.Differences[0].Reason != byFile || changed.Differences[0].Tallies["task"].Removed+changed.Differences[0].Tallies["task"].Changed == 0 {
			t.Errorf("changed: %+v %v", changed, err)
		}
		moved, err := p.Look(ctx, standing(plans[1], "z.docx"))
		if err != nil || moved.Status != Unchanged || len(moved.Differences) != 0 {
			t.Errorf("moved: %+v %v", moved, err)
		}
		names, gone, err := p.Gone(ctx)
		if err != nil || !slices.Equal(names, []string{"c.docx"}) || len(gone) != 1 || gone[0].Tallies["task"] != (Tally{Removed: 10}) {
			t.Error(names, gone, err)
		}
		if digest(t, w) != was {
			t.Error("the preview wrote something")
		}
	})
}
