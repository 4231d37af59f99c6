package ingest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"

	"github.com/taizhang/taizhang/ingest/ooxml"
)

// isWordXML is true of a Word document that is one XML file, of either kind.
func isWordXML(b []byte) bool {
	o := opening(b)
	return bytes.HasPrefix(o, []byte("<?xml")) && (bytes.Contains(o, []byte(`progid="word.document"`)) || bytes.Contains(o, []byte("<w:worddocument")) || isFlat(o))
}

// isFlat is true of a package whose parts stand in one XML file (Flat OPC).
func isFlat(opening []byte) bool { return bytes.Contains(opening, []byte("<pkg:package")) }

// readWordXML reads Word 2003 XML, or a flat package, as readDOCX does a .docx.
func readWordXML(b []byte, lim Limits) (*Document, error) {
	flat := isFlat(opening(b))
	b = unicodeXML(b)
	if flat {
		packed, err := unflattened(b, lim)
		if err != nil {
			return nil, fromPackage(err)
		}
		return readDOCX(packed, lim)
	}
	w, err := ooxml.ReadWord2003(b, lim.Depth)
	if err != nil {
		return nil, fromPackage(err)
	}
	return fromWord(w, lim)
}

// unflattened packs the parts of a flat package; pictures are left out.
func unflattened(b []byte, lim Limits) ([]byte, error) {
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	s := ooxml.NewScanner("package", b, lim.Depth)
	name, from, parts := "", 0, 0
	for s.Next() {
		switch local := string(s.Local); {
		case s.Kind == ooxml.Start && local == "part" && s.Depth() == 2:
			name = strings.TrimPrefix(s.Attr("name"), "/")
		case s.Kind == ooxml.Start && local == "xmlData" && s.Depth() == 3:
			from = s.Byte()
		case s.Kind == ooxml.End && local == "xmlData" && s.Depth() == 2:
			if parts++; parts > lim.Parts {
				return nil, &ooxml.Error{Part: "package", Err: fmt.Errorf("%w: parts %d", ooxml.ErrLimit, lim.Parts)}
			}
			w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
			if err == nil {
				_, err = w.Write(b[from:max(from, bytes.LastIndexByte(b[:s.Byte()], '<'))])
			}
			if err != nil {
				return nil, fmt.Errorf("%w: part %s: %w", ErrDamaged, name, oneLine(err))
			}
		}
	}
	if s.Err() != nil {
		return nil, s.Err()
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, oneLine(err))
	}
	return buf.Bytes(), nil
}
