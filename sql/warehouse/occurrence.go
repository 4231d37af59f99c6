package warehouse

import (
	"time"

	"github.com/taizhang/taizhang/normalize"
)

// span is the years of a plan; the zero span is unknown.
type span struct{ from, to int }

func spanOf(p *normalize.Plan) span {
	switch {
	case p.YearFrom != nil && p.YearTo != nil:
		return span{*p.YearFrom, *p.YearTo}
	case p.Year != nil:
		return span{*p.Year, *p.Year}
	}
	return span{}
}

// turns is a rule with the years for which it was expanded.
type turns struct {
	rule  string
	years span
}

// addOccurrences makes a row for every turn of a recurring deadline in the years of its plan; none where
// either is unknown, or the text leaves the choice between rules.
func (b *bundle) addOccurrences(h *planHead, task int64, deadline int, d *normalize.Deadline) {
	if d.RRule == nil || h.years == (span{}) {
		return
	}
	for i, o := range b.expand(turns{*d.RRule, h.years}) {
		b.rows.add(coreOccurrence, h.division, h.plan, task, deadline, i+1, date(o.From), date(o.Due))
	}
}

// expand expands a rule once in a bundle, however many tasks have it.
func (b *bundle) expand(t turns) []normalize.Occurrence {
	found, known := b.turns[t]
	if !known {
		rule, _ := normalize.ParseRecurrence(t.rule)
		found = rule.Occurrences(t.years.from, t.years.to)
		b.turns[t] = found
	}
	return found
}

// date is null for the zero date.
func date(d normalize.Date) datum {
	if d == (normalize.Date{}) {
		return datum{}
	}
	return timeDatum(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC))
}
