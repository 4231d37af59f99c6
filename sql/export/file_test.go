package export

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// left lists what stands in a folder, hidden files too.
func left(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestFile(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "台账.csv")
	write := func(text string, force bool) error {
		f, err := Create(name, force)
		if err != nil {
			return err
		}
		if _, err := f.WriteString(text); err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(name); string(got) == text {
			t.Error("it is there before it is whole")
		}
		return f.Commit()
	}
	if err := write("1", false); err != nil {
		t.Fatal(err)
	}
	if err := write("2", false); !errors.Is(err, ErrExists) {
		t.Error(err)
	}
	if err := write("3", true); err != nil {
		t.Error(err)
	}
	f, err := Create(name, true)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Abort()); err != nil {
		t.Error(err)
	}
	if got, _ := os.ReadFile(name); string(got) != "3" || !slices.Equal(left(t, dir), []string{"台账.csv"}) {
		t.Errorf("%s %v", got, left(t, dir))
	}
	if info, _ := os.Stat(name); info.Mode().Perm() != 0o644 {
		t.Error(info.Mode())
	}
}

// Two that write the same file at once: one has its place, the other is told.
func TestFileRace(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a")
	a, err := Create(name, false)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Create(name, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(a.Commit()); err != nil {
		t.Error(err)
	}
	if err := b.Commit(); !errors.Is(err, ErrExists) || !slices.Equal(left(t, dir), []string{"a"}) {
		t.Error(err, left(t, dir))
	}
}

func TestFilePlaces(t *testing.T) {
	dir := t.TempDir()
	if _, err := Create(dir, true); err == nil {
		t.Error("a folder was taken for a file")
	}
	if _, err := Create(filepath.Join(dir, "none", "a"), true); err == nil {
		t.Error("there is no such folder")
	}
	target, link := filepath.Join(dir, "target"), filepath.Join(dir, "link")
	if err := errors.Join(os.WriteFile(target, []byte("old"), 0o600), os.Symlink(target, link)); err != nil {
		t.Fatal(err)
	}
	f, err := Create(link, true)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString("new"); err != nil {
		t.Fatal(err)
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(target); string(got) != "new" {
		t.Errorf("%s", got)
	}
	if to, err := os.Readlink(link); err != nil || to != target {
		t.Error("the link is gone", err)
	}
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "deep", "督办单")
	fill := func(force bool, files ...string) error {
		d, err := CreateFolder(name, force)
		if err != nil {
			return err
		}
		for _, f := range files {
			if err := d.write(f, []byte(f)); err != nil {
				t.Fatal(err)
			}
		}
		return d.Commit()
	}
	if err := fill(false, "a.txt", "data/b.txt"); err != nil {
		t.Fatal(err)
	}
	sum, _ := os.ReadFile(filepath.Join(name, sums))
	if got := string(sum); !strings.HasSuffix(got, "  data/b.txt\n") || strings.Count(got, "\n") != 2 {
		t.Error(got)
	}
	if err := fill(false, "c.txt"); !errors.Is(err, ErrExists) {
		t.Error(err)
	}
	if err := fill(true, "c.txt"); err != nil {
		t.Error(err)
	}
	if got := left(t, name); !slices.Equal(got, []string{sums, "c.txt"}) {
		t.Error(got)
	}
	// a file of somebody else is never thrown away
	mine := filepath.Join(name, "mine.txt")
	if err := os.WriteFile(mine, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := fill(true, "d.txt"); !errors.Is(err, ErrExists) || !strings.Contains(err.Error(), "mine.txt") {
		t.Error(err)
	}
	d, err := CreateFolder(filepath.Join(dir, "other"), false)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Abort(); err != nil {
		t.Error(err)
	}
	if got := left(t, dir); !slices.Equal(got, []string{"deep"}) || len(left(t, filepath.Join(dir, "deep"))) != 1 {
		t.Error(got, left(t, filepath.Join(dir, "deep")))
	}
}

func TestFileNames(t *testing.T) {
	names := fileNames{}
	for _, c := range [][2]string{{"区教育局/教体局", "区教育局 教体局.xlsx"}, {"区教育局：教体局", "区教育局：教体局.xlsx"}, {"A", "A.xlsx"}, {"a", "a (2).xlsx"}, {"", "_.xlsx"}, {"..", "_ (2).xlsx"},
		{"con", "con_.xlsx"}, {"../../etc/passwd", "etc passwd.xlsx"}, {"a\x00b", "a b.xlsx"}} {
		if got := names.take(c[0], ".xlsx"); got != c[1] {
			t.Errorf("%q: %q, not %q", c[0], got, c[1])
		}
	}
	if got := names.take(strings.Repeat("长", 300), ".xlsx"); len(got) > 255 {
		t.Error(len(got))
	}
}
