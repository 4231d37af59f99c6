package hanzi

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Chinese text is characters of three bytes but for a few: these functions read
// and write such by themselves, and leave the others to unicode/utf8.

// wide is the character of three bytes, 0 when they are none.
func wide(a, b, c byte) rune {
	x := rune(a)<<16 | rune(b)<<8 | rune(c)
	if x&0xF0C0C0 != 0xE08080 {
		return 0
	}
	if r := x>>4&0xF000 | x>>2&0xFC0 | x&0x3F; r >= 0x800 && r&0xF800 != 0xD800 {
		return r
	}
	return 0
}

// ReadRunes writes the code points of s and what each folds to, as many as it counts. There is room for
// all of them in both: 〔公開〕 is 〔公開〕 and (公开).
func ReadRunes(raw, folded []rune, s string) (count int) {
	t := foldTable()
	for len(s) > 0 {
		i := 0
		for ; i+2 < len(s); i += 3 {
			r := wide(s[i], s[i+1], s[i+2])
			if r == 0 {
				break
			}
			raw[count], folded[count] = r, rune(t[uint16(r)])
			count++
		}
		if s = s[i:]; s == "" {
			break
		}
		r, size := rune(s[0]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s)
		}
		f := rune(t[uint16(r)])
		if r>>16 != 0 {
			f = fold(r)
		}
		raw[count], folded[count], s = r, f, s[size:]
		count++
	}
	return count
}

// RuneAt is the code point at byte i of s, and how many bytes it takes.
func RuneAt(s string, i int) (rune, int) {
	if i+2 < len(s) {
		if r := wide(s[i], s[i+1], s[i+2]); r != 0 {
			return r, 3
		}
	}
	return utf8.DecodeRuneInString(s[i:])
}

// RuneCount counts the code points of s.
func RuneCount(s string) int {
	n := 0
	for i := 0; i < len(s); n++ {
		if i+2 < len(s) && wide(s[i], s[i+1], s[i+2]) != 0 {
			i += 3
			continue
		}
		_, w := utf8.DecodeRuneInString(s[i:])
		i += w
	}
	return n
}

// Contains is strings.Contains for a word of Chinese characters. It looks for the last byte of the
// word, one of 64; the first is one of six in most text.
func Contains(s, word string) bool {
	last := len(word) - 1
	for i := last; i < len(s); i++ {
		k := strings.IndexByte(s[i:], word[last])
		if k < 0 {
			return false
		}
		if i += k; s[i-last:i+1] == word {
			return true
		}
	}
	return false
}

// AppendText appends the bytes of code points.
func AppendText(to []byte, text []rune) []byte {
	n := len(to)
	to = slices.Grow(to, utf8.UTFMax*len(text))[:n+utf8.UTFMax*len(text)]
	for _, r := range text {
		if uint32(r-0x800) >= 0xD800-0x800 && (r>>11 == 0 || r>>16 != 0 || r>>11 == 0x1B) {
			n += len(utf8.AppendRune(to[:n], r)) - n
			continue
		}
		b := to[n : n+3]
		b[0], b[1], b[2] = 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F
		n += 3
	}
	return to[:n]
}

// Text is code points as a string.
func Text(text []rune) string {
	var b [512]byte
	if len(text)*utf8.UTFMax <= len(b) {
		return string(AppendText(b[:0], text))
	}
	var sb strings.Builder
	sb.Grow(3 * len(text))
	for piece := range slices.Chunk(text, len(b)/utf8.UTFMax) {
		sb.Write(AppendText(b[:0], piece))
	}
	return sb.String()
}

// DisplayText is Display of code points.
func DisplayText(text []rune) string {
	for _, r := range text {
		if (r < firstHan || r > lastHan) && undisplayed(r) {
			return Display(Text(text))
		}
	}
	return Text(text)
}
