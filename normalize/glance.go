package normalize

import (
	"strings"

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

// glance reads a text once.
func glance(text string) (l looks) {
	open := 0
	for i := 0; i < len(text); {
		r, size := hanzi.RuneAt(text, i)
		i += size
		l.size++
		if r >= 0x4E00 && r <= 0x9FFF {
			l.han++
			l.labelled = l.labelled || (r == '位' || r == '门' || r == '限') && endsLabel(text[:i])
			continue
		}
		switch r {
		case '(', '（', '《', '“', '[', '【', '〔':
			open++
		case ')', '）', '》', '”', ']', '】', '〕':
			open--
			l.unbalanced = l.unbalanced || open < 0
		case '|', '\t', '｜':
			l.marked = true
		case '。', '；', ';', '，', ',':
			l.paused = true
		}
	}
	l.unbalanced = l.unbalanced || open != 0
	return l
}

// endsLabel reports a text that ends with words that label: …责任单位.
func endsLabel(text string) bool {
	for _, label := range []string{"责任单位", "牵头单位", "配合单位", "责任部门", "完成时限"} {
		if strings.HasSuffix(text, label) {
			return true
		}
	}
	return false
}
