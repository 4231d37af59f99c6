package link

import (
	"cmp"
	"slices"
)

// reworded is the least share of equal words, in millionths, by which a text is taken for
// another wording of one.
const reworded = 600_000

// Rewordings finds for each text of a the text of b that is another wording of it, one to one,
// the likest first: 公开财政预算 for 公开财政预算决算. -1 stands where there is none.
func Rewordings(a, b []string) []int {
	type pair struct {
		a, b  int
		share int64
	}
	words := func(texts []string) [][]count {
		out := make([][]count, len(texts))
		for i, t := range texts {
			out[i] = grams([]rune(fold(t)))
		}
		return out
	}
	x, y := words(a), words(b)
	var pairs []pair
	for i := range x {
		for j := range y {
			if share := sameWords(x[i], y[j]); share >= reworded {
				pairs = append(pairs, pair{i, j, share})
			}
		}
	}
	slices.SortStableFunc(pairs, func(p, q pair) int { return cmp.Compare(q.share, p.share) })
	out, taken := make([]int, len(a)), make([]bool, len(b))
	for i := range out {
		out[i] = -1
	}
	for _, p := range pairs {
		if out[p.a] < 0 && !taken[p.b] {
			out[p.a], taken[p.b] = p.b, true
		}
	}
	return out
}
