package normalize

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/teambition/rrule-go"
)

// Recurrence is a rule of RFC 5545 in one canonical form: 每季度 is FREQ=MONTHLY;INTERVAL=3,
// 每年3月31日前 FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31. The zero Recurrence is unknown.
type Recurrence struct {
	Freq     string // YEARLY, MONTHLY, WEEKLY, DAILY
	Interval int    // 0 for 1
	Months   Set    // 1…12
	Days     [3]int // of the month, negative from its end; 0 for none
	Weekdays Set    // 1…7 from Monday
}

// Set is a set of small numbers, one bit each.
type Set uint16

// setOf is the set of its arguments.
func setOf(numbers ...int) Set {
	var s Set
	for _, n := range numbers {
		if n > 0 && n < 16 {
			s |= 1 << n
		}
	}
	return s
}

func (s Set) has(n int) bool { return n > 0 && n < 16 && s&(1<<n) != 0 }

func (s Set) spell(word func(int) string) string {
	var parts []string
	for n := 1; n < 16; n++ {
		if s.has(n) {
			parts = append(parts, word(n))
		}
	}
	return strings.Join(parts, ",")
}

var weekdays = []string{"", "MO", "TU", "WE", "TH", "FR", "SA", "SU"}

// String writes r as an RRULE value; "" for the zero Recurrence.
func (r Recurrence) String() string {
	if r.Freq == "" {
		return ""
	}
	s := "FREQ=" + r.Freq
	if r.Interval > 1 {
		s += fmt.Sprintf(";INTERVAL=%d", r.Interval)
	}
	if r.Months != 0 {
		s += ";BYMONTH=" + r.Months.spell(strconv.Itoa)
	}
	if r.Days != [3]int{} {
		s += ";BYMONTHDAY=" + spellDays(r.Days)
	}
	if r.Weekdays != 0 {
		s += ";BYDAY=" + r.Weekdays.spell(func(n int) string { return weekdays[min(n, 7)] })
	}
	return s
}

func spellDays(days [3]int) string {
	var parts []string
	for _, d := range days {
		if d != 0 {
			parts = append(parts, strconv.Itoa(d))
		}
	}
	return strings.Join(parts, ",")
}

// ParseRecurrence reads what String writes.
func ParseRecurrence(rule string) (Recurrence, bool) {
	r, ok := ReadRRule(rule)
	if !ok || r.String() != rule {
		return Recurrence{}, false
	}
	return r, true
}

// longestInterval is the longest that is believed: 每3年, 每100天.
const longestInterval = 1000

// ReadRRule reads an RRULE in any spelling (INTERVAL=3;FREQ=MONTHLY) as far as a Recurrence can say it.
func ReadRRule(rule string) (Recurrence, bool) {
	o, err := rrule.StrToROption(strings.ToUpper(strings.TrimPrefix(rule, "RRULE:")))
	if err != nil || o.Count > 0 || !o.Until.IsZero() || !o.Dtstart.IsZero() || o.Freq > rrule.DAILY || o.Interval > longestInterval || len(o.Bymonthday) > 3 || slices.Contains(o.Bymonthday, 0) {
		return Recurrence{}, false
	}
	if len(o.Bysetpos)+len(o.Byyearday)+len(o.Byweekno)+len(o.Byhour)+len(o.Byminute)+len(o.Bysecond)+len(o.Byeaster) > 0 || o.Wkst != rrule.MO {
		return Recurrence{}, false
	}
	r := Recurrence{Freq: o.Freq.String(), Months: setOf(o.Bymonth...)}
	if o.Interval > 1 {
		r.Interval = o.Interval
	}
	copy(r.Days[:], o.Bymonthday)
	for _, day := range o.Byweekday {
		if day.N() != 0 {
			return Recurrence{}, false
		}
		r.Weekdays |= setOf(day.Day() + 1)
	}
	return r.canonical(), r.valid()
}

// valid reports that every part is one of its period, and of a frequency that plans use with it.
func (r Recurrence) valid() bool {
	for _, d := range r.Days {
		if d < -31 || d > 31 {
			return false
		}
	}
	byMonth := r.Freq == "YEARLY" || r.Freq == "MONTHLY"
	return r.Months < 1<<13 && (byMonth || r.Months == 0 && r.Days == [3]int{}) && (r.Freq == "WEEKLY" || r.Weekdays == 0)
}

// canonical spells twelve months as a year.
func (r Recurrence) canonical() Recurrence {
	if r.Freq == "MONTHLY" && r.Interval > 0 && r.Interval%12 == 0 && r.Months == 0 && r.Days == [3]int{} {
		r.Freq, r.Interval = "YEARLY", r.Interval/12
	}
	if r.Interval == 1 {
		r.Interval = 0
	}
	return r
}
