package serve

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/normalize"
)

// Turns gives a rule of recurrence or a length of time in the reader's words, 每季度 for FREQ=MONTHLY;INTERVAL=3 and 10天 for P10D; any
// other value stays.
func (v view) Turns(value string) string {
	if r, ok := normalize.ParseRecurrence(value); ok {
		if v.Lang == "en" {
			return strings.TrimSpace(periodEnglish(r) + inEnglish(r))
		}
		return period(r) + within(r)
	}
	if d, ok := normalize.ParseDuration(value); ok {
		return v.lasting(d)
	}
	return value
}

// units are the periods, with what counts them.
var units = map[string]struct{ one, many, en string }{
	"YEARLY": {"每年", "每%d年", "year"}, "MONTHLY": {"每月", "每%d个月", "month"}, "WEEKLY": {"每周", "每%d周", "week"}, "DAILY": {"每天", "每%d天", "day"},
}

func period(r normalize.Recurrence) string {
	u := units[r.Freq]
	switch {
	case r.Freq == "MONTHLY" && r.Interval == 3:
		return "每季度"
	case r.Freq == "MONTHLY" && r.Interval == 6:
		return "每半年"
	case r.Interval > 1:
		return fmt.Sprintf(u.many, r.Interval)
	}
	return u.one
}

func periodEnglish(r normalize.Recurrence) string {
	if r.Interval > 1 {
		return fmt.Sprintf("every %d %ss", r.Interval, units[r.Freq].en)
	}
	return "every " + units[r.Freq].en
}

// within is when in the period: 3月31日, 最后一日, 周一、周四.
func within(r normalize.Recurrence) string {
	months := members(r.Months, 12, func(n int) string { return strconv.Itoa(n) + "月" })
	var days []string
	for _, d := range r.Days {
		switch {
		case d > 0:
			days = append(days, strconv.Itoa(d)+"日")
		case d == -1:
			days = append(days, "最后一日")
		case d < 0:
			days = append(days, fmt.Sprintf("倒数第%d日", -d))
		}
	}
	joint := ""
	if len(months) > 1 && len(days) > 0 {
		joint = "各"
	}
	week := members(r.Weekdays, 7, func(n int) string {
		return []string{"", "周一", "周二", "周三", "周四", "周五", "周六", "周日"}[n]
	})
	return strings.Join(months, "、") + joint + strings.Join(days, "、") + strings.Join(week, "、")
}

func inEnglish(r normalize.Recurrence) (out string) {
	if months := members(r.Months, 12, func(n int) string { return "JanFebMarAprMayJunJulAugSepOctNovDec"[3*n-3 : 3*n] }); len(months) > 0 {
		out += " in " + strings.Join(months, ", ")
	}
	var days []string
	for _, d := range r.Days {
		switch {
		case d > 0:
			days = append(days, "day "+strconv.Itoa(d))
		case d == -1:
			days = append(days, "the last day")
		case d < 0:
			days = append(days, fmt.Sprintf("day %d from the end", -d))
		}
	}
	days = append(days, members(r.Weekdays, 7, func(n int) string { return "MonTueWedThuFriSatSun"[3*n-3 : 3*n] })...)
	if len(days) > 0 {
		out += " on " + strings.Join(days, ", ")
	}
	return out
}

// members spells the numbers of a set.
func members(s normalize.Set, most int, spell func(int) string) (out []string) {
	for n := 1; n <= most; n++ {
		if s&(1<<n) != 0 {
			out = append(out, spell(n))
		}
	}
	return out
}

// lasting spells a length of time: 10天, 1年6个月.
func (v view) lasting(d normalize.Duration) string {
	if d.AtOnce {
		return v.T("立即")
	}
	var out []string
	for _, x := range []struct {
		n    int
		unit string
	}{{d.Years, "%d年"}, {d.Months, "%d个月"}, {d.Weeks, "%d周"}, {d.Days, "%d天"}, {d.Hours, "%d小时"}, {d.Minutes, "%d分钟"}} {
		switch said := v.T(x.unit, x.n); {
		case x.n == 1:
			out = append(out, strings.TrimSuffix(said, "s")) // 1 day
		case x.n > 0:
			out = append(out, said)
		}
	}
	joint := ""
	if v.Lang == "en" {
		joint = " "
	}
	return strings.Join(out, joint)
}
