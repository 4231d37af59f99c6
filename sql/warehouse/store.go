package warehouse

import (
	"context"
	"database/sql"
	"strings"
)

// store is the database below a Warehouse: a folder of generations, or a server.
type store interface {
	// begin takes a writer's place and brings the schema up to date.
	begin(ctx context.Context) (*writer, error)
	// read gives what is published now; release it after use.
	read(ctx context.Context) (reader, error)
	// correct notes corrections, whoever is writing.
	correct(ctx context.Context, corrections []Correction) error
	// waiting are the corrections that stand beside what is published.
	waiting() ([]Correction, error)
	// audit notes what people did, whoever is writing.
	audit(ctx context.Context, audits []Audit) error
	// audited are the audits that stand beside what is published.
	audited() ([]Audit, error)
	// describe says what is known without a question.
	describe(ctx context.Context, st *State) error
	// originals keep the bytes of documents.
	originals() originals
	// compact gives room free.
	compact(ctx context.Context, w *Warehouse) error
	close() error
}

// session is a writer's hold on its store.
type session interface {
	// tune sets a connection up for loading.
	tune(ctx context.Context, wr *writer) error
	// append sends rows to their tables and counts them.
	append(ctx context.Context, conn *sql.Conn, parts []*rows) (int, error)
	// pour sends rows to any table, until next gives nil.
	pour(ctx context.Context, conn *sql.Conn, schema, name string, next func() ([]any, error)) error
	// within runs f so that it is done wholly or not at all, and again where only bad luck stopped it.
	within(ctx context.Context, wr *writer, f func() error) error
	// together runs f, which writes little, so that the disk is waited for once.
	together(ctx context.Context, wr *writer, f func() error) error
	// hold keeps other writers off the incoming documents until the transaction ends.
	hold(ctx context.Context, wr *writer) error
	// settle decides the editions of a transaction where others see it at once.
	settle(ctx context.Context, wr *writer) error
	// ease gives back memory that piled up over groups.
	ease(ctx context.Context, wr *writer) error
	// again gives nil where the transaction that failed is worth another try.
	again(ctx context.Context, wr *writer, try int, err error) error
	// account notes a run as begun and gives its number.
	account(ctx context.Context, wr *writer, note func(id int64) error) error
	// waiting are the corrections that stand beside the tables.
	waiting() ([]Correction, error)
	// publish lets everybody see what was written.
	publish(ctx context.Context, wr *writer) error
	// drop gives up what was not published.
	drop(wr *writer) error
}

// reader answers questions on what is published.
type reader interface {
	// ask runs one question that a person wrote; f gets its rows.
	ask(ctx context.Context, query string, args []any, f func(*sql.Rows) error) error
	// hold begins a snapshot; the reader is released after it ends.
	hold(ctx context.Context) (*Snapshot, error)
	// still holds what is published for questions of ours; the reader is released after it ends.
	still(ctx context.Context) (*Reading, error)
	// list runs one of our own questions.
	list(ctx context.Context, query string, f func(*sql.Rows) error, args ...any) error
	release()
}

// IsServer tells the address of a PostgreSQL server from the name of a folder.
func IsServer(address string) bool {
	return strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://")
}
