package warehouse

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/taizhang/taizhang/normalize"
)

// generated makes plans of n tasks each, as rich as the annotated ones: 2.5 duties
// and one deadline a task, every tenth with a measure, texts of 30 to 120 characters.
func generated(plans, n int, seed uint64) []*normalize.Result {
	r := rand.New(rand.NewPCG(seed, 1))
	out := make([]*normalize.Result, plans)
	for i := range out {
		p := &normalize.Plan{Title: ptr(fmt.Sprintf("第%d-%d号任务分解表", seed, i)), Year: ptr(2015 + i%10), Kind: ptr("task_list")}
		p.Division.Code = ptr(fmt.Sprintf("3601%02d", i%12))
		p.Issuer = ptr("某区人民政府办公室")
		for j := range n {
			p.Tasks = append(p.Tasks, generatedTask(r, j+1))
		}
		out[i] = asResult(p, fmt.Sprintf("plan-%d-%d.docx", seed, i), "docx")
	}
	return out
}

const words = "推进政务公开标准化规范化建设完善重点领域信息公开目录加强政策解读回应社会关切健全考核机制落实主体责任"

func generatedTask(r *rand.Rand, ordinal int) normalize.Task {
	t := normalize.Task{Ordinal: ordinal, Serial: ptr(fmt.Sprint(ordinal)), Pos: "¶1 [0,9)", SerialPos: "¶1 [0,1)"}
	t.Path = []string{"一、重点领域", "（二）政务服务"}
	t.PathPos = []string{"¶1 [0,6)", "¶2 [0,7)"}
	t.Content = phrase(r, 30+r.IntN(90))
	for i := range 2 + r.IntN(2) {
		d := normalize.Duty{Mention: "区" + phrase(r, 4) + "局", Role: []string{"lead", "support", "responsible"}[i], Pos: "T1!C7 [0,5)"}
		d.Org = &normalize.Org{Name: fmt.Sprintf("第%d局", r.IntN(60)), Division: ptr("360103"), Level: "县"}
		t.Duties = append(t.Duties, d)
	}
	t.Deadlines = []normalize.Deadline{{Mention: "6月底前", Kind: "date", Due: ptr("2021-06-30"), Pos: "T1!D7 [0,5)"}}
	if r.IntN(10) == 0 {
		t.Measures = []normalize.Measure{{Mention: "不低于10%", Op: ">=", Value: 10, Unit: "%", Class: "threshold", Pos: "T1!B7 [8,14)"}}
	}
	return t
}

func phrase(r *rand.Rand, n int) string {
	var sb strings.Builder
	all := []rune(words)
	for range n {
		sb.WriteRune(all[r.IntN(len(all))])
	}
	return sb.String()
}

func ptr[T any](v T) *T { return &v }

// bare leaves the documents' texts out: tasks, duties and deadlines only.
func bare(results []*normalize.Result) []*normalize.Result {
	for _, r := range results {
		r.Bundle.Documents[0].Blocks = nil
	}
	return results
}

// BenchmarkLoad gives the best of its rounds, a whole load beside the same rows through the bare Appender.
func BenchmarkLoad(b *testing.B) {
	for _, c := range []struct {
		name         string
		plans, tasks int
		raw          bool
	}{
		{"50-tasks", 600, 50, false},
		{"50-tasks-with-text", 600, 50, true},
		{"500-tasks", 100, 500, false},
		{"500-tasks-with-text", 100, 500, true},
	} {
		b.Run(c.name, func(b *testing.B) {
			results := generated(c.plans, c.tasks, 1)
			if !c.raw {
				bare(results)
			}
			ours, plain, rows := time.Hour, time.Hour, 0
			for b.Loop() {
				took, n := timeLoad(b, results)
				ours, plain, rows = min(ours, took), min(plain, timeAppend(b, results)), n
			}
			b.ReportMetric(float64(c.plans*c.tasks)/ours.Seconds(), "tasks/s")
			b.ReportMetric(float64(rows)/ours.Seconds(), "rows/s")
			b.ReportMetric(float64(rows)/plain.Seconds(), "appender-rows/s")
			b.ReportMetric(plain.Seconds()/ours.Seconds(), "of-appender")
		})
	}
}

// timeLoad is a whole load, lock to published generation, into a migrated warehouse.
func timeLoad(b *testing.B, results []*normalize.Result) (time.Duration, int) {
	w := open(b, fresh(b), Options{})
	if err := w.Migrate(context.Background()); err != nil {
		b.Fatal(err)
	}
	start := time.Now()
	st := load(b, w, results...)
	return time.Since(start), st.Rows
}

// timeAppend is the same rows, made beforehand, through the Appender in one transaction.
func timeAppend(b *testing.B, results []*normalize.Result) time.Duration {
	ctx := context.Background()
	w := open(b, fresh(b), Options{})
	wr, err := w.begin(ctx)
	if err != nil {
		b.Fatal(err)
	}
	g := &group{wr: wr, held: map[int64]*held{}, stored: map[int64]bool{}}
	for _, r := range results {
		x, err := newBundle(r, "")
		if err != nil {
			b.Fatal(err)
		}
		g.settle(x)
	}
	all := g.rows()
	start := time.Now()
	for _, step := range []func() error{
		func() error { return wr.exec(ctx, "begin") },
		func() error { _, err := wr.append(ctx, all...); return err },
		func() error { return wr.exec(ctx, "commit") },
		func() error { return wr.exec(ctx, "checkpoint") },
	} {
		if err := step(); err != nil {
			b.Fatal(err)
		}
	}
	took := time.Since(start)
	if err := w.abandon(wr); err != nil {
		b.Fatal(err)
	}
	return took
}
