package serve

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// mostEvents is how many events one calendar has.
const mostEvents = 5000

// calendar gives what falls due as a calendar of RFC 5545, a day-long event for each.
func calendar(r *request) (name, kind string, b []byte, err error) {
	f, err := r.dueFilter()
	if err != nil {
		return "", "", nil, err
	}
	if r.value("month") == "" { // all that is still to come, two years of it
		f.from, f.to = r.today(), r.today().AddDate(2, 0, 0)
	}
	if f.from, err = r.day("from", f.from); err != nil {
		return "", "", nil, err
	}
	if f.to, err = r.day("to", f.to); err != nil {
		return "", "", nil, err
	}
	ranges, err := r.dueRanges(f)
	if err != nil {
		return "", "", nil, err
	}
	rows, err := r.due(f, ranges, mostEvents, 0)
	if err != nil {
		return "", "", nil, err
	}
	if rows, err = r.worded(rows); err != nil {
		return "", "", nil, err
	}
	return "deadlines.ics", "text/calendar; charset=utf-8", ics(rows, r.s.Now()), nil
}

// ics writes events; now is when they were asked for.
func ics(rows []Due, now time.Time) []byte {
	var out strings.Builder
	put := func(name, value string) { fold(&out, name+":"+value) }
	put("BEGIN", "VCALENDAR")
	put("VERSION", "2.0")
	put("PRODID", "-//taizhang//workbench//ZH")
	put("CALSCALE", "GREGORIAN")
	for _, d := range rows {
		day, err := time.Parse(time.DateOnly, d.Due)
		if err != nil {
			continue
		}
		put("BEGIN", "VEVENT")
		put("UID", fmt.Sprintf("%s-%d-%s@taizhang", d.Task, d.Turn, d.Due))
		put("DTSTAMP", now.UTC().Format("20060102T150405Z"))
		put("DTSTART;VALUE=DATE", day.Format("20060102"))
		put("DTEND;VALUE=DATE", day.AddDate(0, 0, 1).Format("20060102"))
		put("SUMMARY", escapeICS(short(60, d.Content)))
		put("DESCRIPTION", escapeICS(strings.Join([]string{d.Content, d.Orgs, d.Deadline, d.DivisionName + " " + d.PlanTitle}, "\n")))
		if d.Orgs != "" {
			put("CATEGORIES", escapeICS(d.Orgs))
		}
		put("TRANSP", "TRANSPARENT")
		put("END", "VEVENT")
	}
	put("END", "VCALENDAR")
	return []byte(out.String())
}

// escapeICS spells a text as RFC 5545 3.3.11 has it.
func escapeICS(s string) string {
	s = strings.NewReplacer("\\", "\\\\", ";", "\\;", ",", "\\,", "\r\n", "\\n", "\n", "\\n", "\r", "\\n").Replace(s)
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, s)
}

// fold writes a line in pieces of at most 75 octets, none of which cuts a character (3.1).
func fold(out *strings.Builder, line string) {
	for room := 75; len(line) > room; room = 74 {
		cut := room
		for cut > 0 && !utf8.RuneStart(line[cut]) {
			cut--
		}
		out.WriteString(line[:cut] + "\r\n ")
		line = line[cut:]
	}
	out.WriteString(line + "\r\n")
}
