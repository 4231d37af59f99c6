package normalize

import "time"

// Day is a day of the calendar as reports count it: 2021-02-07, a Sunday worked for 春节, first year of 十四五.
type Day struct {
	Date     Date
	ISOYear  int // of the ISO 8601 week
	ISOWeek  int // 1 to 53
	Weekday  int // 1 Monday to 7 Sunday
	Works    bool
	Known    bool   // whether the official calendar reaches so far
	Shifted  bool   // 调休: worked on a weekend, or off on another day
	Festival string // 春节, whose holiday or shifted working day it is
	FiveYear int    // number of the five-year plan: 14 for 十四五
	InFive   int    // which of its years, from 1
}

// Days lists the days from one to another, both included, by the official calendar.
func Days(from, to Date) []Day {
	var out []Day
	for d := from; !to.before(d); d = d.plus(1) {
		out = append(out, dayOf(d))
	}
	return out
}

func dayOf(d Date) Day {
	c := workdays()
	out := Day{Date: d, Weekday: (int(d.weekday())+6)%7 + 1, Festival: c.festival[d]}
	out.ISOYear, out.ISOWeek = d.time().ISOWeek()
	out.Works, out.Known = Workday(d)
	weekend := d.weekday() == time.Saturday || d.weekday() == time.Sunday
	out.Shifted = out.Known && out.Works == weekend
	out.FiveYear, out.InFive = (d.Year-1951)/5, (d.Year-1951)%5+1
	return out
}

var planNumbers = [...]string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}

// FiveYearName is how a five-year plan is called: 十四五; "" before 三五, which began in 1966.
func FiveYearName(number int) string {
	switch {
	case number < 3 || number > 19:
		return ""
	case number < 10:
		return planNumbers[number] + "五"
	}
	return "十" + planNumbers[number-10] + "五"
}
