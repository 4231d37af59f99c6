package pdf

import (
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// charset is a predefined CMap whose codes are the bytes of a known character set, such as GBK-EUC-H.
type charset struct {
	size         func(b []byte) int
	enc          encoding.Encoding
	proportional bool // ASCII has the ids from 1, not the half-width ones from 814
}

// predefined are the CMaps of ISO 32000-1 table 118 for Chinese, by what their names begin with.
var predefined = []struct {
	prefix string
	charset
}{
	{"GBKp-EUC-", charset{mixed, simplifiedchinese.GB18030, true}},
	{"GBK2K-", charset{gb18030, simplifiedchinese.GB18030, true}},
	{"GBK-EUC-", charset{mixed, simplifiedchinese.GB18030, false}},
	{"GBpc-EUC-", charset{mixed, simplifiedchinese.GB18030, true}},
	{"GB-EUC-", charset{mixed, simplifiedchinese.GB18030, false}},
	{"UniGB-UCS2-", charset{utf16size, utf16be, true}},
	{"UniGB-UTF16-", charset{utf16size, utf16be, true}},
	{"UniCNS-UCS2-", charset{utf16size, utf16be, true}},
	{"UniCNS-UTF16-", charset{utf16size, utf16be, true}},
	{"B5pc-", charset{mixed, traditionalchinese.Big5, true}},
	{"ETen-B5-", charset{mixed, traditionalchinese.Big5, false}},
	{"ETenms-B5-", charset{mixed, traditionalchinese.Big5, true}},
	{"HKscs-B5-", charset{mixed, traditionalchinese.Big5, true}},
}

var utf16be = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)

func predefinedFor(name string) *charset {
	for i := range predefined {
		if strings.HasPrefix(name, predefined[i].prefix) {
			return &predefined[i].charset
		}
	}
	return nil
}

func mixed(b []byte) int {
	if b[0] <= 0x80 || b[0] == 0xFF {
		return 1
	}
	return min(2, len(b))
}

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

func (c *charset) text(b []byte) string {
	out, err := c.enc.NewDecoder().Bytes(b)
	if err != nil {
		return ""
	}
	return string(out)
}

// id gives the character id of printable ASCII in the collection; 0 for all else, which has the default width.
func (c *charset) id(text string) uint32 {
	if len(text) != 1 || text[0] < ' ' || text[0] > '~' {
		return 0
	}
	if c.proportional {
		return uint32(text[0]) - 31
	}
	return uint32(text[0]) + 782
}
