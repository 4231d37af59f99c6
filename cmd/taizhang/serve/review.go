package serve

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// ReviewRow is a field that is worth a look.
type ReviewRow struct {
	Field      string  `json:"field" about:"duty、deadline、measure、content"`
	Ordinal    int     `json:"ordinal"`
	Words      string  `json:"words"`
	Value      string  `json:"value,omitempty"`
	Confidence float64 `json:"confidence"`
	Pos        string  `json:"pos"`
	Division   string  `json:"division_code"`
	Plan       ID      `json:"plan_id"`
	PlanTitle  string  `json:"plan_title"`
	Task       ID      `json:"task_id"`
	Content    string  `json:"content"`
}

// Kind is what a correction calls it: a task's words are the task's.
func (x ReviewRow) Kind() string {
	if x.Field == "content" {
		return "task"
	}
	return x.Field
}

// Review is what is worth a look, the least sure first, and what was corrected last.
type Review struct {
	Page
	Below float64                `json:"below"`
	Queue []ReviewRow            `json:"queue"`
	Made  []warehouse.Correction `json:"corrections"`
}

// sureEnough is the confidence from which nobody needs to look.
const sureEnough = 0.95

func review(r *request) (any, error) {
	out := Review{Below: sureEnough}
	var err error
	if out.Page, err = r.page(); err != nil {
		return nil, err
	}
	if v := r.value("below"); v != "" {
		if out.Below, err = strconv.ParseFloat(v, 64); err != nil || out.Below <= 0 || out.Below > 1 {
			return nil, wrong("below %q: want a number above 0, at most 1", v)
		}
	}
	plan := r.value("plan")
	if _, err := strconv.ParseInt(plan, 10, 64); plan != "" && err != nil {
		return nil, wrong("plan %q is no number", plan)
	}
	made, err := r.s.Warehouse.Corrections(r.Context())
	if err != nil {
		return nil, err
	}
	rows, err := scoped[ReviewRow](r, "review", plan, out.Below, out.Page.limit(), out.Page.offset())
	if err != nil {
		return nil, err
	}
	out.Queue = slices.DeleteFunc(paged(&out.Page, rows), func(x ReviewRow) bool { return looked(made, x) })
	slices.Reverse(made)
	for _, c := range made {
		if r.user.sees(c.Division) && len(out.Made) < 20 {
			out.Made = append(out.Made, c)
		}
	}
	return out, nil
}

// looked reports that somebody corrected or accepted a field already.
func looked(made []warehouse.Correction, x ReviewRow) bool {
	return slices.ContainsFunc(made, func(c warehouse.Correction) bool {
		return c.Task == int64(x.Task) && c.Plan == int64(x.Plan) && c.Kind == x.Kind() && c.Ordinal == x.Ordinal
	})
}

// Correction is what a reviewer says of a field: New is what it shall say, the same as Old where it is right.
type Correction struct {
	Plan    ID     `json:"plan_id"`
	Task    ID     `json:"task_id"`
	Kind    string `json:"kind" about:"plan、task、duty、deadline、measure、progress"`
	Ordinal int    `json:"ordinal"`
	Field   string `json:"field"`
	Old     string `json:"old"`
	New     string `json:"new"`
	Drop    bool   `json:"drop,omitempty" about:"取消此项 / take it away"`
	Note    string `json:"note,omitempty"`
	Back    string `json:"back,omitempty"`
}

// Corrected says that a correction is noted, and where to go on.
type Corrected struct {
	ID   ID     `json:"correction_id"`
	Next string `json:"next"`
}

func correct(r *request, _ http.ResponseWriter) (any, error) {
	c := Correction{}
	if err := r.body(&c); err != nil {
		return nil, err
	}
	head, err := planHead(r, c.Plan) // of a division that the reviewer may see
	if err != nil {
		return nil, err
	}
	out := warehouse.Correction{At: r.s.Now(), Author: r.user.Name, Kind: c.Kind, Division: head.Division, Plan: int64(c.Plan), Task: int64(c.Task),
		Ordinal: c.Ordinal, Field: c.Field, Old: &c.Old, New: &c.New, Note: c.Note}
	if c.Drop {
		out.New = nil
	}
	if len(c.New)+len(c.Note)+len(c.Old) > 64<<10 {
		return nil, wrong("a correction of more than 64 KB")
	}
	if err := r.s.Warehouse.Correct(r.Context(), out); err != nil {
		return nil, fault{http.StatusBadRequest, err}
	}
	said := c.New
	if c.Drop {
		said = "∅"
	}
	if err := r.audit("correct", c.Task.String(), c.Kind+" "+c.Field+": "+c.Old+" → "+said); err != nil {
		return nil, err
	}
	return Corrected{ID(out.ID()), local(c.Back)}, nil
}
