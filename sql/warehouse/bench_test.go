package warehouse

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/duckdb/duckdb-go/v2"

	"github.com/taizhang/taizhang/cmd/taizhang/corpus"
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

// BenchmarkLoad gives the best of its rounds: a whole load of some 100,000 tasks into each engine, every table
// written, beside the same rows through the bare Appender or COPY.
func BenchmarkLoad(b *testing.B) {
	for _, c := range []struct {
		name string
		of   corpus.Options
		bare bool
	}{
		{"50-tasks", corpus.Options{Seed: 1, Divisions: 60, Years: 5, Series: 6, Tasks: 50, FirstYear: 2016}, false},
		{"50-tasks-without-text", corpus.Options{Seed: 1, Divisions: 60, Years: 5, Series: 6, Tasks: 50, FirstYear: 2016}, true},
		{"500-tasks", corpus.Options{Seed: 1, Divisions: 40, Years: 5, Series: 1, Tasks: 500, FirstYear: 2016}, false},
		{"500-tasks-without-text", corpus.Options{Seed: 1, Divisions: 40, Years: 5, Series: 1, Tasks: 500, FirstYear: 2016}, true},
	} {
		results := slices.Collect(c.of.Results("docx"))
		if c.bare {
			bare(results)
		}
		b.Run(c.name+"/duckdb", func(b *testing.B) { benchLoad(b, results, fresh) })
		b.Run(c.name+"/postgres", func(b *testing.B) {
			benchLoad(b, results, func(t testing.TB) string {
				address, _ := freshDatabase(t)
				return address
			})
		})
	}
}

func benchLoad(b *testing.B, results []*normalize.Result, empty func(testing.TB) string) {
	tasks := 0
	for _, r := range results {
		tasks += len(r.Plans[0].Tasks)
	}
	ours, plain, least, rows := time.Hour, time.Hour, time.Hour, 0
	for b.Loop() {
		address, before := empty(b), cpu()
		took, n := timeLoad(b, results, address)
		least = min(least, cpu()-before)
		ours, plain, rows = min(ours, took), min(plain, timeAppend(b, results, empty(b))), n
	}
	b.ReportMetric(float64(tasks)/ours.Seconds(), "tasks/s")
	b.ReportMetric(float64(rows)/ours.Seconds(), "rows/s")
	b.ReportMetric(float64(rows)/plain.Seconds(), "plain-rows/s")
	b.ReportMetric(float64(tasks)/least.Seconds(), "tasks/cpu-s")
	b.ReportMetric(plain.Seconds()/ours.Seconds(), "of-plain")
}

// cpu is the time this process has computed; what a server computes for it is not in it.
func cpu() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// timeLoad is a whole load, from begin to published, into a migrated warehouse.
func timeLoad(b *testing.B, results []*normalize.Result, address string) (time.Duration, int) {
	w := open(b, address, Options{})
	if err := w.Migrate(context.Background()); err != nil {
		b.Fatal(err)
	}
	start := time.Now()
	st := load(b, w, results...)
	return time.Since(start), st.Rows
}

// bareAppend is the driver's Appender, row by row, or COPY.
func bareAppend(ctx context.Context, wr *writer, parts []*rows) error {
	if _, ours := wr.session.(*nextGeneration); !ours {
		_, err := wr.append(ctx, parts...)
		return err
	}
	return wr.conn.Raw(func(c any) error {
		for t := range tableCount {
			if err := driverAppend(c.(driver.Conn), t, parts); err != nil {
				return err
			}
		}
		return nil
	})
}

func driverAppend(c driver.Conn, t table, parts []*rows) error {
	catalog, schema := "", tables[t].schema
	if schema == scratch {
		catalog, schema = "temp", "main"
	}
	a, err := duckdb.NewAppender(c, catalog, schema, tables[t].name)
	if err != nil {
		return err
	}
	for _, r := range parts {
		wide := tables[t].columns
		row := make([]driver.Value, wide)
		for values := r[t]; len(values) > 0; values = values[wide:] {
			for i, d := range values[:wide] {
				row[i] = d.value()
			}
			if err := a.AppendRow(row...); err != nil {
				return errors.Join(err, a.Close())
			}
		}
	}
	return a.Close()
}

// timeAppend is the same rows, made beforehand, through the bare Appender or COPY in one transaction.
func timeAppend(b *testing.B, results []*normalize.Result, address string) time.Duration {
	ctx := context.Background()
	w := open(b, address, Options{})
	wr, err := w.begin(ctx)
	if err != nil {
		b.Fatal(err)
	}
	g := newGroup(wr)
	for _, r := range results {
		x, err := newBundle(r, "")
		if err != nil {
			b.Fatal(err)
		}
		g.settle(x)
	}
	all := g.rows()
	steps := []string{"begin", "", "commit", "checkpoint"}
	if IsServer(address) {
		steps = steps[:3]
	}
	start := time.Now()
	for _, step := range steps {
		if step == "" {
			err = bareAppend(ctx, wr, all)
		} else {
			err = wr.exec(ctx, step)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	took := time.Since(start)
	if err := w.abandon(wr); err != nil {
		b.Fatal(err)
	}
	return took
}
