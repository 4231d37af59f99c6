package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"sync"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/ingest"
	files "github.com/taizhang/taizhang/sql"
	"github.com/taizhang/taizhang/sql/warehouse"
)

func newOriginal(a *app) *cobra.Command {
	to := ""
	cmd := &cobra.Command{
		Use:   "original NAME|SHA256",
		Short: "give the bytes of a document as they were loaded",
		Long: `A warehouse keeps the bytes of every file it loads, once, by their SHA-256: a folder in originals, a
server in the table raw.original; load --originals=false leaves them out. NAME is what the file was
loaded under, as mart and taizhang runs show it. Bytes that are not what they were are an error.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := a.original(cmd.Context(), args[0])
			if err != nil || to == "" {
				if err == nil {
					_, err = a.out.Write(b)
				}
				return err
			}
			return os.WriteFile(to, b, 0o644)
		},
	}
	cmd.Flags().StringVar(&to, "to", "", "file to write; standard output when empty")
	return cmd
}

func (a *app) original(ctx context.Context, name string) ([]byte, error) {
	w, err := a.warehouse(ctx)
	if err != nil {
		return nil, err
	}
	defer w.Close()
	t, err := w.Query(ctx, files.Statement("document-named"), name)
	if err != nil {
		return nil, databaseError(err)
	}
	switch len(t.Rows) {
	case 0:
		return nil, coded{exitUsage, fmt.Errorf("%s: no such document: taizhang sql 'select name from core.source' lists them", name)}
	case 1:
		b, err := w.Original(ctx, t.Rows[0][0].(string))
		if errors.Is(err, warehouse.ErrNoOriginal) {
			return nil, coded{exitUnreadable, err}
		}
		return b, databaseError(err)
	}
	return nil, coded{exitUsage, fmt.Errorf("%s: %d documents have been loaded under this name: give the SHA-256 of one: %v", name, len(t.Rows), firstOf(t.Rows))}
}

func firstOf(rows [][]any) (out []any) {
	for _, r := range rows {
		out = append(out, r[0])
	}
	return out
}

// keeper keeps the bytes of what is loaded. A fault of it is the warehouse's and no file's: it ends the load.
type keeper struct {
	warehouse *warehouse.Warehouse
	mu        sync.Mutex
	err       error
}

// keep keeps the bytes that documents were read from.
func (k *keeper) keep(ctx context.Context, b []byte, docs []*ingest.Document) {
	if k == nil || k.fault() != nil {
		return
	}
	sum := sha256.Sum256(b)
	name := hex.EncodeToString(sum[:])
	for _, d := range docs {
		if d.SHA256 != name {
			continue
		}
		if err := k.warehouse.Keep(ctx, name, b); err != nil {
			k.mu.Lock()
			k.err = errors.Join(k.err, err)
			k.mu.Unlock()
		}
		return
	}
}

func (k *keeper) fault() error {
	if k == nil {
		return nil
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.err
}

// keeping is a that keeps the bytes of what it reads in w.
func (a *app) keeping(w *warehouse.Warehouse) *app {
	own := *a
	if a.originals {
		own.keeper = &keeper{warehouse: w}
	}
	return &own
}
