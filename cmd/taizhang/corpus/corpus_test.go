package corpus

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/parse"
)

var small = Options{Seed: 7, Divisions: 3, Years: 3, Series: 4, Tasks: 24, FirstYear: 2019}

// read gives a written edition back through the whole house.
func read(t testing.TB, e *Edition, format string) *normalize.Result {
	d, err := ingest.Read(e.Name(format), e.File(format), ingest.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return (&normalize.Normalizer{}).Result(parse.Parse(&ingest.Bundle{Name: d.Name, Documents: []*ingest.Document{d}}))
}

// said is what a plan says, without what a file's own bytes and the parser's doubts bring.
func said(p *normalize.Plan) (head string, tasks []string) {
	var whole normalize.Plan
	b, _ := json.Marshal(p)
	json.Unmarshal(b, &whole)
	for _, t := range whole.Tasks {
		t.Confidence = normalize.TaskConfidence{}
		for i := range t.Duties {
			t.Duties[i].Confidence, t.Duties[i].MentionConfidence = normalize.Confidence{}, normalize.Confidence{}
		}
		for i := range t.Deadlines {
			t.Deadlines[i].Confidence, t.Deadlines[i].MentionConfidence = normalize.Confidence{}, normalize.Confidence{}
		}
		for i := range t.Measures {
			t.Measures[i].Confidence = normalize.Confidence{}
		}
		b, _ := json.Marshal(t)
		tasks = append(tasks, string(b))
	}
	whole.Tasks, whole.Confidence, whole.Document, whole.PlanID, whole.Ledger = nil, normalize.PlanConfidence{}, normalize.Document{}, "", normalize.Ledger{}
	b, _ = json.Marshal(&whole)
	return string(b), tasks
}

// What is read from the written files is what the rows have that were never written: words, places, values, identities.
func TestFilesGiveTheRows(t *testing.T) {
	bad := 0
	for e := range small.Editions() {
		for _, format := range Formats() {
			wantHead, want := said(e.Result(format).Plans[0])
			head, got := said(read(t, e, format).Plans[0])
			if head != wantHead {
				bad++
				t.Errorf("%s\nwant %s\nhave %s", e.Name(format), wantHead, head)
			}
			if len(got) != len(want) {
				t.Fatalf("%s: %d tasks, want %d", e.Name(format), len(got), len(want))
			}
			for i := range want {
				if got[i] != want[i] {
					bad++
					t.Errorf("%s\nwant %s\nhave %s", e.Name(format), want[i], got[i])
				}
			}
			if bad > 5 {
				t.FailNow()
			}
		}
	}
}

// The rows hold what the truth says.
func TestRowsHoldTheTruth(t *testing.T) {
	for e := range small.Editions() {
		p := e.Result("docx").Plans[0]
		if *p.Title != e.Title || *p.Issuer != e.Issuer || *p.Number != e.Number || *p.SignedOn != e.Signed || *p.Year != e.Year || *p.Division.Code != e.Division.Code {
			t.Errorf("%s: %s %s %s %s", e.ID, *p.Title, *p.Issuer, *p.Number, *p.SignedOn)
		}
		for i, want := range e.Tasks {
			got := p.Tasks[i]
			var duties []Duty
			for _, d := range got.Duties {
				duties = append(duties, Duty{d.Mention, d.Role, d.Collective})
			}
			if got.Content != want.Content || !slices.Equal(duties, want.Duties) {
				t.Errorf("%s: %+v", want.ID, got)
			}
			d := got.Deadlines[0]
			have := Deadline{Mention: d.Mention, Kind: d.Kind}
			if d.Due != nil {
				have.Due = *d.Due
			}
			if d.RRule != nil {
				have.RRule = *d.RRule
			}
			if have != want.Deadline || len(got.Deadlines) != 1 || len(got.Measures) != len(want.measures) {
				t.Errorf("%s: %+v, want %+v", want.ID, have, want.Deadline)
			}
		}
	}
}

func TestSameSeedSameBytes(t *testing.T) {
	sum := func(o Options) string {
		var s string
		for e := range o.Editions() {
			for _, f := range Formats() {
				s += fmt.Sprintf("%x", e.File(f))
			}
			s += fmt.Sprint(e.Links, e.Tasks)
		}
		return s
	}
	few := Options{Seed: 1, Divisions: 2, Years: 2, Series: 2, Tasks: 10, FirstYear: 2020}
	other := few
	other.Seed = 2
	if first, again := sum(few), sum(few); first != again {
		t.Error("the same options gave other bytes")
	}
	if sum(few) == sum(other) {
		t.Error("another seed gave the same bytes")
	}
}

// Every task has its place in the links, and the words are what the relation says.
func TestLinks(t *testing.T) {
	before := map[string]Task{}
	seen := map[string]int{}
	for e := range (Options{Seed: 3, Divisions: 2, Years: 4, Series: 2, Tasks: 60, FirstYear: 2018}).Editions() {
		now, from, to := map[string]Task{}, map[string]int{}, map[string]int{}
		for _, x := range e.Tasks {
			now[x.ID] = x
		}
		for _, l := range e.Links {
			seen[l.Relation]++
			from[l.From]++
			to[l.To]++
			a, b := before[l.From], now[l.To]
			if (l.Relation == Same) != (l.From != "" && a.Content == b.Content) {
				t.Errorf("%v: %s | %s", l, a.Content, b.Content)
			}
			if (l.From == "") != (l.Relation == New) || (l.To == "") != (l.Relation == Dropped) {
				t.Error(l)
			}
			for _, topic := range b.Topics {
				if l.Relation != Merged && (l.Relation == New) == slices.Contains(allTopics(before), topic) {
					t.Errorf("%v: topic %s", l, topic)
				}
			}
		}
		for id := range now {
			if len(e.Links) > 0 && to[id] == 0 {
				t.Errorf("%s came from nowhere", id)
			}
		}
		for id := range before {
			if len(e.Links) > 0 && from[id] == 0 {
				t.Errorf("%s went nowhere", id)
			}
		}
		before = now
	}
	for _, r := range []string{Same, Modified, Split, Merged, New, Dropped} {
		if seen[r] < 8 {
			t.Errorf("only %d of %s", seen[r], r)
		}
	}
}

func allTopics(tasks map[string]Task) (out []string) {
	for _, x := range tasks {
		out = append(out, x.Topics...)
	}
	return out
}

func TestCheck(t *testing.T) {
	for _, o := range []Options{
		{}, {Divisions: 2, Years: 1, Series: 1, Tasks: 1, FirstYear: 2020, Skip: 2}, {Divisions: 9999, Years: 1, Series: 1, Tasks: 1, FirstYear: 2020}, {Divisions: 1, Years: 1, Series: 99, Tasks: 1, FirstYear: 2020},
		{Divisions: 1, Years: 1, Series: 1, Tasks: 1_000_000, FirstYear: 2020}, {Divisions: 1, Years: 1, Series: 1, Tasks: 1},
	} {
		if o.Check() == nil {
			t.Error(o)
		}
	}
	if err := (Options{Divisions: 200, Years: 10, Series: 1, Tasks: 500, FirstYear: 2015}).Check(); err != nil {
		t.Error(err)
	}
}

func BenchmarkResults(b *testing.B) {
	o := Options{Seed: 1, Divisions: 2, Years: 5, Series: 2, Tasks: 100, FirstYear: 2018}
	n := 0
	for b.Loop() {
		for r := range o.Results("docx") {
			n += len(r.Plans[0].Tasks)
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tasks/s")
}

// What is passed over is left out, and nothing else is other for it.
func TestSkip(t *testing.T) {
	ids := func(o Options) (out []string) {
		for e := range o.Editions() {
			out = append(out, e.ID+" "+e.Tasks[0].Content)
		}
		return out
	}
	whole, less := small, small
	less.Skip = 2
	if all, some := ids(whole), ids(less); len(some) != len(all)/3 || !slices.Equal(all[len(all)-len(some):], some) {
		t.Errorf("%d of %d editions", len(some), len(all))
	}
}
