package ingest

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"testing"

	"github.com/taizhang/taizhang/ingest/ocr"
)

// TestMain keeps an engine that happens to be installed out of the tests that want none.
func TestMain(m *testing.M) {
	os.Setenv(ocr.Variable, "off")
	os.Exit(m.Run())
}

// picture is a blank .png.
func picture(t testing.TB, w, h int) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := png.Encode(&buf, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}
