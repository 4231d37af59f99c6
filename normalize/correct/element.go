package correct

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/taizhang/taizhang/normalize"
)

// element is one duty, deadline, measure or the progress of a task, whichever it is.
type element struct {
	words, role, pos string
	get              func(field string) string
	set              func(field, words string) bool
	sure             func()
	certain          bool // somebody looked at it, or no doubt is left
}

// ElementFields names the fields of each kind that people can set; the first is its words, which
// the others are read from.
var ElementFields = map[string][]string{
	"duty":     {"mention", "role"},
	"deadline": {"mention", "due"},
	"measure":  {"mention", "op", "value", "unit"},
	"progress": {"mention", "status", "percent"},
}

// elementsOf lists a task's elements of a kind.
func elementsOf(t *normalize.Task, kind string) (out []element) {
	switch kind {
	case "duty":
		for i := range t.Duties {
			out = append(out, dutyElement(&t.Duties[i]))
		}
	case "deadline":
		for i := range t.Deadlines {
			out = append(out, deadlineElement(&t.Deadlines[i]))
		}
	case "measure":
		for i := range t.Measures {
			out = append(out, measureElement(&t.Measures[i]))
		}
	case "progress":
		if t.Progress != nil {
			out = append(out, progressElement(t.Progress))
		}
	}
	return out
}

// fields makes get and set out of a table.
type fields map[string]struct {
	get func() string
	set func(string) bool
}

func (f fields) element(words, role, pos string, is normalize.Confidence, sure func()) element {
	return element{words, role, pos,
		func(name string) string {
			if x, ok := f[name]; ok {
				return x.get()
			}
			return ""
		},
		func(name, words string) bool {
			x, ok := f[name]
			return ok && words != "" && x.set(words)
		}, sure, is == normalize.Surely}
}

func dutyElement(d *normalize.Duty) element {
	return fields{
		"mention": {func() string { return d.Mention }, func(w string) bool { d.Mention = w; return true }},
		"role":    {func() string { return d.Role }, func(w string) bool { r := Role(w); d.Role = r; return r != "" }},
	}.element(d.Mention, d.Role, d.Pos, d.Confidence, func() { d.Confidence, d.MentionConfidence = normalize.Surely, normalize.Surely })
}

func deadlineElement(d *normalize.Deadline) element {
	return fields{
		"mention": {func() string { return d.Mention }, func(w string) bool { d.Mention = w; return true }},
		"due": {func() string { return value(d.Due) }, func(w string) bool {
			day := normalize.SaidDate(w)
			if day == "" {
				return false
			}
			*d = normalize.Deadline{Mention: d.Mention, Kind: "date", Due: &day, Scope: d.Scope, Inherited: d.Inherited, Pos: d.Pos}
			return true
		}},
	}.element(d.Mention, "", d.Pos, d.Confidence, func() { d.Confidence, d.MentionConfidence = normalize.Surely, normalize.Surely })
}

func measureElement(m *normalize.Measure) element {
	return fields{
		"mention": {func() string { return m.Mention }, func(w string) bool { m.Mention = w; return true }},
		"op": {func() string { return m.Op }, func(w string) bool {
			m.Op = w
			return slices.Contains([]string{">=", "<=", "=", "<", ">", "~"}, w)
		}},
		"value": {func() string { return strconv.FormatFloat(m.Value, 'f', -1, 64) }, func(w string) bool {
			v, err := strconv.ParseFloat(w, 64)
			m.Value = v
			return err == nil
		}},
		"unit": {func() string { return m.Unit }, func(w string) bool { m.Unit = w; return true }},
	}.element(m.Mention, "", m.Pos, m.Confidence, func() { m.Confidence = normalize.Surely })
}

func progressElement(g *normalize.Progress) element {
	return fields{
		"mention": {func() string { return g.Mention }, func(w string) bool { g.Mention = w; return true }},
		"status": {func() string { return value(g.Status) }, func(w string) bool {
			s := Status(w)
			g.Status = &s
			return s != ""
		}},
		"percent": {func() string {
			if g.Percent == nil {
				return ""
			}
			return strconv.FormatFloat(*g.Percent, 'f', -1, 64)
		}, func(w string) bool {
			v, err := strconv.ParseFloat(strings.TrimSuffix(w, "%"), 64)
			g.Percent = &v
			return err == nil
		}},
	}.element(g.Mention, "", g.Pos, g.Confidence, func() { g.Confidence = normalize.Surely })
}

// roles are the words for each role.
var roles = []struct{ role, words string }{
	{"lead", "lead 牵头 主办 牵头单位"}, {"support", "support 配合 协办 参与 配合单位"},
	{"responsible", "responsible 责任 负责 责任单位"}, {"implement", "implement 落实 落实单位"},
}

// Role reads a role by its name or its Chinese word; "" for none.
func Role(words string) string {
	for _, r := range roles {
		if slices.Contains(strings.Fields(r.words), words) {
			return r.role
		}
	}
	return ""
}

// Status reads a status by its name or its Chinese words; "" for none.
func Status(words string) string {
	switch words {
	case "done", "partial", "ongoing", "not_started":
		return words
	}
	return string(normalize.ReadStatus(words))
}

// Valid says why a value cannot be that of a field; "" where it can. What only the plan can
// tell, whether it knows a division by this name, shows when it is applied.
func Valid(kind, field, words string) string {
	if words == "" {
		return ""
	}
	bad := ""
	switch kind + "." + field {
	case "duty.role":
		if Role(words) == "" {
			bad = "want lead, support, responsible or implement, or 牵头, 配合, 责任, 落实"
		}
	case "deadline.due", "plan.signed_on", "plan.published_on":
		if _, err := time.Parse(time.DateOnly, normalize.SaidDate(words)); err != nil {
			bad = "want a day, 2021-06-30"
		}
	case "plan.year":
		if !setYear(&normalize.Plan{}, words) {
			bad = "want a year, 2021"
		}
	case "plan.kind":
		if planKind(words) == "" {
			bad = "want indicator_system, work_plan, status_report, task_list or responsibility_list"
		}
	case "plan.division":
		if !setDivision(&normalize.Plan{}, words) {
			bad = "no one division is known by this"
		}
	case "measure.value", "progress.percent":
		if _, err := strconv.ParseFloat(strings.TrimSuffix(words, "%"), 64); err != nil {
			bad = "want a number"
		}
	case "progress.status":
		if Status(words) == "" {
			bad = "want done, partial, ongoing or not_started"
		}
	}
	return bad
}
