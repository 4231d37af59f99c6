package warehouse

import (
	"strings"

	"github.com/taizhang/taizhang/normalize"
)

// allTasks reads the tasks and their bullets.
func (s *stored) allTasks(ask asking) error {
	type at struct {
		plan *normalize.Plan
		i    int
		key  [2]int64
	}
	var order []at
	if err := ask("stored-tasks", s.bundle, func(scan func(...any) error) error {
		var plan, id int64
		var path, serialPos, pathPos, from *string
		t := normalize.Task{Path: []string{}, Duties: []normalize.Duty{}, Deadlines: []normalize.Deadline{}, Measures: []normalize.Measure{}}
		var content, headings, serial *float64
		if err := scan(&plan, &id, &t.Ordinal, &t.Serial, &path, &t.Content, &t.Pos, &serialPos, &pathPos, &content, &headings, &serial, &from); err != nil {
			return err
		}
		t.ID, t.SerialPos, t.Provenance = spellKey(id), optionalText(serialPos), optionalText(from)
		if path != nil {
			t.Path = strings.Split(*path, pathJoint)
		}
		if pathPos != nil {
			t.PathPos = strings.Split(*pathPos, "\n")
		}
		t.Confidence = normalize.TaskConfidence{Content: probability(content), Path: probability(headings), Serial: probability(serial)}
		p := s.plans[plan]
		p.Tasks = append(p.Tasks, t)
		order = append(order, at{p, len(p.Tasks) - 1, [2]int64{plan, id}})
		return nil
	}); err != nil {
		return err
	}
	for _, o := range order {
		s.tasks[o.key] = &o.plan.Tasks[o.i]
	}
	return s.each(ask, "stored-items", func(scan func(...any) error) (func(*normalize.Task), error) {
		var words string
		err := scan(&words)
		return func(t *normalize.Task) { t.Items = append(t.Items, words) }, err
	})
}

func probability(p *float64) (c normalize.Confidence) {
	if p != nil {
		c.P = *p
	}
	return c
}

// each reads rows that hang on a task: f scans what stands behind the keys of plan and task, and
// says where it belongs.
func (s *stored) each(ask asking, name string, f func(scan func(...any) error) (func(*normalize.Task), error)) error {
	return ask(name, s.bundle, func(scan func(...any) error) error {
		var key [2]int64
		put, err := f(func(into ...any) error { return scan(append([]any{&key[0], &key[1]}, into...)...) })
		if t := s.tasks[key]; err == nil && t != nil {
			put(t)
		}
		return err
	})
}

// duties reads who has what to do, and who watches over it.
func (s *stored) duties(ask asking) error {
	if err := s.each(ask, "stored-duties", scanDuty); err != nil {
		return err
	}
	if err := s.each(ask, "stored-members", func(scan func(...any) error) (func(*normalize.Task), error) {
		ordinal, mention := 0, ""
		err := scan(&ordinal, &mention)
		return func(t *normalize.Task) {
			d := &t.Duties[ordinal-1]
			d.Members = append(d.Members, mention)
		}, err
	}); err != nil {
		return err
	}
	return s.each(ask, "stored-supervisors", func(scan func(...any) error) (func(*normalize.Task), error) {
		var v normalize.Supervisor
		err := scan(&v.Mention, &v.Pos)
		return func(t *normalize.Task) { t.Supervisors = append(t.Supervisors, v) }, err
	})
}

func scanDuty(scan func(...any) error) (func(*normalize.Task), error) {
	var d normalize.Duty
	var sure, mention *float64
	var id *int64
	var name, line, division, level, branch, functions *string
	err := scan(&d.Mention, &d.Role, &d.Collective, &d.Inherited, &d.Inline, &d.Pos, &sure, &mention, &id, &name, &line, &division, &level, &branch, &functions)
	d.Confidence, d.MentionConfidence = probability(sure), probability(mention)
	if id != nil {
		d.Org = &normalize.Org{ID: spellKey(*id), Name: optionalText(name), Line: optionalText(line), Level: optionalText(level), Branch: optionalText(branch)}
		if code := optionalText(division); code != normalize.UnknownDivision {
			d.Org.Division = &code
		}
		if functions != nil {
			d.Org.Functions = strings.Split(*functions, "、")
		}
	}
	return func(t *normalize.Task) { t.Duties = append(t.Duties, d) }, err
}

// times reads deadlines, figures and progress.
func (s *stored) times(ask asking) error {
	if err := s.each(ask, "stored-deadlines", scanDeadline); err != nil {
		return err
	}
	if err := s.each(ask, "stored-measures", func(scan func(...any) error) (func(*normalize.Task), error) {
		var m normalize.Measure
		var change, period *string
		var year *int
		var sure *float64
		err := scan(&m.Mention, &m.Op, &m.Value, &m.ValueMax, &m.Unit, &m.Class, &m.Pos, &change, &period, &year, &sure)
		m.Change, m.Period, m.Confidence = optionalText(change), optionalText(period), probability(sure)
		if year != nil {
			m.Year = *year
		}
		return func(t *normalize.Task) { t.Measures = append(t.Measures, m) }, err
	}); err != nil {
		return err
	}
	return s.each(ask, "stored-progress", func(scan func(...any) error) (func(*normalize.Task), error) {
		g := &normalize.Progress{}
		var sure *float64
		err := scan(&g.Mention, &g.Status, &g.Value, &g.Unit, &g.Percent, &g.AsOf, &g.Pos, &sure)
		g.Confidence = probability(sure)
		return func(t *normalize.Task) { t.Progress = g }, err
	})
}

func scanDeadline(scan func(...any) error) (func(*normalize.Task), error) {
	var d normalize.Deadline
	var options *string
	var sure, mention *float64
	err := scan(&d.Mention, &d.Kind, &d.Due, &d.Earliest, &d.RRule, &options, &d.Duration, &d.Workdays, &d.Anchor, &d.Scope, &d.Inherited, &d.Pos, &sure, &mention)
	d.Confidence, d.MentionConfidence = probability(sure), probability(mention)
	if options != nil {
		d.RRuleOptions = strings.Split(*options, "\n")
	}
	return func(t *normalize.Task) { t.Deadlines = append(t.Deadlines, d) }, err
}
