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

// engine turns OCR on for one test, with models or tesseract, and skips where they are not installed.
func engine(t testing.TB, which string) {
	t.Helper()
	t.Setenv(ocr.Variable, which)
	if which == "models" {
		os.Unsetenv(ocr.Variable)
		if _, err := ocr.OpenPaddle(ocr.Folders()); err != nil {
			t.Skipf("no OCR engine here: %v; make ocr installs it", err)
		}
		return
	}
	if _, err := ocr.Open(); err != nil {
		t.Skipf("no OCR engine here: %v", err)
	}
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
