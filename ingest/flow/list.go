package flow

import "strings"

// Level is how one level of a list counts and looks: （%2） counted as 一, 二, 三.
type Level struct {
	Start   int
	Format  string // ST_NumberFormat (ECMA-376 part 1, 17.18.59)
	Text    string // %1 to %9 stand for the numbers of the levels
	Suffix  string // tab, space, nothing
	Style   string // the paragraph style bound to it
	Legal   bool   // all numbers of it in Arabic
	Restart int    // 0: never; -1: after every higher level
}

// List is a numbering with its running counters.
type List struct {
	Levels [9]Level
	count  [9]int // 0 before the first
}

// Begin sets a level's first number and starts it anew.
func (l *List) Begin(at, start int) {
	if at >= 0 && at < len(l.Levels) {
		l.Levels[at].Start, l.count[at] = start, 0
	}
}

// Label counts a paragraph of a level (from 0) and gives the number printed before it: 一、 or （二） or 3.1.
func (l *List) Label(at int) string {
	l.step(at)
	return l.spell(at)
}

// step counts one level up; those below it begin again.
func (l *List) step(at int) {
	if l.count[at]++; l.count[at] == 1 {
		l.count[at] = l.Levels[at].Start
	}
	for i := at + 1; i < 9; i++ {
		if r := l.Levels[i].Restart; r < 0 || at < r {
			l.count[i] = 0
		}
	}
}

func (l *List) spell(at int) string {
	lv := l.Levels[at]
	if lv.Format == "bullet" || lv.Format == "none" && lv.Text == "" {
		return ""
	}
	var sb strings.Builder
	for i := 0; i < len(lv.Text); i++ {
		c := lv.Text[i]
		if c != '%' || i+1 == len(lv.Text) || lv.Text[i+1] < '1' || lv.Text[i+1] > '9' {
			sb.WriteByte(c)
			continue
		}
		i++
		sb.WriteString(l.number(int(lv.Text[i]-'1'), lv.Legal))
	}
	return sb.String() + Gap(sb.String(), lv.Suffix)
}

// number is a level's present number; a level that has not come yet shows its first.
func (l *List) number(at int, legal bool) string {
	n, format := l.count[at], l.Levels[at].Format
	if legal {
		format = "decimal"
	}
	if n == 0 {
		n = l.Levels[at].Start
	}
	return Numeral(n, format)
}

// Gap is the white space after a label; a full-width mark brings its own.
func Gap(label, suffix string) string {
	if label == "" || suffix == "nothing" {
		return ""
	}
	for _, mark := range []string{"、", "）", "．", "。", "：", "】", "〕", "，"} {
		if strings.HasSuffix(label, mark) {
			return ""
		}
	}
	return " "
}
