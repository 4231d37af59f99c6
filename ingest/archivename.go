package ingest

import (
	"archive/zip"
	"encoding/binary"
	"hash/crc32"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// partName is where a part stands in its archive, below it whatever the archive says.
func partName(f *zip.File) string {
	name := strings.ReplaceAll(decodeName(f), `\`, "/")
	if len(name) > 1 && name[1] == ':' { // a drive
		name = name[2:]
	}
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, name)
	if name = strings.TrimPrefix(path.Clean("/"+name), "/"); name == "" {
		return "_"
	}
	return name
}

// decodeName reads a name as the archive flags it, else by the field that Info-ZIP
// adds, else as what it is: UTF-8, or the GBK of Chinese Windows.
func decodeName(f *zip.File) string {
	if name, ok := unicodePath(f); ok {
		return name
	}
	if utf8.ValidString(f.Name) {
		return f.Name
	}
	name, err := simplifiedchinese.GB18030.NewDecoder().String(f.Name)
	if err != nil {
		return strings.ToValidUTF8(f.Name, "\ufffd")
	}
	return name
}

const unicodePathField = 0x7075

// unicodePath is the name in UTF-8 that stands beside the one of the system's code page.
func unicodePath(f *zip.File) (string, bool) {
	for b := f.Extra; len(b) >= 4; {
		id, n := binary.LittleEndian.Uint16(b), int(binary.LittleEndian.Uint16(b[2:]))
		if b = b[4:]; n > len(b) {
			break
		}
		field := b[:n]
		b = b[n:]
		if id != unicodePathField || n < 5 || field[0] != 1 || binary.LittleEndian.Uint32(field[1:]) != crc32.ChecksumIEEE([]byte(f.Name)) {
			continue
		}
		return string(field[5:]), utf8.Valid(field[5:])
	}
	return "", false
}
