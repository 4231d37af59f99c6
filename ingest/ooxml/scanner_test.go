package ooxml

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// spelled writes the tokens of a part as "<name>text</name>".
func spelled(s *Scanner) string {
	var sb strings.Builder
	for s.Next() {
		switch s.Kind {
		case Start:
			fmt.Fprintf(&sb, "<%s>", s.Local)
		case End:
			fmt.Fprintf(&sb, "</%s>", s.Local)
		case Text:
			sb.Write(s.Chars)
		}
	}
	return sb.String()
}

func TestScanner(t *testing.T) {
	for _, tt := range []struct {
		in, want string
		err      error
	}{
		{`<?xml version="1.0"?><w:p a="x>y"><w:t>公&amp;开</w:t><w:br/></w:p>`, "<p><t>公&开</t><br></br></p>", nil},
		{"\ufeff<a><!-- <b> --><![CDATA[<c>&amp;]]></a>", "<a><c>&amp;</a>", nil},
		{"\xff\xfe<\x00a\x00>\x00l\x51<\x00/\x00a\x00>\x00", "<a>公</a>", nil},
		{"<a>&#20844;&#x5F00;&bogus;&#xFFFFFFFF;&</a>", "<a>公开&bogus;&#xFFFFFFFF;&</a>", nil},
		{"<a><b></a>", "<a><b>", ErrDamaged},
		{"<a><b>", "<a><b>", ErrDamaged},
		{"<a", "", ErrDamaged},
		{`<a b="`, "", ErrDamaged},
		{"</a>", "", ErrDamaged},
		{"<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "", ErrDamaged},
		{strings.Repeat("<a>", 30), strings.Repeat("<a>", 20), ErrLimit},
	} {
		s := NewScanner("part.xml", []byte(tt.in), 20)
		if got := spelled(s); got != tt.want || !errors.Is(s.Err(), tt.err) {
			t.Errorf("%q: got %q, %v", tt.in, got, s.Err())
		}
	}
}

func TestAttr(t *testing.T) {
	s := NewScanner("x", []byte(`<w:a w:val = "一&lt;" r:id='b' empty="" w:validity="no"/>`), 9)
	s.Next()
	if got := fmt.Sprint(s.Attr("val"), s.Attr("id"), s.Attr("empty"), s.Attr("none"), s.Attr("validity")); got != "一<bno" {
		t.Errorf("got %s", got)
	}
}

// FuzzScanner: what the standard library reads, the scanner reads alike.
func FuzzScanner(f *testing.F) {
	f.Add(`<a b="c">公<d/>&amp;</a>`)
	f.Add(`<a><![CDATA[x]]></a>`)
	f.Fuzz(func(t *testing.T, in string) {
		s := NewScanner("x", []byte(in), 50)
		got := spelled(s)
		if want, err := standard(in); err == nil && s.Err() == nil && lines.Replace(got) != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	})
}

// lines forgets line ends, which the standard library makes one kind of.
var lines = strings.NewReplacer("\r", "", "\n", "")

func standard(in string) (string, error) {
	var sb strings.Builder
	dec := xml.NewDecoder(strings.NewReader(in))
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return lines.Replace(sb.String()), nil
		}
		if err != nil {
			return "", err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if tok.Name.Space != "" {
				return "", errors.New("name spaces are not compared")
			}
			fmt.Fprintf(&sb, "<%s>", tok.Name.Local)
		case xml.EndElement:
			fmt.Fprintf(&sb, "</%s>", tok.Name.Local)
		case xml.CharData:
			sb.Write(tok)
		}
	}
}
