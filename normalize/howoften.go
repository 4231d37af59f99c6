package normalize

import (
	"slices"
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse"
)

// times of a year at which quarters and halves end and begin.
var (
	quarterEnds   = setOf(3, 6, 9, 12)
	quarterStarts = setOf(1, 4, 7, 10)
	halfEnds      = setOf(6, 12)
	halfStarts    = setOf(1, 7)
)

// recurringUnits are the units behind 每 and 按, longest first.
var recurringUnits = []struct {
	word string
	rule Recurrence
}{
	{"个季度", Recurrence{Freq: "MONTHLY", Interval: 3}},
	{"季度", Recurrence{Freq: "MONTHLY", Interval: 3}},
	{"季", Recurrence{Freq: "MONTHLY", Interval: 3}},
	{"双月", Recurrence{Freq: "MONTHLY", Interval: 2}},
	{"单月", Recurrence{Freq: "MONTHLY", Interval: 2}},
	{"半月", Recurrence{Freq: "MONTHLY", Days: [3]int{15, -1}}},
	{"半年", Recurrence{Freq: "MONTHLY", Interval: 6}},
	{"个月", Recurrence{Freq: "MONTHLY"}},
	{"月", Recurrence{Freq: "MONTHLY"}},
	{"年", Recurrence{Freq: "YEARLY"}},
	{"个星期", Recurrence{Freq: "WEEKLY"}},
	{"星期", Recurrence{Freq: "WEEKLY"}},
	{"周", Recurrence{Freq: "WEEKLY"}},
	{"个工作日", Recurrence{Freq: "WEEKLY", Weekdays: setOf(1, 2, 3, 4, 5)}},
	{"工作日", Recurrence{Freq: "WEEKLY", Weekdays: setOf(1, 2, 3, 4, 5)}},
	{"旬", Recurrence{Freq: "MONTHLY", Days: [3]int{10, 20, -1}}},
	{"日", Recurrence{Freq: "DAILY"}},
	{"天", Recurrence{Freq: "DAILY"}},
}

// ReadRecurrence reads how often: one rule for 按月, two for 按月或季度, none for 定期.
// choice reports that alternatives were named, be they rules or not (按月或节点).
func ReadRecurrence(words string) (rules []Recurrence, choice bool) {
	r := []rune(strings.Map(unblank, hanzi.FoldString(words)))
	for i := range r {
		switch r[i] {
		case '次', '下':
			if day := nextMonthsDay(r[i:]); day > 0 {
				return []Recurrence{{Freq: "MONTHLY", Days: [3]int{day}}}, false
			}
		case '每', '按', '逐', '一', '半', '两', '双':
			rule, n := recurrenceAt(r, i)
			if n > 0 && (strings.ContainsRune("每按逐", r[i]) || n < len(r) && r[n] == '一') {
				if rule.Freq == "" {
					return nil, false
				}
				return alternatives([]Recurrence{rule}, r[n:])
			}
		}
	}
	for i := range r {
		_, w, n := parse.ReadSpan(r[i:])
		if n == 0 || w.Month == 0 {
			continue
		}
		if rule := yearly(parse.When{}, w); rule.Freq != "" {
			return []Recurrence{rule}, false
		}
		return nil, false
	}
	return nil, false
}

// recurrenceAt reads 每两个月, 按季度, 半年一次 at i and returns the index behind it, 0 for none.
func recurrenceAt(r []rune, i int) (Recurrence, int) {
	if r[i] == '每' {
		from, w, n := parse.ReadSpan(r[i:])
		if w, from = sameYear(from, w); n > 0 && w.YearWord == '每' {
			return yearlyList(yearly(from, w), r, i+n)
		}
	}
	j := i
	if strings.ContainsRune("每按逐", r[i]) {
		j++
	}
	n, length := wholeNumber(r[j:])
	if length == 0 {
		n = 1
	}
	for _, u := range recurringUnits {
		if strings.HasPrefix(string(r[j+length:]), u.word) {
			end := j + length + len([]rune(u.word))
			rule := u.rule
			if n > 1 {
				rule.Interval = min(max(rule.Interval, 1)*n, longestInterval)
			}
			return rule.on(r[end:]).canonical().dayList(r, end)
		}
	}
	return Recurrence{}, 0
}

// nextMonthsDay reads the day of 次月10日前; 0 for none.
func nextMonthsDay(r []rune) int {
	for _, month := range []string{"次月", "下月", "下个月"} {
		if rest, ok := strings.CutPrefix(string(r), month); ok {
			return max(dayIn(rest), 0)
		}
	}
	return 0
}

// yearlyList reads on behind a date of every year: 每年3月、9月, 每年6月底、12月底前. Dates that one rule
// cannot say are left.
func yearlyList(rule Recurrence, r []rune, i int) (Recurrence, int) {
	for i < len(r) && strings.ContainsRune("、和及", r[i]) {
		_, w, n := parse.ReadSpan(r[i+1:])
		next := yearly(parse.When{}, w)
		if n == 0 || w.Month <= 0 || w.Year != 0 || next.Freq == "" {
			break
		}
		if joint, ok := rule.and(next); ok {
			rule = joint
		}
		i += 1 + n
	}
	return rule, i
}

// and joins two rules of months that fall on the same day of them, or both on their ends.
func (rule Recurrence) and(next Recurrence) (Recurrence, bool) {
	if rule.atMonthEnds() && next.atMonthEnds() {
		rule.Days, next.Days = [3]int{-1}, [3]int{-1}
	}
	if rule.Days == ([3]int{}) && next.Days != rule.Days { // 每年6月、12月底前
		rule.Days, next.Days = [3]int{-1}, [3]int{-1}
	}
	rule.Months |= next.Months
	return rule, rule.Days == next.Days
}

func (rule Recurrence) atMonthEnds() bool {
	for month := 1; month <= 12; month++ {
		if rule.Months.has(month) && rule.Days[0] != -1 && rule.Days[0] != lastOf(month, parse.Whole) {
			return false
		}
	}
	return rule.Days[0] != 0 && rule.Days[1] == 0
}

// dayList reads on behind a day of every month: 每月10日、25日前.
func (rule Recurrence) dayList(r []rune, i int) (Recurrence, int) {
	if rule.Freq != "MONTHLY" || rule.Days[0] <= 0 || rule.Days[1] != 0 {
		return rule, i
	}
	_, s, _ := strings.Cut(string(r[i:]), "日")
	for k := 1; k < len(rule.Days); k++ {
		if !hasAny(s, "、", "和", "及") {
			break
		}
		if rule.Days[k] = dayIn(string([]rune(s)[1:])); rule.Days[k] == 0 {
			break
		}
		_, s, _ = strings.Cut(s, "日")
	}
	return rule, i
}

// yearly is the rule of a date of every year: 每年9月到11月, 每年底前, 每年1月31日前.
func yearly(from, w parse.When) Recurrence {
	rule := Recurrence{Freq: "YEARLY"}
	month, day := monthOf(w), w.Day
	switch {
	case w.Edge == parse.Start || month == 0 && w.Limit == parse.Unbounded && w.Edge == parse.Whole:
		return rule
	case month == 0:
		month, day = 12, 31
	case day == 0 && (w.Limit != parse.Unbounded || w.Edge != parse.Whole || w.Month == 0):
		day = lastOf(month, w.Edge)
	}
	if day > 0 && !(Date{2000, month, day}).possible() {
		return Recurrence{} // 每年2月30日前
	}
	rule.Months = setOf(month)
	for m := monthOf(from); m > 0 && m < month; m++ {
		rule.Months |= setOf(m)
	}
	rule.Days[0] = day
	return rule
}

// monthOf is the last month that w names; 0 for none.
func monthOf(w parse.When) int {
	switch {
	case w.Month > 0:
		return w.Month
	case w.Quarter > 0:
		return 3 * w.Quarter
	}
	return 6 * w.Half
}

// lastOf is the last day of a part of a month of any year; -1 where years differ.
func lastOf(month int, e parse.Edge) int {
	switch {
	case e == parse.Upper:
		return 10
	case e == parse.Middle:
		return 20
	case month == 2:
		return -1
	}
	return daysOf(2001, month)
}

// on adds the day within the period: 每月5日前, 每季度末, 每周五.
func (rule Recurrence) on(r []rune) Recurrence {
	s := strings.TrimPrefix(string(r), "的")
	switch {
	case rule.Freq == "WEEKLY" && rule.Weekdays == 0:
		return rule.onWeekday(s)
	case rule.Freq != "MONTHLY" || rule.Days != [3]int{}:
		return rule
	case rule.Interval == 3:
		return rule.ofPeriod(s, quarterEnds, quarterStarts)
	case rule.Interval == 6:
		return rule.ofPeriod(s, halfEnds, halfStarts)
	}
	rule.Days[0] = dayIn(s)
	return rule
}

// ofPeriod adds the day within a quarter or half: 每季度末, 每季度首月10日前, 每季度末月25日前, 每半年末.
func (rule Recurrence) ofPeriod(s string, ends, starts Set) Recurrence {
	months, of := ends, s
	switch {
	case hasAny(s, "首月", "第一个月", "第1个月", "次月", "后次月", "结束后次月"):
		months, of = starts, afterMonth(s)
	case hasAny(s, "末月", "最后一个月"):
		of = afterMonth(s)
	case hasAny(s, "第二个月"):
		months, of = starts<<1, afterMonth(s)
	case dayIn(s) != -1:
		return rule
	}
	day := dayIn(of)
	if day == 0 {
		day = -1
	}
	return Recurrence{Freq: "YEARLY", Months: months, Days: [3]int{day}}
}

func (rule Recurrence) onWeekday(s string) Recurrence {
	for i, day := range []rune("一二三四五六日") {
		rest, ok := strings.CutPrefix(s, string(day))
		if ok && (rest == "" || hasAny(rest, "前", "下班", "上午", "下午", "之前")) {
			rule.Weekdays = setOf(i + 1)
		}
	}
	return rule
}

func afterMonth(s string) string {
	_, rest, _ := strings.Cut(s, "月")
	return rest
}

// dayIn reads 5日, 底, 上旬 at the head of s; 0 for none.
func dayIn(s string) int {
	n, length := wholeNumber([]rune(s))
	rest := string([]rune(s)[length:])
	switch {
	case length > 0 && n >= 1 && n <= 31 && hasAny(rest, "日", "号"):
		return n
	case hasAny(s, "底", "末", "下旬", "最后一天"):
		return -1
	case hasAny(s, "上旬"):
		return 10
	case hasAny(s, "中旬"):
		return 20
	}
	return 0
}

func hasAny(s string, heads ...string) bool {
	return slices.ContainsFunc(heads, func(h string) bool { return strings.HasPrefix(s, h) })
}

// alternatives reads on behind a rule: 或季度, 或按季度, 或节点.
func alternatives(rules []Recurrence, r []rune) ([]Recurrence, bool) {
	s, choice := string(r), false
	for {
		rest := s
		for _, or := range []string{"或者", "或", "和", "、"} {
			rest = strings.TrimPrefix(rest, or)
		}
		if rest == s || rest == "" {
			return rules, choice
		}
		choice = true
		rest = strings.TrimPrefix(rest, "按")
		rule, n := recurrenceAt([]rune("按"+rest), 0)
		if n == 0 || rule.Freq == "" {
			return rules, choice
		}
		rules = append(rules, rule)
		s = string([]rune("按" + rest)[n:])
	}
}
