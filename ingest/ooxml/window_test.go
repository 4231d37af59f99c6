package ooxml

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// TestWindow: a part read in pieces gives the same as one in memory, and fails alike.
func TestWindow(t *testing.T) {
	for _, in := range []string{
		`<?xml version="1.0"?><w:p a="x>y"><w:t>公&amp;开</w:t><w:br/></w:p>`,
		"\ufeff<a><!-- <b> --><![CDATA[<c>&amp;]]></a>",
		"\xff\xfe<\x00a\x00>\x00l\x51<\x00/\x00a\x00>\x00",
		"<a>" + strings.Repeat("公&#20844;\r\n", 40_000) + `<b c="` + strings.Repeat("d", 200_000) + `"/><!--` + strings.Repeat("-", 200_000) + "--></a>",
		"<a><b></a>", "<a><b>", "<a", `<a b="`, "</a>", "<a><![CDATA[x", "<!DOCTYPE a><a/>",
	} {
		whole := NewScanner("x", []byte(in), 20)
		want := spelled(whole)
		for _, slow := range []func(io.Reader) io.Reader{func(r io.Reader) io.Reader { return r }, iotest.OneByteReader, iotest.DataErrReader} {
			s := scanFrom("x", slow(strings.NewReader(in)), 20, WindowMost)
			if got := spelled(s); got != want || errorText(s.Err()) != errorText(whole.Err()) {
				t.Errorf("%.40q: got %.60q, %v; want %.60q, %v", in, got, s.Err(), want, whole.Err())
			}
		}
	}
}

// TestLongText comes in pieces of which none is cut inside an entity.
func TestLongText(t *testing.T) {
	text := strings.Repeat("公&amp;开\r\n", WindowMost/8)
	got := spelled(scanFrom("x", strings.NewReader("<a>"+text+"</a>"), 20, WindowMost))
	if want := "<a>" + strings.NewReplacer("&amp;", "&", "\r", "").Replace(text) + "</a>"; got != want {
		t.Errorf("%d bytes, want %d", len(got), len(want))
	}
}

func TestBrokenReader(t *testing.T) {
	s := scanFrom("x", io.MultiReader(strings.NewReader("<a>公"), iotest.ErrReader(errors.New("bad checksum"))), 20, WindowMost)
	for s.Next() {
	}
	if got := errorText(s.Err()); got != "x byte 6: damaged package: bad checksum" {
		t.Error(got)
	}
}

// A tag longer than the window is over a limit, one that is cut off is damage; a text may be as long as it likes.
func TestNarrowWindow(t *testing.T) {
	const most = 100_000
	for in, want := range map[string]string{
		"<a>" + strings.Repeat("公", most) + "</a>":         "",
		`<a b="` + strings.Repeat("公", most) + `"></a>`:    "x: package over a limit: xml-window 100000",
		"<a><![CDATA[" + strings.Repeat("公", most) + "]]>": "x byte 3: package over a limit: xml-window 100000",
		`<a><b c="公`: "x byte 3: damaged package: a tag is not finished",
	} {
		s := scanFrom("x", strings.NewReader(in), 20, most)
		for s.Next() {
		}
		if got := errorText(s.Err()); got != want {
			t.Errorf("%.20q: %s", in, got)
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
