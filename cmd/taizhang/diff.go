package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/normalize/link"
)

const aboutDiff = `Compares the plans of two files, task by task: what stayed, what was reworded, strengthened or
weakened, split, merged, dropped, and what is new; with the words that changed, and the organs,
deadlines and figures. Two years of a plan, two places of a year, a plan and its report.

A file is a document of any format, or what "taizhang parse" printed. The earlier plan is the
first one given; --only keeps some relations or classes: --only new,dropped,strengthened.
--output html gives a page with both texts side by side.`

type diffFlags struct {
	only     []string
	language string
	given    normalize.Given
}

func newDiff(a *app) *cobra.Command {
	var f diffFlags
	cmd := &cobra.Command{
		Use:         "diff FILE FILE",
		Short:       "say what changed from one plan to another, task by task",
		Long:        aboutDiff,
		Args:        cobra.ExactArgs(2),
		Annotations: map[string]string{moreOutput: htmlOutput},
		RunE: func(cmd *cobra.Command, args []string) error {
			plans, err := a.twoPlans(cmd, args, f.given)
			if err != nil {
				return err
			}
			return a.printDiff(f, comparison(f, plans[0], plans[1]))
		},
	}
	cmd.Flags().StringSliceVar(&f.only, "only", nil, "relations or classes to show, all when empty")
	cmd.Flags().StringVar(&f.language, "lang", "zh", "language of headings, zh or en")
	givenFlags(cmd, &f.given)
	return cmd
}

// twoPlans reads the one plan of each file.
func (a *app) twoPlans(cmd *cobra.Command, paths []string, given normalize.Given) (out [2]*normalize.Plan, err error) {
	for i, path := range paths {
		if out[i], err = planJSON(path); err == nil && out[i] == nil {
			out[i], err = a.planOf(cmd, path, given)
		}
		if err != nil {
			return out, err
		}
	}
	return out, nil
}

// planJSON reads a file that holds a plan as taizhang.plan/v1, or as gold; nil for any other file.
func planJSON(path string) (*normalize.Plan, error) {
	b, err := os.ReadFile(path)
	if err != nil || !bytes.HasPrefix(bytes.TrimLeft(b, " \n\r\t\ufeff"), []byte("{")) {
		return nil, nil // whoever reads documents says what is wrong
	}
	p := new(normalize.Plan)
	if err := json.NewDecoder(bytes.NewReader(b)).Decode(p); err != nil {
		return nil, nil
	}
	if p.Schema != normalize.Schema && p.Schema != "taizhang.gold/v1" {
		return nil, nil
	}
	return p, nil
}

func (a *app) planOf(cmd *cobra.Command, path string, given normalize.Given) (*normalize.Plan, error) {
	var plans []*normalize.Plan
	err := eachBundle(cmd.Context(), a, []string{path}, given, understand, func(r *normalize.Result) error {
		for _, p := range r.Plans {
			if len(p.Tasks) > 0 {
				plans = append(plans, p)
			}
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case len(plans) == 0:
		return nil, coded{exitUnreadable, fmt.Errorf("%s: no plan with tasks", path)}
	case len(plans) > 1:
		return nil, coded{exitUsage, fmt.Errorf("%s: %d plans: want a file with one", path, len(plans))}
	}
	return plans[0], nil
}

// diffLine is one line of a comparison as it is printed.
type diffLine struct {
	Relation  link.Relation         `json:"relation"`
	Class     link.Class            `json:"class,omitempty"`
	Score     *int64                `json:"score,omitempty"` // millionths
	A         *diffTask             `json:"a,omitempty"`
	B         *diffTask             `json:"b,omitempty"`
	Redline   []link.Edit           `json:"redline,omitempty"`
	Organs    []link.OrganChange    `json:"organs,omitempty"`
	Deadlines []link.DeadlineChange `json:"deadlines,omitempty"`
	Measures  []link.MeasureChange  `json:"measures,omitempty"`
}

type diffTask struct {
	ID      string   `json:"id,omitempty"`
	Ordinal int      `json:"ordinal"`
	Path    []string `json:"path"`
	Content string   `json:"content"`
	Orgs    []string `json:"orgs"`
	Due     []string `json:"deadlines"`
}

// diffed is a whole comparison.
type diffed struct {
	A     diffPlan       `json:"a"`
	B     diffPlan       `json:"b"`
	Count map[string]int `json:"count"` // by relation and class, of all lines
	Lines []diffLine     `json:"lines"`
}

type diffPlan struct {
	Title    string `json:"title"`
	Division string `json:"division,omitempty"`
	Year     int    `json:"year,omitempty"`
	Tasks    int    `json:"tasks"`
	Document string `json:"document"`
}

func comparison(f diffFlags, x, y *normalize.Plan) *diffed {
	p := link.Pair(link.From(x), link.From(y), link.DefaultRules)
	d := &diffed{A: headOf(x), B: headOf(y), Count: map[string]int{}}
	for _, delta := range p.Deltas() {
		l := lineOf(p, delta)
		d.Count[string(l.Relation)]++
		if l.Class != "" {
			d.Count[string(l.Class)]++
		}
		if f.shows(l) {
			d.Lines = append(d.Lines, l)
		}
	}
	return d
}

func headOf(p *normalize.Plan) diffPlan {
	h := diffPlan{Tasks: len(p.Tasks), Document: p.Document.Name}
	if p.Title != nil {
		h.Title = *p.Title
	}
	if p.Division.Name != nil {
		h.Division = *p.Division.Name
	}
	if p.Year != nil {
		h.Year = *p.Year
	}
	return h
}

func lineOf(p *link.Pairing, d link.Delta) diffLine {
	l := diffLine{Relation: d.Relation}
	if d.A >= 0 {
		l.A = taskOf(&p.A.Tasks[d.A])
	}
	if d.B >= 0 {
		l.B = taskOf(&p.B.Tasks[d.B])
	}
	if l.A != nil && l.B != nil {
		l.Class, l.Score, l.Redline = d.Change.Class, &d.Score.Total, d.Change.Redline
		l.Organs, l.Deadlines, l.Measures = d.Change.Organs, d.Change.Deadlines, d.Change.Measures
	}
	return l
}

func taskOf(t *link.Task) *diffTask {
	out := &diffTask{ID: t.ID, Ordinal: t.Ordinal, Path: t.Path, Content: t.Content, Orgs: []string{}, Due: []string{}}
	for _, o := range t.Orgs {
		out.Orgs = append(out.Orgs, o.Name)
	}
	for _, d := range t.Deadlines {
		out.Due = append(out.Due, d.Mention)
	}
	return out
}

// shows reports that a line is among those asked for.
func (f diffFlags) shows(l diffLine) bool {
	if len(f.only) == 0 {
		return true
	}
	for _, o := range f.only {
		if o == string(l.Relation) || o == string(l.Class) {
			return true
		}
	}
	return false
}

func (a *app) printDiff(f diffFlags, d *diffed) error {
	words, ok := diffWords[f.language]
	if !ok {
		return coded{exitUsage, fmt.Errorf("--lang %s: want zh or en", f.language)}
	}
	switch a.output {
	case jsonOutput:
		e := json.NewEncoder(a.out)
		e.SetEscapeHTML(false)
		e.SetIndent("", " ")
		return e.Encode(d)
	case ndjsonOutput:
		out := jsonLines(a.out)
		var failed error
		for _, l := range d.Lines {
			failed = errors.Join(failed, out.Encode(l))
		}
		return failed
	case htmlOutput:
		return diffPage(a.out, d, words)
	}
	r := rows{columns: words.columns()}
	for _, l := range d.Lines {
		r.values = append(r.values, []any{words.Label(l), ordinal(l.A), ordinal(l.B), words.Facts(l), l.redline(a.output == tableOutput)})
	}
	return a.print(r)
}

func ordinal(t *diffTask) any {
	if t == nil {
		return nil
	}
	return t.Ordinal
}

// redline is the text with [-what went-] and {+what came+}; short leaves only a few words around each change.
func (l diffLine) redline(short bool) string {
	if l.A == nil || l.B == nil {
		text := ""
		for _, t := range []*diffTask{l.A, l.B} {
			if t != nil {
				text = t.Content
			}
		}
		if short {
			return brief(text, 0, 40)
		}
		return text
	}
	var b strings.Builder
	for i, e := range l.Redline {
		switch e.Op {
		case link.Delete:
			b.WriteString("[-" + e.Text + "-]")
		case link.Insert:
			b.WriteString("{+" + e.Text + "+}")
		case link.Away:
			b.WriteString("[<" + e.Text + "<]")
		case link.Here:
			b.WriteString("{>" + e.Text + ">}")
		default:
			b.WriteString(around(e.Text, short, i == 0, i == len(l.Redline)-1))
		}
	}
	return b.String()
}

// kept is how many characters of unchanged text stand on each side of a change.
const kept = 8

func around(text string, short, first, last bool) string {
	switch {
	case !short:
		return text
	case first && last:
		return brief(text, 0, 40)
	case first:
		return brief(text, kept, 0)
	case last:
		return brief(text, 0, kept)
	}
	rs := []rune(text)
	if len(rs) <= 2*kept+1 {
		return text
	}
	return string(rs[:kept]) + "…" + string(rs[len(rs)-kept:])
}

// brief keeps the end or the beginning of text.
func brief(text string, end, begin int) string {
	rs := []rune(text)
	switch {
	case begin > 0 && len(rs) > begin:
		return string(rs[:begin]) + "…"
	case end > 0 && len(rs) > end:
		return "…" + string(rs[len(rs)-end:])
	}
	return text
}
