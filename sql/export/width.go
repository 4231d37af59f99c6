package export

import (
	"math"
	"strings"

	"golang.org/x/text/width"
)

// rowPoints is how high a spreadsheet lets a row be.
const rowPoints = 409

// lineWidth is what a line of a column holds.
type lineWidth struct {
	signs float64 // half-width signs in a line, 0 where text does not wrap
	line  float64 // points from line to line
}

// height is how high a row must be for a text; programs do not agree on whether they find out by themselves.
func (w lineWidth) height(s string) float64 {
	lines := 1.0
	if w.signs > 0 && (float64(len(s)) >= w.signs || strings.Contains(s, "\n")) {
		lines = 0
		for part := range strings.SplitSeq(s, "\n") {
			lines += max(1, math.Ceil(float64(signs(part))/w.signs))
		}
	}
	return lines*w.line + 4
}

// signs is the width of a text in half-width signs.
func signs(s string) int {
	n := 0
	for _, r := range s {
		n++
		switch {
		case r < 0x1100:
			continue
		case 0x2E80 <= r && r <= 0xA4CF && r != 0x303F: // Han, kana, 。、《》
			n++
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
		// a unit of width is 7 pixels, a half-width sign two thirds of its points; punctuation that may
		// not begin a line takes its neighbour along
		out[i] = lineWidth{max(2, w*7/(size*2/3)-1), size * 1.27}
		if style.Alignment == nil || !style.Alignment.WrapText {
			out[i].signs = 0
		}
	}
	return out, nil
}
