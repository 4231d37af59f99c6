package corpus

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Folder is a corpus on disk: documents/330106/03-2021.docx and its truth,
// truth/plans.tsv, truth/tasks.ndjson, truth/links.tsv.
type Folder struct {
	dir     string
	formats []string
	written int
	files   [3]*os.File
	plans   *bufio.Writer
	tasks   *bufio.Writer
	links   *bufio.Writer
}

// The first lines of the tables.
const (
	planColumns = "plan\tdivision\tplace\tseries\tyear\ttitle\tissuer\tnumber\tsigned_on\ttasks\tfile\tformat\tlayout\n"
	linkColumns = "relation\tfrom\tto\n"
)

// CreateFolder begins a folder, which must be empty or new. Each plan comes in one of the formats, in turn; without formats only the truth is written.
func CreateFolder(dir string, formats []string) (*Folder, error) {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return nil, fmt.Errorf("%s: not empty", dir)
	}
	if err := os.MkdirAll(filepath.Join(dir, "truth"), 0o755); err != nil {
		return nil, err
	}
	f := &Folder{dir: dir, formats: formats}
	for i, name := range []string{"plans.tsv", "tasks.ndjson", "links.tsv"} {
		var err error
		if f.files[i], err = os.Create(filepath.Join(dir, "truth", name)); err != nil {
			return nil, err
		}
	}
	f.plans, f.tasks, f.links = bufio.NewWriter(f.files[0]), bufio.NewWriter(f.files[1]), bufio.NewWriter(f.files[2])
	fmt.Fprint(f.plans, planColumns)
	fmt.Fprint(f.links, linkColumns)
	return f, nil
}

// Add writes an edition and its truth.
func (f *Folder) Add(e *Edition) error {
	format, name := "", ""
	if len(f.formats) > 0 {
		format = f.formats[f.written%len(f.formats)]
		name = filepath.Join("documents", e.Name(format))
	}
	f.written++
	if err := f.document(e, format, name); err != nil {
		return err
	}
	layout := Layout("")
	if format != "" {
		layout = e.LayoutFor(format)
	}
	fmt.Fprintf(f.plans, "%s\t%s\t%s\t%d\t%d\t%s\t%s\t%s\t%s\t%d\t%s\t%s\t%s\n", e.ID, e.Division.Code, e.Place, e.Series, e.Year,
		e.Title, e.Issuer, e.Number, e.Signed, len(e.Tasks), filepath.ToSlash(name), format, layout)
	for _, l := range e.Links {
		fmt.Fprintln(f.links, strings.Join([]string{l.Relation, l.From, l.To}, "\t"))
	}
	for i := range e.Tasks {
		b, err := json.Marshal(&e.Tasks[i])
		if err != nil {
			return err
		}
		fmt.Fprintf(f.tasks, "%s\n", b)
	}
	return nil
}

func (f *Folder) document(e *Edition, format, name string) error {
	if format == "" {
		return nil
	}
	path := filepath.Join(f.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, e.File(format), 0o644)
}

// Close ends the tables; what could not be written is said here at the latest.
func (f *Folder) Close() error {
	err := errors.Join(f.plans.Flush(), f.tasks.Flush(), f.links.Flush())
	for _, file := range f.files {
		err = errors.Join(err, file.Close())
	}
	return err
}
