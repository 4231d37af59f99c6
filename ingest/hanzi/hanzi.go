// Package hanzi holds what is true of Chinese text on any floor of the house:
// width, brackets, white space and numerals. Folding is one code point to one,
// so offsets into the raw text stay valid.
package hanzi

import (
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// Fold gives the one spelling under which rules are written: half-width ASCII,
// round brackets, straight double quotes, plain space, Kangxi radicals as the
// characters they stand for, traditional characters as simplified ones.
func Fold(r rune) rune {
	if t := folded.Load(); t != nil && r>>16 == 0 {
		return rune(t[uint16(r)])
	}
	return foldAnew(r)
}

// folded holds what every character below U+10000 folds to, once one was asked for: a load then.
var folded atomic.Pointer[[1 << 16]uint16]

// foldAnew folds r, and makes the table for those to come.
func foldAnew(r rune) rune {
	foldTable()
	return fold(r)
}

// foldTable is folded, made when it is not.
func foldTable() *[1 << 16]uint16 {
	t := folded.Load()
	if t == nil {
		t = new([1 << 16]uint16)
		for r := range t {
			t[r] = uint16(fold(rune(r)))
		}
		folded.Store(t)
	}
	return t
}

func fold(r rune) rune {
	switch {
	case r >= firstHan && r <= lastHan:
		return simplified(r)
	case r < 0x80:
		return bracket(r)
	case r >= 0xFE50 && r <= 0xFE66:
		return small(r)
	case r >= 0xFF01 && r <= 0xFF5E:
		return bracket(r - 0xFEE0)
	case r >= 0x2E80 && r <= 0x2FDF:
		if c := radical(r); c != r {
			return fold(c)
		}
		return r
	case r >= 0x2000 && r <= 0x206F, r >= 0x3000 && r <= 0x301F, r == 0xA0, r == 0xFEFF, r == 0xB7, r == 0x2212, r == 0x2236, r == 0xFE30, r == 0x2500, r == 0x30FB:
		return mark(r)
	}
	if IsBlank(r) {
		return ' '
	}
	return r
}

// small folds the small forms that older typesetting prints: ﹙市林业局﹚.
func small(r rune) rune {
	switch r {
	case '﹙', '﹛', '﹝':
		return '('
	case '﹚', '﹜', '﹞':
		return ')'
	case '﹑':
		return '、'
	case '﹒':
		return '.'
	case '﹐':
		return ','
	case '﹔':
		return ';'
	case '﹕':
		return ':'
	}
	return r
}

func bracket(r rune) rune {
	switch r {
	case '[', '{':
		return '('
	case ']', '}':
		return ')'
	}
	return r
}

func mark(r rune) rune {
	switch r {
	case '〔', '〖', '【', '〘', '〚':
		return '('
	case '〕', '〗', '】', '〙', '〛':
		return ')'
	case '“', '”', '„', '‟', '〝', '〞', '「', '」', '『', '』':
		return '"'
	case '‘', '’', '‚', '‛':
		return '\''
	case '〈':
		return '《'
	case '〉':
		return '》'
	case '‐', '‑', '‒', '–', '−':
		return '-'
	case '∶', '︰':
		return ':'
	case '•', '·', '∙', '・', '‧':
		return '·'
	}
	if IsBlank(r) {
		return ' '
	}
	return r
}

// IsBlank reports white space of any script, NBSP, zero-width and ideographic space among it.
func IsBlank(r rune) bool {
	if r > 0x3000 && r != 0xFEFF {
		return false
	}
	switch r {
	case 0xA0, 0x3000, 0xFEFF, 0x200B, 0x200C, 0x200D, 0x2060, 0x180E, 0x00AD:
		return true
	}
	return unicode.IsSpace(r)
}

// FoldString folds every code point of s.
func FoldString(s string) string { return strings.Map(Fold, s) }

// Display is the printed form of a quotation: runs of white space vanish, except
// one space between two ASCII letters or digits, and a radical that a font put
// in a character's place (⼯) is that character.
func Display(s string) string {
	if !strings.ContainsFunc(s, undisplayed) {
		return s
	}
	var sb strings.Builder
	sb.Grow(len(s))
	var last rune
	gap := false
	for _, r := range s {
		if IsBlank(r) {
			gap = true
			continue
		}
		if gap && isWord(last) && isWord(r) {
			sb.WriteByte(' ')
		}
		if r >= 0x2E80 && r <= 0x2FDF {
			r = radical(r)
		}
		sb.WriteRune(r)
		last, gap = r, false
	}
	return sb.String()
}

// undisplayed reports what a printed form has otherwise: white space, and radicals.
func undisplayed(r rune) bool {
	if r > 0x3000 {
		return r == 0xFEFF || r == utf8.RuneError
	}
	return r >= 0x2E80 && r <= 0x2FDF || IsBlank(r)
}

func isWord(r rune) bool {
	return r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// Key is the form under which two spellings of the same words are equal:
// displayed, folded, lower case.
func Key(s string) string {
	var b [256]byte
	key := b[:0]
	for i := 0; i < len(s); {
		if end := PlainRun(s, i); end > i {
			key, i = append(key, s[i:end]...), end
			continue
		}
		r, size := RuneAt(s, i)
		if undisplayed(r) {
			return strings.ToLower(FoldString(Display(s)))
		}
		key, i = utf8.AppendRune(key, unicode.ToLower(Fold(r))), i+size
	}
	return string(key)
}
