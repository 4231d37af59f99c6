package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/taizhang/taizhang/normalize"
)

// tableHead opens normalize/tables/confidence.tsv; the figures are of what it was fitted on.
const tableHead = `# what hints say of a field's being right, in log odds; taizhang eval --fit wrote it, do not edit
# a field's odds are the bias of its class and the weights of its hints: those of every class (*), of its group and its own
# source: fitted on %d fields of %d annotated documents (%s), %d of them wrong,
# and on %d fields of %d damaged copies of these, %d of them wrong
# class	hint	weight
`

// Fit finds the weights of hints on verdicts and writes them as a table.
func Fit(verdicts []Verdict) string {
	f := newFitting(verdicts)
	return head(verdicts) + f.table(f.solve("", nil))
}

func head(verdicts []Verdict) string {
	whole, damaged := Whole(verdicts)
	var sets []string
	for _, v := range whole {
		set, _, _ := strings.Cut(v.Document, "/")
		if !slices.Contains(sets, set) {
			sets = append(sets, set)
		}
	}
	return fmt.Sprintf(tableHead, len(whole), documents(whole), strings.Join(sets, ", "), wrong(whole), len(damaged), documents(damaged), wrong(damaged))
}

// Whole parts the verdicts on documents as they are from those on damaged copies.
func Whole(verdicts []Verdict) (whole, damaged []Verdict) {
	for _, v := range verdicts {
		if strings.Contains(v.Document, copyMark) {
			damaged = append(damaged, v)
		} else {
			whole = append(whole, v)
		}
	}
	return whole, damaged
}

func documents(verdicts []Verdict) int {
	seen := map[string]bool{}
	for _, v := range verdicts {
		seen[v.Document] = true
	}
	return len(seen)
}

func wrong(verdicts []Verdict) int {
	n := 0
	for _, v := range verdicts {
		n += one(!v.Right)
	}
	return n
}

// LeaveOneOut gives every verdict the confidence that it gets from weights fitted
// on the other documents and their damaged copies.
func LeaveOneOut(verdicts []Verdict) ([]Verdict, error) {
	f := newFitting(verdicts)
	all := f.solve("", nil)
	models := map[string]*normalize.Model{}
	out := slices.Clone(verdicts)
	for i, v := range out {
		stem, _, _ := strings.Cut(v.Document, copyMark)
		if models[stem] == nil {
			m, err := normalize.ParseModel(f.table(f.solve(stem, all)))
			if err != nil {
				return nil, err
			}
			models[stem] = m
		}
		out[i].Given = models[stem].Of(v.Class, v.Given.Hints)
	}
	capped(out)
	return out, nil
}

// capped holds a duty and a deadline to be no surer than their mention, as plans do.
func capped(verdicts []Verdict) {
	for i := 1; i < len(verdicts); i++ {
		mention, v := verdicts[i-1], &verdicts[i]
		if mention.Class == normalize.DutyMentionClass && v.Class == normalize.DutyClass || mention.Class == normalize.DeadlineMentionClass && v.Class == normalize.DeadlineClass {
			v.Given.P = min(v.Given.P, mention.Given.P)
		}
	}
}

// Jackknife is how far a field's F1 hangs on single documents: what it is
// without the one that helps it most, and the one that hurts it most.
type Jackknife struct {
	Field     string  `json:"field"`
	N         int     `json:"n"`
	F1        float64 `json:"f1"`
	Lowest    float64 `json:"lowest"`
	LowestOf  string  `json:"lowest_without"`
	Highest   float64 `json:"highest"`
	HighestOf string  `json:"highest_without"`
}

// Jackknifes leaves out each report once.
func Jackknifes(reports ...Report) []Jackknife {
	var out []Jackknife
	for _, f := range Total(reports...).Fields {
		if f.N+f.FP == 0 {
			continue
		}
		out = append(out, jackknife(f, reports))
	}
	return out
}

func jackknife(all Field, reports []Report) Jackknife {
	j := Jackknife{Field: all.Name, N: all.N, F1: all.F1, Lowest: all.F1, Highest: all.F1}
	for _, r := range reports {
		c := r.Field(all.Name).Count
		rest := Count{all.TP - c.TP, all.FP - c.FP, all.FN - c.FN}.F1()
		if cmp.Less(rest, j.Lowest) {
			j.Lowest, j.LowestOf = rest, r.Document
		}
		if cmp.Less(j.Highest, rest) {
			j.Highest, j.HighestOf = rest, r.Document
		}
	}
	return j
}
