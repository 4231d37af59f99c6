package copier

import (
	"encoding/binary"
	"image"
	"math/bits"
	"slices"

	"github.com/taizhang/taizhang/ingest/raster"
)

// near are the neighbours that make the context of a pixel, the lowest bit first (T.88, Figures 3 to 6).
var near = [4][]image.Point{
	{{X: -1}, {X: -2}, {X: -3}, {X: -4}, {X: 3, Y: -1}, {X: 2, Y: -1}, {X: 1, Y: -1}, {Y: -1}, {X: -1, Y: -1}, {X: -2, Y: -1}, {X: -3, Y: -1}, {X: 2, Y: -2}, {X: 1, Y: -2}, {Y: -2}, {X: -1, Y: -2}, {X: -2, Y: -2}},
	{{X: -1}, {X: -2}, {X: -3}, {X: 3, Y: -1}, {X: 2, Y: -1}, {X: 1, Y: -1}, {Y: -1}, {X: -1, Y: -1}, {X: -2, Y: -1}, {X: 2, Y: -2}, {X: 1, Y: -2}, {Y: -2}, {X: -1, Y: -2}},
	{{X: -1}, {X: -2}, {X: 2, Y: -1}, {X: 1, Y: -1}, {Y: -1}, {X: -1, Y: -1}, {X: -2, Y: -1}, {X: 1, Y: -2}, {Y: -2}, {X: -1, Y: -2}},
	{{X: -1}, {X: -2}, {X: -3}, {X: -4}, {X: 2, Y: -1}, {X: 1, Y: -1}, {Y: -1}, {X: -1, Y: -1}, {X: -2, Y: -1}, {X: -3, Y: -1}},
}

// movable are the places that are written for each template.
var movable = [4][]byte{{3, 0xFF, 0xFD, 0xFF, 2, 0xFE, 0xFE, 0xFE}, {3, 0xFF}, {2, 0xFF}, {2, 0xFF}}

var typical = [4]int{0x9B25, 0x0795, 0x00E5, 0x0195}

// ink tells black from white as a copier does, by one threshold.
func ink(g *image.Gray) *raster.Ink {
	k := &raster.Ink{W: g.Rect.Dx(), H: g.Rect.Dy(), P: make([]uint8, g.Rect.Dx()*g.Rect.Dy())}
	for y := range k.H {
		for x, v := range g.Pix[y*g.Stride:][:k.W] {
			if v < 128 {
				k.P[y*k.W+x] = 1
			}
		}
	}
	return k
}

// plane encodes pixels; rows like those above are left out where asked.
func (e *coder) plane(contexts []context, k *raster.Ink, template int, skip bool) {
	was := uint8(0)
	for y := range k.H {
		if skip {
			same := uint8(1)
			for x := range k.W {
				if k.P[y*k.W+x] != 0 != k.At(x, y-1) {
					same = 0
					break
				}
			}
			e.bit(&contexts[typical[template]], same^was)
			if was = same; same == 1 {
				continue
			}
		}
		for x := range k.W {
			c := 0
			for i, p := range near[template] {
				if k.At(x+p.X, y+p.Y) {
					c |= 1 << i
				}
			}
			e.bit(&contexts[c], k.P[y*k.W+x])
		}
	}
}

// segment spells one: number, kind, what it refers to, data.
func segment(number int, kind byte, refers []byte, data []byte) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(number))
	out = append(out, kind, byte(len(refers)<<5))
	out = append(append(out, refers...), 1)
	return append(binary.BigEndian.AppendUint32(out, uint32(len(data))), data...)
}

func numbers(n ...int) (out []byte) {
	for _, v := range n {
		out = binary.BigEndian.AppendUint32(out, uint32(v))
	}
	return out
}

func page(k *raster.Ink) []byte {
	return segment(1, 48, nil, append(numbers(k.W, k.H, 0, 0), 0, 0, 0))
}

// Generic encodes a picture as one region, with template 0 to 3.
func Generic(g *image.Gray, template int) []byte {
	k, e := ink(g), newCoder()
	e.plane(make([]context, 1<<16), k, template, true)
	data := append(numbers(k.W, k.H, 0, 0), 0, byte(template<<1|8))
	data = append(append(data, movable[template]...), e.end()...)
	return append(page(k), segment(2, 38, nil, data)...)
}

// Faxed puts a picture coded as a fax of group 4 into one region.
func Faxed(code []byte, w, h int) []byte {
	data := append(append(numbers(w, h, 0, 0), 0, 1), code...)
	return append(page(&raster.Ink{W: w, H: h}), segment(2, 38, nil, data)...)
}

// Symbols encodes a picture as copiers do that look for like letters: connected
// stretches of ink, each shape once, in globals that pages share; then their places.
func Symbols(g *image.Gray) (globals, b []byte) {
	k := ink(g)
	shapes, places := shapesOf(k)
	return segment(0, 0, nil, dictionary(shapes)), append(page(k), segment(2, 6, []byte{0}, textRegion(k, shapes, places))...)
}

// place is where a shape stands, by its lower left corner.
type place struct{ shape, x, y int }

// shapesOf lists the different shapes by height and width, and where each stands, by rows of strips.
func shapesOf(k *raster.Ink) (shapes []*raster.Ink, places []place) {
	index := map[string]int{}
	blobs := raster.Blobs(k)
	cut := func(b raster.Blob) *raster.Ink {
		s := &raster.Ink{W: b.X1 - b.X0 + 1, H: b.Y1 - b.Y0 + 1}
		for y := b.Y0; y <= b.Y1; y++ {
			s.P = append(s.P, k.P[y*k.W+b.X0:y*k.W+b.X1+1]...)
		}
		return s
	}
	spelled := func(s *raster.Ink) string { return string(numbers(s.W)) + string(s.P) }
	for _, b := range blobs {
		s := cut(b)
		if _, ok := index[spelled(s)]; !ok {
			index[spelled(s)] = len(shapes)
			shapes = append(shapes, s)
		}
	}
	slices.SortStableFunc(shapes, func(a, b *raster.Ink) int { return 1<<16*(a.H-b.H) + a.W - b.W })
	for i, s := range shapes {
		index[spelled(s)] = i
	}
	for _, b := range blobs {
		places = append(places, place{index[spelled(cut(b))], b.X0, b.Y1})
	}
	slices.SortStableFunc(places, func(a, b place) int { return 1<<16*(a.y/strip-b.y/strip) + a.x - b.x })
	return shapes, places
}

// strip is how many rows one strip of text has.
const strip = 8

func dictionary(shapes []*raster.Ink) []byte {
	const template = 1
	e, contexts := newCoder(), make([]context, 1<<16)
	var height, width, export number
	for i := 0; i < len(shapes); {
		h, from, w := shapes[i].H, 0, 0
		if i > 0 {
			from = shapes[i-1].H
		}
		for e.number(&height, h-from); i < len(shapes) && shapes[i].H == h; i++ {
			e.number(&width, shapes[i].W-w)
			w = shapes[i].W
			e.plane(contexts, shapes[i], template, false)
		}
		e.number(&width, nothing)
	}
	e.number(&export, 0)
	e.number(&export, len(shapes))
	data := append([]byte{template << 2, 0}, movable[template]...)
	return append(append(data, numbers(len(shapes), len(shapes))...), e.end()...)
}

func textRegion(k *raster.Ink, shapes []*raster.Ink, places []place) []byte {
	size := bits.Len(uint(max(len(shapes)-1, 0)))
	e, id := newCoder(), make([]context, 1<<size)
	var row, first, next, across number
	e.number(&row, 0)
	at, start := 0, 0
	for i := 0; i < len(places); {
		s := places[i].y / strip
		e.number(&row, s-at)
		at = s
		x := 0
		for j := i; i < len(places) && places[i].y/strip == s; i++ {
			p := places[i]
			if i == j {
				e.number(&first, p.x-start)
				start, x = p.x, p.x
			} else {
				e.number(&next, p.x-x)
				x = p.x
			}
			e.number(&across, p.y%strip)
			e.symbol(id, size, p.shape)
			x += shapes[p.shape].W - 1
		}
		e.number(&next, nothing)
	}
	data := append(numbers(k.W, k.H, 0, 0), 0)
	data = append(data, 0, 3<<2) // strips of 8, places by the lower left corner
	return append(append(data, numbers(len(places))...), e.end()...)
}
