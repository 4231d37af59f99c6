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
	var lines []byte
	for _, c := range corrections {
		b, err := json.Marshal(c)
		if err != nil {
			return err
		}
		lines = append(append(lines, b...), '\n')
	}
	if err := os.MkdirAll(f.dir, 0o755); err != nil {
		return err
	}
	lock, err := takeLock(ctx, filepath.Join(f.dir, journalName+".lock"), journalWait)
	if err != nil {
		return err
	}
	return errors.Join(appendJournal(filepath.Join(f.dir, journalName), lines), lock.Unlock())
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

func readJournal(dir string) (out []Correction, err error) {
	path := filepath.Join(dir, journalName)
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
		var c Correction
		if err := json.Unmarshal(line, &c); err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", path, n, err)
		}
		c.ID = correctionKey(&c)
		out, b = append(out, c), rest
	}
}
