package serve

import "strconv"

// HeadView is a plan with each field of its head that can be corrected, those that nothing was read for too.
type HeadView struct {
	Plan   PlanHead    `json:"plan"`
	Fields []ReviewRow `json:"fields"`
	Made   []Became    `json:"corrections"`
}

func headView(r *request) (any, error) {
	id, err := r.id("plan")
	if err != nil {
		return nil, err
	}
	head, err := planHead(r, id)
	if err != nil {
		return nil, err
	}
	v := HeadView{Plan: *head, Fields: head.editable(), Made: []Became{}}
	v.Made, err = r.became(id, 0)
	return v, err
}

// editable are the fields of the head as the review names them.
func (p *PlanHead) editable() (out []ReviewRow) {
	year := ""
	if p.Year != 0 {
		year = strconv.FormatInt(p.Year, 10)
	}
	for _, x := range []struct{ field, words, pos string }{
		{"title", p.Title, p.TitlePos}, {"notice_title", p.NoticeTitle, p.NoticeTitlePos}, {"issuer", p.Issuer, p.IssuerPos}, {"number", p.Number, p.NumberPos},
		{"index_number", p.IndexNumber, p.IndexNumberPos}, {"division", p.Place, p.DivisionPos}, {"year", year, p.YearPos},
		{"signed_on", p.Signed, p.SignedPos}, {"published_on", p.Published, p.PublishedPos}, {"kind", p.Kind, ""},
	} {
		out = append(out, ReviewRow{Kind: "plan", Field: x.field, Words: x.words, Confidence: 1, Pos: x.pos, Division: p.Division, Plan: p.Plan, PlanTitle: p.Title})
	}
	return out
}

// became are the corrections of a task, or of a plan itself where that is 0, with what became of them.
func (r *request) became(plan, task ID) ([]Became, error) {
	out := []Became{}
	all, err := r.s.Warehouse.Became(r.Context())
	for _, b := range all {
		ofPlan := b.Plan == int64(plan) || b.Correction.Plan == int64(plan)
		ofTask := b.Plan == int64(plan) && b.Task == int64(task) || b.Correction.Plan == int64(plan) && b.Correction.Task == int64(task)
		if task == 0 && ofPlan && b.Correction.Kind == "plan" || task != 0 && ofTask {
			out = append(out, Became{b.Correction, b.State, b.How, b.Was, b.Now})
		}
	}
	return out, err
}

// Waiting counts the corrections that do not show yet.
func (v HeadView) Waiting() int { return waiting(v.Made) }

func waiting(made []Became) (n int) {
	for _, b := range made {
		if b.State == "waiting" {
			n++
		}
	}
	return n
}
