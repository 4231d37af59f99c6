// Package charset finds out in which character set Chinese text was written
// and decodes it. Declarations are hints only: a page that says gb2312 is
// GB18030, and a page that says utf-8 may be GBK all the same.
package charset

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// Text is decoded text and how it was come by.
type Text struct {
	String string
	Name   string  // utf-8, gb18030, big5, utf-16le, utf-16be, or the name of a hint that proved right
	BOM    bool    // a byte order mark stood before the text
	Bad    int     // places that could not be decoded, each a U+FFFD in String
	Score  float64 // share of common characters, less for undecodable ones; 1 is certain
}

// set is a character set that text is tried in.
type set struct {
	name string
	enc  encoding.Encoding
}

var sets = []set{
	{"utf-8", unicode.UTF8},
	{"gb18030", simplifiedchinese.GB18030},
	{"big5", traditionalchinese.Big5},
	{"utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"utf-16be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
}

var marks = []struct{ name, bytes string }{
	{"utf-8", "\xef\xbb\xbf"},
	{"gb18030", "\x84\x31\x95\x33"},
	{"utf-16le", "\xff\xfe"},
	{"utf-16be", "\xfe\xff"},
}

// sampled is how many bytes the choice is made on.
const sampled = 64 << 10

// Decode decodes b by its byte order mark, else as UTF-8 when it is exactly
// that, else in the set whose result holds most common characters. The hint is
// what a declaration says, such as "gb2312", or "".
func Decode(b []byte, hint string) Text {
	for _, m := range marks {
		if rest, ok := bytes.CutPrefix(b, []byte(m.bytes)); ok {
			return marked(rest, m.name, hint)
		}
	}
	if utf8.Valid(b) && bytes.IndexByte(b, 0) < 0 {
		s := string(b)
		return Text{String: s, Name: "utf-8", Score: 1}
	}
	return guess(b, hint)
}

// marked decodes what stands behind a mark. A mark may lie: programs put that of
// UTF-8 before a GBK table they only join or rename.
func marked(b []byte, name, hint string) Text {
	t := decode(b, named(name))
	t.Score = 1
	if t.Bad > 0 {
		if g := guess(b, hint); g.Bad < t.Bad {
			t = g
		}
	}
	t.BOM = true
	return t
}

// guess takes the set with the best score over a part of b.
func guess(b []byte, hint string) Text {
	part := telling(b)
	best, top := sets[0], -1e9
	for _, s := range candidates(hint) {
		t := decode(part, s)
		score := score(t.String, s.name)
		if s.name == Canonical(hint) {
			score += 0.03
		}
		if score > top {
			best, top = s, score
		}
	}
	t := decode(b, best)
	t.Score = top
	return t
}

// telling is the first part of b that tells sets apart: a page may begin with much that is ASCII in all of them.
// It begins at an even place, for the sets of two bytes each.
func telling(b []byte) []byte {
	at := bytes.IndexFunc(b, func(r rune) bool { return r == 0 || r >= utf8.RuneSelf })
	b = b[max(0, at-sampled/16)&^1:]
	return b[:min(len(b), sampled)]
}

// candidates are the sets of Chinese text and, last, a foreign one that is declared.
func candidates(hint string) []set {
	name := Canonical(hint)
	if name == "" || named(name).enc != nil {
		return sets
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return sets
	}
	return append(sets[:len(sets):len(sets)], set{name, enc})
}

// Canonical names a declared set: "GB2312", "gbk" and "x-gbk" are "gb18030",
// which contains them; an unknown name is "".
func Canonical(label string) string {
	label = strings.ToLower(strings.Trim(label, " \t\r\n\"'"))
	enc, err := htmlindex.Get(label)
	if err != nil {
		return ""
	}
	name, _ := htmlindex.Name(enc)
	if name == "gbk" || name == "hz-gb-2312" {
		return "gb18030"
	}
	return name
}

func named(name string) set {
	for _, s := range sets {
		if s.name == name {
			return s
		}
	}
	return set{}
}

// decode never stops at a bad byte: it becomes U+FFFD and is counted.
func decode(b []byte, s set) Text {
	out, err := s.enc.NewDecoder().Bytes(b)
	if err != nil {
		out = bytes.ToValidUTF8(b, []byte("\uFFFD"))
	}
	text := string(out)
	return Text{String: text, Name: s.name, Bad: strings.Count(text, "\uFFFD")}
}
