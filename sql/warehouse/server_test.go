package warehouse

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/taizhang/taizhang/cmd/taizhang/corpus"
	"github.com/taizhang/taizhang/normalize"
	files "github.com/taizhang/taizhang/sql"
	"github.com/taizhang/taizhang/sql/warehouse/cluster"
)

// some is a corpus of a thousand tasks with copies of its plans.
func some(t testing.TB) (out []*normalize.Result) {
	n := 0
	for e := range (corpus.Options{Seed: 4, Divisions: 3, Years: 3, Series: 3, Tasks: 40, FirstYear: 2019}).Editions() {
		out = append(out, e.Result("docx"))
		if n++; n%3 == 0 {
			out = append(out, e.Result("html"))
		}
	}
	return out
}

// alone is the digest of results loaded by one loader into the embedded engine.
func alone(t testing.TB, results []*normalize.Result) string {
	w := open(t, fresh(t), Options{})
	load(t, w, results...)
	return digest(t, w)
}

// Four loaders of the same plans, each in another order, leave what one would.
func TestConcurrentLoaders(t *testing.T) {
	address, _ := freshDatabase(t)
	results := some(t)
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			w, err := Open(context.Background(), address, Options{})
			if err != nil {
				t.Error(err)
				return
			}
			defer w.Close()
			mine := slices.Clone(results)
			rand.New(rand.NewPCG(uint64(i), 1)).Shuffle(len(mine), func(a, b int) { mine[a], mine[b] = mine[b], mine[a] })
			for part := range slices.Chunk(mine, 5) {
				st, err := w.Load(context.Background(), part...)
				if err != nil {
					t.Error(err)
					return
				}
				for _, o := range st.Outcomes {
					if o.Err != nil {
						t.Error(o.Err)
					}
				}
			}
		})
	}
	wg.Wait()
	w := open(t, address, Options{})
	if digest(t, w) != alone(t, results) {
		t.Error("the digests differ")
	}
}

// Loaders that take each other's plans away and bring them back leave nothing behind, and nothing out.
func TestConcurrentReplacing(t *testing.T) {
	address, _ := freshDatabase(t)
	results := some(t)[:12]
	var otherwise []*normalize.Result
	for _, r := range results {
		otherwise = append(otherwise, reread(t, r))
	}
	reads := [][]*normalize.Result{results, otherwise, results[3:]} // of each version
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Go(func() {
			for round := range 4 {
				version := (i + round) % 3 // another one loads anew what it reads otherwise
				w, err := Open(context.Background(), address, Options{Parser: string(rune('a' + version))})
				if err != nil {
					t.Error(err)
					return
				}
				if _, err := w.Load(context.Background(), reads[version]...); err != nil {
					t.Error(err)
				}
				w.Close()
			}
		})
	}
	wg.Wait()
	w, here := open(t, address, Options{Parser: "last"}), open(t, fresh(t), Options{Parser: "last"})
	load(t, w, results...)
	load(t, here, results...)
	compareNow(t, w, here)
}

// compareNow compares what both tell of now: the views of mart but for those of former versions and times of load.
func compareNow(t *testing.T, a, b *Warehouse) {
	t.Helper()
	n := 0
	for _, v := range files.Views() {
		_, view, made := strings.Cut(v.Text, "create view ")
		name := strings.Fields(view + " .")[0]
		if !made || strings.HasSuffix(name, "_version") || name == "mart.division_name" {
			continue
		}
		n++
		query := "select * from " + name
		if name == "mart.quality" { // but for the parser: the first that read a plan as it is read now wrote it
			query = "select division_code, plan_id, tasks, issues, fields, unsure, characters, unparsed from mart.quality"
		}
		if x, y := sumOf(t, a, query), sumOf(t, b, query); x != y {
			t.Errorf("%s: %s, %s", name, x, y)
		}
	}
	if n < 30 {
		t.Errorf("%d views", n)
	}
}

// A load goes on when the server is restarted under it, ten times.
func TestRestart(t *testing.T) {
	postgres(t) // skips without a server
	s, err := cluster.Start()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Stop()
	results := some(t)
	w := open(t, s.Address("owner", "postgres"), Options{})
	ctx := context.Background()
	run, err := w.Start(ctx, "load", "test")
	if err != nil {
		t.Fatal(err)
	}
	for i, part := range slices.Collect(slices.Chunk(results, 1+len(results)/10)) {
		restarted := make(chan error, 1)
		go func() {
			time.Sleep(time.Duration(7*i) * time.Millisecond)
			restarted <- errors.Join(s.Down(), s.Up())
		}()
		if _, err := run.Load(ctx, part...); err != nil {
			t.Fatal(err)
		}
		if err := <-restarted; err != nil {
			t.Fatal(err)
		}
	}
	if _, err := run.Finish(ctx, len(results)); err != nil {
		t.Fatal(err)
	}
	if digest(t, w) != alone(t, results) {
		t.Error("the digests differ")
	}
}

// A run that never ended is called so by the next.
func TestDeadRun(t *testing.T) {
	address, _ := freshDatabase(t)
	w := open(t, address, Options{})
	if _, err := w.Start(context.Background(), "load", "test"); err != nil {
		t.Fatal(err)
	}
	other := open(t, address, Options{})
	load(t, other, small()...)
	if got := ask(t, other, "select status from ops.run order by run_id"); got[0][0] != "running" {
		t.Error(got)
	}
	w.Close()
	next, err := other.Start(context.Background(), "load", "test")
	if err != nil {
		t.Fatal(err)
	}
	if got := ask(t, other, "select status from ops.run order by run_id"); got[0][0] != "died" || got[1][0] != "running" {
		t.Error(got)
	}
	if err := next.Abort(); err != nil {
		t.Error(err)
	}
}

// A login that is given divisions sees these and no others, in tables, views and the texts themselves.
func TestDivisionRows(t *testing.T) {
	address, name := freshDatabase(t)
	s := postgres(t)
	w := open(t, address, Options{})
	load(t, w, some(t)...)
	if err := w.Extra(context.Background(), "division-rows"); err != nil {
		t.Fatal(err)
	}
	code := ask(t, w, "select min(division_code) from mart.plan")[0][0].(string)
	login := "officer_" + name
	for _, q := range []string{
		"create role " + login + " login", "grant taizhang_reader to " + login,
		"insert into ops.reader_division values ('" + login + "', '" + code + "')",
	} {
		if err := s.Run(name, q); err != nil {
			t.Fatal(err)
		}
	}
	defer s.Run("postgres", "drop role "+login)
	defer s.Run(name, "drop owned by "+login)
	officer := open(t, s.Address(login, name), Options{})
	for _, q := range []string{
		"select count(*), count(distinct division_code) from mart.task", "select count(*), count(distinct division_code) from core.duty", "select count(*) from mart.due",
		"select count(*), count(distinct division_code) from mart.org_load", "select count(*) from mart.confidence", "select count(*) from mart.relation",
		"select count(*), count(distinct division_code) from core.plan_count", "select count(*), count(distinct division_code) from core.topic", "select count(*), count(distinct division_code) from core.due_day",
		"select count(*), count(distinct division_code) from mart.topic", "select count(*), count(distinct division_code) from mart.due_day", "select count(*) from core.link", "select count(*) from ops.correction",
	} {
		all, own := ask(t, w, q), ask(t, officer, q)
		part := ask(t, w, q+" where division_code = '"+code+"'")
		if own[0][0] != part[0][0] || len(own[0]) > 1 && own[0][1] != int64(1) || all[0][0] == own[0][0] && own[0][0] != int64(0) {
			t.Errorf("%s: %v of %v, want %v", q, own, all, part)
		}
	}
	for _, q := range []string{"select count(*) from raw.block", "select count(*) from raw.document", "select count(*) from core.bundle", "select count(*) from core.source", "select count(*) from mart.ledger"} {
		if all, own := ask(t, w, q)[0][0].(int64), ask(t, officer, q)[0][0].(int64); own == 0 || own > all/2 {
			t.Errorf("%s: %d of %d", q, own, all)
		}
	}
	for _, q := range []string{"select count(*) from ops.run", "select count(*) from ops.origin", "select count(*) from core.plan where division_code <> '" + code + "'"} {
		if got := ask(t, officer, q); got[0][0] != int64(0) {
			t.Errorf("%s: %v", q, got)
		}
	}
	for _, q := range []string{"select set_config('role', 'owner', true)", "set role owner", "reset session authorization"} {
		if _, err := officer.Query(context.Background(), q); err == nil {
			t.Error(q)
		}
	}
	if err := officer.Migrate(context.Background()); err == nil {
		t.Error("an officer changed the schema")
	}
}

func TestTrigram(t *testing.T) {
	address, _ := freshDatabase(t)
	w := open(t, address, Options{})
	if err := w.Extra(context.Background(), "trigram"); err != nil {
		if strings.Contains(err.Error(), "pg_trgm") {
			t.Skip(err)
		}
		t.Fatal(err)
	}
	load(t, w, some(t)...)
	if got := ask(t, w, "select count(*) from mart.task where content like '%义务教育学校%'"); got[0][0] == int64(0) {
		t.Error(got)
	}
}

// A password stands in no message.
func TestNoSecrets(t *testing.T) {
	for _, address := range []string{
		"postgres://u:geheim@127.0.0.1:1/x", "postgres://u:geheim@127.0.0.1:x1/x", "postgres://u:geheim@127.0.0.1/x?sslmode=foo", "postgres://u:geheim@/x?host=/no/such", "postgres://u:geheim@[::1/x",
		"postgres://u@127.0.0.1:1/x?password=geheim", "postgres://u@127.0.0.1:x1/x?password=geheim",
	} {
		w, err := Open(context.Background(), address, Options{})
		if err == nil {
			_, err = w.Query(context.Background(), "select 1")
		}
		if err == nil || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestNewerSchema(t *testing.T) {
	address, name := freshDatabase(t)
	if err := postgres(t).Run(name, "insert into ops.migration values (999); delete from ops.made"); err != nil {
		t.Fatal(err)
	}
	w := open(t, address, Options{})
	if _, err := w.Load(context.Background(), small()...); !errors.Is(err, ErrNewer) {
		t.Error(err)
	}
}
