package ooxml

import (
	"strings"
	"testing"
	"testing/iotest"
)

// FuzzWindow: a part read in pieces gives the same as one in memory, and fails alike.
func FuzzWindow(f *testing.F) {
	f.Add(`<?xml version="1.0"?><w:p a="x>y"><w:t>公&amp;开</w:t><!-- b --><w:br/></w:p>`)
	f.Add("\xff\xfe<\x00a\x00>\x00")
	f.Add("<a><![CDATA[x]]></b>")
	f.Fuzz(func(t *testing.T, in string) {
		whole := NewScanner("x", []byte(in), 20)
		want := spelled(whole)
		s := scanFrom("x", iotest.OneByteReader(strings.NewReader(in)), 20, WindowMost)
		if got := spelled(s); got != want || errorText(s.Err()) != errorText(whole.Err()) {
			t.Errorf("%q: got %q, %v; want %q, %v", in, got, s.Err(), want, whole.Err())
		}
	})
}
