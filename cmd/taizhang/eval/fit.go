package eval

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/taizhang/taizhang/normalize"
)

// How strongly weights are held to what is believed without examples: a class of
// which little is known is held to be right nine times out of ten.
const (
	biasBelief   = 2.2 // log odds
	hintHold     = 3.0 // what a hint says of every field
	groupHold    = 6.0 // what it says of one group beyond that
	mostOfOne    = 8.0 // a document's fields of one class weigh as much as so many at most: they err together
	damagedShare = 1.0 // what all damaged copies of a document weigh beside it
	biasHold     = 1.0

	newtonRounds = 30
	newtonEnough = 1e-7
)

// fitting is the ridge regression of what is right on what was hinted.
type fitting struct {
	params []param
	index  map[param]int
	rows   []fitRow
}

// param is one weight: of a class's bias, or of a hint for all fields or one group.
type param struct{ class, hint string }

// fitRow is the fields of one document with the same hints.
type fitRow struct {
	document string
	at       []int // params that are met
	right    float64
	wrong    float64
}

type fitKey struct {
	document string
	class    normalize.Class
	hints    normalize.Hints
	right    bool
}

// newFitting gathers verdicts; those of a Damaged copy are of a document named "stem~seed".
func newFitting(verdicts []Verdict) *fitting {
	f := &fitting{index: map[param]int{}}
	counts, ofClass := map[fitKey]float64{}, map[string]float64{}
	copies := map[string]map[string]bool{}
	for _, v := range verdicts {
		counts[fitKey{v.Document, v.Class, v.Given.Hints, v.Right}]++
		ofClass[v.Document+"\t"+v.Class.String()]++
		if stem, _, damaged := strings.Cut(v.Document, copyMark); damaged {
			if copies[stem] == nil {
				copies[stem] = map[string]bool{}
			}
			copies[stem][v.Document] = true
		}
	}
	keys := slices.SortedFunc(maps.Keys(counts), compareKeys)
	for _, k := range keys {
		weight := counts[k] * min(1, mostOfOne/ofClass[k.document+"\t"+k.class.String()])
		stem, _, damaged := strings.Cut(k.document, copyMark)
		if damaged {
			weight *= damagedShare / float64(len(copies[stem]))
		}
		row := fitRow{document: stem, at: f.met(k)}
		if k.right {
			row.right = weight
		} else {
			row.wrong = weight
		}
		f.rows = append(f.rows, row)
	}
	return f
}

func compareKeys(a, b fitKey) int {
	return slices.Compare(a.spelled(), b.spelled())
}

func (k fitKey) spelled() []string {
	return []string{k.document, k.class.String(), fmt.Sprintf("%016x%016x", k.hints[1], k.hints[0]), fmt.Sprint(k.right)}
}

// met is the params of a field.
func (f *fitting) met(k fitKey) []int {
	at := []int{f.param(param{k.class.String(), "bias"})}
	for h := range k.hints.All() {
		at = append(at, f.param(param{"*", h.String()}), f.param(param{k.class.Group(), h.String()}))
	}
	return at
}

func (f *fitting) param(p param) int {
	i, ok := f.index[p]
	if !ok {
		i = len(f.params)
		f.index[p], f.params = i, append(f.params, p)
	}
	return i
}

// hold is the belief about a param and how strong it is.
func (p param) hold() (belief, strength float64) {
	switch {
	case p.hint == "bias":
		return biasBelief, biasHold
	case p.class == "*":
		return suspicious[p.hint], hintHold
	}
	return 0, groupHold
}

// suspicious are the hints that speak against a field before any example does.
var suspicious = map[string]float64{
	"nobody": -0.7, "behind": -2, "figure": -2, "cell-mark": -2, "odd-heading": -2, "unbalanced": -1.5, "poor-fit": -1, "much-unparsed": -1, "damaged": -1, "blurred": -1,
	"odd-start": -1, "label-inside": -1, "unheard": -1, "glued": -1, "named-twice": -1, "head-only": -1, "differing": -1, "untitled": -1,
	"moved-row": -0.5, "middling-fit": -0.5, "poor-rows": -0.5, "no-header": -0.5, "unknown-column": -0.5, "lost-numbers": -0.5,
	"left-over": -0.5, "carried": -0.5, "many-leads": -0.5, "weak-organ": -0.5, "odd-depth": -0.3, "some-unparsed": -0.3, "unknown-organs": -0.3,
}

// table writes weights as normalize/tables/confidence.tsv holds them, sorted.
func (f *fitting) table(w []float64) string {
	var rows []string
	for i, p := range f.params {
		if v := math.Round(w[i]*1000) / 1000; v != 0 {
			rows = append(rows, fmt.Sprintf("%s\t%s\t%.3f", p.class, p.hint, v))
		}
	}
	slices.Sort(rows)
	return strings.Join(rows, "\n") + "\n"
}
