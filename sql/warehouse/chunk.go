package warehouse

import (
	"context"
	"errors"
	"fmt"

	engine "github.com/duckdb/duckdb-go-bindings"
	"github.com/duckdb/duckdb-go/v2"
)

// chunks reads an answer of the embedded engine chunk by chunk while the engine
// computes it. The driver for database/sql would hold it whole in memory.
type chunks struct {
	ctx    context.Context
	db     engine.Database
	conn   engine.Connection
	stmt   engine.PreparedStatement
	result engine.Result
	chunk  engine.DataChunk
	cells  []cells
	at, of int
	done   chan struct{} // closed when the answer is
	ended  chan struct{} // closed when nothing interrupts any more
}

// openStream asks the embedded engine.
func openStream(ctx context.Context, path string, opts Options, query string, args []any) (*Rows, error) {
	c := &chunks{ctx: ctx, done: make(chan struct{}), ended: make(chan struct{})}
	if err := c.open(path, opts); err != nil {
		close(c.ended)
		return nil, errors.Join(err, c.close())
	}
	go func() {
		defer close(c.ended)
		interrupting(ctx, c.done, func() { engine.Interrupt(c.conn) })
	}()
	columns, err := c.ask(query, args)
	if err != nil {
		return nil, errors.Join(c.cause(err), c.close())
	}
	return &Rows{Columns: columns, from: c}, nil
}

// open connects to the instance that other readers of the same file share.
func (c *chunks) open(path string, opts Options) error {
	var config engine.Config
	if engine.CreateConfig(&config) == engine.StateError {
		return errors.New("no configuration")
	}
	defer engine.DestroyConfig(&config)
	settings := readingConfig(opts)
	settings.Set("duckdb_api", "go") // as the driver says: one file is opened under one configuration
	for name := range settings {
		if engine.SetConfig(config, name, settings.Get(name)) == engine.StateError {
			return fmt.Errorf("%s: %q is refused", name, settings.Get(name))
		}
	}
	var said string
	if engine.GetOrCreateFromCache(duckdb.GetInstanceCache(), path, &c.db, config, &said) == engine.StateError {
		return errors.New(said)
	}
	if engine.Connect(c.db, &c.conn) == engine.StateError {
		return fmt.Errorf("%s: no connection", path)
	}
	return nil
}

// ask prepares the one question, gives it its values and begins to answer it.
func (c *chunks) ask(query string, args []any) ([]Column, error) {
	if err := c.prepare(query); err != nil {
		return nil, err
	}
	if n := int(engine.NParams(c.stmt)); n != len(args) {
		return nil, fmt.Errorf("%d values given, the question has %d", len(args), n)
	}
	for i, v := range args {
		if err := c.bind(i+1, v); err != nil {
			return nil, err
		}
	}
	var pending engine.PendingResult
	defer engine.DestroyPending(&pending)
	if engine.PendingPreparedStreaming(c.stmt, &pending) == engine.StateError {
		return nil, errors.New(engine.PendingError(pending))
	}
	if engine.ExecutePending(pending, &c.result) == engine.StateError {
		return nil, errors.New(engine.ResultError(&c.result))
	}
	return c.columns()
}

// prepare refuses everything but a single select or explain.
func (c *chunks) prepare(query string) error {
	if err := opens(query); err != nil {
		return err
	}
	var statements engine.ExtractedStatements
	n := engine.ExtractStatements(c.conn, query, &statements)
	defer engine.DestroyExtracted(&statements)
	if n != 1 {
		if said := engine.ExtractStatementsError(statements); said != "" {
			return errors.New(said)
		}
		return ErrStatement
	}
	if engine.PrepareExtractedStatement(c.conn, statements, 0, &c.stmt) == engine.StateError {
		return errors.New(engine.PrepareError(c.stmt))
	}
	switch engine.PreparedStatementType(c.stmt) {
	case engine.StatementTypeSelect, engine.StatementTypeExplain:
		return nil
	}
	return ErrStatement
}

func (c *chunks) bind(n int, v any) error {
	index, state := engine.IdxT(n), engine.StateError
	switch v := v.(type) {
	case nil:
		state = engine.BindNull(c.stmt, index)
	case string:
		state = engine.BindVarcharLength(c.stmt, index, v, engine.IdxT(len(v)))
	case int:
		state = engine.BindInt64(c.stmt, index, int64(v))
	case int64:
		state = engine.BindInt64(c.stmt, index, v)
	case float64:
		state = engine.BindDouble(c.stmt, index, v)
	case bool:
		state = engine.BindBoolean(c.stmt, index, v)
	}
	if state == engine.StateError {
		return fmt.Errorf("$%d: a value of type %T is refused", n, v)
	}
	return nil
}

func (c *chunks) columns() ([]Column, error) {
	n := int(engine.ColumnCount(&c.result))
	columns := make([]Column, n)
	c.cells = make([]cells, n)
	for i := range columns {
		name := engine.ColumnName(&c.result, engine.IdxT(i))
		kind, read, err := readerOf(&c.result, i)
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", name, err)
		}
		columns[i], c.cells[i].read = Column{name, kind}, read
	}
	return columns, nil
}

func (c *chunks) next(row []any) (bool, error) {
	for c.at == c.of {
		if err := c.ctx.Err(); err != nil {
			return false, err
		}
		if more, err := c.fetch(); !more {
			return false, c.cause(err)
		}
	}
	for i := range c.cells {
		v, err := c.cells[i].value(c.at)
		if err != nil {
			return false, err
		}
		row[i] = v
	}
	c.at++
	return true, nil
}

// fetch lets the engine compute the next chunk.
func (c *chunks) fetch() (bool, error) {
	engine.DestroyDataChunk(&c.chunk)
	c.chunk = engine.FetchChunk(c.result)
	if c.chunk.Ptr == nil {
		if said := engine.ResultError(&c.result); said != "" {
			return false, errors.New(said)
		}
		return false, c.ctx.Err()
	}
	c.at, c.of = 0, int(engine.DataChunkGetSize(c.chunk))
	for i := range c.cells {
		v := engine.DataChunkGetVector(c.chunk, engine.IdxT(i))
		c.cells[i].data, c.cells[i].valid = engine.VectorGetData(v), engine.VectorGetValidity(v)
	}
	return true, nil
}

// cause is why the engine stopped: because it was told to, or its own error.
func (c *chunks) cause(err error) error {
	if stopped := c.ctx.Err(); err != nil && stopped != nil {
		return stopped
	}
	return err
}

func (c *chunks) close() error {
	close(c.done)
	<-c.ended
	engine.DestroyDataChunk(&c.chunk)
	engine.DestroyResult(&c.result)
	engine.DestroyPrepare(&c.stmt)
	engine.Disconnect(&c.conn)
	engine.Close(&c.db)
	return nil
}
