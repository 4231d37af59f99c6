package ingest

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest/charset"
)

// readText makes every line a Block, blank ones too, so that Block i is line i+1.
func readText(b []byte, lim Limits) (*Document, error) {
	t, err := decoded(b, "", lim)
	if err != nil {
		return nil, err
	}
	d := &Document{Hidden: coding(t)}
	text, returns := lineEnds(t.String)
	if returns > 0 {
		d.Hidden = append(d.Hidden, Hidden{Reason: fmt.Sprintf("carriage-returns: %d", returns)})
	}
	lines := strings.Split(text, "\n")
	if n := len(lines) - 1; n > 0 && lines[n] == "" {
		lines = lines[:n]
	}
	d.Blocks = make([]Block, len(lines))
	for i, line := range lines {
		d.Blocks[i].Text = line
	}
	return d, nil
}

// decoded decodes text within the limit; no character takes more than four bytes.
func decoded(b []byte, hint string, lim Limits) (charset.Text, error) {
	if len(b) > 4*lim.Chars+4 || len(b) > lim.Chars && utf8.Valid(b) && utf8.RuneCount(b) > lim.Chars {
		return charset.Text{}, over("chars", lim.Chars)
	}
	t := charset.Decode(b, hint)
	if utf8.RuneCountInString(t.String) > lim.Chars {
		return charset.Text{}, over("chars", lim.Chars)
	}
	return t, nil
}

// coding is what decoding left out or could not read.
func coding(t charset.Text) []Hidden {
	var hidden []Hidden
	if t.BOM {
		hidden = append(hidden, Hidden{Reason: "byte-order-mark", Text: "\uFEFF"})
	}
	if t.Bad > 0 {
		hidden = append(hidden, Hidden{Reason: fmt.Sprintf("undecodable-bytes: %d", t.Bad)})
	}
	return hidden
}

// lineEnds makes "\r\n", and "\r" where there is no other, into "\n" and counts what went.
func lineEnds(text string) (string, int) {
	n := strings.Count(text, "\r")
	if n == 0 {
		return text, 0
	}
	if !strings.Contains(text, "\n") {
		return strings.ReplaceAll(text, "\r", "\n"), n
	}
	return strings.ReplaceAll(text, "\r", ""), n
}

// over is the error of a limit that was reached.
func over(limit string, n int) error { return fmt.Errorf("%w: %s %d", ErrLimit, limit, n) }

// isText tells words in any character set from binary noise by the first part of a file.
func isText(b []byte) bool {
	if utf8.Valid(b) {
		b = b[:min(len(b), 4<<10)]
		for !utf8.Valid(b) {
			b = b[:len(b)-1]
		}
	}
	return charset.Decode(b[:min(len(b), 64<<10)], "").Plain()
}

// opening is the first bytes of a file without byte order mark, UTF-16's zeros
// and leading blanks, in lower case: enough to see which markup it is.
func opening(b []byte) []byte {
	b = bytes.ReplaceAll(b[:min(len(b), 4096)], []byte{0}, nil)
	for _, mark := range []string{"\xef\xbb\xbf", "\x84\x31\x95\x33", "\xff\xfe", "\xfe\xff"} {
		b = bytes.TrimPrefix(b, []byte(mark))
	}
	return bytes.ToLower(bytes.TrimLeft(b, " \t\r\n\f\v"))
}
