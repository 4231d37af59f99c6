package normalize

import (
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// looks is what one reading of a text tells of it.
type looks struct {
	size, han  int  // characters, Han characters
	labelled   bool // words that label what should not stand in a task's text: 责任单位
	unbalanced bool // half of a pair of brackets or quotation marks
	marked     bool // the border of a cell
	paused     bool // a comma or a stop
}

// glance tells what a short text looks like.
func glance(text string) looks {
	var folded [256]byte
	_, l := skim(folded[:0], text)
	return l
}

// skim reads a text once: what it looks like and, behind to, what of it no change of format can touch: its
// letters, digits and signs of comparison, folded, without white space, punctuation, bullets or brackets.
func skim(to []byte, text string) ([]byte, looks) {
	l := looks{labelled: labelled(text)}
	open, kept := 0, 0 // brackets; what was written or left out
	for i := 0; i < len(text); {
		if end := hanzi.PlainRun(text, i); end > i {
			n := (end - i) / len("市")
			l.size, l.han, i = l.size+n, l.han+n, end
			continue
		}
		r, size := hanzi.RuneAt(text, i)
		l.size++
		if r >= 0x4E00 && r <= 0x9FFF {
			l.han++
		} else {
			open += l.sign(r)
			l.unbalanced = l.unbalanced || open < 0
		}
		if h := hard(r); h != r {
			if to = append(to, text[kept:i]...); h >= 0 {
				to = utf8.AppendRune(to, h)
			}
			kept = i + size
		}
		i += size
	}
	l.unbalanced = l.unbalanced || open != 0
	return append(to, text[kept:]...), l
}

// sign notes a sign, and is 1 where it opens what another is to close, -1 where it closes.
func (l *looks) sign(r rune) int {
	switch r {
	case '(', '（', '《', '“', '[', '【', '〔':
		return 1
	case ')', '）', '》', '”', ']', '】', '〕':
		return -1
	case '|', '\t', '｜':
		l.marked = true
	case '。', '；', ';', '，', ',':
		l.paused = true
	}
	return 0
}

// labelled reports words that label: 责任单位.
func labelled(text string) bool {
	return hanzi.Contains(text, "单位") && (hanzi.Contains(text, "责任单位") || hanzi.Contains(text, "牵头单位") || hanzi.Contains(text, "配合单位")) ||
		hanzi.Contains(text, "责任部门") || hanzi.Contains(text, "完成时限")
}
