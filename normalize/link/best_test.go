package link

import (
	"math/rand/v2"
	"testing"
)

// The choice is the best of all: compared with every other one where there are few.
func TestBest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		nA, nB := 1+r.IntN(6), 1+r.IntN(6)
		var found []candidate
		for a := range nA {
			for b := range nB {
				if r.IntN(3) > 0 {
					found = append(found, candidate{a: a, b: b, score: Score{Total: int64(r.IntN(12)) * 50_000}})
				}
			}
		}
		const least = 100_000
		got, takenA, takenB := int64(0), map[int]bool{}, map[int]bool{}
		for _, l := range best(found, nA, nB, least) {
			if takenA[l.A] || takenB[l.B] || l.Score.Total < least {
				t.Fatalf("%v is linked twice or too weak in %v", l, found)
			}
			takenA[l.A], takenB[l.B] = true, true
			got += l.Score.Total
		}
		if want := most(found, 0, least, map[int]bool{}, map[int]bool{}); got != want {
			t.Fatalf("%d, want %d: %v", got, want, found)
		}
	}
}

// most is the highest sum of found[i:], by trying.
func most(found []candidate, i int, least int64, a, b map[int]bool) int64 {
	if i == len(found) {
		return 0
	}
	out := most(found, i+1, least, a, b)
	c := found[i]
	if c.score.Total < least || a[c.a] || b[c.b] {
		return out
	}
	a[c.a], b[c.b] = true, true
	out = max(out, c.score.Total+most(found, i+1, least, a, b))
	delete(a, c.a)
	delete(b, c.b)
	return out
}

func BenchmarkBestConfusable(b *testing.B) {
	r := rand.New(rand.NewPCG(3, 4))
	const n = 500
	var found []candidate
	for i := range n {
		for range 40 {
			found = append(found, candidate{a: i, b: r.IntN(n), score: Score{Total: 250_000 + int64(r.IntN(200_000))}})
		}
	}
	for b.Loop() {
		best(found, n, n, 250_000)
	}
}
