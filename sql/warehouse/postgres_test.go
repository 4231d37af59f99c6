package warehouse

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/taizhang/taizhang/sql/warehouse/cluster"
)

var theServer struct {
	sync.Once
	s     *cluster.Server
	err   error
	names atomic.Int32
}

// stopServer ends what a test has started.
func stopServer() {
	if theServer.s != nil {
		theServer.s.Stop()
	}
}

// postgres is the tests' own server; without PostgreSQL they skip, unless TAIZHANG_POSTGRES says that it must be there.
func postgres(t testing.TB) *cluster.Server {
	t.Helper()
	theServer.Do(func() { theServer.s, theServer.err = cluster.Start() })
	if errors.Is(theServer.err, cluster.ErrNone) && os.Getenv("TAIZHANG_POSTGRES") == "" {
		t.Skip("this half of the test did not run: ", theServer.err)
	}
	if theServer.err != nil {
		t.Fatal(theServer.err)
	}
	return theServer.s
}

// freshDatabase is an empty warehouse on the tests' server.
func freshDatabase(t testing.TB) (address, name string) {
	t.Helper()
	template(t, postgres(t))
	return newDatabase(t, "create database %s template made")
}

// newDatabase is one that goes when the test ends.
func newDatabase(t testing.TB, create string) (address, name string) {
	t.Helper()
	s := postgres(t)
	name = fmt.Sprintf("t%d", theServer.names.Add(1))
	if err := s.Run("postgres", fmt.Sprintf(create, name)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Run("postgres", "drop database "+name+" with (force)"); err != nil {
			t.Error(err)
		}
	})
	return s.Address("owner", name), name
}

var makeTemplate sync.Once

// template is a migrated warehouse that others are copies of.
func template(t testing.TB, s *cluster.Server) {
	makeTemplate.Do(func() {
		if err := s.Run("postgres", "create database made"); err != nil {
			t.Fatal(err)
		}
		w, err := Open(context.Background(), s.Address("owner", "made"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer w.Close()
		if err := w.Migrate(context.Background()); err != nil {
			t.Fatal(err)
		}
	})
}

// onBoth runs a test on the embedded engine and on a server.
func onBoth(t *testing.T, f func(t *testing.T, address string)) {
	t.Run("duckdb", func(t *testing.T) { f(t, fresh(t)) })
	t.Run("postgres", func(t *testing.T) {
		address, _ := freshDatabase(t)
		f(t, address)
	})
}

func TestServerLoad(t *testing.T) {
	address, _ := freshDatabase(t)
	w := open(t, address, Options{})
	results := append(goldResults(t), small()...)
	load(t, w, results...)
	here := open(t, fresh(t), Options{})
	load(t, here, results...)
	if a, b := digest(t, w), digest(t, here); a != b {
		t.Error("the engines' digests differ")
		compareEngines(t, w, here)
	}
	for i, o := range load(t, w, results...).Outcomes {
		if o.Status != Unchanged {
			t.Errorf("%d: %s", i, o.Status)
		}
	}
	if digest(t, w) != digest(t, here) {
		t.Error("loading again changed the digest")
	}
}

// compareEngines names the tables and views that differ.
func compareEngines(t *testing.T, a, b *Warehouse) {
	t.Helper()
	for _, s := range digestParts() {
		x, y := sumOf(t, a, s), sumOf(t, b, s)
		if x != y {
			t.Errorf("%s: %s, %s", s, x, y)
		}
	}
}

func sumOf(t *testing.T, w *Warehouse, query string) string {
	t.Helper()
	r, err := w.store.read(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer r.release()
	sum, n, err := sumRows(context.Background(), r, query)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(fmt.Sprintln(n, sum))
}

// After a load every block is in the block range indexes, for a look-up of one plan reads all that are not, and what near
// copies are joined by is counted.
func TestBlockRanges(t *testing.T) {
	address, name := freshDatabase(t)
	w := open(t, address, Options{})
	load(t, w, generated(20, 200, 5)...)
	if err := postgres(t).Run(name, `do $$
begin
  if (select count(*) from pg_class c join pg_am m on m.oid = c.relam where m.amname = 'brin' and c.relname = 'duty_plan') <> 1 then
    raise exception 'no such index';
  end if;
  if (
    select sum(brin_summarize_new_values(c.oid))
    from pg_class c
    join pg_am m on m.oid = c.relam
    where m.amname = 'brin'
  ) > 0 then
    raise exception 'blocks are in no range';
  end if;
  if not exists (select 1 from pg_stats where tablename = 'plan_mark' and attname = 'mark') then
    raise exception 'marks are not counted, and near copies of 20,000 plans are looked for one by one';
  end if;
end $$`); err != nil {
		t.Error(err)
	}
}
