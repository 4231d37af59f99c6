package normalize

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
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

func (s Set) spell(word func(int) string) string {
	var parts []string
	for n := 1; n < 16; n++ {
		if s&(1<<n) != 0 {
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
func ParseRecurrence(rrule string) (Recurrence, bool) {
	var r Recurrence
	for _, part := range strings.Split(rrule, ";") {
		name, value, _ := strings.Cut(part, "=")
		switch name {
		case "FREQ":
			r.Freq = value
		case "INTERVAL":
			r.Interval, _ = strconv.Atoi(value)
		case "BYMONTH":
			r.Months = setOf(integers(value)...)
		case "BYMONTHDAY":
			copy(r.Days[:], integers(value))
		case "BYDAY":
			for _, day := range strings.Split(value, ",") {
				r.Weekdays |= setOf(slices.Index(weekdays, day))
			}
		}
	}
	if !slices.Contains([]string{"YEARLY", "MONTHLY", "WEEKLY", "DAILY"}, r.Freq) || r.String() != rrule {
		return Recurrence{}, false
	}
	return r, true
}

func integers(list string) []int {
	var out []int
	for _, s := range strings.Split(list, ",") {
		n, _ := strconv.Atoi(s)
		out = append(out, n)
	}
	return out
}
