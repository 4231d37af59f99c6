package rtf

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// skipped takes a token that stands for a \u in old programs.
func (r *reader) skipped(t token) bool {
	if r.skip == 0 {
		return false
	}
	switch t.kind {
	case octet, symbol:
		r.skip--
		return true
	case word:
		if t.name == "bin" || t.name == "u" || t.name == "uc" {
			r.skip = 0
			return false
		}
		r.skip--
		return true
	}
	r.skip = 0
	return false
}

func (r *reader) octet(b byte) {
	if len(r.units) > 0 {
		r.flush()
	}
	r.bytes = append(r.bytes, b)
}

// unicode takes a \u; numbers above 32767 are written as negative ones.
func (r *reader) unicode(n int) {
	if len(r.bytes) > 0 {
		r.flush()
	}
	r.units = append(r.units, uint16(n))
	r.skip = r.state.fallback
}

// flush decodes the text read so far; it must come before anything that changes where text goes.
func (r *reader) flush() {
	if len(r.bytes) > 0 {
		r.put(r.decode(r.bytes))
		r.bytes = r.bytes[:0]
	}
	if len(r.units) > 0 {
		r.put(string(utf16.Decode(r.units)))
		r.units = r.units[:0]
	}
}

// put hands text to where the group's text goes.
func (r *reader) put(text string) {
	switch r.state.place {
	case printed:
	case inStyles:
		r.styleName(text)
		return
	case inTitle:
		r.title.WriteString(text)
		return
	case inCode:
		r.code.WriteString(text)
		return
	case inLabel:
		r.flow.label.WriteString(text)
		return
	default:
		return
	}
	switch {
	case r.state.deleted:
		r.gone.WriteString(text)
	case r.state.hidden:
		r.unseen.WriteString(text)
	default:
		r.flow.text.WriteString(strings.Map(shown, text))
		r.flow.begun = true
	}
}

// shown leaves out the controls that fields are written with.
func shown(c rune) rune {
	if c < ' ' && c != '\t' && c != '\n' {
		return -1
	}
	return c
}

// styleName takes part of a style's name; a heading by its name has that level if nothing else is said.
func (r *reader) styleName(text string) {
	name, _, ended := strings.Cut(r.name+text, ";")
	if r.name = name; !ended {
		return
	}
	r.name = ""
	_, said := r.styles[r.state.style]
	for _, heading := range []string{"heading ", "标题 "} {
		n, found := strings.CutPrefix(strings.ToLower(strings.TrimSpace(name)), heading)
		if level, err := strconv.Atoi(n); found && err == nil && !said {
			r.styles[r.state.style] = level - 1
		}
	}
}

// decode reads bytes in the code page of the font, or where it has none in the file's.
func (r *reader) decode(b []byte) string {
	if ascii(b) {
		return string(b)
	}
	page := r.page
	if own := charsets[r.fonts[r.state.font]]; own != 0 {
		page = own
	}
	if e := codePages[page]; e != nil {
		if out, err := e.NewDecoder().String(string(b)); err == nil && !strings.ContainsRune(out, utf8.RuneError) {
			return out
		}
	}
	out, _ := charmap.Windows1252.NewDecoder().String(string(b))
	return out
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= 0x80 {
			return false
		}
	}
	return true
}

// charsets are the code pages of \fcharset.
var charsets = map[int]int{128: 932, 129: 949, 134: 936, 136: 950, 204: 1251, 161: 1253, 238: 1250}

var codePages = map[int]encoding.Encoding{
	932: japanese.ShiftJIS, 936: simplifiedchinese.GB18030, 949: korean.EUCKR, 950: traditionalchinese.Big5,
	1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253, 54936: simplifiedchinese.GB18030, 10008: simplifiedchinese.GBK,
}
