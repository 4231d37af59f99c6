package ocr

import (
	"cmp"
	"image"
	"slices"

	"github.com/taizhang/taizhang/ingest/raster"
)

// What the reading network is fed: lines of 48 pixels' height, several at once.
const (
	lineHeight = 48
	stride     = 64       // widths are rounded up to it, so that lines of one batch differ little
	batchWide  = 2560     // pixels of all lines of a batch; more of them cost memory and win nothing
	LongLine   = 48 * 100 // a longer line is squeezed
)

// slip is a line on its way through the network.
type slip struct {
	index int
	box   Box
	w     int // of the picture fed
}

// Read reads each box as one line.
func (p *Paddle) Read(g *image.Gray, boxes []Box) ([][]Char, error) {
	out := make([][]Char, len(boxes))
	var slips []slip
	for i, b := range boxes {
		if b.X1 <= b.X0 || b.Y1 <= b.Y0 {
			continue
		}
		w := min(max((b.X1-b.X0)*lineHeight/(b.Y1-b.Y0), 8), LongLine)
		slips = append(slips, slip{i, b, w})
	}
	slices.SortStableFunc(slips, func(a, b slip) int { return cmp.Compare(a.padded(), b.padded()) })
	for len(slips) > 0 {
		n := 1
		for n < len(slips) && slips[n].padded() == slips[0].padded() && (n+1)*slips[0].padded() <= batchWide {
			n++
		}
		if err := p.readBatch(g, slips[:n], out); err != nil {
			return nil, err
		}
		slips = slips[n:]
	}
	return out, nil
}

func (s slip) padded() int { return (s.w + stride - 1) / stride * stride }

func (p *Paddle) readBatch(g *image.Gray, slips []slip, out [][]Char) error {
	w := slips[0].padded()
	size := 3 * lineHeight * w
	in := make([]float32, len(slips)*size)
	for i, s := range slips {
		b := s.box
		line := raster.Crop(g, float64(b.X0), float64(b.Y0), float64(b.X1), float64(b.Y1), s.w, lineHeight)
		put(in[i*size:(i+1)*size], line, w, lineHeight, half, half)
	}
	prob, shape, err := p.read.run(in, len(slips), lineHeight, w)
	if err != nil {
		return err
	}
	steps, classes := int(shape[1]), int(shape[2])
	for i, s := range slips {
		each := float64(w) / float64(steps) * float64(s.box.X1-s.box.X0) / float64(s.w) // pixels of the page a step stands for
		out[s.index] = p.decode(prob[i*steps*classes:(i+1)*steps*classes], classes, float64(s.box.X0), each)
	}
	return nil
}

// decode reads the network's answer: at each step the likeliest character, one
// that stays for several steps once, the empty one not at all.
func (p *Paddle) decode(prob []float32, classes int, x0, each float64) []Char {
	var out []Char
	last, certain := 0, 0 // characters up to the last that is no guess
	for step := 0; step*classes < len(prob); step++ {
		best, sure, guess := p.likeliest(prob, classes, step)
		if guess && certain == 0 {
			best = 0 // dirt before the line
		}
		at := x0 + float64(step)*each
		switch {
		case best == 0 || best >= len(p.keys):
		case best == last:
			c := &out[len(out)-1]
			c.X1, c.Sure = at+each, max(c.Sure, float64(sure))
		default:
			out = append(out, Char{p.keys[best], at, at + each, float64(sure)})
		}
		if last = best; best != 0 && !guess {
			certain = len(out)
		}
	}
	return out[:certain] // and behind it
}

// likeliest is a step's class. Among empty steps one that is more likely not empty is
// what stands there most likely: the network wavers between 、 and 丶, and neither beats nothing alone.
func (p *Paddle) likeliest(prob []float32, classes, step int) (best int, sure float32, guess bool) {
	at := func(step int) []float32 {
		if step < 0 || step*classes >= len(prob) {
			return nil
		}
		return prob[step*classes : (step+1)*classes]
	}
	best, sure = likeliest(at(step))
	if best != 0 || sure >= 0.5 {
		return best, sure, false
	}
	for _, beside := range []int{-2, -1, 1, 2} { // nearer than a mark is the end of a character
		if other, _ := likeliest(at(step + beside)); other != 0 {
			return best, sure, false
		}
	}
	best, sure = likeliest(at(step)[1:])
	return best + 1, sure, true
}

func likeliest(p []float32) (best int, sure float32) {
	for i, v := range p {
		if v > sure {
			best, sure = i, v
		}
	}
	return best, sure
}

// widest gives the n widest boxes.
func widest(boxes []Box, n int) []Box {
	boxes = slices.Clone(boxes)
	slices.SortStableFunc(boxes, func(a, b Box) int { return cmp.Compare(b.X1-b.X0, a.X1-a.X0) })
	return boxes[:min(n, len(boxes))]
}
