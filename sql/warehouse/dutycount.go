package warehouse

import "github.com/taizhang/taizhang/normalize"

// countedOrg is an organ as its load is counted: under its latest name, or as printed where it is unknown.
type countedOrg struct {
	name       string
	collective bool
}

// dutyCount is in how many tasks an organ has a duty, and in how many each role.
type dutyCount struct{ tasks, lead, responsible, support, implement tally }

// tally counts tasks, each once; last is the latest counted, from 1.
type tally struct{ n, last int }

func (c *tally) count(task int) {
	if c.last != task {
		c.n, c.last = c.n+1, task
	}
}

// addDutyCounts adds up the tasks of every organ that a plan names.
func (b *bundle) addDutyCounts(h *planHead, p *normalize.Plan) {
	var orgs ordered[countedOrg, dutyCount]
	for i := range p.Tasks {
		for k := range p.Tasks[i].Duties {
			d := &p.Tasks[i].Duties[k]
			orgs.at(countedOrg{orgNameOf(d, p), d.Collective}).count(i+1, d.Role)
		}
	}
	for _, o := range orgs.keys {
		c := orgs.of[o]
		b.rows.add(coreDutyCount, h.division, h.plan, text(o.name), o.collective, c.tasks.n, c.lead.n, c.responsible.n, c.support.n, c.implement.n)
	}
}

// orgNameOf is the name under which core.org keeps the organ of a duty.
func orgNameOf(d *normalize.Duty, p *normalize.Plan) string {
	if d.Org == nil {
		return storable(d.Mention)
	}
	return storable(d.Org.Key(p).Line)
}

func (c *dutyCount) count(task int, role string) {
	c.tasks.count(task)
	switch role {
	case "lead":
		c.lead.count(task)
	case "responsible":
		c.responsible.count(task)
	case "support":
		c.support.count(task)
	case "implement":
		c.implement.count(task)
	}
}
