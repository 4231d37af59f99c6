package normalize

import (
	"slices"
	"time"

	"github.com/teambition/rrule-go"
)

// Occurrence is one turn of a recurring deadline: 每季度 has four in 2021, the first from 2021-01-01 due on
// 2021-03-31. From is zero where the rule names the day itself (每月25日前).
type Occurrence struct {
	From, Due Date
}

// mostYears is the longest time that a rule is expanded for; plans reach up to 2035年, seventeen years away.
const mostYears = 40

// Occurrences are the turns of r that are due in the years from to to, by date. The rule starts with the
// first of them (DTSTART); what names no day is due at the end of its period, weeks end on Sundays.
func (r Recurrence) Occurrences(from, to int) []Occurrence {
	if r.Freq == "" || from < 1 || to < from || to-from >= mostYears {
		return nil
	}
	var all []Occurrence
	for _, d := range r.starts(from, to) {
		all = append(all, r.turn(d))
	}
	return slices.DeleteFunc(all, func(o Occurrence) bool { return o.Due.Year < from || o.Due.Year > to })
}

// turn is the occurrence that falls on d, as RFC 5545 has it.
func (r Recurrence) turn(d Date) Occurrence {
	n := max(r.Interval, 1)
	switch {
	case r.Days != [3]int{} || r.Weekdays != 0:
		return Occurrence{Due: d}
	case r.Months != 0:
		return Occurrence{Date{d.Year, r.firstOf(d.Month), 1}, Date{d.Year, d.Month, daysOf(d.Year, d.Month)}}
	case r.Freq == "YEARLY":
		return Occurrence{d, Date{d.Year + n - 1, 12, 31}}
	case r.Freq == "MONTHLY":
		next := Date{d.Year + (d.Month-1+n)/12, (d.Month-1+n)%12 + 1, 1}
		return Occurrence{d, next.plus(-1)}
	case r.Freq == "WEEKLY":
		return Occurrence{d, d.plus(7*n - 1)}
	}
	return Occurrence{d, d.plus(n - 1)}
}

// firstOf is the first month of the run of months that ends with month: 9 of 每年9月到11月.
func (r Recurrence) firstOf(month int) int {
	for r.Months.has(month - 1) {
		month--
	}
	return month
}

// starts expands the rule as RFC 5545 does.
func (r Recurrence) starts(from, to int) []Date {
	first := Date{from, 1, 1}
	if r.Freq == "WEEKLY" && r.Weekdays == 0 {
		first = first.plus(-(int(first.weekday()) + 6) % 7) // its Monday
	}
	option := r.option()
	option.Dtstart = first.time()
	rule, err := rrule.NewRRule(option)
	if err != nil {
		return nil
	}
	var out []Date
	for _, t := range rule.Between(option.Dtstart, time.Date(to, 12, 31, 0, 0, 0, 0, time.UTC), true) {
		out = append(out, dateOf(t))
	}
	return out
}

var (
	frequencies = map[string]rrule.Frequency{"YEARLY": rrule.YEARLY, "MONTHLY": rrule.MONTHLY, "WEEKLY": rrule.WEEKLY, "DAILY": rrule.DAILY}
	daysOfWeek  = []rrule.Weekday{rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU}
)

// option is r for the library. A day that a month lacks is its last: 每月30日前 in February.
func (r Recurrence) option() rrule.ROption {
	o := rrule.ROption{Freq: frequencies[r.Freq], Interval: max(r.Interval, 1)}
	for n := 1; n < 16; n++ {
		switch {
		case r.Months.has(n) && (r.Days != [3]int{} || !r.Months.has(n+1)):
			o.Bymonth = append(o.Bymonth, n)
		case r.Weekdays.has(n) && n <= 7:
			o.Byweekday = append(o.Byweekday, daysOfWeek[n-1])
		}
	}
	for _, d := range r.Days {
		if d != 0 {
			o.Bymonthday = append(o.Bymonthday, d)
		}
	}
	if d := r.Days[0]; d > 28 && r.Days[1] == 0 && o.Interval == 1 {
		o.Freq, o.Bymonthday, o.Bysetpos = rrule.MONTHLY, []int{28, 29, 30, 31}[:d-27], []int{-1}
	}
	if o.Freq == rrule.YEARLY && len(o.Bymonth) > 0 && len(o.Bymonthday) == 0 {
		o.Bymonthday = []int{1}
	}
	return o
}

// SameRule compares two rules of recurrence, in any spelling, by the days on which they are due:
// INTERVAL=12;FREQ=MONTHLY is FREQ=YEARLY.
func SameRule(a, b string) bool {
	x, ok := ReadRRule(a)
	y, same := ReadRRule(b)
	if !ok || !same {
		return a == b
	}
	return x == y || slices.Equal(x.due(), y.due())
}

// due are the days of twelve years, of which some have 29 February.
func (r Recurrence) due() []Date {
	var out []Date
	for _, o := range r.Occurrences(2021, 2032) {
		out = append(out, o.Due)
	}
	return out
}

// SameRules compares alternatives, in any order.
func SameRules(a, b []string) bool {
	left := slices.Clone(b)
	for _, rule := range a {
		i := slices.IndexFunc(left, func(other string) bool { return SameRule(rule, other) })
		if i < 0 {
			return false
		}
		left = slices.Delete(left, i, i+1)
	}
	return len(left) == 0
}
