package warehouse

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/duckdb/duckdb-go/v2"
)

// sinkTable is a table of every type that the schema has.
const sinkTable = "create table t (b boolean, i integer, n bigint, d double, day date, moment timestamp, words text)"

func sinkConn(t *testing.T) *sql.Conn {
	t.Helper()
	db, err := openDuckDB(filepath.Join(t.TempDir(), "a.duckdb"), nil)
	if err != nil {
		t.Fatal(err)
	}
	conn, err := db.Conn(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(); db.Close() })
	if _, err := conn.ExecContext(context.Background(), sinkTable); err != nil {
		t.Fatal(err)
	}
	return conn
}

// sinkRows are odd values: ends of ranges, days before 1970, texts around the 12 bytes that stand in
// the vector itself, long ones, and every pattern of nulls, over more rows than a chunk has.
func sinkRows() (out [][]driver.Value) {
	long := strings.Repeat("推进政务公开", 60_000)
	for i := range 5000 {
		row := []driver.Value{
			i%2 == 0, []int{0, -1, 1<<31 - 1, -1 << 31}[i%4], []driver.Value{int64(1<<63 - 1), int64(-1 << 63), i}[i%3], float64(i) / 3,
			time.Date(1969, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i), time.Date(1960+i%100, 1, 2, 3, 4, 5, 6000, time.UTC),
			[]string{"", "123456789012", "1234567890123", "区政府办公室", "区府办 a", "\\N\t\n\"'", long[:3*(i%4000)]}[i%7],
		}
		if i == 4321 {
			row[6] = long
		}
		for k := range row {
			if i>>k&1 == 1 && i%5 == 0 {
				row[k] = nil
			}
		}
		out = append(out, row)
	}
	return out
}

func TestSinkWritesAsTheDriver(t *testing.T) {
	read := func(write func(c driver.Conn) error) (out [][]any) {
		conn := sinkConn(t)
		if err := conn.Raw(func(c any) error { return write(c.(driver.Conn)) }); err != nil {
			t.Fatal(err)
		}
		rs, err := conn.QueryContext(context.Background(), "select * from t")
		if err := handRows(rs, err)(func(rs *sql.Rows) error {
			for rs.Next() {
				row, into := make([]any, 7), make([]any, 7)
				for i := range row {
					into[i] = &row[i]
				}
				if err := rs.Scan(into...); err != nil {
					return err
				}
				out = append(out, row)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		return out
	}
	rows := sinkRows()
	ours := read(func(c driver.Conn) error {
		s, err := openSink(c, "", "main", "t")
		if err != nil {
			return err
		}
		defer s.close()
		for i, row := range rows {
			if err := s.add(data(row)); err != nil {
				return err
			}
			if i == 100 {
				if err := s.flush(); err != nil {
					return err
				}
			}
		}
		return s.flush()
	})
	theirs := read(func(c driver.Conn) error {
		a, err := duckdb.NewAppender(c, "", "main", "t")
		if err != nil {
			return err
		}
		for _, row := range rows {
			if err := a.AppendRow(row...); err != nil {
				return err
			}
		}
		return a.Close()
	})
	if len(ours) != len(rows) {
		t.Fatalf("%d rows, want %d", len(ours), len(rows))
	}
	for i := range ours {
		if !reflect.DeepEqual(ours[i], theirs[i]) {
			t.Fatalf("row %d: %.200v, the driver writes %.200v", i, ours[i], theirs[i])
		}
	}
}

func TestSinkRefuses(t *testing.T) {
	good := []driver.Value{true, 1, int64(1), 1.5, time.Unix(0, 0).UTC(), time.Unix(0, 0).UTC(), "一"}
	for at, bad := range map[int][]driver.Value{0: {1}, 1: {1 << 31, "1"}, 2: {1.0}, 3: {1}, 4: {"2021-01-01"}, 5: {1}, 6: {1, "\xff", "推进政务公开标准化\xe5"}} {
		for _, v := range bad {
			t.Run(fmt.Sprintf("%d %q", at, fmt.Sprint(v)), func(t *testing.T) {
				conn := sinkConn(t)
				err := conn.Raw(func(c any) error {
					s, err := openSink(c.(driver.Conn), "", "main", "t")
					if err != nil {
						t.Fatal(err)
					}
					defer s.close()
					row := append([]driver.Value{}, good...)
					row[at] = v
					return errors.Join(s.add(data(good)), s.add(data(row)))
				})
				if err == nil {
					t.Errorf("%v is written", v)
				}
				n := -1
				if err := conn.QueryRowContext(context.Background(), "select count(*) from t").Scan(&n); err != nil || n != 0 {
					t.Errorf("%d rows are left, %v", n, err)
				}
			})
		}
	}
}

func TestSinkTellsTheEnginesError(t *testing.T) {
	conn := sinkConn(t)
	ctx := context.Background()
	if _, err := conn.ExecContext(ctx, "create table k (n bigint primary key)"); err != nil {
		t.Fatal(err)
	}
	err := conn.Raw(func(c any) error {
		s, err := openSink(c.(driver.Conn), "", "main", "k")
		if err != nil {
			t.Fatal(err)
		}
		defer s.close()
		return errors.Join(s.add(data([]driver.Value{7})), s.add(data([]driver.Value{7})), s.flush())
	})
	var e *duckdb.Error
	if !errors.As(err, &e) || e.Type != duckdb.ErrorTypeConstraint {
		t.Errorf("two rows of one key: %v", err)
	}
	if err := conn.Raw(func(c any) error { _, err := openSink(c.(driver.Conn), "", "main", "nothing"); return err }); err == nil {
		t.Error("a table that is not there is opened")
	}
}

func data(row []driver.Value) (out []datum) {
	for _, v := range row {
		out = append(out, datumOf(v))
	}
	return out
}
