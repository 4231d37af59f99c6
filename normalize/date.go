package normalize

import (
	"fmt"
	"strings"
	"time"

	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse"
)

// Date is a day of the calendar: 2021年7月9日. The zero Date is unknown.
type Date struct {
	Year, Month, Day int
}

// ParseDate reads one date: 2021年7月9日, 2021-07-09, 2021/7/9, 2021.7.9, 20210709 or
// 二〇二一年七月九日, also with a time of day behind it. Impossible dates are refused.
func ParseDate(words string) (Date, bool) {
	if f := strings.FieldsFunc(words, hanzi.IsBlank); len(f) == 2 && strings.Contains(hanzi.FoldString(f[1]), ":") {
		words = f[0] // 2022-01-18 09:41
	}
	r := []rune(strings.Map(unblank, hanzi.FoldString(chineseZero(words))))
	if d, ok := compactDate(r); ok {
		return d, true
	}
	from, w, n := parse.ReadSpan(r)
	if n == 0 || !from.IsZero() || w.Year == 0 || w.Month <= 0 || w.Day == 0 || w.Limit != parse.Unbounded || !timeOfDay(r[n:]) {
		return Date{}, false
	}
	d := Date{w.Year, w.Month, w.Day}
	return d, d.possible()
}

func unblank(r rune) rune {
	if hanzi.IsBlank(r) {
		return -1
	}
	return r
}

// chineseZero writes the zero of 二O二一年 and 二0二一年 as 〇.
func chineseZero(words string) string {
	if !strings.ContainsRune(words, '二') && !strings.ContainsRune(words, '一') {
		return words
	}
	r := []rune(words)
	for i := range r {
		switch r[i] {
		case 'O', 'o', '0', 'Ｏ', 'Ο', '０', '○', '◯', '零':
			if i > 0 && i+1 < len(r) && digitOfYear(r[i-1]) && digitOfYear(r[i+1]) {
				r[i] = '〇'
			}
		}
	}
	return string(r)
}

func digitOfYear(r rune) bool {
	return strings.ContainsRune("一二三四五六七八九〇年0Oo○零", r)
}

// compactDate reads 20210709.
func compactDate(r []rune) (Date, bool) {
	if len(r) != 8 {
		return Date{}, false
	}
	n, ok := hanzi.Number(string(r))
	d := Date{n / 10000, n / 100 % 100, n % 100}
	return d, ok && r[0] >= '1' && r[0] <= '2' && d.Year >= 1900 && d.Year < 2100 && d.possible()
}

// timeOfDay reports that r is empty, or the time behind a date: 09:41, T09:41:00+08:00, 10时.
func timeOfDay(r []rune) bool {
	for i, c := range r {
		if c >= '0' && c <= '9' || strings.ContainsRune("时分秒:.+TZ-", c) && (i > 0 || c == 'T') {
			continue
		}
		return weekday(r[i:])
	}
	return len(r) == 0 || strings.ContainsAny(string(r), "时:")
}

// weekday reads (星期五).
func weekday(r []rune) bool {
	s := strings.Trim(string(r), "()")
	return strings.HasPrefix(s, "星期") && len([]rune(s)) == 3
}

// String writes d as ISO 8601 does; "" for the zero Date.
func (d Date) String() string {
	if d == (Date{}) {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// before orders dates by the calendar.
func (d Date) before(e Date) bool {
	if d.Year != e.Year {
		return d.Year < e.Year
	}
	if d.Month != e.Month {
		return d.Month < e.Month
	}
	return d.Day < e.Day
}

func (d Date) possible() bool {
	return d.Year > 0 && d.Year < 10000 && d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= daysOf(d.Year, d.Month)
}

// daysOf is the number of days of a month.
func daysOf(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// plus is n days later.
func (d Date) plus(n int) Date { return dateOf(d.time().AddDate(0, 0, n)) }

func (d Date) weekday() time.Weekday { return d.time().Weekday() }

// time is midnight of d, for reckoning only.
func (d Date) time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

func dateOf(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// pointer is d as the contract's field: nil for the zero Date.
func (d Date) pointer() *string { return text(d.String()) }

// date reads a quoted date for the contract; nil when it is none.
func date(q parse.Quote) *string {
	d, ok := ParseDate(q.Text)
	if !ok {
		return nil
	}
	return d.pointer()
}
