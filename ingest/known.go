package ingest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"
)

// reader is what Format.Read is.
type reader = func([]byte, Limits) (*Document, error)

// unready is the reader of a format that is recognised only.
func unready(what string) reader {
	return func([]byte, Limits) (*Document, error) {
		return nil, fmt.Errorf("%w: %s cannot be read yet", ErrFormat, what)
	}
}

// readOLE says of a container that is no document whether it is broken or another program's.
func readOLE(b []byte, lim Limits) (*Document, error) {
	if _, err := mscfb.New(bytes.NewReader(b)); err != nil {
		return nil, fmt.Errorf("%w: OLE2 container, torn or truncated: %w", ErrDamaged, err)
	}
	return unready("OLE2 container without a Word or Excel document")(b, lim)
}

func encrypted([]byte, Limits) (*Document, error) {
	return nil, fmt.Errorf("%w: the package opens with a password only", ErrEncrypted)
}

// readZip says of a zip that is no document whether it is broken or an archive.
func readZip(b []byte, lim Limits) (*Document, error) {
	if tooMany(bytes.NewReader(b), int64(len(b)), lim.Parts) {
		return nil, over("parts", lim.Parts)
	}
	if _, err := zip.NewReader(bytes.NewReader(b), int64(len(b))); err != nil {
		return nil, &Error{Where: fmt.Sprintf("byte %d", len(b)), Err: fmt.Errorf("%w: truncated zip, no directory at its end", ErrDamaged)}
	}
	return nil, fmt.Errorf("%w: an archive, whose parts are read one by one", ErrFormat)
}

// isZip decides what a zip holds by the names of its parts.
func isZip(kind string) func([]byte) bool {
	return func(b []byte) bool { return bytes.HasPrefix(b, []byte("PK\x03\x04")) && zipKind(b) == kind }
}

// zipParts tell what a zip is: the first that occurs decides.
var zipParts = []struct{ part, kind string }{
	{"word/document.xml", "docx"},
	{"xl/workbook.xml", "xlsx"},
	{"xl/workbook.bin", "xlsb"},
	{"ppt/presentation.xml", "pptx"},
	{"ofd.xml", "ofd"},
	{"[content_types].xml", "types"},
	{"mimetype", "mimetype"},
}

func zipKind(b []byte) string {
	if kind := kindAt(bytes.NewReader(b), int64(len(b))); kind != "" {
		return kind
	}
	return tornKind(b)
}

// kindAt is what a zip holds, "" where it has no directory.
func kindAt(at io.ReaderAt, size int64) string {
	if tooMany(at, size, DefaultLimits.Parts) {
		return "zip"
	}
	r, err := zip.NewReader(at, size)
	if err != nil {
		return ""
	}
	files := map[string]*zip.File{}
	for _, f := range r.File {
		files[strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))] = f
	}
	for _, p := range zipParts {
		if f := files[p.part]; f != nil {
			return declaredKind(p.kind, f)
		}
	}
	return "zip"
}

// declaredKind reads the part that states what the package is.
func declaredKind(kind string, f *zip.File) string {
	if kind != "types" && kind != "mimetype" {
		return kind
	}
	r, err := f.Open()
	if err != nil {
		return "zip"
	}
	defer r.Close()
	text, _ := io.ReadAll(io.LimitReader(r, 1<<20))
	for _, t := range []struct{ says, kind string }{
		{"wordprocessingml", "docx"}, {"ms-word.document", "docx"},
		{"sheet.binary", "xlsb"}, {"spreadsheetml", "xlsx"}, {"ms-excel.sheet", "xlsx"},
		{"presentationml", "pptx"}, {"opendocument.text", "odt"}, {"opendocument.spreadsheet", "ods"},
	} {
		if bytes.Contains(text, []byte(t.says)) {
			return t.kind
		}
	}
	return "zip"
}

// tornKind guesses what a zip without directory was, by the names before its parts.
func tornKind(b []byte) string {
	b = b[:min(len(b), 1<<20)]
	for _, t := range []struct{ part, kind string }{{"word/", "docx"}, {"xl/", "xlsx"}, {"ppt/", "pptx"}, {"OFD.xml", "ofd"}} {
		for rest := b; ; {
			_, after, found := bytes.Cut(rest, []byte("PK\x03\x04"))
			if !found {
				break
			}
			if len(after) > 26 && bytes.HasPrefix(after[26:], []byte(t.part)) {
				return t.kind
			}
			rest = after
		}
	}
	return "zip"
}

// isOLE is true of an OLE2 file with one of the streams, or of any when none is named.
func isOLE(streams ...string) func([]byte) bool {
	return func(b []byte) bool {
		if !bytes.HasPrefix(b, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
			return false
		}
		return len(streams) == 0 || oleHas(b, streams)
	}
}

// oleHas looks in the directory; where that is torn, the names stand in the bytes all the same.
func oleHas(b []byte, streams []string) bool {
	r, err := mscfb.New(bytes.NewReader(b))
	if err == nil {
		for _, f := range r.File {
			for _, s := range streams {
				if f.Name == s {
					return true
				}
			}
		}
		return false
	}
	for _, s := range streams {
		if bytes.Contains(b, wide(s)) {
			return true
		}
	}
	return false
}

// wide spells ASCII as UTF-16LE, ended by a zero.
func wide(s string) []byte {
	out := make([]byte, 0, 2*len(s)+2)
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return append(out, 0, 0)
}

// starts is true of a file that opens with one of the words, in lower case.
func starts(words ...string) func([]byte) bool {
	return func(b []byte) bool {
		for _, w := range words {
			if bytes.HasPrefix(opening(b), []byte(w)) {
				return true
			}
		}
		return false
	}
}

func isImage(b []byte) bool {
	for _, magic := range []string{"\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "GIF87a", "GIF89a", "II*\x00", "MM\x00*", "\x00\x00\x00\x0cjP  "} {
		if bytes.HasPrefix(b, []byte(magic)) {
			return true
		}
	}
	return len(b) > 14 && (string(b[:4]) == "RIFF" && string(b[8:12]) == "WEBP" || string(b[:2]) == "BM" && b[6]|b[7]|b[8]|b[9] == 0)
}

func isArchive(b []byte) bool {
	for _, magic := range []string{"Rar!\x1a\x07", "7z\xbc\xaf\x27\x1c", "\x1f\x8b\x08", "PK\x05\x06"} {
		if bytes.HasPrefix(b, []byte(magic)) {
			return true
		}
	}
	return false
}
