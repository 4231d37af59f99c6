package normalize

import (
	"fmt"
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse/lexicon"
)

// Duration is a length of time as ISO 8601 has it: 7个工作日 is P7D, 24小时 PT24H, 立即 P0D. The zero Duration is unknown.
type Duration struct {
	Years, Months, Weeks, Days, Hours, Minutes int
	AtOnce                                     bool // no time at all: 立即整改
}

// ParseDuration reads what String writes.
func ParseDuration(iso string) (Duration, bool) {
	var d Duration
	if iso == atOnce.String() {
		return atOnce, true
	}
	rest, ok := strings.CutPrefix(iso, "P")
	if !ok {
		return d, false
	}
	date, clock, _ := strings.Cut(rest, "T")
	date = d.take(date, map[byte]*int{'Y': &d.Years, 'M': &d.Months, 'W': &d.Weeks, 'D': &d.Days})
	clock = d.take(clock, map[byte]*int{'H': &d.Hours, 'M': &d.Minutes})
	return d, date == "" && clock == "" && d.String() == iso
}

var atOnce = Duration{AtOnce: true}

// take reads numbers with their letters and returns what it could not read.
func (d *Duration) take(s string, fields map[byte]*int) string {
	for s != "" {
		n, i := 0, 0
		for i < len(s) && i < 6 && s[i] >= '0' && s[i] <= '9' {
			n = n*10 + int(s[i]-'0')
			i++
		}
		if i == 0 || i == len(s) || fields[s[i]] == nil {
			return s
		}
		*fields[s[i]] = n
		s = s[i+1:]
	}
	return ""
}

// String writes d as ISO 8601 does; "" for the zero Duration.
func (d Duration) String() string {
	switch d {
	case Duration{}:
		return ""
	case atOnce:
		return "P0D"
	}
	var sb strings.Builder
	sb.WriteByte('P')
	for _, f := range []struct {
		n      int
		letter string
	}{{d.Years, "Y"}, {d.Months, "M"}, {d.Weeks, "W"}, {d.Days, "D"}} {
		if f.n > 0 {
			fmt.Fprintf(&sb, "%d%s", f.n, f.letter)
		}
	}
	if d.Hours+d.Minutes > 0 {
		sb.WriteByte('T')
	}
	if d.Hours > 0 {
		fmt.Fprintf(&sb, "%dH", d.Hours)
	}
	if d.Minutes > 0 {
		fmt.Fprintf(&sb, "%dM", d.Minutes)
	}
	return sb.String()
}

// After is the last day of the time d that begins with an event on the day from, which itself does
// not count; a month ends on the same day of its number or on its last (民法典第二百零一条、第二百零二条).
// Not ok: d is told by the clock, or the day lies outside the calendar of working days.
func (d Duration) After(from Date, workdays bool) (Date, bool) {
	switch {
	case !from.possible() || d == Duration{} || d.Hours+d.Minutes > 0 || d.AtOnce:
		return Date{}, false
	case workdays:
		return AfterWorkdays(from, d.Days)
	}
	months := from.Month - 1 + d.Months
	to := Date{from.Year + d.Years + months/12, months%12 + 1, from.Day}
	to.Day = min(to.Day, daysOf(to.Year, to.Month))
	to = to.plus(7*d.Weeks + d.Days)
	return to, to.possible()
}

type unitOfTime struct {
	word      string
	one, half Duration
	workdays  bool
}

// timeUnits are the units of a duration, longest first, and what one, and half of one, is.
var timeUnits = []unitOfTime{
	{"个工作日", Duration{Days: 1}, Duration{}, true},
	{"工作日", Duration{Days: 1}, Duration{}, true},
	{"个自然日", Duration{Days: 1}, Duration{}, false},
	{"自然日", Duration{Days: 1}, Duration{}, false},
	{"个日历日", Duration{Days: 1}, Duration{}, false},
	{"日历日", Duration{Days: 1}, Duration{}, false},
	{"个小时", Duration{Hours: 1}, Duration{Minutes: 30}, false},
	{"小时", Duration{Hours: 1}, Duration{Minutes: 30}, false},
	{"个季度", Duration{Months: 3}, Duration{}, false},
	{"个星期", Duration{Weeks: 1}, Duration{}, false},
	{"星期", Duration{Weeks: 1}, Duration{}, false},
	{"个月", Duration{Months: 1}, Duration{Days: 15}, false},
	{"分钟", Duration{Minutes: 1}, Duration{}, false},
	{"个周", Duration{Weeks: 1}, Duration{}, false},
	{"周", Duration{Weeks: 1}, Duration{}, false},
	{"日", Duration{Days: 1}, Duration{Hours: 12}, false},
	{"天", Duration{Days: 1}, Duration{Hours: 12}, false},
	{"月", Duration{Months: 1}, Duration{Days: 15}, false},
	{"年", Duration{Years: 1}, Duration{Months: 6}, false},
}

// ReadDuration reads the first length of time in words: 10个工作日内 is P10D in workdays, 半年内 P6M,
// 四年六个月 P4Y6M, 立行立改 P0D.
func ReadDuration(words string) (d Duration, workdays, ok bool) {
	r := []rune(strings.Map(unblank, hanzi.FoldString(words)))
	if d, workdays, ok = readDuration(r); ok {
		return d, workdays, ok
	}
	for i := range r {
		if lexicon.AtOnce(r[i:]) > 0 {
			return atOnce, false, true
		}
	}
	return Duration{}, false, false
}

// longestUnit is how many characters behind a number are looked at: 个工作日.
const longestUnit = 8

func readDuration(r []rune) (d Duration, workdays, ok bool) {
	for i := range r {
		n, j := wholeNumber(r[i:])
		isHalf := r[i] == '半'
		if isHalf {
			n, j = 1, 1
		}
		if j == 0 {
			continue
		}
		next := string(r[i+j : min(i+j+longestUnit, len(r))])
		if strings.HasPrefix(next, "个半月") {
			return Duration{Months: n, Days: 15}, false, true
		}
		for _, u := range timeUnits {
			if !strings.HasPrefix(next, u.word) {
				continue
			}
			if isHalf {
				return u.half, false, u.half != (Duration{})
			}
			if u.one.Years > 0 && n > 100 {
				break // 2035年 is no length of time
			}
			whole := u.one.times(n)
			if rest := r[i+j+len([]rune(u.word)):]; whole.Years > 0 && len(rest) > 0 && !strings.ContainsRune("半至到-—", rest[0]) {
				if m, k := wholeNumber(rest); k > 0 && hasAny(string(rest[k:min(k+longestUnit, len(rest))]), "个月") {
					whole.Months = m
				}
			}
			return whole, u.workdays, n > 0
		}
	}
	return d, false, false
}

// wholeNumber reads the number at the head of r and how many runes it took.
func wholeNumber(r []rune) (n, length int) {
	for length < len(r) && length < 9 && strings.ContainsRune("0123456789一二三四五六七八九十百两〇零", r[length]) {
		length++
	}
	n, ok := hanzi.Number(string(r[:length]))
	if !ok {
		return 0, 0
	}
	return n, length
}

// times is n of d.
func (d Duration) times(n int) Duration {
	return Duration{d.Years * n, d.Months * n, d.Weeks * n, d.Days * n, d.Hours * n, d.Minutes * n, false}
}
