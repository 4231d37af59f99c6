package raster

// Blob is a connected stretch of ink: its box, both ends within, and how many pixels it has.
type Blob struct {
	X0, Y0, X1, Y1, N int
}

// Blobs finds them in the order of their first pixel.
func Blobs(k *Ink) []Blob {
	seen := make([]uint8, len(k.P))
	copy(seen, k.P)
	var out []Blob
	var stack []int
	for start, ink := range seen {
		if ink == 0 {
			continue
		}
		seen[start] = 0
		stack = append(stack[:0], start)
		b := Blob{k.W, k.H, 0, 0, 0}
		for len(stack) > 0 {
			i := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			x, y := i%k.W, i/k.W
			b = Blob{min(b.X0, x), min(b.Y0, y), max(b.X1, x), max(b.Y1, y), b.N + 1}
			for v := max(y-1, 0); v <= min(y+1, k.H-1); v++ {
				for u := max(x-1, 0); u <= min(x+1, k.W-1); u++ {
					if seen[v*k.W+u] != 0 {
						seen[v*k.W+u] = 0
						stack = append(stack, v*k.W+u)
					}
				}
			}
		}
		out = append(out, b)
	}
	return out
}

// Join gives the blob around both.
func (b Blob) Join(o Blob) Blob {
	return Blob{min(b.X0, o.X0), min(b.Y0, o.Y0), max(b.X1, o.X1), max(b.Y1, o.Y1), b.N + o.N}
}
