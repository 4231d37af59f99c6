package eval

import "math"

// Bin is the fields that were given a confidence of [From,To), and how many of them are right.
type Bin struct {
	From  float64 `json:"from"`
	To    float64 `json:"to"`
	N     int     `json:"n"`
	Right int     `json:"right"`
	Mean  float64 `json:"mean"` // confidence
	Low   float64 `json:"low"`  // of the right share, Wilson 95 %
	High  float64 `json:"high"`
}

// Sure is the confidence from which a field is taken without a second look.
const Sure = 0.95

var binEdges = []float64{0, 0.5, 0.7, 0.8, 0.9, Sure, 0.98, 0.99, 1.001}

// Reliability sorts verdicts into bins.
func Reliability(verdicts []Verdict) []Bin {
	var out []Bin
	for i := 1; i < len(binEdges); i++ {
		out = append(out, NewBin(verdicts, binEdges[i-1], binEdges[i]))
	}
	return out
}

// NewBin counts the verdicts whose confidence is from one figure to below another.
func NewBin(verdicts []Verdict, from, to float64) Bin {
	b := Bin{From: from, To: min(to, 1)}
	for _, v := range verdicts {
		if v.Given.P >= from && v.Given.P < to {
			b.N++
			b.Right += one(v.Right)
			b.Mean += v.Given.P
		}
	}
	if b.N > 0 {
		b.Mean /= float64(b.N)
	}
	b.Low, b.High = wilson(b.Right, b.N)
	return b
}

// Above is the bin of the fields that were given Sure or more.
func Above(verdicts []Verdict) Bin { return NewBin(verdicts, Sure, binEdges[len(binEdges)-1]) }

// Share is the right share; 1 of none.
func (b Bin) Share() float64 { return share(b.Right, b.N) }

// wilson is the 95 % score interval of a share.
func wilson(right, n int) (low, high float64) {
	if n == 0 {
		return 0, 1
	}
	const z = 1.959964
	k, p := float64(n), float64(right)/float64(n)
	middle := (p + z*z/(2*k)) / (1 + z*z/k)
	half := z / (1 + z*z/k) * math.Sqrt(p*(1-p)/k+z*z/(4*k*k))
	return max(0, middle-half), min(1, middle+half)
}
