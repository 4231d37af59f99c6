package normalize

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// Years is the time a plan is for: 2021年 is {2021, 2021}, 2021—2023年 is {2021,
// 2023}, 十四五 is {2021, 2025}. The zero Years is unknown.
type Years struct {
	From, To int
	Period   string // part of a year: H1, Q3; "" the whole
}

// fourteenth is the first year of 十四五; the plans before and after follow by fives.
const fourteenth = 2021

const (
	fourDigits = `((?:19|20)[0-9]{2}|[二一][〇○零O九][〇○零O一二三四五六七八九]{2})`
	yearMark   = `(?:年度|年)`
)

var (
	yearSpan = regexp.MustCompile(fourDigits + `年?(?:[-—~至到]|——)+` + fourDigits + yearMark)
	oneYear  = regexp.MustCompile(fourDigits + yearMark)
	fivePlan = regexp.MustCompile(`(?:"?十|第十)([一二三四五六七八九])(?:五"?|个五年)`)
	half     = regexp.MustCompile(`(上|下|前|后)半年`)
	quarter  = regexp.MustCompile(`第?([一二三四1-4])季度`)
	monthTo  = regexp.MustCompile(`([0-9]{1,2})(?:月份?)?[-—~至到]+([0-9]{1,2})月份?`)
	bareYear = regexp.MustCompile(`^` + fourDigits + `$`)
)

// ParseYears reads the year or years named in words: 2024年上半年 is 2024, H1.
func ParseYears(words string) (Years, bool) {
	y, _, ok := findYears(words)
	return y, ok
}

// findYears also tells where the years stand, in code points of the printed words.
func findYears(words string) (y Years, at [2]int, ok bool) {
	s := hanzi.FoldString(hanzi.Display(words))
	y, m := years(s)
	if m == nil {
		return Years{}, at, false
	}
	y.Period = ParsePeriod(s)
	for i := range at {
		at[i] = utf8.RuneCountInString(s[:m[i]])
	}
	return y, at, true
}

// years reads folded words; m is where the years stand, nil where there are none.
func years(s string) (y Years, m []int) {
	if m = yearSpan.FindStringSubmatchIndex(s); m != nil {
		y = Years{From: yearNumber(s[m[2]:m[3]]), To: yearNumber(s[m[4]:m[5]])}
	} else if m = oneYear.FindStringSubmatchIndex(s); m != nil {
		n := yearNumber(s[m[2]:m[3]])
		y = Years{From: n, To: n}
	} else if m = fivePlan.FindStringSubmatchIndex(s); m != nil {
		n, _ := hanzi.Number(s[m[2]:m[3]])
		y = Years{From: fourteenth + 5*(n-4), To: fourteenth + 5*(n-4) + 4}
	} else if m = bareYear.FindStringSubmatchIndex(s); m != nil {
		n := yearNumber(s[m[2]:m[3]])
		y = Years{From: n, To: n}
	}
	if y.From == 0 || y.To < y.From {
		return Years{}, nil
	}
	return y, m
}

// yearNumber reads 2021 and 二〇二一; 0 where it is no year of a plan.
func yearNumber(s string) int {
	n, ok := hanzi.Number(s)
	if !ok || n < 1949 || n > 2099 {
		return 0
	}
	return n
}

// ParsePeriod reads a part of a year: 上半年 is H1, 三季度 is Q3, 1-6月 is H1,
// 1-9月 is M01-M09. It is "" when words name none.
func ParsePeriod(words string) string {
	s := hanzi.FoldString(hanzi.Display(words))
	if m := half.FindStringSubmatch(s); m != nil {
		if m[1] == "上" || m[1] == "前" {
			return "H1"
		}
		return "H2"
	}
	if m := quarter.FindStringSubmatch(s); m != nil {
		n, _ := hanzi.Number(m[1])
		return "Q" + strconv.Itoa(n)
	}
	if m := monthTo.FindStringSubmatch(s); m != nil {
		return months(m[1], m[2])
	}
	return ""
}

func months(a, b string) string {
	from, _ := strconv.Atoi(a)
	to, _ := strconv.Atoi(b)
	switch {
	case from < 1 || to > 12 || from > to:
		return ""
	case from == 1 && to == 6:
		return "H1"
	case from == 7 && to == 12:
		return "H2"
	case from%3 == 1 && to == from+2:
		return "Q" + strconv.Itoa(to/3)
	case from == 1 && to == 12:
		return ""
	}
	return fmt.Sprintf("M%02d-M%02d", from, to)
}

// String spells the years as a title does: 2021年, 2021-2023年, 2024年上半年.
func (y Years) String() string {
	if y.From == 0 {
		return ""
	}
	s := strconv.Itoa(y.From)
	if y.To != y.From {
		s += "-" + strconv.Itoa(y.To)
	}
	s += "年"
	if h, ok := strings.CutPrefix(y.Period, "H"); ok {
		return s + map[string]string{"1": "上半年", "2": "下半年"}[h]
	}
	if q, ok := strings.CutPrefix(y.Period, "Q"); ok {
		return s + "第" + []string{"", "一", "二", "三", "四"}[q[0]-'0'] + "季度"
	}
	if m, ok := strings.CutPrefix(y.Period, "M"); ok {
		from, _ := strconv.Atoi(m[:2])
		to, _ := strconv.Atoi(m[4:])
		return fmt.Sprintf("%s%d-%d月", s, from, to)
	}
	return s
}
