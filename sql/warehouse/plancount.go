package warehouse

import (
	"strings"

	"github.com/taizhang/taizhang/normalize"
)

// unsureBelow is the confidence under which a field is worth a look.
const unsureBelow = 0.95

// answering names the organs that lead a task or answer for it, as printed: 区发改委、区商务局.
func answering(t *normalize.Task) string {
	var names []string
	for i := range t.Duties {
		if leads(&t.Duties[i]) {
			names = append(names, t.Duties[i].Mention)
		}
	}
	return strings.Join(names, "、")
}

func leads(d *normalize.Duty) bool { return d.Role == "lead" || d.Role == "responsible" }

// planCount is what is counted of a plan.
type planCount struct {
	withDuty, led, withDeadline, dated    int // tasks
	duties, deadlines, lastDays, measures int
	reported                              int
	status                                map[string]int
	fields, unsure                        int
	topics                                ordered[[2]string, topicCount]
	days                                  ordered[dueDay, dueCount]
}

// topicCount is what stands under two headings.
type topicCount struct{ tasks, dated, reported, done int }

// dueDay is a day on which something of a plan is due.
type dueDay struct{ due, kind string }

// dueCount is what is due on a day; last is the latest task counted, from 1.
type dueCount struct{ turns, tasks, done, last int }

// ordered keeps what belongs to a key, in the order in which the keys came.
type ordered[K comparable, V any] struct {
	keys []K
	of   map[K]*V
}

func (o *ordered[K, V]) at(k K) *V {
	if v := o.of[k]; v != nil {
		return v
	}
	if o.of == nil {
		o.of = map[K]*V{}
	}
	o.keys, o.of[k] = append(o.keys, k), new(V)
	return o.of[k]
}

// addCounts adds up what a plan has, for the figures that people look at most.
func (b *bundle) addCounts(h *planHead, p *normalize.Plan, issues int) {
	c := planCount{status: map[string]int{}}
	for i := range p.Tasks {
		b.countTask(&c, h, i+1, &p.Tasks[i])
	}
	pc := &p.Confidence
	c.sure(pc.Title, pc.NoticeTitle, pc.Issuer, pc.Number, pc.IndexNumber, pc.Division, pc.Year, pc.SignedOn, pc.PublishedOn, pc.Kind)
	b.rows.add(corePlanCount, h.division, h.plan, len(p.Tasks), c.withDuty, c.led, c.withDeadline, c.dated, c.duties, c.deadlines, c.lastDays, c.measures,
		c.reported, c.status["done"], c.status["partial"], c.status["ongoing"], c.status["not_started"], issues, c.fields, c.unsure)
	for _, k := range c.topics.keys {
		t := c.topics.of[k]
		b.rows.add(coreTopic, h.division, h.plan, optional(k[0]), optional(k[1]), t.tasks, t.dated, t.reported, t.done)
	}
	for _, k := range c.days.keys {
		d := c.days.of[k]
		b.rows.add(coreDueDay, h.division, h.plan, day(&k.due), text(k.kind), beforeIssue(p, k.due), d.turns, d.tasks, d.done)
	}
}

// beforeIssue reports a day before a plan was signed; reports speak of the past.
func beforeIssue(p *normalize.Plan, due string) bool {
	return p.SignedOn != nil && due < *p.SignedOn && (p.Kind == nil || *p.Kind != "status_report")
}

func (b *bundle) countTask(c *planCount, h *planHead, nth int, t *normalize.Task) {
	status := ""
	if g := t.Progress; g != nil {
		c.reported++
		c.sure(g.Confidence)
		if g.Status != nil {
			status = *g.Status
			c.status[status]++
		}
	}
	c.countDuties(t)
	dated := false
	for i := range t.Deadlines {
		d := &t.Deadlines[i]
		for _, due := range b.dueDays(h, d) {
			dated = true
			c.days.at(dueDay{due, d.Kind}).count(nth, status == "done")
		}
		if d.Due != nil {
			c.lastDays++
		}
		c.sure(d.Confidence)
	}
	c.deadlines += len(t.Deadlines)
	c.withDeadline += one(len(t.Deadlines) > 0)
	c.dated += one(dated)
	c.measures += len(t.Measures)
	for i := range t.Measures {
		c.sure(t.Measures[i].Confidence)
	}
	c.sure(t.Confidence.Content, t.Confidence.Path, t.Confidence.Serial)
	topic := c.topics.at(topicOf(t))
	topic.tasks++
	topic.dated += one(dated)
	topic.reported += one(t.Progress != nil)
	topic.done += one(status == "done")
}

func (c *planCount) countDuties(t *normalize.Task) {
	led := false
	for i := range t.Duties {
		led = led || leads(&t.Duties[i])
		c.sure(t.Duties[i].Confidence)
	}
	c.duties += len(t.Duties)
	c.withDuty += one(len(t.Duties) > 0)
	c.led += one(led)
}

func (c *planCount) sure(all ...normalize.Confidence) {
	for _, s := range all {
		if !s.IsZero() {
			c.fields++
			c.unsure += one(s.P < unsureBelow)
		}
	}
}

// dueDays are the days of a deadline: each turn of a recurring one, or the last day.
func (b *bundle) dueDays(h *planHead, d *normalize.Deadline) (days []string) {
	if d.RRule != nil && h.years != (span{}) {
		for _, o := range b.expand(turns{*d.RRule, h.years}) {
			days = append(days, o.Due.String())
		}
	}
	if days == nil && d.Due != nil && day(d.Due).kind() != nullKind {
		days = []string{*d.Due}
	}
	return days
}

func (d *dueCount) count(task int, done bool) {
	d.turns++
	if d.last == task {
		return
	}
	d.last = task
	d.tasks++
	d.done += one(done)
}

// topicOf is the two outermost headings of a task.
func topicOf(t *normalize.Task) (topic [2]string) {
	copy(topic[:], t.Path)
	return topic
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
