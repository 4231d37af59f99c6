package warehouse

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/taizhang/taizhang/normalize"
)

// small are three generated plans, each of ten tasks.
func small() []*normalize.Result { return generated(3, 10, 4) }

// copyOf is the same plan read from a file of another format.
func copyOf(t testing.TB, r *normalize.Result, name, format string, change func(*normalize.Plan)) *normalize.Result {
	b, err := json.Marshal(r.Plans[0])
	if err != nil {
		t.Fatal(err)
	}
	p := &normalize.Plan{}
	if err := json.Unmarshal(b, p); err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(p)
	}
	return asResult(p, name, format)
}

// bareTable is what an .xlsx without letterhead says of its plan.
func bareTable(p *normalize.Plan) {
	p.Title, p.Issuer, p.Number, p.Year, p.Kind = nil, nil, nil, nil, nil
	p.Division = normalize.Division{}
}

func withCopies(t testing.TB, results []*normalize.Result) []*normalize.Result {
	out := slices.Clone(results)
	for i, r := range results {
		name := r.Bundle.Name
		out = append(out, copyOf(t, r, name+".html", "html", nil), copyOf(t, r, name+".xlsx", "xlsx", bareTable))
		if i == 0 {
			again := *r
			doc := *r.Bundle.Documents[0]
			doc.Name = "a/" + doc.Name
			bundle := *r.Bundle
			bundle.Name, bundle.Documents = doc.Name, append(bundle.Documents[:0:0], &doc)
			again.Bundle = &bundle
			out = append(out, &again)
		}
	}
	return out
}

// figures are what people count: every mart view that sums.
func figures(t testing.TB, w *Warehouse) [][][]any {
	var out [][][]any
	for _, q := range []string{
		"select count(*), count(distinct edition_id), sum(tasks) from mart.plan",
		"select count(*), count(distinct content) from mart.task",
		"select role, count(*) from mart.duty group by role order by role",
		"select kind, count(*) from mart.deadline group by kind order by kind",
		"select * from mart.org_load order by all",
		"select * from mart.year_summary order by all",
		"select due, count(*) from mart.due group by due order by due",
		"select count(*) from mart.measure",
		"select count(*) from mart.progress",
	} {
		out = append(out, ask(t, w, q))
	}
	return out
}

func TestCopiesChangeNoFigure(t *testing.T) {
	results := append(goldResults(t), small()...)
	w := open(t, fresh(t), Options{})
	load(t, w, results...)
	want := figures(t, w)
	copies := withCopies(t, results)[len(results):]
	for _, some := range [][]*normalize.Result{copies[:1], copies[1:2], copies[2:3], copies[3:]} {
		load(t, w, some...)
		if got := figures(t, w); !reflect.DeepEqual(got, want) {
			t.Fatalf("%s and others changed a figure:\n%v\n%v", some[0].Bundle.Name, got, want)
		}
	}
	if n := ask(t, w, "select count(*), sum(plans) from core.edition"); n[0][0] != int64(8) || n[0][1] != int64(24) {
		t.Error("editions and plans", n)
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	all := withCopies(t, append(goldResults(t), small()...))
	var want string
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 2))
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		w := open(t, fresh(t), Options{})
		cut := r.IntN(len(all))
		load(t, w, all[:cut]...)
		load(t, w, all[cut:]...)
		got := digest(t, w)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("order %d gives another digest", seed)
		}
		for _, o := range load(t, w, all...).Outcomes {
			if o.Status != Unchanged {
				t.Errorf("%s: %s at the second load", o.Result.Bundle.Name, o.Status)
			}
		}
		if digest(t, w) != want {
			t.Error("loading all again changed the digest")
		}
	}
}

func TestStatuses(t *testing.T) {
	one := small()[0]
	other := withCopies(t, []*normalize.Result{one})[3]
	for _, c := range []struct {
		name string
		load []*normalize.Result
		want []Status
	}{
		{"once", []*normalize.Result{one}, []Status{Loaded}},
		{"twice in one load", []*normalize.Result{one, one}, []Status{Loaded, Unchanged}},
		{"another name", []*normalize.Result{one, other}, []Status{Loaded, Duplicate}},
		{"another name first", []*normalize.Result{other, one, other}, []Status{Loaded, Duplicate, Unchanged}},
	} {
		together := open(t, fresh(t), Options{})
		var got []Status
		for _, o := range load(t, together, c.load...).Outcomes {
			got = append(got, o.Status)
		}
		apart := open(t, fresh(t), Options{})
		for i, r := range c.load {
			if s := load(t, apart, r).Outcomes[0].Status; s != c.want[i] {
				t.Errorf("%s: load %d: %s, want %s", c.name, i, s, c.want[i])
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
		if digest(t, together) != digest(t, apart) {
			t.Errorf("%s: together and apart differ", c.name)
		}
	}
}

// TestNewParser loads known bytes again, better read: the old rows are gone.
func TestNewParser(t *testing.T) {
	dir := fresh(t)
	results := small()
	load(t, open(t, dir, Options{Parser: "1"}), results...)
	missed := copyOf(t, results[0], results[0].Bundle.Name, "docx", func(p *normalize.Plan) { p.Tasks = p.Tasks[:9] })
	missed.Bundle, missed.Plans[0].Document, missed.Plans[0].PlanID = results[0].Bundle, results[0].Plans[0].Document, results[0].Plans[0].PlanID
	w := open(t, dir, Options{Parser: "2"})
	if st := load(t, w, missed, results[1], results[2]); st.Tasks != 9 {
		t.Fatal(st)
	}
	clean := open(t, fresh(t), Options{Parser: "2"})
	load(t, clean, missed, results[1], results[2])
	if !reflect.DeepEqual(figures(t, w), figures(t, clean)) {
		t.Error("loaded anew differs from loaded clean")
	}
}

// TestGiven reads the same bytes again with what the operator says of them.
func TestGiven(t *testing.T) {
	w := open(t, fresh(t), Options{})
	one := small()[0]
	load(t, w, one, copyOf(t, one, "copy.html", "html", nil))
	said := copyOf(t, one, one.Bundle.Name, "docx", nil)
	said.Plans[0].Given = &normalize.Given{SourceURL: "http://www.nanchang.gov.cn/a.docx", Year: 2021}
	if st := load(t, w, said); st.Outcomes[0].Status != Loaded {
		t.Error(st.Outcomes[0].Status)
	}
	got := ask(t, w, "select p.format, p.given_year, s.official from core.plan p join core.source s using (bundle_id) where p.is_primary and s.url is not null")
	if len(got) != 1 || got[0][0] != "docx" || got[0][1] != int64(2021) || got[0][2] != true {
		t.Error(got)
	}
}

// TestFailingBundle has two tasks of one identity, which no table takes: only it is refused.
func TestFailingBundle(t *testing.T) {
	results := small()
	bad := copyOf(t, results[1], "bad.docx", "docx", nil)
	bad.Plans[0].Tasks[3].ID = bad.Plans[0].Tasks[2].ID
	odd := copyOf(t, results[1], "odd.docx", "docx", nil)
	odd.Plans[0].Edition = "unknown"
	w := open(t, fresh(t), Options{})
	st, err := w.Load(context.Background(), results[0], bad, odd, results[2])
	if err != nil {
		t.Fatal(err)
	}
	want := []Status{Loaded, Quarantined, Quarantined, Loaded}
	for i, o := range st.Outcomes {
		if o.Status != want[i] || (o.Err != nil) != (want[i] == Quarantined) {
			t.Errorf("%s: %s %v", o.Result.Bundle.Name, o.Status, o.Err)
		}
	}
	clean := open(t, fresh(t), Options{})
	load(t, clean, results[0], results[2])
	if digest(t, w) != digest(t, clean) {
		t.Error("what was refused left a trace")
	}
}

func TestNothingLoaded(t *testing.T) {
	w := open(t, fresh(t), Options{})
	empty := asResult(&normalize.Plan{Issues: []normalize.Issue{{Code: "no-plan", Text: "nothing in the document is a task"}}}, "a.txt", "txt")
	load(t, w, empty)
	if got := ask(t, w, "select p.tasks, i.code from mart.plan p join mart.issue i using (plan_id)"); len(got) != 1 || got[0][0] != int64(0) || got[0][1] != "no-plan" {
		t.Error(got)
	}
}
