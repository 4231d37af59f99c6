package ocr

import (
	"image"
	"math"

	"github.com/taizhang/taizhang/ingest/raster"
)

// What the finding network is fed and how its answer is read (Liao et al.,
// Real-time scene text detection with differentiable binarization, 2020).
const (
	LongSide  = 1600 // pixels of the longer side it looks at
	certain   = 0.3  // a pixel of text
	sound     = 0.5  // the mean over a box of text
	unclipped = 1.6  // boxes come shrunk
)

var imageNet = [2][3]float32{{0.485, 0.456, 0.406}, {0.229, 0.224, 0.225}}

// Find gives the boxes of lines on an upright page.
func (p *Paddle) Find(g *image.Gray) ([]Box, error) {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	scale := min(1, LongSide/float64(max(w, h)))
	dw, dh := upTo32(float64(w)*scale), upTo32(float64(h)*scale)
	in := make([]float32, 3*dw*dh)
	put(in, raster.Resize(g, dw, dh), dw, dh, imageNet[0], imageNet[1])
	out, _, err := p.detect.run(in, 1, dh, dw)
	if err != nil {
		return nil, err
	}
	sx, sy := float64(w)/float64(dw), float64(h)/float64(dh)
	var boxes []Box
	for _, b := range regions(out, dw, dh) {
		boxes = append(boxes, Box{int(b[0] * sx), int(b[1] * sy), int(math.Ceil(b[2] * sx)), int(math.Ceil(b[3] * sy))})
	}
	return boxes, nil
}

func upTo32(f float64) int { return max(32, (int(f)+31)/32*32) }

// regions finds the connected stretches of a map of probabilities, grown to their full size.
func regions(prob []float32, w, h int) [][4]float64 {
	seen := make([]bool, len(prob))
	var out [][4]float64
	var stack []int
	for start := range prob {
		if seen[start] || prob[start] <= certain {
			continue
		}
		seen[start] = true
		stack = append(stack[:0], start)
		x0, y0, x1, y1, n, sum := w, h, 0, 0, 0, 0.0
		for len(stack) > 0 {
			i := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			x, y := i%w, i/w
			x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x+1), max(y1, y+1)
			n, sum = n+1, sum+float64(prob[i])
			for _, j := range [4]int{i - 1, i + 1, i - w, i + w} {
				if j < 0 || j >= len(prob) || seen[j] || prob[j] <= certain || (j == i-1 && x == 0) || (j == i+1 && x == w-1) {
					continue
				}
				seen[j] = true
				stack = append(stack, j)
			}
		}
		bw, bh := float64(x1-x0), float64(y1-y0)
		if min(bw, bh) < 3 || sum/float64(n) < sound {
			continue
		}
		d := bw * bh * unclipped / (2 * (bw + bh))
		out = append(out, [4]float64{max(0, float64(x0)-d), max(0, float64(y0)-d), min(float64(w), float64(x1)+d), min(float64(h), float64(y1)+d)})
	}
	return out
}

// Turned looks whether most lines stand upright, and asks about the widest which
// way is up.
func (p *Paddle) Turned(g *image.Gray, boxes []Box) (quarters int, err error) {
	if sideways(boxes) {
		g, boxes, quarters = raster.Turn(g, 1), turned(boxes, g.Rect.Dy()), 1
	}
	down, err := p.upside(g, boxes)
	if down {
		quarters += 2
	}
	return quarters, err
}

// sideways tells a page most of whose ink stands in tall boxes.
func sideways(boxes []Box) bool {
	flat, tall := 0, 0
	for _, b := range boxes {
		switch w, h := b.X1-b.X0, b.Y1-b.Y0; {
		case w > 2*h:
			flat += w
		case h > 2*w:
			tall += h
		}
	}
	return tall > 2*flat
}

// turned gives the boxes of a page of a height after a quarter, clockwise.
func turned(boxes []Box, height int) []Box {
	out := make([]Box, len(boxes))
	for i, b := range boxes {
		out[i] = Box{height - b.Y1, b.X0, height - b.Y0, b.X1}
	}
	return out
}

// upside asks about the widest lines, and believes the most.
func (p *Paddle) upside(g *image.Gray, boxes []Box) (bool, error) {
	const w, h, most = 192, 48, 8
	votes := 0
	for _, b := range widest(boxes, most) {
		in := make([]float32, 3*w*h)
		bw, bh := b.X1-b.X0, b.Y1-b.Y0
		cw := min(w, max(1, bw*h/max(bh, 1)))
		part := min(float64(bw), float64(w*bh)/h)
		put(in, raster.Crop(g, float64(b.X0), float64(b.Y0), float64(b.X0)+part, float64(b.Y1), cw, h), w, h, half, half)
		out, _, err := p.direct.run(in, 1, h, w)
		if err != nil {
			return false, err
		}
		if out[1] > out[0] {
			votes++
		} else {
			votes--
		}
	}
	return votes > 0, nil
}

var half = [3]float32{0.5, 0.5, 0.5}
