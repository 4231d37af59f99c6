package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/normalize/link"
	"github.com/taizhang/taizhang/sql/warehouse"
)

const aboutDiff = `逐条比较两个方案：哪些延续、改写、加强、减弱、拆分、合并，哪些未再列入，哪些新增；改了哪些字、单位、时限、
指标。两年的同一方案、同一年的两地方案、方案与其落实情况都可以比。
甲、乙是任何格式的文件、taizhang parse 的输出，或数仓里的方案：编号，或标题、地名中的文字，可带年度，
东湖区@2021、政务公开@2020。--output html 左右对照；--to 文件.xlsx 写成工作簿。

Compares two plans, task by task: what stayed, was reworded, strengthened or weakened, split, merged,
dropped, and what is new; with the words, organs, deadlines and figures that changed. Each is a
document of any format, what "taizhang parse" printed, or a plan of the warehouse: its number, or
words of its title or place, perhaps with the year, 东湖区@2021. The earlier one comes first.
--only keeps some relations or classes: --only new,dropped,strengthened. --output html shows both
texts side by side; --to FILE.xlsx writes a workbook.`

type diffFlags struct {
	only     []string
	language string
	to       string
	force    bool
	given    normalize.Given
}

func newDiff(a *app) *cobra.Command {
	var f diffFlags
	cmd := &cobra.Command{
		Use:         "diff PLAN PLAN",
		Short:       "两个方案逐条比较 / say what changed from one plan to another, task by task",
		Long:        aboutDiff,
		Args:        cobra.ExactArgs(2),
		Annotations: map[string]string{moreOutput: htmlOutput},
		RunE: func(cmd *cobra.Command, args []string) error {
			sides, err := a.twoSides(cmd, args, f.given)
			if err != nil {
				return err
			}
			bound, err := a.said(cmd.Context(), sides)
			if err != nil {
				return err
			}
			return a.printDiff(f, comparison(f, sides[0], sides[1], bound))
		},
	}
	cmd.Flags().StringSliceVar(&f.only, "only", nil, "relations or classes to show, all when empty")
	cmd.Flags().StringVar(&f.language, "lang", "zh", "language of headings, zh or en")
	cmd.Flags().StringVar(&f.to, "to", "", "写成工作簿 / workbook to write, FILE.xlsx")
	cmd.Flags().BoolVar(&f.force, "force", false, "替换已有的 --to 文件 / replace the file of --to")
	givenFlags(cmd, &f.given)
	return cmd
}

// side is one of the two plans that are compared.
type side struct {
	head    diffPlan
	edition *link.Edition
	loaded  *warehouse.PlanHead // of the warehouse; nil for a file
}

// twoSides reads the one plan of each file, or of each name in the warehouse.
func (a *app) twoSides(cmd *cobra.Command, names []string, given normalize.Given) (out [2]side, err error) {
	for i, name := range names {
		if out[i], err = a.side(cmd, name, given); err != nil {
			return out, err
		}
	}
	return out, nil
}

func (a *app) side(cmd *cobra.Command, name string, given normalize.Given) (side, error) {
	if _, err := os.Stat(name); err != nil {
		return a.loadedSide(cmd.Context(), name)
	}
	p, err := planJSON(name)
	if err == nil && p == nil {
		p, err = a.planOf(cmd, name, given)
	}
	if err != nil {
		return side{}, err
	}
	return side{headOf(p), link.From(p), nil}, nil
}

// loadedSide finds a plan of the warehouse.
func (a *app) loadedSide(ctx context.Context, name string) (side, error) {
	w, err := a.warehouse(ctx)
	if err != nil {
		return side{}, err
	}
	defer w.Close()
	h, err := w.FindOne(ctx, name)
	if errors.Is(err, warehouse.ErrMissing) {
		return side{}, coded{exitUnreadable, fmt.Errorf("%s: no such file, and no warehouse to look in", name)}
	}
	if err != nil {
		return side{}, planError(err)
	}
	e, err := w.Edition(ctx, h)
	return side{diffPlan{h.Title, h.Place, h.Year, h.Tasks, h.Document}, e, &h}, databaseError(err)
}

// said is what people have said of the tasks of two plans of the warehouse.
func (a *app) said(ctx context.Context, sides [2]side) (link.Bound, error) {
	if sides[0].loaded == nil || sides[1].loaded == nil {
		return link.Bound{}, nil
	}
	w, err := a.warehouse(ctx)
	if err != nil {
		return link.Bound{}, err
	}
	defer w.Close()
	c, err := w.Compare(ctx, *sides[0].loaded, *sides[1].loaded)
	if err != nil {
		return link.Bound{}, databaseError(err)
	}
	return c.Bound, nil
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

func comparison(f diffFlags, x, y side, bound link.Bound) *diffed {
	p := link.PairWithin(x.edition, y.edition, link.DefaultRules, bound)
	d := &diffed{A: x.head, B: y.head, Count: map[string]int{}}
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
