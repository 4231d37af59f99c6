package ingest

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"reflect"
	"testing"
)

// TestDocumentsAreReadBack: what `taizhang read` prints is read as the same Documents.
func TestDocumentsAreReadBack(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "testdata", "*", "source.*"))
	var lines bytes.Buffer
	var want []*Document
	for _, file := range files {
		d, err := Read(file, bytesOf(t, file), DefaultLimits)
		if err != nil {
			t.Error(err)
			continue
		}
		if err := json.NewEncoder(&lines).Encode(d); err != nil {
			t.Fatal(err)
		}
		want = append(want, d)
	}
	got, err := ReadAll("-", lines.Bytes(), DefaultLimits)
	if err != nil || len(got) != len(files) || !reflect.DeepEqual(got, want) {
		t.Errorf("%d of %d documents, %v", len(got), len(files), err)
	}
	if _, err := Read("-", lines.Bytes(), DefaultLimits); Sentinel(err) != ErrFormat {
		t.Errorf("several documents read as one: %v", err)
	}
}

func TestTablesOfDocumentJSONAreChecked(t *testing.T) {
	for table, want := range map[string]string{
		`{"rows":1,"cols":2,"cells":[{"row":0,"col":0,"rowspan":1,"colspan":1}]}`:                                           "-: document-json: document 1: damaged: block 1: 1 places belong to no cell",
		`{"rows":1,"cols":1,"cells":[{"row":0,"col":0,"rowspan":1,"colspan":1},{"row":0,"col":0,"rowspan":1,"colspan":1}]}`: "-: document-json: document 1: damaged: block 1: place A1 belongs to two cells",
		`{"rows":1,"cols":1,"cells":[{"row":0,"col":0,"rowspan":9,"colspan":1}]}`:                                           "-: document-json: document 1: damaged: block 1: cell A1 leaves the table",
		`{"rows":1000000000,"cols":1000000000,"cells":[]}`:                                                                  "-: document-json: document 1: block 1: over a limit: cells 1000000",
	} {
		_, err := ReadAll("-", []byte(`{"schema":"taizhang.document/v1","name":"x","format":"txt","sha256":"","size":0,"blocks":[{"table":`+table+`}]}`), DefaultLimits)
		if errorText(err) != want {
			t.Errorf("got %q, want %q", errorText(err), want)
		}
	}
}
