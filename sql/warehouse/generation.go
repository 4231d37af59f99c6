package warehouse

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// generation is one whole database of a warehouse: 3 is the file gen-3.duckdb. 0 is none.
type generation int

// parseGeneration reads a file name; ok is false for any other file.
func parseGeneration(name string) (g generation, ok bool) {
	num, isGen := strings.CutPrefix(name, "gen-")
	num, isDB := strings.CutSuffix(num, ".duckdb")
	n, err := strconv.Atoi(num)
	g = generation(n)
	return g, isGen && isDB && err == nil && n > 0 && g.String() == name
}

// String is the generation's file name.
func (g generation) String() string { return fmt.Sprintf("gen-%d.duckdb", int(g)) }

func (g generation) path(dir string) string { return filepath.Join(dir, g.String()) }

const currentName = "CURRENT"

// current reads which generation is published; 0 when none is.
func current(dir string) (generation, error) {
	b, err := os.ReadFile(filepath.Join(dir, currentName))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	g, ok := parseGeneration(strings.TrimSpace(string(b)))
	if !ok {
		return 0, fmt.Errorf("%s: %q names no generation", filepath.Join(dir, currentName), b)
	}
	return g, nil
}

// point publishes g if base is still current: written beside, synced, renamed.
func point(dir string, base, g generation) error {
	now, err := current(dir)
	if err != nil {
		return err
	}
	if now != base {
		return ErrMoved
	}
	if err := syncFile(g.path(dir)); err != nil {
		return err
	}
	tmp := filepath.Join(dir, currentName+".tmp")
	if err := os.WriteFile(tmp, []byte(g.String()+"\n"), 0o644); err != nil {
		return err
	}
	if err := syncFile(tmp); err != nil {
		return err
	}
	if err := os.Rename(tmp, filepath.Join(dir, currentName)); err != nil {
		return err
	}
	return syncFile(dir)
}

func syncFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// prune deletes every generation but keep, with what a dead writer left of them.
func prune(dir string, keep ...generation) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), "gen-") || kept(e.Name(), keep) {
			continue
		}
		if err := os.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

func kept(name string, keep []generation) bool {
	for _, g := range keep {
		if name == g.String() {
			return true
		}
	}
	return false
}

// previous is the newest generation below g that exists; 0 when none does.
func previous(dir string, g generation) generation {
	for p := g - 1; p > 0; p-- {
		if _, err := os.Stat(p.path(dir)); err == nil {
			return p
		}
		if p < g-8 {
			break
		}
	}
	return 0
}

// cloneFile copies a database file; the system shares the blocks where it can.
func cloneFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}
