package serve

import (
	"fmt"

	"github.com/taizhang/taizhang/parse"
)

// PlanHead is a plan's head, each field with its place in the document.
type PlanHead struct {
	Plan         ID     `json:"plan_id"`
	Division     string `json:"division_code"`
	DivisionName string `json:"division_name"`
	Place        string `json:"division,omitempty" about:"所读出或更正的区划名 / the division's name as it was read or corrected"`
	Edition      ID     `json:"edition_id"`
	Series       ID     `json:"series_id"`
	Bundle       ID     `json:"bundle_id"`
	Title        string `json:"title"`
	NoticeTitle  string `json:"notice_title,omitempty"`
	Issuer       string `json:"issuer,omitempty"`
	Number       string `json:"number,omitempty"`
	IndexNumber  string `json:"index_number,omitempty"`
	Year         int64  `json:"year,omitempty"`
	Period       string `json:"period,omitempty"`
	Signed       string `json:"signed_on,omitempty"`
	Published    string `json:"published_on,omitempty"`
	Kind         string `json:"kind,omitempty"`
	Format       string `json:"format"`
	Parser       string `json:"parser"`
	Tasks        int64  `json:"tasks"`
	Primary      bool   `json:"is_primary"`
	InForce      bool   `json:"is_in_force" about:"其系列该年以它为准 / it stands for its series and year"`
	Source       string `json:"source"`

	TitlePos       string `json:"title_pos,omitempty"`
	NoticeTitlePos string `json:"notice_title_pos,omitempty"`
	IssuerPos      string `json:"issuer_pos,omitempty"`
	NumberPos      string `json:"number_pos,omitempty"`
	IndexNumberPos string `json:"index_number_pos,omitempty"`
	DivisionPos    string `json:"division_pos,omitempty"`
	YearPos        string `json:"year_pos,omitempty"`
	SignedPos      string `json:"signed_on_pos,omitempty"`
	PublishedPos   string `json:"published_on_pos,omitempty"`
}

// Fact is one duty, deadline, figure or report of a task, with its place.
type Fact struct {
	Task       ID      `json:"task_id"`
	What       string  `json:"what" about:"duty、deadline、measure、progress"`
	Ordinal    int64   `json:"ordinal"`
	Words      string  `json:"words" about:"原文 / the words as printed"`
	Kind       string  `json:"kind,omitempty"`
	Value      string  `json:"value,omitempty"`
	Inherited  bool    `json:"inherited"`
	Pos        string  `json:"pos"`
	Confidence float64 `json:"confidence"`
}

// PlanTask is a task of a plan with its facts.
type PlanTask struct {
	Task       ID      `json:"task_id"`
	Ordinal    int64   `json:"ordinal"`
	Serial     string  `json:"serial,omitempty"`
	Path       string  `json:"path,omitempty"`
	Content    string  `json:"content"`
	Orgs       string  `json:"orgs,omitempty"`
	Pos        string  `json:"pos"`
	SerialPos  string  `json:"serial_pos,omitempty"`
	PathPos    string  `json:"path_pos,omitempty"`
	Provenance string  `json:"provenance,omitempty"`
	Confidence float64 `json:"confidence"`
	Thread     ID      `json:"thread_id,omitempty"`
	Facts      []Fact  `json:"facts"`
}

// Near is a plan that was compared with another.
type Near struct {
	Way          string `json:"way" about:"before 前一方案、after 后一方案 / before or after"`
	Kind         string `json:"kind" about:"year、report、cascade、given"`
	Plan         ID     `json:"plan_id"`
	Title        string `json:"title"`
	Year         int64  `json:"year,omitempty"`
	DivisionName string `json:"division_name"`
	Links        int64  `json:"links"`
}

// IssueRow is an issue of a plan.
type IssueRow struct {
	Ordinal int64  `json:"ordinal"`
	Code    string `json:"code"`
	Content string `json:"content"`
	Pos     string `json:"pos,omitempty"`
	Other   ID     `json:"other_plan_id,omitempty" about:"与之近似的方案 / the plan that it is a near copy of"`
}

// PlanView is a plan beside its source.
type PlanView struct {
	Page
	Plan   PlanHead   `json:"plan"`
	Now    *PlanNow   `json:"now,omitempty" about:"不再以它为准时，今以何者为准 / of a plan that no longer stands, what does"`
	Tasks  []PlanTask `json:"tasks"`
	Near   []Near     `json:"near"`
	Issues []IssueRow `json:"issues"`
	Source Source     `json:"source"`
}

func planView(r *request) (any, error) {
	id, err := r.id("plan")
	if err != nil {
		return nil, err
	}
	head, now, err := planNow(r, id)
	if err != nil {
		return nil, err
	}
	v := PlanView{Plan: *head, Now: now}
	if v.Page, err = r.page(); err != nil {
		return nil, err
	}
	if r.value("size") == "" {
		v.Page.Size = planTasks
	}
	if v.Tasks, err = tasksOf(r, head, &v.Page); err != nil {
		return nil, err
	}
	if v.Near, err = scoped[Near](r, "plan-near", int64(head.Plan)); err != nil {
		return nil, err
	}
	if v.Issues, err = issuesOf(r, head); err != nil {
		return nil, err
	}
	v.Source, err = sourceOf(r, &v)
	return v, err
}

// nearCopy is what mart.issue says of a near copy.
const nearCopy = "%d/%d 项任务与《%s》逐字相同"

// issuesOf are what is odd in a plan, near copies last.
func issuesOf(r *request, plan *PlanHead) ([]IssueRow, error) {
	type copied struct {
		Other  ID     `json:"other_plan_id"`
		Shared int64  `json:"shared"`
		Tasks  int64  `json:"tasks"`
		Title  string `json:"title"`
	}
	all, err := ask[IssueRow](r, "plan-issues", plan.Division, int64(plan.Plan))
	if err != nil {
		return nil, err
	}
	near, err := scoped[copied](r, "plan-copies", plan.Division, int64(plan.Plan))
	for i, n := range near {
		all = append(all, IssueRow{Ordinal: 1001 + int64(i), Code: string(parse.NearCopy), Content: fmt.Sprintf(nearCopy, n.Shared, n.Tasks, n.Title), Other: n.Other})
	}
	return all, err
}

// planTasks is how many tasks stand beside the document at once.
const planTasks = 80

func planHead(r *request, id ID) (*PlanHead, error) {
	heads, err := scoped[PlanHead](r, "plan", int64(id))
	if err != nil {
		return nil, err
	}
	if len(heads) == 0 {
		return nil, notFound("plan %d", id)
	}
	return &heads[0], nil
}

// tasksOf reads the tasks of a plan, each with what hangs on it.
func tasksOf(r *request, plan *PlanHead, p *Page) ([]PlanTask, error) {
	all, err := ask[PlanTask](r, "plan-tasks", plan.Division, int64(plan.Plan), p.limit(), p.offset())
	if err != nil {
		return nil, err
	}
	all = paged(p, all)
	return all, addFacts(r, plan, all)
}

// addFacts hangs on tasks of a plan what belongs to them.
func addFacts(r *request, plan *PlanHead, all []PlanTask) error {
	facts, err := ask[Fact](r, "plan-facts", plan.Division, int64(plan.Plan))
	if err != nil {
		return err
	}
	at := map[ID]int{}
	for i := range all {
		at[all[i].Task] = i
		all[i].Facts = []Fact{}
	}
	for _, f := range facts {
		if i, ok := at[f.Task]; ok {
			all[i].Facts = append(all[i].Facts, f)
		}
	}
	return nil
}

// Fields are the head's fields with their names, for the page.
func (p PlanHead) Fields() []headField {
	var out []headField
	add := func(name, value, pos string) {
		if value != "" {
			out = append(out, headField{name, value, pos})
		}
	}
	year := ""
	if p.Year > 0 {
		year = yearName(view{Lang: "zh"}, p.Year)
	}
	add("印发通知", p.NoticeTitle, p.NoticeTitlePos)
	add("发文机关", p.Issuer, p.IssuerPos)
	add("文号", p.Number, p.NumberPos)
	add("索引号", p.IndexNumber, p.IndexNumberPos)
	add("区划", p.DivisionName, p.DivisionPos)
	add("年度", year, p.YearPos)
	add("成文日期", p.Signed, p.SignedPos)
	add("发布日期", p.Published, p.PublishedPos)
	return out
}

type headField struct{ Name, Value, Pos string }
