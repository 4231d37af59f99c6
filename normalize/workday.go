package normalize

import (
	_ "embed"
	"strings"
	"sync"
	"time"
)

//go:generate go run ./tables/gen workdays

//go:embed tables/workdays.tsv
var workdayTable string

// calendar says how days differ from their week: 2021-02-07, a Sunday, is worked for 春节 (调休).
type calendar struct {
	works    map[Date]bool   // true worked though a weekend, false off
	festival map[Date]string // 春节, for which it differs
	from, to Date            // the first and the last day that it knows
}

var workdays = sync.OnceValue(func() calendar { return readCalendar(workdayTable) })

// lastKnown is the day of December up to which the calendar of its last year is complete: the
// next notice may still take days of the last week for 元旦, as it did of 2006, 2007, 2011 and 2018.
const lastKnown = 24

func readCalendar(table string) calendar {
	c := calendar{works: map[Date]bool{}, festival: map[Date]string{}}
	for line := range strings.Lines(table) {
		row := strings.Split(line, "\t")
		d, ok := ParseDate(row[0])
		if !ok {
			continue
		}
		c.works[d], c.festival[d] = row[1] == "work", row[2]
		if c.from == (Date{}) {
			c.from = Date{d.Year, 1, 1}
		}
		c.to = Date{d.Year, 12, lastKnown}
	}
	return c
}

// Workday reports whether offices work on d by the official calendar, 调休 included.
// It is not known outside the years of the calendar.
func Workday(d Date) (works, known bool) {
	c := workdays()
	if !d.possible() || d.before(c.from) || c.to.before(d) {
		return false, false
	}
	if works, listed := c.works[d]; listed {
		return works, true
	}
	w := d.weekday()
	return w != time.Saturday && w != time.Sunday, true
}

// AfterWorkdays is the nth working day after d, which itself does not count (民法典第二百零一条).
// Not ok: that day lies outside the calendar.
func AfterWorkdays(d Date, n int) (Date, bool) {
	if _, known := Workday(d); !known {
		return Date{}, false
	}
	for n > 0 {
		d = d.plus(1)
		works, known := Workday(d)
		if !known {
			return Date{}, false
		}
		if works {
			n--
		}
	}
	return d, true
}
