package warehouse

import (
	"context"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/golden"
	"github.com/taizhang/taizhang/normalize"
)

func TestOrgDimensions(t *testing.T) {
	w := open(t, fresh(t), Options{})
	for _, c := range []struct {
		question string
		want     [][]any
	}{
		{"select function from core.org_function where org_name = '教育科技和体育局' order by function", [][]any{{"体育"}, {"教育"}, {"科技"}}},
		{"select org_name from core.org_succession where successor = '市场监督管理局' order by org_name",
			[][]any{{"工商行政管理局"}, {"物价局"}, {"质量技术监督局"}, {"食品药品监督管理局"}}},
		{"select valid_to, is_checked, successors from mart.org_function where org_name = '物价局'",
			[][]any{{"2019-03", false, "发展和改革委员会、市场监督管理局"}}},
		{"select valid_from, valid_to, is_checked, successors from mart.org_function where org_name = '工商行政管理局'",
			[][]any{{nil, "2019-03", true, "市场监督管理局"}}},
		{"select name, valid_to, is_to_checked from core.org_name where line = '生态环境局' order by ordinal", [][]any{{"环境保护局", "2019-03", true}, {"生态环境局", nil, false}}},
		{"select line from core.org_name group by line having count(*) <> max(ordinal) or sum(case when name = line then 1 else 0 end) <> 1", nil},
		{"select s.org_name from core.org_succession s left join core.org_function f using (org_name) where f.org_name is null", nil},
	} {
		if got := ask(t, w, c.question); len(got)+len(c.want) > 0 && !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.question, got, c.want)
		}
	}
	before := digest(t, w)
	if err := w.Migrate(context.Background()); err != nil {
		t.Fatal(err)
	}
	if digest(t, w) != before {
		t.Error("filling again changed the digest")
	}
}

// sampleResults are the sample texts as the goldens of normalize have them, organs resolved.
func sampleResults(t *testing.T) (out []*normalize.Result) {
	for _, folder := range golden.Folders(t) {
		d, p := &ingest.Document{}, &normalize.Plan{}
		golden.Load(t, filepath.Join(folder, "document.json"), d)
		golden.Load(t, filepath.Join(folder, "plan.json"), p)
		out = append(out, &normalize.Result{Bundle: &ingest.Bundle{Name: d.Name, Documents: []*ingest.Document{d}}, Plans: []*normalize.Plan{p}, Ledger: p.Ledger})
	}
	return out
}

// A duty counts once under each function of its organ, and every organ known is found again.
func TestDutyFunction(t *testing.T) {
	w := open(t, fresh(t), Options{})
	load(t, w, sampleResults(t)...)
	for _, q := range []string{
		"select division_code, plan_id, task_id, ordinal, function from mart.duty_function group by all having count(*) > 1",
		`select o.name, o.functions from core.org o where o.functions is not null and not exists (
			select 1 from mart.duty_function f join core.duty d using (division_code, plan_id, task_id, ordinal) where d.org_id = o.org_id)`,
		"select f.function from mart.duty_function f left join mart.duty d using (division_code, plan_id, task_id, ordinal) where d.plan_id is null",
	} {
		if got := ask(t, w, q); len(got) > 0 {
			t.Errorf("%s: %v", q, got)
		}
	}
	got := ask(t, w, "select count(distinct division_code) > 1, count(distinct mention) > 1 from mart.duty_function where function = '发展改革'")
	if len(got) != 1 || got[0][0] != true || got[0][1] != true {
		t.Error("发展改革 does not add up over places", got)
	}
}
