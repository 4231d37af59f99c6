package main

import (
	"os"
	"strings"
	"testing"
)

// What was loaded comes out byte by byte, though the files are gone; a document of several names is one.
func TestOriginal(t *testing.T) {
	inProject(t)
	for name, from := range map[string]string{"清单.xlsx": "testdata/003-county-list/source.xlsx", "清单.docx": "testdata/003-county-list/source.docx"} {
		b, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, "in/"+name, string(b))
	}
	writeFile(t, "in/b.txt", plan("办好民生实事"))
	writeFile(t, "in/copy/b.txt", plan("办好民生实事"))
	want := map[string]string{}
	for _, name := range []string{"清单.xlsx", "清单.docx", "b.txt", "copy/b.txt"} {
		b, err := os.ReadFile("in/" + name)
		if err != nil {
			t.Fatal(err)
		}
		want[name] = string(b)
	}
	commanded(t, 0, "load", "--link", "none", "in")
	if err := os.RemoveAll("in"); err != nil {
		t.Fatal(err)
	}
	for name, b := range want {
		if out, _ := commanded(t, 0, "original", name); out != b {
			t.Errorf("%s: %d bytes, want %d", name, len(out), len(b))
		}
	}
	commanded(t, 0, "original", "b.txt", "--to", "out.txt")
	if b, err := os.ReadFile("out.txt"); err != nil || string(b) != want["b.txt"] {
		t.Error(len(b), err)
	}
	if _, log := commanded(t, exitUsage, "original", "no.txt"); !strings.Contains(log, "no such document") {
		t.Error(log)
	}
}

// With --originals=false nothing is kept, and that is said.
func TestOriginalNotKept(t *testing.T) {
	inProject(t)
	writeFile(t, "in/a.txt", plan("推进政务公开"))
	commanded(t, 0, "load", "--link", "none", "--originals=false", "in")
	if _, err := os.Stat("taizhang.db.d/originals"); !os.IsNotExist(err) {
		t.Error(err)
	}
	if _, log := commanded(t, exitUnreadable, "original", "a.txt"); !strings.Contains(log, "is not kept") {
		t.Error(log)
	}
}

// Where an original cannot be kept the load ends and nothing of it is published.
func TestOriginalFault(t *testing.T) {
	inProject(t)
	writeFile(t, "in/a.txt", plan("推进政务公开"))
	writeFile(t, "taizhang.db.d/originals", "a file stands where the folder belongs")
	if _, log := commanded(t, exitDatabase, "load", "--link", "none", "in"); !strings.Contains(log, "original") {
		t.Error(log)
	}
	if err := os.Remove("taizhang.db.d/originals"); err != nil {
		t.Fatal(err)
	}
	if out, _ := commanded(t, 0, "load", "--link", "none", "in"); !strings.Contains(out, "loaded       1") {
		t.Error(out)
	}
}
