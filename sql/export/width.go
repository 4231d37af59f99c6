package export

import (
	"math"
	"strings"

	"golang.org/x/text/width"
)

// rowPoints is how high a spreadsheet lets a row be.
const rowPoints = 409

// width is what a line of a column holds.
type lineWidth struct {
	signs float64 // half-width signs in a line
	line  float64 // points from line to line
}

// tall reports that a text, wrapped, is higher than a row can be.
func (w lineWidth) tall(s string) bool {
	if float64(len(s)) < w.signs || w.signs <= 0 {
		return false
	}
	lines := 0.0
	for part := range strings.SplitSeq(s, "\n") {
		lines += max(1, math.Ceil(float64(signs(part))/w.signs))
	}
	return lines*w.line > rowPoints
}

// signs is the width of a text in half-width signs.
func signs(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r < 0x1100 {
			continue
		}
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n++
		}
	}
	return n
}

// widths tells how much text a line of each column holds.
func (t *Template) widths() ([]lineWidth, error) {
	out := make([]lineWidth, t.columns)
	for i, id := range t.body.styles {
		w, err := t.file.GetColWidth(t.sheet, columnName(i))
		if err != nil {
			return nil, err
		}
		style, err := t.file.GetStyle(id)
		if err != nil {
			return nil, err
		}
		size := 11.0
		if style.Font != nil && style.Font.Size > 0 {
			size = style.Font.Size
		}
		out[i] = lineWidth{w * 11 / size, size * 1.3}
		if style.Alignment == nil || !style.Alignment.WrapText {
			out[i].signs = 0
		}
	}
	return out, nil
}
