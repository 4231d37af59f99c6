package correct

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/normalize"
)

// planField is a field of a plan that people can set.
type planField struct {
	get  func(*normalize.Plan) string
	set  func(*normalize.Plan, string) bool // false where the words are none of it
	pos  func(*normalize.Plan) string
	sure func(*normalize.Plan) *normalize.Confidence
	then func(*normalize.Plan) // what follows from it
}

// planFields are all of them, by the contract's names.
var planFields = map[string]planField{
	"title": worded(func(p *normalize.Plan) (**string, *string, *normalize.Confidence) {
		return &p.Title, &p.Pos.Title, &p.Confidence.Title
	}, (*normalize.Plan).Reserial),
	"notice_title": worded(func(p *normalize.Plan) (**string, *string, *normalize.Confidence) {
		return &p.NoticeTitle, &p.Pos.NoticeTitle, &p.Confidence.NoticeTitle
	}, nil),
	"issuer": worded(func(p *normalize.Plan) (**string, *string, *normalize.Confidence) {
		return &p.Issuer, &p.Pos.Issuer, &p.Confidence.Issuer
	}, (*normalize.Plan).Reserial),
	"index_number": worded(func(p *normalize.Plan) (**string, *string, *normalize.Confidence) {
		return &p.IndexNumber, &p.Pos.IndexNumber, &p.Confidence.IndexNumber
	}, nil),
	"number": read(worded(func(p *normalize.Plan) (**string, *string, *normalize.Confidence) {
		return &p.Number, &p.Pos.Number, &p.Confidence.Number
	}, nil), normalize.SaidNumber),
	"signed_on": read(worded(func(p *normalize.Plan) (**string, *string, *normalize.Confidence) {
		return &p.SignedOn, &p.Pos.SignedOn, &p.Confidence.SignedOn
	}, redated), normalize.SaidDate),
	"published_on": read(worded(func(p *normalize.Plan) (**string, *string, *normalize.Confidence) {
		return &p.PublishedOn, &p.Pos.PublishedOn, &p.Confidence.PublishedOn
	}, redated), normalize.SaidDate),
	"kind": read(worded(func(p *normalize.Plan) (**string, *string, *normalize.Confidence) {
		return &p.Kind, new(string), &p.Confidence.Kind
	}, nil), planKind),
	"period": worded(func(p *normalize.Plan) (**string, *string, *normalize.Confidence) {
		return &p.Period, new(string), new(normalize.Confidence)
	}, nil),
	"year": {
		get: func(p *normalize.Plan) string { return spellYear(p.Year) },
		set: setYear, then: redated,
		pos:  func(p *normalize.Plan) string { return p.Pos.Year },
		sure: func(p *normalize.Plan) *normalize.Confidence { return &p.Confidence.Year },
	},
	"division": {
		get:  func(p *normalize.Plan) string { return cmp.Or(value(p.Division.Name), value(p.Division.Code)) },
		set:  setDivision,
		pos:  func(p *normalize.Plan) string { return p.Pos.Division },
		sure: func(p *normalize.Plan) *normalize.Confidence { return &p.Confidence.Division },
		then: func(p *normalize.Plan) { p.Reserial(); p.Reseat() },
	},
}

// PlanFields names the fields of a plan that people can set.
func PlanFields() []string {
	return []string{"title", "notice_title", "issuer", "number", "index_number", "division", "year", "period", "signed_on", "published_on", "kind"}
}

func redated(p *normalize.Plan) { p.Redate(); p.Reseat() }

// worded is a field that is words.
func worded(at func(*normalize.Plan) (**string, *string, *normalize.Confidence), then func(*normalize.Plan)) planField {
	return planField{
		get: func(p *normalize.Plan) string { v, _, _ := at(p); return value(*v) },
		set: func(p *normalize.Plan, words string) bool {
			v, _, _ := at(p)
			*v = pointer(words)
			return true
		},
		pos:  func(p *normalize.Plan) string { _, pos, _ := at(p); return *pos },
		sure: func(p *normalize.Plan) *normalize.Confidence { _, _, c := at(p); return c },
		then: then,
	}
}

// read is a field whose words mean something: 2021年7月9日 is 2021-07-09.
func read(f planField, meaning func(string) string) planField {
	plain := f.set
	f.set = func(p *normalize.Plan, words string) bool {
		m := meaning(words)
		return (m != "" || words == "") && plain(p, m)
	}
	return f
}

func planKind(words string) string {
	for _, k := range []string{"indicator_system", "work_plan", "status_report", "task_list", "responsibility_list"} {
		if k == words {
			return k
		}
	}
	return ""
}

func pointer(words string) *string {
	if words == "" {
		return nil
	}
	return &words
}

func spellYear(y *int) string {
	if y == nil {
		return ""
	}
	return strconv.Itoa(*y)
}

func setYear(p *normalize.Plan, words string) bool {
	if words == "" {
		p.Year = nil
		return true
	}
	n, err := strconv.Atoi(strings.TrimSuffix(words, "年"))
	if err != nil || n < 1949 || n > 2100 {
		return false
	}
	p.Year, p.YearFrom, p.YearTo = &n, nil, nil
	return true
}

func setDivision(p *normalize.Plan, words string) bool {
	if words == "" {
		p.Division = normalize.Division{}
		return true
	}
	d := p.SaidDivision(words)
	if d.Code == nil && d.Zone == nil {
		return false
	}
	p.Division = d
	return true
}

// pathJoint stands between the headings of a path, as in the warehouse.
const pathJoint = " › "

// taskField is a field of a task itself.
type taskField struct {
	get  func(*normalize.Task) string
	set  func(*normalize.Task, string) bool
	sure func(*normalize.Task) *normalize.Confidence
}

// taskFields are all of them.
var taskFields = map[string]taskField{
	"content": {
		func(t *normalize.Task) string { return t.Content },
		func(t *normalize.Task, words string) bool {
			t.Content, t.Items = words, nil
			return words != ""
		},
		func(t *normalize.Task) *normalize.Confidence { return &t.Confidence.Content },
	},
	"serial": {
		func(t *normalize.Task) string { return value(t.Serial) },
		func(t *normalize.Task, words string) bool { t.Serial = pointer(words); return true },
		func(t *normalize.Task) *normalize.Confidence { return &t.Confidence.Serial },
	},
	"path": {
		func(t *normalize.Task) string { return strings.Join(t.Path, pathJoint) },
		func(t *normalize.Task, words string) bool {
			t.Path, t.PathPos = headings(words), nil
			return true
		},
		func(t *normalize.Task) *normalize.Confidence { return &t.Confidence.Path },
	},
}

// Known reports that people can set a field of a kind: title of a plan, content of a task, mention of a duty. What is
// added to a duty is its role, 牵头, or its words.
func Known(does Action, kind, field string) bool {
	switch {
	case does == Add && kind == "duty" && Role(field) != "" || does == Add && field == "":
		return true
	case kind == "plan":
		_, ok := planFields[field]
		return ok
	case kind == "task":
		_, ok := taskFields[field]
		return ok
	}
	return slices.Contains(ElementFields[kind], field)
}

// TaskFields names the fields of a task that people can set.
func TaskFields() []string { return []string{"content", "serial", "path"} }

// headings cuts 一、总体要求 › （一）目标 into the headings above a task.
func headings(words string) []string {
	out := []string{}
	for _, h := range strings.FieldsFunc(words, func(r rune) bool { return r == '›' || r == '>' || r == '＞' }) {
		if h = strings.TrimSpace(h); h != "" {
			out = append(out, h)
		}
	}
	return out
}
