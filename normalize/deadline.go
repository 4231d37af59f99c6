package normalize

import (
	"fmt"
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse"
)

// dateContext is what the words of a date leave unsaid: 6月底前 of which year.
type dateContext struct {
	Year      int  // the plan's; 0 unknown
	Signed    Date // of issue, else of publication; zero unknown
	Published Date // zero unknown
	Span      bool // the plan is for several years, so that neither tells the year
}

// year is the year of a date that states none; 0 unknown.
func (c dateContext) year() int {
	switch {
	case c.Span:
		return 0
	case c.Year > 0:
		return c.Year
	}
	return c.Signed.Year
}

// deadlineOf gives a quoted deadline of a task its meaning; the caller spells its place.
func deadlineOf(d parse.Deadline, c dateContext, task string) Deadline {
	out := Deadline{
		Mention: d.Text, Kind: string(d.Kind), Anchor: words(d.Anchor), Scope: words(d.Scope), Inherited: d.Inherited,
	}
	switch d.Kind {
	case parse.Date, parse.Ongoing:
		earliest, due := ReadDue(d.Text, c.year())
		if earliest == (Date{}) && strings.Contains(d.Text, "即日起") {
			earliest = c.Signed
		}
		out.Earliest, out.Due = earliest.pointer(), due.pointer()
	case parse.Within:
		length, workdays, _ := ReadDuration(d.Text)
		out.Duration, out.Workdays = text(length.String()), workdays
		if due, ok := length.After(c.anchorDay(d, task), workdays); ok {
			out.Due = due.pointer()
		}
	case parse.Recurring:
		out.recur(ReadRecurrence(d.Text))
	}
	return out
}

func (d *Deadline) recur(rules []Recurrence, choice bool) {
	if len(rules) == 1 && !choice {
		d.RRule = text(rules[0].String())
		return
	}
	for _, r := range rules {
		d.RRuleOptions = append(d.RRuleOptions, r.String())
	}
}

// ReadDue reads the last day of the period that words name (6月底前, 三季度, 年内), and of a range
// (6月至9月) the first too; of what has a beginning only (10月起) the first. year is the plan's,
// 0 unknown: then a date without a year is zero.
func ReadDue(words string, year int) (earliest, due Date) {
	r := []rune(strings.Map(unblank, hanzi.FoldString(words)))
	if d, ok := compactDate(r); ok {
		return Date{}, d
	}
	if earliest, due = readDue(r, year); due == (Date{}) && earliest == (Date{}) && strings.Contains(string(r), "年度") {
		return readDue([]rune(strings.ReplaceAll(string(r), "年度", "年")), year)
	}
	return earliest, due
}

func readDue(r []rune, year int) (earliest, due Date) {
	for i := range r {
		if i > 0 && strings.ContainsRune("0123456789.一二三四五六七八九十〇", r[i-1]) {
			continue
		}
		from, to, n := parse.ReadSpan(r[i:])
		if n == 0 || to.Edge == parse.Start && !to.Dated() {
			continue
		}
		if from.IsZero() && to.Limit == parse.Unbounded && i+n < len(r) && opens(r[i+n:]) {
			return firstDay(to, year), Date{}
		}
		to, from = sameYear(from, to)
		due = lastDay(to, year)
		if !from.IsZero() {
			earliest = firstDay(from, year)
		}
		return earliest, due
	}
	return Date{}, Date{}
}

// opens reports the words behind a beginning: 10月起, 2022年1月开始实施.
func opens(r []rune) bool {
	return hasAny(string(r), "起", "开始实施", "开始执行")
}

// sameYear gives both ends of a range the year that only one of them states; a range that ends on an
// earlier month than it begins (11月至3月) ends a year later.
func sameYear(from, to parse.When) (parse.When, parse.When) {
	over := monthOf(to) > 0 && monthOf(to) < monthOf(from)
	switch {
	case from.IsZero():
	case to.Year == 0 && to.YearWord == 0:
		to.Year, to.YearWord = from.Year, from.YearWord
		switch {
		case over && to.Year > 0:
			to.Year++
		case over && to.YearWord == 0:
			to.YearWord = '次'
		}
	case from.Year == 0 && from.YearWord == 0 && to.Year > 0:
		from.Year = to.Year
		if over {
			from.Year--
		}
	case from.Year == 0 && from.YearWord == 0 && to.YearWord != '次' && to.YearWord != '明':
		from.YearWord = to.YearWord
	}
	return to, from
}

// yearIn is the year that w means; 0 unknown.
func yearIn(w parse.When, year int) int {
	switch {
	case w.Year > 0:
		return w.Year
	case year == 0:
		return 0
	case w.YearWord == '明' || w.YearWord == '次':
		return year + 1
	case w.YearWord == '去':
		return year - 1
	case w.YearWord == '前':
		return year - 2
	}
	return year
}

// lastDay is the last day of what w names; zero where its year or month is unknown or it is impossible.
func lastDay(w parse.When, year int) Date {
	d := Date{Year: yearIn(w, year), Month: monthOf(w), Day: w.Day}
	switch {
	case w.Month == parse.ThisMonth:
		return Date{}
	case w.Event != "":
		d.Month, d.Day = beforeFestival(w.Event)
	case d.Month == 0:
		d.Month = 12
	}
	if d.Day == 0 {
		d.Day = dayAt(d, w)
	}
	if !d.possible() {
		return Date{}
	}
	return d
}

// beforeFestival is the day before a festival that the solar calendar fixes within its year: 国庆前 is 9月30日.
// 春节 and 汛期 come on other days every year, 元旦前 may mean either year: zero.
func beforeFestival(name string) (month, day int) {
	switch name {
	case "五一", "劳动":
		return 4, 30
	case "七一":
		return 6, 30
	case "八一":
		return 7, 31
	case "国庆":
		return 9, 30
	}
	return 99, 99
}

// dayAt is the last day of the part of a month that w names.
func dayAt(d Date, w parse.When) int {
	switch {
	case w.Edge == parse.Upper, w.Edge == parse.Start:
		return 10
	case w.Edge == parse.Middle:
		return 20
	}
	return daysOf(d.Year, d.Month)
}

// firstDay is the first day of what w names; zero where it is unknown.
func firstDay(w parse.When, year int) Date {
	d := Date{Year: yearIn(w, year), Month: 1, Day: max(w.Day, 1)}
	switch {
	case w.Month == parse.ThisMonth:
		return Date{}
	case w.Month > 0:
		d.Month = w.Month
	case w.Quarter > 0:
		d.Month = 3*w.Quarter - 2
	case w.Half > 0:
		d.Month = 6*w.Half - 5
	}
	if w.Day == 0 {
		d.Day = firstDayAt(w)
	}
	if !d.possible() {
		return Date{}
	}
	return d
}

// firstDayAt is the first day of the part of a month that w names.
func firstDayAt(w parse.When) int {
	switch w.Edge {
	case parse.Middle:
		return 11
	case parse.Lower:
		return 21
	}
	return 1
}

// contextOf is what a plan tells of the dates in it.
func contextOf(p *Plan) dateContext {
	c := dateContext{Year: planYear(p), Span: p.YearTo != nil}
	for _, s := range []*string{p.PublishedOn, p.SignedOn} {
		if d, ok := ParseDate(value(s)); ok {
			c.Signed = d
		}
	}
	c.Published, _ = ParseDate(value(p.PublishedOn))
	return c
}

// times fills a task's deadlines, progress and measures.
func (w *writer) times(t *parse.Task, p *Plan, out *Task) {
	c := w.dates.under(t.Path)
	for i, d := range t.Deadlines {
		in := c
		if i > 0 {
			in = c.after(t.Deadlines[i-1], d, t.Content.Text)
		}
		v := deadlineOf(d, in, t.Content.Text)
		v.Pos = w.at(d.Quote)
		w.doubt(d, v, in, p)
		out.Deadlines = append(out.Deadlines, v)
	}
	for _, s := range t.Progress {
		v := progressOf(s, c)
		v.Pos, v.AsOfPos, v.PercentPos, v.ValuePos = w.at(s.Quote), w.at(s.AsOf), w.at(s.Share), w.at(s.Figure)
		if v.unread() {
			w.note(p, parse.UnreadProgress, s.Quote, quoted(s.Text)+" names no status")
		}
		out.Progress = &v
	}
	for _, m := range t.Measures {
		v := measureOf(m)
		v.Pos = w.at(m.Quote)
		out.Measures = append(out.Measures, v)
	}
}

// doubt notes a due date before the date of issue, and a date that no calendar has.
func (w *writer) doubt(d parse.Deadline, v Deadline, c dateContext, p *Plan) {
	switch d.Kind {
	case parse.Date:
	case parse.Recurring:
		if v.RRule == nil && impossible(d.Text, 2000) {
			w.note(p, parse.ImpossibleDate, d.Quote, fmt.Sprintf("%s is no day of any year", quoted(d.Text)))
		}
		return
	default:
		return
	}
	due, ok := ParseDate(value(v.Due))
	switch {
	case !ok && c.year() > 0 && impossible(d.Text, c.year()):
		w.note(p, parse.ImpossibleDate, d.Quote, fmt.Sprintf("%s is no day of the calendar", quoted(d.Text)))
	case ok && value(p.Kind) != string(parse.StatusReport) && p.SignedOn == nil && planYear(p) > 0 && due.Year < planYear(p) && p.YearFrom == nil:
		w.note(p, parse.DueBeforeIssue, d.Quote, fmt.Sprintf("%s is before the year of the plan, %d", quoted(d.Text), planYear(p)))
	case ok && value(p.Kind) != string(parse.StatusReport) && p.SignedOn != nil && due.before(c.Signed):
		w.note(p, parse.DueBeforeIssue, d.Quote, fmt.Sprintf("%s is before the date of issue, %s", quoted(d.Text), c.Signed))
	}
}

// impossible reports a day that its month does not have: 2月30日.
func impossible(words string, year int) bool {
	r := []rune(strings.Map(unblank, hanzi.FoldString(words)))
	for i := range r {
		if _, w, n := parse.ReadSpan(r[i:]); n > 0 && w.Month > 0 && (w.Day > 0 || w.Month > 12) {
			return w.Month > 12 || w.Day > daysOf(yearIn(w, year), w.Month)
		}
	}
	return false
}
