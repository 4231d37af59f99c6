package ooxml

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// local is a name without its prefix; one of no prefix or of nothing behind it stays whole.
func local(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); i > 0 && i+1 < len(name) {
		return name[i+1:]
	}
	return name
}

// unescape resolves entities and makes line ends one kind; text without either is returned as it is.
func unescape(b []byte) []byte {
	if b = lineFeeds(b); bytes.IndexByte(b, '&') < 0 {
		return b
	}
	out := make([]byte, 0, len(b))
	for {
		i := bytes.IndexByte(b, '&')
		if i < 0 {
			return append(out, b...)
		}
		out = append(out, b[:i]...)
		b = b[i:]
		n := bytes.IndexByte(b[:min(len(b), 12)], ';')
		r, ok := rune(0), false
		if n > 0 {
			r, ok = entity(string(b[1:n]))
		}
		if !ok {
			out, b = append(out, '&'), b[1:]
			continue
		}
		out, b = utf8.AppendRune(out, r), b[n+1:]
	}
}

// entity is the character of lt, gt, amp, quot, apos, #20844 or #x516C.
func entity(name string) (rune, bool) {
	switch name {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, found := strings.CutPrefix(name, "#")
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if !found || err != nil || n > utf8.MaxRune {
		return 0, false
	}
	return rune(n), true
}

// lineFeeds makes CR LF and lone CR into LF (XML 1.0, 2.11).
func lineFeeds(b []byte) []byte {
	if bytes.IndexByte(b, '\r') < 0 {
		return b
	}
	b = bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(b, []byte("\r"), []byte("\n"))
}
