package eval

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Count is how often something was found rightly, invented and missed.
type Count struct {
	TP int `json:"tp"`
	FP int `json:"fp"`
	FN int `json:"fn"`
}

func (c Count) plus(d Count) Count { return Count{c.TP + d.TP, c.FP + d.FP, c.FN + d.FN} }

// N is the number of annotated things.
func (c Count) N() int { return c.TP + c.FN }

// Precision is the right share of what was found; 1 when nothing was.
func (c Count) Precision() float64 { return share(c.TP, c.TP+c.FP) }

// Recall is the found share of what is there; 1 when nothing is.
func (c Count) Recall() float64 { return share(c.TP, c.TP+c.FN) }

// F1 is the harmonic mean of both; 1 when there was nothing to find and nothing was found.
func (c Count) F1() float64 { return share(2*c.TP, 2*c.TP+c.FP+c.FN) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

func sum(units []Count) Count {
	var c Count
	for _, u := range units {
		c = c.plus(u)
	}
	return c
}

const resamples = 1000

// interval is the 95 % bootstrap interval of F1 over units drawn with
// replacement. The seed is fixed: the same units give the same interval.
func interval(units []Count) (low, high float64) {
	if len(units) == 0 {
		return 1, 1
	}
	rnd := rand.New(rand.NewPCG(2021, 22))
	f := make([]float64, resamples)
	for i := range f {
		var c Count
		for range units {
			c = c.plus(units[rnd.IntN(len(units))])
		}
		f[i] = c.F1()
	}
	return percentile(f, 0.025), percentile(f, 0.975)
}

// percentile sorts f and gives its p-quantile by linear interpolation.
func percentile(f []float64, p float64) float64 {
	slices.Sort(f)
	at := p * float64(len(f)-1)
	i := int(math.Floor(at))
	if i+1 >= len(f) {
		return f[len(f)-1]
	}
	return f[i] + (at-float64(i))*(f[i+1]-f[i])
}
