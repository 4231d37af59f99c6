package eval

import (
	"math"
	"slices"
)

// solve finds the weights by Newton's method on all rows but those of one document, from start on.
func (f *fitting) solve(without string, start []float64) []float64 {
	n := len(f.params)
	w := slices.Clone(start)
	if w == nil {
		w = make([]float64, n)
		for i, p := range f.params {
			w[i], _ = p.hold()
		}
	}
	loss := f.loss(without, w)
	for range newtonRounds {
		next, after := w, math.Inf(1)
		for step, size := f.step(without, w), 1.0; after > loss && size > newtonEnough; size /= 2 {
			next = along(w, step, size)
			after = f.loss(without, next)
		}
		if loss-after < newtonEnough {
			break
		}
		w, loss = next, after
	}
	return w
}

func along(w, step []float64, size float64) []float64 {
	out := make([]float64, len(w))
	for i := range w {
		out[i] = w[i] + size*step[i]
	}
	return out
}

// loss is what the weights w cost: how surprising the rows are, and how far w is from belief.
func (f *fitting) loss(without string, w []float64) float64 {
	sum := 0.0
	for i, p := range f.params {
		belief, strength := p.hold()
		sum += strength * (w[i] - belief) * (w[i] - belief) / 2
	}
	for _, r := range f.rows {
		if r.document == without {
			continue
		}
		odds := 0.0
		for _, i := range r.at {
			odds += w[i]
		}
		sum += r.right*surprise(odds) + r.wrong*surprise(-odds)
	}
	return sum
}

// surprise is -log of the probability of odds.
func surprise(odds float64) float64 {
	if odds < -30 {
		return -odds
	}
	return math.Log1p(math.Exp(-odds))
}

// step is one step of Newton's method.
func (f *fitting) step(without string, w []float64) []float64 {
	n := len(w)
	slope, bend := make([]float64, n), make([][]float64, n)
	for i, p := range f.params {
		belief, strength := p.hold()
		slope[i] = -strength * (w[i] - belief)
		bend[i] = make([]float64, n)
		bend[i][i] = strength
	}
	for _, r := range f.rows {
		if r.document == without {
			continue
		}
		p := probability(w, r.at)
		all := r.right + r.wrong
		gain, curve := r.right-all*p, all*p*(1-p)
		for _, i := range r.at {
			slope[i] += gain
			for _, j := range r.at {
				bend[i][j] += curve
			}
		}
	}
	return cholesky(bend, slope)
}

func probability(w []float64, at []int) float64 {
	odds := 0.0
	for _, i := range at {
		odds += w[i]
	}
	return 1 / (1 + math.Exp(-odds))
}

// cholesky solves a·x = b for a symmetric positive a, which it overwrites.
func cholesky(a [][]float64, b []float64) []float64 {
	n := len(b)
	x := slices.Clone(b)
	for j := range n {
		for k := range j {
			l := a[j][k]
			if l == 0 {
				continue
			}
			for i := j; i < n; i++ {
				a[i][j] -= a[i][k] * l
			}
		}
		d := math.Sqrt(a[j][j])
		for i := j; i < n; i++ {
			a[i][j] /= d
		}
	}
	for i := range n {
		for k := range i {
			x[i] -= a[i][k] * x[k]
		}
		x[i] /= a[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			x[i] -= a[k][i] * x[k]
		}
		x[i] /= a[i][i]
	}
	return x
}
