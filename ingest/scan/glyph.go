package scan

import (
	"slices"
	"strings"
	"unicode"

	"github.com/taizhang/taizhang/ingest/ocr"
	"github.com/taizhang/taizhang/ingest/page"
)

// line is what was read in a box.
type line struct {
	box   ocr.Box // of its ink
	chars []ocr.Char
	size  float64 // of its characters' squares, in pixels
}

// read has the boxes read with a little paper around them.
func (r *reader) read(boxes []ocr.Box) ([]line, error) {
	wide := make([]ocr.Box, len(boxes))
	for i, b := range boxes {
		wide[i] = r.margined(b)
	}
	chars, err := r.engine.Read(r.gray, wide)
	if err != nil {
		return nil, err
	}
	var out []line
	for i, c := range chars {
		if b := boxes[i]; r.bare[b] && r.dash(b) {
			c = []ocr.Char{{Text: "—", X0: float64(b.X0), X1: float64(b.X1), Sure: 0.9}}
		}
		if c = r.ended(trimmed(c), boxes[i]); len(c) > 0 {
			r.mend(c, boxes[i])
			if r.bare[boxes[i]] && !speaks(c) {
				continue
			}
			out = append(out, line{box: boxes[i], chars: c})
		}
	}
	sizes(out)
	return out, nil
}

// margined puts paper around a box: engines pass over a mark at the very edge,
// and over 、 and 。 without room behind them.
func (r *reader) margined(b ocr.Box) ocr.Box {
	h := b.Y1 - b.Y0
	free := func(x int) bool { return r.ink.Count(x, b.Y0, x, b.Y1-1) == 0 }
	out := ocr.Box{X0: b.X0, Y0: b.Y0 - max(2, h/10), X1: b.X1, Y1: b.Y1 + max(2, h/10)}
	for b.X0-out.X0 < max(2, h/3) && free(out.X0-1) {
		out.X0--
	}
	for out.X1-b.X1 < max(2, h) && free(out.X1) {
		out.X1++
	}
	return out
}

// trimmed takes the blanks off that are no words' ends: those beside Chinese.
func trimmed(chars []ocr.Char) []ocr.Char {
	var out []ocr.Char
	for i, c := range chars {
		if strings.TrimSpace(c.Text) == "" && (i == 0 || i == len(chars)-1 || !latin(chars[i-1]) || !latin(chars[i+1])) {
			continue
		}
		out = append(out, c)
	}
	return out
}

// ended leaves out a mark behind the last word where there is no ink: what the engine sees in the noise
// beside a rule, 依申请公开工作机制“.
func (r *reader) ended(chars []ocr.Char, b ocr.Box) []ocr.Char {
	n := len(chars)
	if n < 2 {
		return chars
	}
	last := chars[n-1]
	if !latin(last) && !han(last) && r.ink.Count(int(last.X0)-2, b.Y0, int(last.X1)+2, b.Y1-1) == 0 {
		return chars[:n-1]
	}
	return chars
}

// speaks tells whether ink that the engine passed over is a figure or Chinese, and not dirt read as a letter.
func speaks(chars []ocr.Char) bool {
	for _, c := range chars {
		if c.Sure > 0.7 && (han(c) || c.Text == "—" || c.Text >= "0" && c.Text <= "9") {
			return true
		}
	}
	return false
}

// mend corrects what engines confuse: 丶 is no character of official text but the
// mark 、, a dot at the foot of its line is no · but 。, and what begins a line is the bullet •.
func (r *reader) mend(chars []ocr.Char, b ocr.Box) {
	for i := range chars {
		c := &chars[i]
		switch {
		case c.Text == "丶":
			c.Text = "、"
		case i == 0 && len(chars) > 2 && (c.Text == "·" || c.Text == ":" || c.Text == "："):
			c.Text = "•"
		case c.Text == "·" && i > 0 && han(chars[i-1]) && r.low(c, b):
			c.Text = "。"
		}
	}
}

// low tells whether a character's ink lies in the lower part of its line.
func (r *reader) low(c *ocr.Char, b ocr.Box) bool {
	x0, x1, mid := int(c.X0), int(c.X1), (b.Y0+b.Y1)/2
	return r.ink.Count(x0, mid+1, x1, b.Y1) > 3*r.ink.Count(x0, b.Y0, x1, mid)
}

func latin(c ocr.Char) bool {
	for _, r := range c.Text {
		return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
	}
	return false
}

func han(c ocr.Char) bool {
	for _, r := range c.Text {
		return unicode.Is(unicode.Han, r)
	}
	return false
}

// Of the square of a Chinese character, its ink fills this share; a figure that.
const (
	hanInk    = 0.94
	figureInk = 0.72
)

// sizes gives each line the size of its characters: lines of nearly one size have one.
func sizes(lines []line) {
	var known []float64
	for i := range lines {
		l := &lines[i]
		l.size = float64(l.box.Y1-l.box.Y0) / figureInk
		if n := count(l.chars, han); n > 0 {
			l.size = float64(l.box.Y1-l.box.Y0) / hanInk
		}
		if count(l.chars, han) >= 4 {
			known = append(known, l.size)
		}
	}
	steps := clusters(known)
	for i := range lines {
		l := &lines[i]
		tolerance := 0.12
		if count(l.chars, han) < 4 {
			tolerance = 0.35 // 一 and 、 are not as tall as they are large
		}
		if s, ok := nearest(steps, l.size); ok && s-l.size < tolerance*s && l.size-s < tolerance*s {
			l.size = s
		}
	}
}

func count(chars []ocr.Char, is func(ocr.Char) bool) (n int) {
	for _, c := range chars {
		if is(c) {
			n++
		}
	}
	return n
}

// clusters gives the middles of values that lie within a tenth of one another.
func clusters(values []float64) []float64 {
	slices.Sort(values)
	var out []float64
	for from := 0; from < len(values); {
		to := from
		for to < len(values) && values[to] < 1.12*values[from] {
			to++
		}
		out = append(out, values[(from+to)/2])
		from = to
	}
	return out
}

func nearest(steps []float64, v float64) (best float64, ok bool) {
	for _, s := range steps {
		if !ok || abs(s-v) < abs(best-v) {
			best, ok = s, true
		}
	}
	return best, ok
}

func abs(f float64) float64 { return max(f, -f) }

// doubtful is the mean certainty below which a line is no text but dirt.
const doubtful = 0.4

// glyphs places the characters on the page in points; what is hardly text is hidden.
func (r *reader) glyphs(lines []line) (out []page.Glyph, hidden []page.Hidden) {
	for i := range lines {
		l := &lines[i]
		if l.sure() < doubtful {
			hidden = append(hidden, page.Hidden{Reason: "illegible", Text: l.text()})
			continue
		}
		out = append(out, l.glyphs(r.scale)...)
	}
	return out, hidden
}

func (l *line) sure() float64 {
	sum := 0.0
	for _, c := range l.chars {
		sum += c.Sure
	}
	return sum / float64(len(l.chars))
}

func (l *line) text() string {
	var sb strings.Builder
	for _, c := range l.chars {
		sb.WriteString(c.Text)
	}
	return sb.String()
}

// glyphs gives each character the place its engine saw it at: the middle is good, the width is not.
func (l *line) glyphs(scale float64) []page.Glyph {
	mid := float64(l.box.Y0+l.box.Y1) / 2
	base := mid + 0.38*l.size
	if count(l.chars, han) == 0 {
		base = float64(l.box.Y1)
	}
	edges := l.edges()
	out := make([]page.Glyph, len(l.chars))
	for i, c := range l.chars {
		out[i] = page.Glyph{
			Text: c.Text, X0: edges[i][0] * scale, X1: edges[i][1] * scale,
			Y0: (base - 0.88*l.size) * scale, Y1: (base + 0.12*l.size) * scale,
			Base: base * scale, Size: l.size * scale, Sure: c.Sure,
		}
	}
	return out
}

// edges are the left and right side of each character.
func (l *line) edges() [][2]float64 {
	n := len(l.chars)
	out := make([][2]float64, n)
	for i, c := range l.chars {
		half := l.size / 2
		if latin(c) {
			half /= 2
		}
		mid := (c.X0 + c.X1) / 2
		out[i] = [2]float64{mid - half, mid + half}
	}
	for i := 1; i < n; i++ {
		a, b := &out[i-1], &out[i]
		near := latin(l.chars[i-1]) && latin(l.chars[i]) && b[0]-a[1] < 0.8*l.size
		if b[0] < a[1] || near {
			a[1] = (a[1] + b[0]) / 2
			b[0] = a[1]
		}
	}
	out[0][0], out[n-1][1] = float64(l.box.X0), float64(l.box.X1)
	return out
}
