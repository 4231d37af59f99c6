package ingest

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestBadInput: one line that names file, format and place, and the right sentinel.
func TestBadInput(t *testing.T) {
	docx := word(t, para("文"))
	unreadable := zipped(t, "[Content_Types].xml", "", "word/document.xml", "<w:document><w:p></w:document>")
	bomb := word(t, strings.Repeat(para(strings.Repeat("公", 1000)), 3000))
	lim := DefaultLimits
	lim.ExpandRatio, lim.Chars = 2, 2000
	tests := []struct {
		name string
		b    []byte
		lim  Limits
		want error
		says string
	}{
		{"空.txt", nil, DefaultLimits, ErrEmpty, "空.txt: empty file"},
		{"大.txt", make([]byte, 11), Limits{FileBytes: 10}, ErrLimit, "大.txt: over a limit: file-bytes 10"},
		{"长.txt", bytes.Repeat([]byte("公"), 3000), lim, ErrLimit, "长.txt: txt: over a limit: chars 2000"},
		{"截.docx", docx[:len(docx)/2], DefaultLimits, ErrDamaged, "截.docx: docx: byte 365: damaged: zip is cut off, no directory at its end"},
		{"截.zip", []byte("PK\x03\x04abc"), DefaultLimits, ErrDamaged, "截.zip: zip: byte 7: damaged: truncated zip, no directory at its end"},
		{"坏.docx", unreadable, DefaultLimits, ErrDamaged, "坏.docx: docx: word/document.xml byte 17: damaged: </w:document> closes nothing"},
		{"炸.docx", bomb, lim, ErrLimit, "炸.docx: docx: word/document.xml: over a limit: expand-ratio 2"},
		{"包.zip", zipped(t, "a.txt", "甲"), DefaultLimits, ErrFormat, "包.zip: zip: unknown format: an archive, whose parts are read one by one"},
		{"幻.pptx", zipped(t, "ppt/presentation.xml", ""), DefaultLimits, ErrFormat, "幻.pptx: pptx: unknown format: PowerPoint slides cannot be read yet"},
		{"版.ofd", zipped(t, "OFD.xml", ""), DefaultLimits, ErrDamaged, "版.ofd: ofd: OFD.xml: damaged: no page"},
		{"信.rtf", []byte(`{\rtf1\ansi 甲`), DefaultLimits, ErrDamaged, "信.rtf: rtf: damaged: byte 15: the file ends inside 1 groups"},
		{"图.pdf", []byte("\xff\xd8\xff\xe0JFIF"), DefaultLimits, ErrDamaged, "图.pdf: image: damaged: picture: unexpected EOF"},
		{"照.doc", picture(t, 40, 30), DefaultLimits, ErrNeedsOCR, "照.doc: image: needs ocr: a picture without text: no OCR engine is installed: make ocr, or apt-get install tesseract-ocr tesseract-ocr-chi-sim"},
		{"巨.png", picture(t, 40, 30), Limits{FileBytes: 1 << 20, OCRPages: 1, OCRPixels: 1000}, ErrLimit, "巨.png: image: over a limit: ocr-pixels: too many pixels: 40 × 30, at most 1000"},
		{"旧.wps", ole2(t, stream{"CONTENTS", make([]byte, 5000)}), DefaultLimits, ErrFormat, "旧.wps: ole2: unknown format: OLE2 container without a Word or Excel document cannot be read yet"},
		{"噪.doc", []byte(strings.Repeat("\x00\x01\x02\xfe\x8a", 100)), DefaultLimits, ErrFormat, "噪.doc: unknown format: neither text nor a known file"},
		{"文.json", []byte(`{"schema":"taizhang.document/v1","blocks":[`), DefaultLimits, ErrDamaged, "文.json: document-json: document 1: damaged: unexpected EOF"},
	}
	for _, tt := range tests {
		d, err := Read(tt.name, tt.b, tt.lim)
		if d != nil || Sentinel(err) != tt.want || errorText(err) != tt.says {
			t.Errorf("%s: got %v", tt.name, err)
		}
	}
}

// TestDamagedFiles: whatever is wrong with a file, the error names it in one line.
func TestDamagedFiles(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "testdata", "damaged", "*"))
	if len(files) == 0 {
		t.Fatal("no files")
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(file)
		_, err = Read(name, b, DefaultLimits)
		if text := errorText(err); err != nil && (Sentinel(err) == nil || !strings.HasPrefix(text, name+": ") || strings.Contains(text, "\n")) {
			t.Errorf("%s: %q", name, text)
		}
	}
}

// TestSampleFormats: content decides, whatever the suffix says.
func TestSampleFormats(t *testing.T) {
	for file, want := range map[string]string{
		"county-list.doc": "doc", "county-list.xls": "xls", "county-list.ods": "ods", "county-list.odt": "odt", "donghu-2021-plan.ofd": "ofd", "donghu-2021-plan.rtf": "rtf",
		"scans/scan-1.jpg": "image", "ofd-public/bc0346-hello.ofd": "ofd", "bad-truncated.xlsx": "xlsx", "bad-bitrot.xls": "xls",
	} {
		d, err := Read("x", bytesOf(t, shared(t, "samples", filepath.FromSlash(file))), DefaultLimits)
		if err != nil && !strings.HasPrefix(errorText(err), "x: "+want+": ") || err == nil && d.Format != want {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func TestText(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"blank lines", "甲\n\n 乙\t丙\u00a0\n", "¶甲¶¶ 乙\t丙\u00a0"},
		{"no last line end", "甲\n乙", "¶甲¶乙"},
		{"windows", "甲\r\n\r\n乙\r\n", "¶甲¶¶乙(carriage-returns: 3:)"},
		{"old mac", "甲\r乙", "¶甲¶乙(carriage-returns: 1:)"},
		{"mark", "\ufeff甲", "¶甲(byte-order-mark:\ufeff)"},
		{"cut in a character", "推进政务公开工作\xe5\x85", "¶推进政务公开工作\ufffd(undecodable-bytes: 1:)"},
		{"line end only", "\n", "¶"},
	} {
		d, err := Read("x", []byte(tt.text), DefaultLimits)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := spellDocument(d); got != tt.want || d.Format != "txt" {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
}

// FuzzRead: no content whatever brings a reader down, and tables are whole.
func FuzzRead(f *testing.F) {
	f.Add([]byte("<table><tr><td rowspan=3>甲"))
	f.Add([]byte("牵头单位：区发改委"))
	f.Add([]byte(`{"schema":"taizhang.document/v1","blocks":[{"table":{"rows":1,"cols":1}}]}`))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, b []byte) {
		docs, err := ReadAll("x", b, narrow)
		if err != nil && Sentinel(err) == nil {
			t.Errorf("%q: %v", b, err)
		}
		for _, d := range docs {
			if err := d.check(DefaultLimits); err != nil {
				t.Errorf("%q: %v", b, err)
			}
		}
	})
}
