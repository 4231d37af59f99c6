package page

import (
	"slices"
	"strings"
)

// measure is what a page's paragraphs are judged by.
type measure struct {
	left, right float64 // margins of the text
	pitch       float64 // from line to line
	size        float64 // of most text
	middle      float64
	notes       bool // footnotes are being read, each begins with its mark
}

// measure looks at the body text of one column, or of the whole page.
func (l *leaf) measure(col int) measure {
	var m measure
	m.middle = l.width / 2
	var pitches, sizes []float64
	var last *line
	m.left, m.right = l.width, 0
	for i := range l.items {
		it := &l.items[i]
		if it.part != nil || it.layer != Body || it.line.way != East || it.col != col {
			last = nil
			continue
		}
		m.left, m.right = min(m.left, it.line.X0), max(m.right, it.line.X1)
		for range len(it.line.text)/30 + 1 {
			sizes = append(sizes, it.line.size)
		}
		if last != nil {
			pitches = append(pitches, it.line.base-last.base)
		}
		last = &it.line
	}
	m.pitch, m.size = median(pitches), median(sizes)
	if col > 0 {
		m.middle = (m.left + m.right) / 2
	}
	return m
}

func median(f []float64) float64 {
	if len(f) == 0 {
		return 0
	}
	slices.Sort(f)
	return f[len(f)/2]
}

// breaks tells whether b begins a new paragraph after a.
func (m *measure) breaks(a, b *line) bool {
	size := max(a.size, b.size)
	gap := b.base - a.base
	switch {
	case m.notes:
		return noteMark.MatchString(b.text)
	case a.way != East || b.way != East:
		return a.way != b.way || gap > 2*size
	case abs(a.size-b.size) > 0.1*size, a.spread && b.spread:
		return true
	case gap > 1.3*size && gap > 1.35*m.pitch:
		return true
	case m.centred(a) && m.centred(b) && a.size > 1.1*m.size:
		return strings.HasPrefix(b.text, "（") || strings.HasPrefix(b.text, "(") || serial(b.text)
	case m.short(a, b, size):
		return true
	case b.X0 > m.left+1.2*size:
		return !(serial(a.text) && b.X0 > a.X0+0.8*size) // or a list item hangs from its number
	case serial(b.text):
		return heading(b.text) || strings.ContainsRune("。；：;:！？!?", lastRune(a.text))
	}
	return false
}

// overleaf tells whether b, the first line of the next column, goes on with a, which is measured by m.
func (m *measure) overleaf(a, b *line, next *measure) bool {
	full := a.X1+(lead(b.text)+0.5)*a.size >= m.right
	return full && abs(a.size-b.size) < 0.1*a.size && b.X0 < next.left+0.5*b.size && !serial(b.text)
}

// short tells whether b's first piece would still have found room on a's line.
// Some writers wrap early between words; a line nearly full that ends in mid-sentence goes on.
func (m *measure) short(a, b *line, size float64) bool {
	if a.X1+(lead(b.text)+0.5)*size >= m.right {
		return false
	}
	full := a.X1-m.left > 0.8*(m.right-m.left)
	return !full || closing(lastRune(a.text)) || serial(b.text) || b.X0 > m.left+0.5*size
}

// centred tells a line set in the middle of the page, away from both margins.
func (m *measure) centred(l *line) bool {
	return abs((l.X0+l.X1)/2-m.middle) < 1.2*l.size && l.X0 > m.left+0.5*l.size
}

// joinedText writes lines as one paragraph: Chinese wraps without a blank, Latin words with one.
func joinedText(ls []line) string {
	var sb strings.Builder
	for i := range ls {
		if i > 0 && spaced(&ls[i-1], &ls[i]) {
			sb.WriteByte(' ')
		}
		sb.WriteString(ls[i].text)
	}
	return sb.String()
}

func spaced(a, b *line) bool {
	x, y := lastRune(a.text), firstRune(b.text)
	return a.blank || letter(x) && letter(y)
}

func letter(r rune) bool { return latin(r) && (r < '0' || r > '9') }

func around(ls []line) Box {
	var b Box
	for i := range ls {
		b = b.holding(ls[i].Box)
	}
	return b
}
