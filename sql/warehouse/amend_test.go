package warehouse

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/normalize/correct"
	"github.com/taizhang/taizhang/parse"
)

// What the rows tell of a publication gives the same rows again.
func TestRowsTellThePublication(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		ctx := context.Background()
		w := open(t, address, Options{Parser: "1"})
		results := append(samples(t), readPlan(t, "东湖.txt", donghu))
		load(t, w, results...)
		r, err := w.store.read(ctx)
		if err != nil {
			t.Fatal(err)
		}
		defer r.release()
		for _, in := range results {
			want, err := newBundle(in, "1")
			if err != nil {
				t.Fatal(err)
			}
			s, err := readStored(asks(ctx, r), want.id)
			if err != nil || !s.known {
				t.Fatal(in.Bundle.Name, s.known, err)
			}
			got, err := newBundle(s.result, s.parser)
			if err != nil {
				t.Fatal(err)
			}
			for i := range tables {
				if a, b := rowLines(want.rows[i], table(i)), rowLines(got.rows[i], table(i)); !reflect.DeepEqual(a, b) && len(a)+len(b) > 0 && table(i) != coreBundle {
					t.Errorf("%s: %s.%s: %s", in.Bundle.Name, tables[i].schema, tables[i].name, firstDifference(a, b))
				}
				for k := range want.raw {
					if a, b := rowLines(want.raw[k][i], table(i)), rowLines(got.raw[k][i], table(i)); !reflect.DeepEqual(a, b) {
						t.Errorf("%s: %s.%s: %s", in.Bundle.Name, tables[i].schema, tables[i].name, firstDifference(a, b))
					}
				}
			}
		}
	})
}

func rowLines(values []datum, of table) (out []string) {
	for wide := tables[of].columns; len(values) > 0; values = values[wide:] {
		out = append(out, fmt.Sprint(plainValues(values[:wide])))
	}
	slices.Sort(out)
	return out
}

func firstDifference(a, b []string) string {
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return fmt.Sprintf("%d rows, then %d: %s, then %s", len(a), len(b), a[i], strings.Join(b[min(i, len(b)):min(i+1, len(b))], ""))
		}
	}
	return fmt.Sprintf("%d rows, then %d", len(a), len(b))
}

const donghu = `东湖区人民政府办公室关于印发2021年东湖区政务公开工作方案的通知
东府办发〔2021〕22号

2021年东湖区政务公开工作方案

一、推进决策公开
1.发布政务公开指南，并及时更新。（牵头单位：区司法局；配合单位：区教育局、区财政局；完成时限：2021年6月底前）
2.做好重大行政决策预公开工作，公开率不低于90%。（牵头单位：区司法局；配合单位：区教育局；完成时限：2021年9月底前）
3.公开“双随机、一公开”抽查结果；整理历年政策文件。（牵头单位：区市场监管局；完成时限：2021年12月底前）
二、强化监督保障
4.加强组织领导，落实工作责任。（责任单位：各街道）
5.开展政务公开培训不少于2次。（牵头单位：区政务服务办；完成时限：全年）

东湖区人民政府办公室
2021年7月9日
`

// donghuAnew is the same plan on another site: other brackets, page numbers, wraps.
var donghuAnew = strings.NewReplacer("2.做好", "\n— 2 —\n2.做好", "，公开率", "，\n  公开率", "（", "(", "）", ")").Replace("首页 > 政务公开\n" + donghu)

// readPlan reads a text as a load does.
func readPlan(t testing.TB, name, text string) *normalize.Result {
	t.Helper()
	d, err := ingest.Read(name, []byte(text), ingest.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(text))
	d.SHA256 = hex.EncodeToString(sum[:])
	return (&normalize.Normalizer{}).Result(parse.Parse(&ingest.Bundle{Name: name, Documents: []*ingest.Document{d}}))
}

// taskAbout is the plan and the task whose words have some.
func taskAbout(t testing.TB, w *Warehouse, words string) (plan, task int64) {
	t.Helper()
	got := ask(t, w, "select plan_id, task_id from mart.task where position('"+words+"' in content) > 0")
	if len(got) != 1 {
		t.Fatal(words, got)
	}
	return got[0][0].(int64), got[0][1].(int64)
}

func settle(t testing.TB, w *Warehouse) Settled {
	t.Helper()
	st, err := w.Settle(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return st
}

// A correction shows in the views, stays over a new parser, the document published anew and in
// whatever order it came, and leaves no trace once it is retracted.
func TestCorrectionsHold(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		ctx := context.Background()
		w := open(t, address, Options{Parser: "1"})
		load(t, w, readPlan(t, "东湖.txt", donghu))
		plan, task := taskAbout(t, w, "预公开")
		noted, err := w.Note(ctx,
			Correction{Author: "复核员", At: time.Date(2021, 8, 1, 0, 0, 0, 0, time.UTC), Kind: "duty", Plan: plan, Task: task, Ordinal: 2, Field: "mention", New: ptr("区教体局"), Note: "附件写作区教体局"},
			Correction{Author: "复核员", At: time.Date(2021, 8, 2, 0, 0, 0, 0, time.UTC), Kind: "plan", Plan: plan, Field: "issuer", New: ptr("南昌市东湖区人民政府办公室"), Note: "全称"})
		if err != nil {
			t.Fatal(err)
		}
		shown, err := w.Plan(ctx, plan)
		if err != nil || shown.Plan.Tasks[1].Duties[1].Mention != "区教体局" || shown.Parsed.Tasks[1].Duties[1].Mention != "区教育局" {
			t.Fatal(shown, err)
		}
		if st := settle(t, w); st.Corrections != 2 || st.Bundles != 1 {
			t.Error(st)
		}
		holds := func(when string, copies int64) {
			t.Helper()
			const organ = "select mention from mart.duty where role = 'support' and task_id in (select task_id from mart.task where position('预公开' in content) > 0)"
			if got := ask(t, w, organ); len(got) != 1 || got[0][0] != "区教体局" {
				t.Error(when, got)
			}
			if got := ask(t, w, "select count(*) from core.corrected c join core.plan p on p.plan_id = c.plan_id where p.loaded_to is null and c.state <> 'stale'"); got[0][0] != 2*copies {
				t.Error(when, got)
			}
			if got := ask(t, w, "select issuer from mart.plan where title = '2021年东湖区政务公开工作方案'"); len(got) != 1 || got[0][0] != "南昌市东湖区人民政府办公室" {
				t.Error(when, got)
			}
		}
		holds("settled", 1)
		if st := settle(t, w); st.Corrections+st.Bundles != 0 {
			t.Error("settling twice is not settling once", st)
		}
		corrected := digest(t, w)
		verified(t, w, corrected)
		if err := w.Compact(ctx); err != nil || digest(t, w) != corrected {
			t.Error("compacted", err)
		}
		w = open(t, address, Options{Parser: "2"})
		load(t, w, readPlan(t, "东湖.txt", donghu))
		holds("read by another parser", 1)
		load(t, w, readPlan(t, "东湖/新网站.txt", donghuAnew))
		holds("published anew", 2)
		load(t, w, readPlan(t, "东湖/2022.txt", strings.ReplaceAll(donghu, "2021", "2022")))
		if got := ask(t, w, "select count(*) from core.corrected c join core.plan p on p.plan_id = c.plan_id where p.year = 2022"); got[0][0] != int64(0) {
			t.Error("lands in the plan of another year", got)
		}
		for _, c := range noted {
			if err := w.Correct(ctx, Correction{Author: "主任", Action: correct.Retract, Retracts: c.ID, Note: "原文如此"}); err != nil {
				t.Fatal(err)
			}
		}
		settle(t, w)
		if got := ask(t, w, "select count(*) from core.as_parsed a join core.plan p on p.plan_id = a.plan_id where p.loaded_to is null"); got[0][0] != int64(0) {
			t.Error("retracted", got)
		}
		if all, err := w.Corrections(ctx); err != nil || len(all) != 4 {
			t.Error(all, err)
		}
	})
}

// Retracting gives back every row as it was, and the order of loading and correcting does not matter.
func TestCorrectionsLeaveNoTrace(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		ctx := context.Background()
		w := open(t, address, Options{Parser: "1"})
		load(t, w, readPlan(t, "东湖.txt", donghu))
		before := sums(t, w)
		plan, task := taskAbout(t, w, "双随机")
		at := time.Date(2021, 8, 1, 0, 0, 0, 0, time.UTC)
		noted, err := w.Note(ctx,
			Correction{Author: "复核员", At: at, Action: correct.Split, Kind: "task", Plan: plan, Task: task, New: ptr("公开“双随机、一公开”抽查结果\n整理历年政策文件")},
			Correction{Author: "复核员", At: at, Kind: "plan", Plan: plan, Field: "division", New: ptr("360103")},
			Correction{Author: "复核员", At: at, Kind: "deadline", Plan: plan, Task: task, Ordinal: 1, Field: "mention", New: ptr("2021年11月底前")})
		if err != nil {
			t.Fatal(err)
		}
		settle(t, w)
		after := sums(t, w)
		if got := ask(t, w, "select count(*), min(division_code), max(division_code) from mart.task"); got[0][0] != int64(6) || got[0][1] != "360103" || got[0][2] != "360103" {
			t.Error(got)
		}
		if got := ask(t, w, "select state, count(*) from mart.correction group by state"); len(got) != 1 || got[0][0] != "held" || got[0][1] != int64(3) {
			t.Error(got)
		}
		for _, c := range noted {
			if err := w.Correct(ctx, Correction{Author: "主任", Action: correct.Retract, Retracts: c.ID}); err != nil {
				t.Fatal(err)
			}
		}
		settle(t, w)
		for table, sum := range sums(t, w) {
			if sum != before[table] {
				t.Errorf("retracted corrections leave traces in %s", table)
			}
		}
		if !IsServer(address) {
			other := open(t, t.TempDir(), Options{Parser: "1"})
			if err := other.Correct(ctx, noted...); err != nil {
				t.Fatal(err)
			}
			load(t, other, readPlan(t, "东湖.txt", donghu))
			for table, sum := range sums(t, other) {
				if sum != after[table] {
					t.Errorf("corrected before it was loaded %s is another", table)
				}
			}
		}
	})
}

// sums are the digests of raw and core, a table each.
func sums(t *testing.T, w *Warehouse) map[string]string {
	out := map[string]string{}
	for _, q := range digestParts() {
		if !strings.Contains(q, "mart.") && !strings.Contains(q, "thread") && !strings.Contains(q, "series_edition") { // settling links, loading by itself does not
			out[q] = sumOf(t, w, q)
		}
	}
	return out
}

func TestCorrectRefuses(t *testing.T) {
	ctx := context.Background()
	w := open(t, fresh(t), Options{Parser: "1"})
	load(t, w, readPlan(t, "东湖.txt", donghu))
	plan, task := taskAbout(t, w, "预公开")
	for _, c := range []Correction{
		{Kind: "duty", Plan: plan, Task: task, Ordinal: 9, Field: "mention", New: ptr("区教体局")},
		{Kind: "duty", Plan: plan, Task: task, Ordinal: 1, Field: "role", New: ptr("督办")},
		{Kind: "plan", Plan: plan, Field: "year", New: ptr("二〇二一")},
		{Kind: "plan", Plan: plan, Field: "colour", New: ptr("红")},
		{Kind: "deadline", Plan: plan, Task: task, Ordinal: 1, Field: "due", New: ptr("2021年2月30日")},
		{Kind: "task", Plan: plan, Task: 1, Field: "content", New: ptr("x")},
	} {
		c.Author = "复核员"
		if err := w.Correct(ctx, c); !errors.Is(err, ErrNoField) {
			t.Errorf("%+v: %v", c, err)
		}
	}
}
