package hostile

import (
	"bytes"
	"math/rand/v2"
)

// Mutated is the n-th damaged copy of a file: bits turned, bytes overwritten, a stretch cut out, doubled,
// moved or filled, the end lost, or two of these. The same n gives the same copy.
func Mutated(b []byte, n uint64) []byte {
	rnd := rand.New(rand.NewPCG(n, uint64(len(b))))
	out := bytes.Clone(b)
	for range 1 + rnd.IntN(2) {
		if len(out) < 16 {
			break
		}
		out = deeds[rnd.IntN(len(deeds))](out, rnd)
	}
	return out
}

var deeds = []func([]byte, *rand.Rand) []byte{
	func(b []byte, r *rand.Rand) []byte { // bits turned
		for range 1 + r.IntN(20) {
			b[r.IntN(len(b))] ^= 1 << r.IntN(8)
		}
		return b
	},
	func(b []byte, r *rand.Rand) []byte { // a number that is far too large, or none
		value := []byte{0, 0xFF, 0x7F, 0x80}[r.IntN(4)]
		at := r.IntN(len(b))
		for i := at; i < min(len(b), at+1+r.IntN(8)); i++ {
			b[i] = value
		}
		return b
	},
	func(b []byte, r *rand.Rand) []byte { return b[:r.IntN(len(b))] }, // the end is lost
	func(b []byte, r *rand.Rand) []byte { // a stretch is lost
		from, to := stretch(b, r)
		return append(b[:from:from], b[to:]...)
	},
	func(b []byte, r *rand.Rand) []byte { // a stretch stands twice
		from, to := stretch(b, r)
		return append(b[:to:to], b[from:]...)
	},
	func(b []byte, r *rand.Rand) []byte { // a stretch stands over another
		from, to := stretch(b, r)
		copy(b[r.IntN(len(b)):], bytes.Clone(b[from:to]))
		return b
	},
	func(b []byte, r *rand.Rand) []byte { // a sector of nothing
		from, _ := stretch(b, r)
		clear(b[from:min(len(b), from+512)])
		return b
	},
}

// stretch is some part of a file, most often a short one.
func stretch(b []byte, r *rand.Rand) (from, to int) {
	from = r.IntN(len(b))
	return from, min(len(b), from+1+r.IntN(1<<(1+r.IntN(14))))
}
