package serve

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	kindof "github.com/taizhang/taizhang/normalize/correct"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// ReviewRow is a field that is worth a look, named as a Correction of it is.
type ReviewRow struct {
	Kind       string  `json:"kind" about:"plan、task、duty、deadline、measure、progress"`
	Field      string  `json:"field" about:"方案的 title、issuer、number、division、year、kind 等，任务的 content、path、serial，其余为 mention / title, issuer, year … of a plan; content, path or serial of a task; mention of what hangs on it"`
	Ordinal    int     `json:"ordinal"`
	Words      string  `json:"words"`
	Value      string  `json:"value,omitempty"`
	Confidence float64 `json:"confidence"`
	Pos        string  `json:"pos,omitempty"`
	Division   string  `json:"division_code"`
	Plan       ID      `json:"plan_id"`
	PlanTitle  string  `json:"plan_title,omitempty"`
	Task       ID      `json:"task_id" about:"方案的项为 0 / 0 of a field of the plan"`
	Content    string  `json:"content,omitempty"`
}

// Name is the word by which people know it: title of a plan, path of a task, duty.
func (x ReviewRow) Name() string { return nameOf(x.Kind, x.Field) }

// nameOf is the field of a plan or a task, and what else hangs on a task as a whole.
func nameOf(kind, field string) string {
	if kind == "plan" || kind == "task" {
		return field
	}
	return kind
}

// Droppable reports that there may be none of it; a title there is always.
func (x ReviewRow) Droppable() bool { return x.Kind != "plan" || x.Field != "title" }

// Kinds are what a plan can be, where that is the field.
func (x ReviewRow) Kinds() []string {
	if x.Kind == "plan" && x.Field == "kind" {
		return []string{"work_plan", "task_list", "responsibility_list", "indicator_system", "status_report"}
	}
	return nil
}

// Place is the address where it stands beside the document.
func (x ReviewRow) Place() string {
	q := url.Values{}
	if x.Task != 0 {
		q.Set("task", x.Task.String())
	}
	if x.Pos != "" {
		q.Set("at", x.Pos)
	}
	return "/plans/" + x.Plan.String() + "?" + q.Encode() + "#v-" + x.key()
}

// key is what the page of the plan calls it.
func (x ReviewRow) key() string {
	switch {
	case x.Kind == "plan" && x.Field == "title":
		return "head.标题"
	case x.Kind == "plan":
		return "head." + fields[x.Field]
	case x.Field == "content":
		return x.Task.String()
	case x.Kind == "task":
		return x.Task.String() + "." + x.Field
	}
	return Fact{Task: x.Task, What: x.Kind, Ordinal: int64(x.Ordinal)}.Key()
}

// ReviewIssue is an issue of a plan that is worth a look.
type ReviewIssue struct {
	Division     string `json:"division_code"`
	DivisionName string `json:"division_name"`
	Plan         ID     `json:"plan_id"`
	PlanTitle    string `json:"plan_title"`
	Year         int64  `json:"year,omitempty"`
	Ordinal      int64  `json:"ordinal"`
	Code         string `json:"code"`
	Content      string `json:"content"`
	Pos          string `json:"pos,omitempty"`
}

// Review is what is worth a look: the fields that are least sure, the issues, or the corrections that were not found again; and what was
// corrected last.
type Review struct {
	Page
	Below  float64                `json:"below"`
	Queue  []ReviewRow            `json:"queue"`
	Issues []ReviewIssue          `json:"issues,omitempty" about:"of=issues"`
	Stale  []Became               `json:"stale,omitempty" about:"of=stale"`
	Made   []warehouse.Correction `json:"corrections"`
}

// queues are what can be looked at besides fields.
var queues = []string{"issues", "stale"}

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
	if err := out.fill(r, plan, made); err != nil {
		return nil, err
	}
	slices.Reverse(made)
	for _, c := range made {
		if r.user.sees(c.Division) && len(out.Made) < 20 {
			out.Made = append(out.Made, c)
		}
	}
	return out, nil
}

// fill reads the queue that is asked for.
func (out *Review) fill(r *request, plan string, made []warehouse.Correction) error {
	of, err := r.one("of", queues...)
	if err != nil {
		return err
	}
	switch of {
	case "issues":
		rows, err := scoped[ReviewIssue](r, "review-issues", plan, out.Page.limit(), out.Page.offset())
		out.Issues = paged(&out.Page, rows)
		return err
	case "stale":
		all, err := r.stale(plan)
		all = all[min(out.Page.offset(), len(all)):]
		out.Stale = paged(&out.Page, all[:min(out.Page.limit(), len(all))])
		return err
	}
	rows, err := scoped[ReviewRow](r, "review", "", plan, "", out.Below, 0, out.Page.limit(), out.Page.offset())
	made = kindof.Active(made)
	out.Queue = slices.DeleteFunc(paged(&out.Page, rows), func(x ReviewRow) bool { return looked(made, x) })
	return err
}

// stale are the corrections that were not found again, with the reason, the latest first.
func (r *request) stale(plan string) (out []Became, err error) {
	all, err := r.s.Warehouse.Became(r.Context())
	for _, b := range all {
		if b.State == "stale" && r.user.sees(b.Correction.Division) && (plan == "" || plan == ID(b.Correction.Plan).String()) {
			out = append(out, Became{b.Correction, b.State, b.How, b.Was, b.Now})
		}
	}
	slices.Reverse(out)
	return out, err
}

// looked reports that somebody corrected or accepted a field already, or made something else of its task.
func looked(made []warehouse.Correction, x ReviewRow) bool {
	return slices.ContainsFunc(made, func(c warehouse.Correction) bool {
		field := c.Does() == kindof.Change || c.Does() == kindof.Accept
		return c.Task == int64(x.Task) && c.Plan == int64(x.Plan) && c.Kind == x.Kind && c.Ordinal == x.Ordinal &&
			(!field || nameOf(c.Kind, c.Field) == x.Name())
	})
}

// Correction is what a reviewer says of a field, a task or a plan; as what it does is not said, New the
// same as Old accepts it, and Drop takes it away: a task is then none.
type Correction struct {
	Plan     ID     `json:"plan_id"`
	Task     ID     `json:"task_id"`
	Action   string `json:"action,omitempty" about:"accept、correct、split、merge、reject、add、must-link、cannot-link、retract"`
	Kind     string `json:"kind" about:"plan、task、duty、deadline、measure、progress"`
	Ordinal  int    `json:"ordinal"`
	Field    string `json:"field"`
	Old      string `json:"old"`
	New      string `json:"new"`
	Drop     bool   `json:"drop,omitempty" about:"取消此项 / take it away"`
	Merged   []ID   `json:"merged,omitempty" about:"与之合并的任务 / the tasks that are merged with it"`
	Other    ID     `json:"other,omitempty" about:"对应的另一条任务 / the other task of a link"`
	Retracts ID     `json:"retracts,omitempty" about:"收回哪一条更正 / the correction that is taken back"`
	Note     string `json:"note,omitempty"`
	Back     string `json:"back,omitempty"`
}

// Corrected says that a correction is noted, and where to go on.
type Corrected struct {
	ID   ID     `json:"correction_id"`
	Next string `json:"next"`
}

// noted is the correction as the warehouse takes it.
func (c *Correction) noted(r *request, division string) warehouse.Correction {
	out := warehouse.Correction{At: r.s.Now(), Author: r.user.Name, Action: kindof.Action(c.Action), Kind: c.Kind, Division: division, Plan: int64(c.Plan), Task: int64(c.Task),
		Ordinal: c.Ordinal, Field: c.Field, Note: c.Note, Other: int64(c.Other), Retracts: int64(c.Retracts)}
	for _, id := range c.Merged {
		out.Merged = append(out.Merged, int64(id))
	}
	switch {
	case c.Action != "" && c.Action != string(kindof.Change):
		if c.New != "" {
			out.New = &c.New
		}
	case c.Drop && c.Kind == "task" && c.Field == "content":
		out.Action, out.Field = kindof.Reject, ""
	case c.Drop:
	case c.New == c.Old:
		out.Action = kindof.Accept
	default:
		out.New = &c.New
	}
	return out
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
	c.New = strings.ReplaceAll(c.New, "\r\n", "\n") // as browsers send lines
	if err := c.complete(); err != nil {
		return nil, err
	}
	if err := errors.Join(r.seesTask(c.Other), r.seesCorrection(c.Retracts)); err != nil {
		return nil, err
	}
	if len(c.New)+len(c.Note)+len(c.Old) > 64<<10 {
		return nil, wrong("a correction of more than 64 KB")
	}
	noted, err := r.s.Warehouse.Note(r.Context(), c.noted(r, head.Division))
	if err != nil {
		return nil, misread(err)
	}
	said := c.New
	if c.Drop {
		said = "∅"
	}
	if err := r.audit("correct", cmp.Or(c.Task, c.Plan).String(), string(noted[0].Does())+" "+c.Kind+" "+c.Field+": "+c.Old+" → "+said); err != nil {
		return nil, err
	}
	return Corrected{ID(noted[0].ID), local(c.Back)}, nil
}

// misread takes what is wrong with a correction for the reviewer's doing, and nothing else.
func misread(err error) error {
	var wrong *warehouse.CorrectionError
	if errors.As(err, &wrong) || errors.Is(err, warehouse.ErrNoField) || errors.Is(err, warehouse.ErrNoTask) || errors.Is(err, warehouse.ErrNoPlan) {
		return fault{http.StatusBadRequest, err}
	}
	return err
}

// seesTask refuses a task of a division that the reviewer may not see; 0 is none.
func (r *request) seesTask(id ID) error {
	type row struct {
		Division string `json:"division_code"`
	}
	if id == 0 {
		return nil
	}
	of, err := ask[row](r, "task-division", int64(id))
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(of, func(x row) bool { return r.user.sees(x.Division) }) {
		return notFound("task %d", id)
	}
	return nil
}

// seesCorrection refuses a correction that is none, or of a division that the reviewer may not see; 0 is none.
func (r *request) seesCorrection(id ID) error {
	if id == 0 {
		return nil
	}
	made, err := r.s.Warehouse.Corrections(r.Context())
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(made, func(c warehouse.Correction) bool { return c.ID == int64(id) && r.user.sees(c.Division) }) {
		return notFound("correction %d", id)
	}
	return nil
}

// Settled says how many corrections were laid over how many publications, and where to go on.
type Settled struct {
	Corrections int    `json:"corrections"`
	Bundles     int    `json:"publications"`
	Next        string `json:"next"`
}

// settle lays what was noted over what is loaded, so that every page shows it.
func settle(r *request, _ http.ResponseWriter) (any, error) {
	st, err := r.s.Warehouse.Settle(r.Context())
	if err != nil {
		return nil, err
	}
	next := "/review"
	if back := r.value("back"); back != "" {
		next = local(back)
	}
	return Settled{st.Corrections, st.Bundles, next}, r.audit("settle", "", strconv.Itoa(st.Corrections))
}
