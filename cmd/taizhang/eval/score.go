package eval

import (
	"slices"
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/normalize"
)

// Score compares the plans read from one file with its annotation.
func Score(gold *Gold, got ...*normalize.Plan) Report {
	t := newTally(gold.Stem)
	t.orgs = gold.Orgs
	plan, tasks := joined(got)
	p := pair(gold.Tasks, tasks)
	for i := range gold.Tasks {
		g := &gold.Tasks[i]
		if j := p.gold[i]; j >= 0 {
			t.task(g, &tasks[j])
			continue
		}
		t.missed(g, p.closest[i], tasks)
	}
	for j := range tasks {
		if p.got[j] < 0 {
			t.invented(&tasks[j])
		}
	}
	t.metadata(gold, plan)
	return t.report()
}

// joined is the plan whose metadata count, the first with tasks, and all tasks.
func joined(plans []*normalize.Plan) (*normalize.Plan, []normalize.Task) {
	var first *normalize.Plan
	var tasks []normalize.Task
	for _, p := range plans {
		if first == nil || len(tasks) == 0 && len(p.Tasks) > 0 {
			first = p
		}
		tasks = append(tasks, p.Tasks...)
	}
	if first == nil {
		first = &normalize.Plan{}
	}
	return first, tasks
}

func (t *tally) task(g *GoldTask, got *normalize.Task) {
	t.count(TaskField, Count{TP: 1})
	t.compare(g.Ordinal, ContentField, g.Content, got.Content, got.Pos, equalContent(g, got.Content))
	t.compare(g.Ordinal, PathField, path(g.Path), path(got.Path), got.Pos, acceptedPath(g, got.Path))
	t.compare(g.Ordinal, SerialField, spell(g.Serial), spell(got.Serial), got.Pos, acceptedSerial(g, got.Serial))
	if g.Items != nil {
		items := itemsOf(got)
		t.compare(g.Ordinal, ItemsField, path(g.Items), path(items), got.Pos, equalPath(g.Items, items))
	}
	t.sureTask(got, equalContent(g, got.Content), acceptedPath(g, got.Path), acceptedSerial(g, got.Serial))
	t.duties(g, got.Duties)
	t.deadlines(g, got.Deadlines)
	t.progress(g, got.Progress)
	t.measures(g, got.Measures)
}

// itemsOf is a task's bullets; a text without any is one.
func itemsOf(t *normalize.Task) []string {
	if len(t.Items) == 0 {
		return []string{t.Content}
	}
	return t.Items
}

// missed counts a task that was not found, with all its fields; the mismatch shows what came closest.
func (t *tally) missed(g *GoldTask, closest edge, tasks []normalize.Task) {
	got, pos := "", ""
	if closest.t >= 0 && closest.like > 0.3 {
		got, pos = tasks[closest.t].Content, tasks[closest.t].Pos
	}
	t.miss(g.Ordinal, TaskField, g.Content, got, pos)
	t.count(TaskField, Count{FN: 1})
	t.count(ContentField, Count{FN: 1})
	t.count(PathField, Count{FN: min(1, len(g.Path))})
	t.count(SerialField, Count{FN: one(g.Serial != nil)})
	kept := len(t.mismatches)
	t.duties(g, nil)
	t.deadlines(g, nil)
	t.progress(g, nil)
	t.measures(g, nil)
	t.mismatches = t.mismatches[:kept]
}

// invented counts a task that nobody annotated.
func (t *tally) invented(got *normalize.Task) {
	t.miss(0, TaskField, "", got.Content, got.Pos)
	t.count(TaskField, Count{FP: 1})
	t.count(ContentField, Count{FP: 1})
	t.count(PathField, Count{FP: min(1, len(got.Path))})
	t.count(SerialField, Count{FP: one(got.Serial != nil)})
	t.sureTask(got, false, false, false)
	kept := len(t.mismatches)
	none := &GoldTask{}
	t.duties(none, got.Duties)
	t.deadlines(none, got.Deadlines)
	t.progress(none, got.Progress)
	t.measures(none, got.Measures)
	t.mismatches = t.mismatches[:kept]
}

func equalContent(g *GoldTask, got string) bool {
	return slices.ContainsFunc(append([]string{g.Content}, g.ContentAlt...), func(want string) bool { return key(want) == key(got) })
}

func acceptedPath(g *GoldTask, got []string) bool {
	return slices.ContainsFunc(append([][]string{g.Path}, g.PathAlt...), func(want []string) bool { return equalPath(want, got) })
}

func acceptedSerial(g *GoldTask, got *string) bool {
	return spell(got) == spell(g.Serial) || g.SerialCorrected != nil && spell(got) == spell(g.SerialCorrected) ||
		slices.ContainsFunc(g.SerialAlt, func(alt *string) bool { return spell(got) == spell(alt) })
}

func equalPath(a, b []string) bool {
	return slices.EqualFunc(a, b, func(x, y string) bool { return key(x) == key(y) })
}

func path(p []string) string { return strings.Join(p, " / ") }

// spell is a serial without its punctuation: "1." and "(1)" are printed forms of 1 only where the annotation says so.
func spell(serial *string) string {
	if serial == nil {
		return ""
	}
	return strings.TrimRight(key(*serial), ".、,")
}

// key is the form under which two spellings are equal; no white space is left.
func key(s string) string { return strings.ReplaceAll(hanzi.Key(s), " ", "") }

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
