package warehouse

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// journalName is the file of corrections beside the generations: one JSON object a line,
// only ever added to. No generation takes it away; each publish replays it.
const journalName = "journal.ndjson"

// journalWait is how long a correction waits for another that is being written.
const journalWait = 30 * time.Second

// correct adds to the journal; other processes and loads under way are not in the way.
func (f *folder) correct(ctx context.Context, corrections []Correction) error {
	return noteLines(ctx, f.dir, journalName, corrections)
}

// noteLines adds things to a journal of a folder, one a line.
func noteLines[T any](ctx context.Context, dir, name string, things []T) error {
	var lines []byte
	for i := range things {
		b, err := json.Marshal(&things[i])
		if err != nil {
			return err
		}
		lines = append(append(lines, b...), '\n')
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	lock, err := takeLock(ctx, filepath.Join(dir, name+".lock"), journalWait)
	if err != nil {
		return err
	}
	return errors.Join(appendJournal(filepath.Join(dir, name), lines), lock.Unlock())
}

// appendJournal writes whole lines behind the last whole line and waits for the disk.
func appendJournal(path string, lines []byte) error {
	j, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return err
	}
	before, err := os.ReadFile(path)
	end := int64(bytes.LastIndexByte(before, '\n') + 1) // what a dead process left of a line was confirmed to nobody
	if err == nil {
		err = j.Truncate(end)
	}
	if err == nil {
		_, err = j.WriteAt(lines, end)
	}
	if err != nil {
		return errors.Join(err, j.Truncate(end), j.Close())
	}
	return errors.Join(j.Sync(), j.Close(), syncFile(filepath.Dir(path)))
}

// waiting reads the journal: all corrections ever noted here, published or not.
func (f *folder) waiting() ([]Correction, error) { return readJournal(f.dir) }

func (s *nextGeneration) waiting() ([]Correction, error) { return readJournal(s.dir) }

func readJournal(dir string) ([]Correction, error) {
	out, err := readLines[Correction](filepath.Join(dir, journalName))
	for i := range out {
		out[i].ID = correctionKey(&out[i])
	}
	return out, err
}

// readLines reads a journal; none is an empty one.
func readLines[T any](path string) (out []T, err error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for n := 1; ; n++ {
		line, rest, whole := bytes.Cut(b, []byte("\n"))
		if !whole {
			return out, nil // the rest of a line that was never confirmed
		}
		var one T
		if err := json.Unmarshal(line, &one); err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", path, n, err)
		}
		out, b = append(out, one), rest
	}
}
