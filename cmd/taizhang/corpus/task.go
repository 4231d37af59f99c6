package corpus

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// topic is what a task is about: an action on an object, perhaps of one area.
// No edition and none after it has two tasks of one topic, so the truth is never in doubt.
type topic struct{ field, object, action, area int }

// pick is a line of a table in one of its wordings.
type pick struct{ line, wording int }

// part is one topic with its words.
type part struct {
	topic   topic
	wording int
	figure  int // for {k}; 0 where the action states none
	details []pick
	above   int // line of the upstream list that it carries out, from 1; 0 for none
}

// task is a task as the generator means it, before it is printed.
type task struct {
	parts         []part // two where tasks were merged or can be split
	lead, formula int    // -1 for none
	organs        []int  // beside the first of the field
	collective    bool   // the towns are named as well
	when          when
}

// String is the task's words: 推进义务教育学校规范化建设，明确建设标准和工作流程。
func (t *task) String() string {
	var sb strings.Builder
	if t.lead >= 0 {
		sb.WriteString(words().leads[t.lead] + "，")
	}
	for i, p := range t.parts {
		if i > 0 {
			sb.WriteString("；")
		}
		p.write(&sb)
	}
	if t.formula >= 0 {
		sb.WriteString("，" + words().formulas[t.formula])
	}
	sb.WriteString("。")
	return sb.String()
}

func (p *part) write(sb *strings.Builder) {
	w := words()
	o := w.fields[p.topic.field].objects[p.topic.object]
	action := w.actions[p.topic.action][p.wording]
	action = strings.Replace(action, "{n}", w.areas[p.topic.area]+o.name, 1)
	sb.WriteString(strings.Replace(action, "{k}{u}", strconv.Itoa(p.figure)+o.unit, 1))
	for _, d := range p.details {
		sb.WriteString("，" + w.details[d.line][d.wording])
	}
}

// clone shares nothing with t.
func (t *task) clone() *task {
	c := *t
	c.parts = slices.Clone(t.parts)
	for i := range c.parts {
		c.parts[i].details = slices.Clone(c.parts[i].details)
	}
	c.organs = slices.Clone(t.organs)
	return &c
}

func (t *task) field() int { return t.parts[0].topic.field }

// figures reports that an action states a figure.
func figures(action int) bool { return strings.Contains(words().actions[action][0], "{k}") }

// newTopic draws a topic of one of the fields.
func newTopic(r *rand.Rand, fields []int) topic {
	w := words()
	t := topic{field: fields[r.IntN(len(fields))], action: r.IntN(len(w.actions))}
	t.object = r.IntN(len(w.fields[t.field].objects))
	if r.IntN(3) > 0 {
		t.area = r.IntN(len(w.areas))
	}
	return t
}

func newPart(r *rand.Rand, t topic) part {
	w := words()
	p := part{topic: t, wording: r.IntN(len(w.actions[t.action]))}
	if figures(t.action) {
		p.figure = 2 + r.IntN(48)
	}
	for range 1 + r.IntN(3) {
		p.details = append(p.details, p.newDetail(r))
	}
	return p
}

// newDetail draws a detail that the part does not have.
func (p *part) newDetail(r *rand.Rand) pick {
	for {
		line := r.IntN(len(words().details))
		if !slices.ContainsFunc(p.details, func(d pick) bool { return d.line == line }) {
			return pick{line, r.IntN(len(words().details[line]))}
		}
	}
}

func newTask(r *rand.Rand, parts ...part) *task {
	t := &task{parts: parts, lead: maybe(r, 5, len(words().leads)), formula: maybe(r, 2, len(words().formulas)), when: newWhen(r)}
	t.assign(r)
	return t
}

// assign draws the organs beside the first of the field.
func (t *task) assign(r *rand.Rand) {
	t.organs = nil
	for i := 1; i < len(words().fields[t.field()].organs); i++ {
		if r.IntN(5) < 3 {
			t.organs = append(t.organs, i)
		}
	}
	t.collective = r.IntN(5) == 0
}

// maybe draws one of n, once in so many times; else -1.
func maybe(r *rand.Rand, times, n int) int {
	if r.IntN(times) > 0 {
		return -1
	}
	return r.IntN(n)
}

// when is a deadline before its year is known.
type when struct{ form, month, day int }

// The forms of deadlines, the frequent ones more than once.
const (
	monthEnd = iota // 6月底前
	yearMonthEnd
	yearDay
	yearEnd
	ongoing
	quarterly
	yearMonthEnd2
	yearEnd2
	whenForms
)

func newWhen(r *rand.Rand) when {
	return when{r.IntN(whenForms), 4 + r.IntN(9), 1 + r.IntN(28)}
}

// Deadline is a deadline's truth.
type Deadline struct {
	Mention string `json:"mention"`
	Kind    string `json:"kind"`
	Due     string `json:"due,omitempty"`
	RRule   string `json:"rrule,omitempty"`
}

func (w when) in(year int) Deadline {
	switch w.form {
	case monthEnd:
		return Deadline{Mention: fmt.Sprintf("%d月底前", w.month), Kind: "date", Due: lastOf(year, w.month)}
	case yearMonthEnd, yearMonthEnd2:
		return Deadline{Mention: fmt.Sprintf("%d年%d月底前", year, w.month), Kind: "date", Due: lastOf(year, w.month)}
	case yearDay:
		return Deadline{Mention: fmt.Sprintf("%d年%d月%d日前", year, w.month, w.day), Kind: "date", Due: fmt.Sprintf("%d-%02d-%02d", year, w.month, w.day)}
	case ongoing:
		return Deadline{Mention: "持续推进", Kind: "ongoing"}
	case quarterly:
		return Deadline{Mention: "每季度", Kind: "recurring", RRule: "FREQ=MONTHLY;INTERVAL=3"}
	}
	return Deadline{Mention: fmt.Sprintf("%d年底前", year), Kind: "date", Due: lastOf(year, 12)}
}

// lastOf is the last day of a month from April to December.
func lastOf(year, month int) string {
	day := 31
	if month == 4 || month == 6 || month == 9 || month == 11 {
		day = 30
	}
	return fmt.Sprintf("%d-%02d-%02d", year, month, day)
}
