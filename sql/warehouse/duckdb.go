package warehouse

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"strconv"

	"github.com/duckdb/duckdb-go/v2"
	files "github.com/taizhang/taizhang/sql"
)

// openWriting opens a generation that nobody else can see yet.
func openWriting(path string, opts Options) (*sql.DB, error) {
	return openDuckDB(path, url.Values{
		"memory_limit":                 {opts.Memory},
		"threads":                      {strconv.Itoa(opts.Threads)},
		"checkpoint_threshold":         {logged}, // until then new rows stay in memory, three times as large
		"autoinstall_known_extensions": {"false"},
		"autoload_known_extensions":    {"false"},
	})
}

// logged is how much is written before the engine puts it in its place. Each time it compresses
// anew the end of every table, so that doing it often costs more than all else of a load.
const logged = "64MB"

// openReading opens a published generation for statements that people give:
// nothing can be written, no other file read, no setting changed. One that another Warehouse of this
// process has open, which asks with another number of threads, is opened with that one's; it is in the options.
func openReading(path string, opts Options) (*sql.DB, Options, error) {
	db, err := openDuckDB(path, readingConfig(opts))
	for _, other := range []int{1, opts.Threads} {
		if err == nil || other == opts.Asking {
			continue
		}
		shared := opts
		shared.Asking = other
		if again, failed := openDuckDB(path, readingConfig(shared)); failed == nil {
			db, opts, err = again, shared, nil
		}
	}
	if err == nil {
		db.SetMaxIdleConns(keptConnections)
	}
	return db, opts, err
}

// keptConnections is how many connections to a generation or a server stay open between questions.
const keptConnections = 16

func readingConfig(opts Options) url.Values {
	return url.Values{
		"access_mode":                  {"read_only"},
		"memory_limit":                 {opts.Memory},
		"threads":                      {strconv.Itoa(opts.Asking)},
		"autoinstall_known_extensions": {"false"},
		"autoload_known_extensions":    {"false"},
		"enable_external_access":       {"false"},
		"lock_configuration":           {"true"},
	}
}

func openDuckDB(path string, config url.Values) (*sql.DB, error) {
	db, err := sql.Open("duckdb", path+"?"+config.Encode())
	if err != nil {
		return nil, err
	}
	if err := db.Ping(); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// keptTables is how much of the tables' blocks on disk stays in memory between groups.
const keptTables = 24 << 20

// ease gives back the blocks of tables that the engine read, once they are many: it would keep
// them until its limit is reached. To lower the limit for a moment drops just these.
func (s *nextGeneration) ease(ctx context.Context, wr *writer) error {
	var used, kept int64
	if err := wr.each(ctx, "memory", func(scan func(...any) error) error { return scan(&used, &kept) }); err != nil || kept < keptTables {
		return err
	}
	// What is in use meanwhile cannot be dropped; that the limit stays then is no fault.
	_, _ = wr.conn.ExecContext(ctx, fmt.Sprintf("set memory_limit = '%dB'", used-kept+keptTables/4))
	_, err := wr.conn.ExecContext(ctx, fmt.Sprintf("set memory_limit = '%s'", s.memory))
	return err
}

// append writes rows through the engine's vectors.
func (s *nextGeneration) append(_ context.Context, conn *sql.Conn, parts []*rows) (n int, err error) {
	return n, conn.Raw(func(c any) error {
		for t := range tableCount {
			s.told.commit(t, parts)
			wrote, err := s.appendTable(c.(driver.Conn), t, parts)
			if err != nil {
				return fmt.Errorf("%s.%s: %w", tables[t].schema, tables[t].name, err)
			}
			n += wrote
		}
		return nil
	})
}

// appendTable writes the rows of one table; its sink stays open for the next transaction.
func (s *nextGeneration) appendTable(c driver.Conn, t table, parts []*rows) (n int, err error) {
	for _, r := range parts {
		n += r.len(t)
	}
	if n == 0 {
		return 0, nil
	}
	if s.sinks[t] == nil {
		if s.sinks[t], err = newSink(c, t); err != nil {
			return 0, err
		}
	}
	if err := s.sinks[t].addAll(t, parts); err != nil {
		s.sinks[t].close()
		s.sinks[t] = nil
		return 0, err
	}
	return n, nil
}

func (s *sink) addAll(t table, parts []*rows) error {
	for _, r := range parts {
		for values, wide := r[t], tables[t].columns; len(values) > 0; values = values[wide:] {
			if err := s.add(values[:wide]); err != nil {
				return err
			}
		}
	}
	return s.flush()
}

// closeDB closes the sinks and the connection below them.
func (s *nextGeneration) closeDB(wr *writer) error {
	for t, open := range s.sinks {
		if open != nil {
			open.close()
			s.sinks[t] = nil
		}
	}
	return wr.closeDB()
}

// systemic reports that it is the machine's fault, not the document's: disk full, no memory.
func systemic(err error) bool {
	var e *duckdb.Error
	if !errors.As(err, &e) {
		return false
	}
	switch e.Type {
	case duckdb.ErrorTypeIO, duckdb.ErrorTypeFatal, duckdb.ErrorTypeOutOfMemory, duckdb.ErrorTypePermission, duckdb.ErrorTypeInternal:
		return true
	}
	return false
}

// oneQuestion refuses everything but a single select or explain.
func oneQuestion(conn *sql.Conn, query string) error {
	if err := opens(query); err != nil {
		return err
	}
	return conn.Raw(func(c any) error {
		st, err := c.(driver.Conn).Prepare(query)
		if err != nil {
			return statementError(err)
		}
		defer st.Close()
		kind, err := st.(*duckdb.Stmt).StatementType()
		if err != nil {
			return err
		}
		if kind != duckdb.STATEMENT_TYPE_SELECT && kind != duckdb.STATEMENT_TYPE_EXPLAIN {
			return ErrStatement
		}
		return nil
	})
}

// statementError tells a wrong question, which the engine explains, from several of them.
func statementError(err error) error {
	var e *duckdb.Error
	if errors.As(err, &e) {
		return err
	}
	return ErrStatement
}

// each runs one of the loader's questions and hands every row to f.
func (wr *writer) each(ctx context.Context, name string, f func(scan func(...any) error) error) error {
	rs, err := wr.conn.QueryContext(ctx, files.Statement(name))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	defer rs.Close()
	for rs.Next() {
		if err := f(rs.Scan); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return rs.Err()
}
