package warehouse

import (
	"testing"

	"github.com/taizhang/taizhang/normalize"
	"pgregory.net/rapid"
)

// plans draws Plans of any shape, empty lists, odd words and missing values among them.
func plans(t *rapid.T) *normalize.Result {
	word := rapid.SampledFrom([]string{"", "区发改委", "6月底前", "a\x00b", "\xff", "牵头'；", " "})
	maybe := rapid.Ptr(word, true)
	p := &normalize.Plan{Title: maybe.Draw(t, "title"), Issuer: maybe.Draw(t, "issuer"), SignedOn: maybe.Draw(t, "signed")}
	if rapid.Bool().Draw(t, "placed") {
		p.Division.Code = ptr("360103")
	}
	p.Tasks = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) normalize.Task {
		return normalize.Task{
			Content:  word.Draw(t, "content"),
			Serial:   maybe.Draw(t, "serial"),
			Path:     rapid.SliceOfN(word, 0, 6).Draw(t, "path"),
			Items:    rapid.SliceOfN(word, 0, 2).Draw(t, "items"),
			Progress: rapid.Ptr(rapid.Just(normalize.Progress{Mention: "已完成"}), true).Draw(t, "progress"),
			Duties: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) normalize.Duty {
				d := normalize.Duty{Mention: word.Draw(t, "mention"), Role: "lead", Members: rapid.SliceOfN(word, 0, 2).Draw(t, "members")}
				if rapid.Bool().Draw(t, "known") {
					d.Org = &normalize.Org{Name: word.Draw(t, "org"), Division: maybe.Draw(t, "place")}
				}
				return d
			}), 0, 3).Draw(t, "duties"),
			Deadlines: rapid.SliceOfN(rapid.Just(normalize.Deadline{Kind: "date", Due: ptr("2021-02-30")}), 0, 2).Draw(t, "deadlines"),
			Measures:  rapid.SliceOfN(rapid.Just(normalize.Measure{Op: ">="}), 0, 2).Draw(t, "measures"),
		}
	}), 0, 8).Draw(t, "tasks")
	return asResult(p, "a.txt", "txt")
}

// column gives the values of one column of a table.
func column(r *rows, t table, i int) []any {
	var out []any
	for n := 0; n < r.len(t); n++ {
		out = append(out, r[t][n*tables[t].columns+i].value())
	}
	return out
}

// TestRowsKeepEverything: tasks in are tasks out, every duty's task and organ exist.
func TestRowsKeepEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := plans(t)
		b, err := newBundle(r, "")
		if err != nil {
			t.Fatal(err)
		}
		want := map[table]int{corePlan: 1, coreBundle: 1, rawDocument: 0}
		for _, x := range r.Plans[0].Tasks {
			want[coreTask]++
			want[coreItem] += len(x.Items)
			want[coreDuty] += len(x.Duties)
			want[coreDeadline] += len(x.Deadlines)
			want[coreMeasure] += len(x.Measures)
			if x.Progress != nil {
				want[coreProgress]++
			}
			for _, d := range x.Duties {
				want[coreDutyMember] += len(d.Members)
			}
		}
		for table, n := range want {
			if got := b.rows.len(table); got != n {
				t.Errorf("%s: %d rows, want %d", tables[table].name, got, n)
			}
		}
		tasks, orgs := map[any]bool{}, map[any]bool{nil: true}
		for _, id := range column(&b.rows, coreTask, 2) {
			tasks[id] = true
		}
		for _, id := range column(&b.orgs, coreOrg, 0) {
			orgs[id] = true
		}
		if len(tasks) != want[coreTask] {
			t.Error("two tasks share a key")
		}
		for _, child := range []table{coreItem, coreDuty, coreDutyMember, coreDeadline, coreMeasure, coreProgress} {
			for _, id := range column(&b.rows, child, 2) {
				if !tasks[id] {
					t.Errorf("%s of a task that is not there", tables[child].name)
				}
			}
		}
		for _, id := range column(&b.rows, coreDuty, 9) {
			if !orgs[id] {
				t.Error("a duty of an organ that is not there")
			}
		}
		if b.raw[0].len(rawBlock) != places(r.Bundle.Documents[0]) {
			t.Error("a place of the document is lost")
		}
	})
}

// TestRowsLoad: whatever the rows, the engine takes them.
func TestRowsLoad(t *testing.T) {
	w := open(t, fresh(t), Options{})
	var all []*normalize.Result
	rapid.Check(t, func(t *rapid.T) { all = append(all, plans(t)) })
	load(t, w, all...)
	for _, q := range []string{
		"select count(*) from core.duty d left join core.task t using (division_code, plan_id, task_id) where t.task_id is null",
		"select count(*) from core.deadline d left join core.task t using (division_code, plan_id, task_id) where t.task_id is null",
		"select count(*) from core.task t left join core.plan p using (division_code, plan_id) where p.plan_id is null",
		"select count(*) from core.plan p left join core.edition e using (edition_id) where e.edition_id is null",
		"select count(*) from core.edition e left join core.plan p on p.plan_id = e.primary_plan_id and p.is_primary and p.edition_id = e.edition_id where p.plan_id is null",
		"select count(*) from core.plan p left join core.bundle b using (bundle_id) where b.bundle_id is null",
		"select count(*) from core.document d left join raw.document r using (document_id) where r.document_id is null",
		"select count(*) from core.duty d left join core.org o using (org_id) where o.org_id is null and d.org_id is not null",
		"select count(*) from core.plan p left join core.division d using (division_code) where d.division_code is null",
		"select count(*) - count(distinct (document_id, block, cell)) from raw.block",
		"select count(*) - count(distinct (plan_id, task_id, ordinal)) from core.item",
		"select count(*) - count(distinct (plan_id, task_id, ordinal)) from core.duty",
		"select count(*) - count(distinct (plan_id, task_id, duty_ordinal, ordinal)) from core.duty_member",
		"select count(*) - count(distinct (plan_id, task_id, ordinal)) from core.deadline",
		"select count(*) - count(distinct (plan_id, task_id, ordinal)) from core.measure",
		"select count(*) - count(distinct (plan_id, task_id)) from core.progress",
		"select sum(p.tasks) - (select count(*) from core.task) from core.plan p",
	} {
		if got := ask(t, w, q); got[0][0] != int64(0) {
			t.Errorf("%v: %s", got[0][0], q)
		}
	}
}
