package pdf

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func testFile(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestEncryption reads files that anybody may open, whatever their owner's password.
func TestEncryption(t *testing.T) {
	want := words(read(t, testFile(t, "objects.pdf")))
	if !strings.Contains(want, "政务公开") {
		t.Fatal(want)
	}
	for _, name := range []string{"rc4-40.pdf", "rc4-128.pdf", "aes-128.pdf", "aes-256.pdf", "aes-256-objects.pdf"} {
		if got := words(read(t, testFile(t, name))); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
	if _, err := Open(testFile(t, "user-rc4.pdf"), wide); !errors.Is(err, ErrEncrypted) {
		t.Errorf("a password is wanted: %v", err)
	}
}

// TestBrokenStructure reads files whose objects are whole, however the rest is broken.
func TestBrokenStructure(t *testing.T) {
	plain := onePage("", "BT /F1 10 Tf 9 60 Td (whole) Tj ET")
	packed := testFile(t, "objects.pdf") // has an object stream and no table
	before := func(b []byte, mark string) []byte { return bytes.Clone(b[:bytes.LastIndex(b, []byte(mark))]) }
	swap := func(b []byte, re, to string) []byte { return regexp.MustCompile(re).ReplaceAll(b, []byte(to)) }
	for _, c := range []struct {
		name string
		b    []byte
	}{
		{"startxref wrong", swap(plain, `startxref\n\d+`, "startxref\n7")},
		{"startxref missing", before(plain, "startxref")},
		{"table missing", before(plain, "xref\n0")},
		{"table of nonsense", swap(plain, `\d{10} 00000 n`, "0000000003 00000 n")},
		{"all moved", swap(plain, `%PDF-1.4\n`, "%PDF-1.4\n% a remark that moves all\n")},
		{"no endobj", swap(plain, "endobj", "      ")},
		{"wrong lengths", swap(plain, `/Length \d+`, "/Length 7")},
		{"junk before and after", append(append([]byte("HTTP/1.1 200 OK\r\n\r\n"), plain...), make([]byte, 5000)...)},
		{"twice the same", append(bytes.Clone(plain), plain...)},
		{"updated without a table", append(before(plain, "xref\n0"), "4 0 obj\n"+stream("", "BT /F1 10 Tf 9 60 Td (new) Tj ET")+"\nendobj\n"...)},
		{"object streams, startxref wrong", swap(packed, `startxref\n\d+`, "startxref\n1")},
		{"object streams, no end", before(packed, "startxref")},
	} {
		want := "whole"
		switch {
		case strings.HasPrefix(c.name, "updated"):
			want = "new"
		case strings.HasPrefix(c.name, "object"):
			want = words(read(t, packed))
		}
		if got := words(read(t, c.b)); got != want {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

// TestUpdates reads what the last of several incremental updates says.
func TestUpdates(t *testing.T) {
	b := onePage("", "BT /F1 10 Tf 9 60 Td (old) Tj ET")
	first := bytes.LastIndex(b, []byte("xref\n0"))
	at := len(b)
	b = append(b, "4 0 obj\n"+stream("", "BT /F1 10 Tf 9 60 Td (new) Tj ET")+"\nendobj\n"...)
	xref := len(b)
	b = append(b, "xref\n4 1\n"...)
	b = append(b, []byte(strings.Repeat("0", 10-len(strconv.Itoa(at)))+strconv.Itoa(at)+" 00000 n \ntrailer<</Size 6/Root 1 0 R/Prev "+strconv.Itoa(first)+">>\nstartxref\n"+strconv.Itoa(xref)+"\n%%EOF\n")...)
	if got := words(read(t, b)); got != "new" {
		t.Error(got)
	}
}

// TestHalfFiles are damaged, not shorter.
func TestHalfFiles(t *testing.T) {
	two := made("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>", "<</Type/Page/Parent 2 0 R>>", "<</Type/Page/Parent 2 0 R/Contents 5 0 R>>", stream("", "BT ET"))
	for _, cut := range []string{"4 0 obj", "5 0 obj"} {
		half := two[:bytes.Index(two, []byte("\n"+cut))+1]
		if f, err := Open(half, wide); !errors.Is(err, ErrDamaged) {
			t.Errorf("before %s: %v %v", cut, f, err)
		}
	}
	if _, err := Open([]byte("%PDF-1.4\n"+strings.Repeat("1 0 obj stream ", 200_000)), wide); !errors.Is(err, ErrDamaged) {
		t.Error(err)
	}
}
