package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	files "github.com/taizhang/taizhang/sql"
)

// Audit is one thing that a person did in the workbench: 王芳 loaded 12 files. None is ever
// changed or taken away; what a later one says of a query's name holds.
type Audit struct {
	At     time.Time `json:"at"` // UTC; now when zero
	Who    string    `json:"who"`
	Role   string    `json:"role"`   // reader, reviewer or admin
	Action string    `json:"action"` // load, correct, replay, save-query, drop-query
	Target string    `json:"target,omitempty"`
	Detail string    `json:"detail,omitempty"`
}

// The actions by which queries are saved and dropped: the target is the name, the detail the words.
const (
	SaveQuery = "save-query"
	DropQuery = "drop-query"
)

// id is the audit's key, computed from all that it says.
func (a *Audit) id() int64 {
	return key("audit", a.At.UTC().Format(time.RFC3339Nano), a.Who, a.Role, a.Action, a.Target, a.Detail)
}

// Audit notes what people did. Once it returns it is on the disk, as with Correct.
func (w *Warehouse) Audit(ctx context.Context, audits ...Audit) error {
	all := slices.Clone(audits)
	for i := range all {
		a := &all[i]
		if a.Who == "" || a.Action == "" {
			return fmt.Errorf("audit: who %q did what %q", a.Who, a.Action)
		}
		if a.At.IsZero() {
			a.At = time.Now()
		}
		a.At = a.At.UTC().Truncate(time.Microsecond)
	}
	return w.store.audit(ctx, all)
}

// Audits gives all that was noted, in the order of its time, what stands in the journal included.
func (w *Warehouse) Audits(ctx context.Context) ([]Audit, error) {
	waiting, err := w.store.audited()
	if err != nil {
		return nil, err
	}
	stored, err := w.storedAudits(ctx)
	if err != nil && !errors.Is(err, ErrMissing) {
		return nil, err
	}
	known := map[int64]bool{}
	for i := range stored {
		known[stored[i].id()] = true
	}
	for _, a := range waiting {
		if id := a.id(); !known[id] {
			known[id] = true
			stored = append(stored, a)
		}
	}
	slices.SortStableFunc(stored, func(a, b Audit) int { return a.At.Compare(b.At) })
	return stored, nil
}

func (w *Warehouse) storedAudits(ctx context.Context) (out []Audit, err error) {
	r, err := w.store.read(ctx)
	if err != nil {
		return nil, err
	}
	defer r.release()
	err = r.list(ctx, files.Statement("audits"), func(rs *sql.Rows) error {
		for rs.Next() {
			var id int64
			var target, detail sql.NullString
			a := Audit{}
			if err := rs.Scan(&id, &a.At, &a.Who, &a.Role, &a.Action, &target, &detail); err != nil {
				return err
			}
			a.At, a.Target, a.Detail = a.At.UTC(), target.String, detail.String
			out = append(out, a)
		}
		return nil
	})
	return out, err
}

// audit writes those audits that ops.audit does not have.
func (wr *writer) audit(ctx context.Context, audits []Audit) error {
	var out rows
	seen := map[int64]bool{}
	for i := range audits {
		a := &audits[i]
		if id := a.id(); !seen[id] {
			seen[id] = true
			out.add(scratchAudit, id, a.At, text(a.Who), text(a.Role), text(a.Action), optional(a.Target), optional(a.Detail))
		}
	}
	if len(seen) == 0 {
		return nil
	}
	if _, err := wr.append(ctx, &out); err != nil {
		return err
	}
	return wr.exec(ctx, "audit")
}

// auditName is the journal of audits beside the generations, kept as that of corrections is.
const auditName = "audit.ndjson"

// audit adds to the journal; other processes and loads under way are not in the way.
func (f *folder) audit(ctx context.Context, audits []Audit) error {
	return noteLines(ctx, f.dir, auditName, audits)
}

func (f *folder) audited() ([]Audit, error) { return readAudits(f.dir) }

func readAudits(dir string) ([]Audit, error) { return readLines[Audit](filepath.Join(dir, auditName)) }

// audit writes audits in a transaction of their own.
func (s *server) audit(ctx context.Context, audits []Audit) error {
	return s.noting(ctx, func(wr *writer) error { return wr.audit(ctx, audits) })
}

// audited is nothing: a server has no journal.
func (s *server) audited() ([]Audit, error) { return nil, nil }
