package pdf

import (
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// charset is a predefined CMap whose codes are the bytes of a known character set, such as GBK-EUC-H.
type charset struct {
	size         func(b []byte) int
	enc          encoding.Encoding
	proportional bool               // ASCII has the ids from 1, not the half-width ones from 814
	set          func() *collection // its character ids
}

// predefined are the CMaps of ISO 32000-1 table 118 for Chinese, and those of
// Adobe's older and newer lists, by what their names begin with.
var predefined = []struct {
	prefix string
	charset
}{
	{"GBKp-EUC-", charset{mixed, simplifiedchinese.GB18030, true, gb1}},
	{"GBK2K-", charset{gb18030, simplifiedchinese.GB18030, true, gb1}},
	{"GBK-EUC-", charset{mixed, simplifiedchinese.GB18030, false, gb1}},
	{"GBpc-EUC-", charset{mixed, simplifiedchinese.GB18030, true, gb1}},
	{"GB-EUC-", charset{mixed, simplifiedchinese.GB18030, false, gb1}},
	{"GB-H", charset{two, sevenBit{simplifiedchinese.GB18030}, false, gb1}},
	{"GB-V", charset{two, sevenBit{simplifiedchinese.GB18030}, false, gb1}},
	{"UniGB-UCS2-", charset{utf16size, utf16be, true, gb1}},
	{"UniGB-UTF16-", charset{utf16size, utf16be, true, gb1}},
	{"UniGB-UTF32-", charset{four, utf32be, true, gb1}},
	{"UniGB-UTF8-", charset{utf8size, unicode.UTF8, true, gb1}},
	{"UniCNS-UCS2-", charset{utf16size, utf16be, true, cns1}},
	{"UniCNS-UTF16-", charset{utf16size, utf16be, true, cns1}},
	{"UniCNS-UTF32-", charset{four, utf32be, true, cns1}},
	{"UniCNS-UTF8-", charset{utf8size, unicode.UTF8, true, cns1}},
	{"B5pc-", charset{mixed, traditionalchinese.Big5, true, cns1}},
	{"ETen-B5-", charset{mixed, traditionalchinese.Big5, false, cns1}},
	{"ETenms-B5-", charset{mixed, traditionalchinese.Big5, true, cns1}},
	{"ETHK-B5-", charset{mixed, traditionalchinese.Big5, true, cns1}},
	{"HKscs-B5-", charset{mixed, traditionalchinese.Big5, true, cns1}},
}

var (
	utf16be = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	utf32be = utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)
)

// sevenBit is a two-byte set written without its high bits, as in ISO 2022.
type sevenBit struct{ encoding.Encoding }

func predefinedFor(name string) *charset {
	for i := range predefined {
		if strings.HasPrefix(name, predefined[i].prefix) {
			return &predefined[i].charset
		}
	}
	return nil
}

// vertical tells the CMaps whose text runs down the page: GBK-EUC-V, Identity-V.
func vertical(name string) bool { return strings.HasSuffix(name, "-V") }

func mixed(b []byte) int {
	if b[0] <= 0x80 || b[0] == 0xFF {
		return 1
	}
	return min(2, len(b))
}

func two(b []byte) int { return min(2, len(b)) }

func four(b []byte) int { return min(4, len(b)) }

func gb18030(b []byte) int {
	if n := mixed(b); n == 1 || b[1] < '0' || b[1] > '9' {
		return n
	}
	return min(4, len(b))
}

func utf16size(b []byte) int {
	if b[0] >= 0xD8 && b[0] <= 0xDB {
		return min(4, len(b))
	}
	return min(2, len(b))
}

func utf8size(b []byte) int {
	n := 1
	for n < len(b) && n < 4 && b[0] >= 0xC0 && b[n]&0xC0 == 0x80 {
		n++
	}
	return n
}

func (c *charset) text(b []byte) string {
	if _, high := c.enc.(sevenBit); high {
		b = append([]byte(nil), b...)
		for i := range b {
			b[i] |= 0x80
		}
	}
	out, err := c.enc.NewDecoder().Bytes(b)
	if err != nil {
		return ""
	}
	return string(out)
}

// id gives the character id of a character in the collection; 0 for one it does not have.
func (c *charset) id(text string) uint32 {
	set := c.set()
	if len(text) == 1 && text[0] >= ' ' && text[0] <= '~' {
		if c.proportional {
			return uint32(text[0]) - 31
		}
		return set.narrow[text[0]-' ']
	}
	for _, r := range text {
		return set.ids[r]
	}
	return 0
}
