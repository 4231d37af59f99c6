package page

import "strings"

// cellText joins the lines of a cell whose longest possible line is width wide;
// only real paragraphs stand on lines of their own.
func cellText(ls []line, width float64) string {
	left := 0.0
	for i := range ls {
		if i == 0 || ls[i].X0 < left {
			left = ls[i].X0
		}
	}
	var sb strings.Builder
	from := 0
	for i := 1; i <= len(ls); i++ {
		if i < len(ls) && !parted(&ls[i-1], &ls[i], left, width) {
			continue
		}
		if from > 0 {
			sb.WriteByte('\n')
		}
		sb.WriteString(joinedText(ls[from:i]))
		from = i
	}
	return sb.String()
}

// parted tells whether b begins a new paragraph in a cell: a list item, an
// indented line under one that is not, or a line that had ample room on a.
func parted(a, b *line, left, width float64) bool {
	size := max(a.size, b.size)
	room := width - (a.X1 - a.X0) - lead(b.text)*size
	if serial(b.text) && (room > 0.5*size || strings.ContainsRune("。；：;:", lastRune(a.text))) {
		return true
	}
	if width < 8*size {
		return false
	}
	indented := b.X0 > left+1.5*size && a.X0 < left+0.5*size && b.X1 > left+0.9*width
	return room > 3*size || indented
}
