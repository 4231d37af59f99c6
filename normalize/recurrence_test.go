package normalize

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/teambition/rrule-go"
)

func TestReadRecurrence(t *testing.T) {
	for _, c := range []struct {
		words string
		rules []string
	}{
		{"每季度至少举行一次", []string{"FREQ=MONTHLY;INTERVAL=3"}},
		{"每半年至少出席1次", []string{"FREQ=MONTHLY;INTERVAL=6"}},
		{"每年", []string{"FREQ=YEARLY"}},
		{"按月", []string{"FREQ=MONTHLY"}},
		{"按月或季度", []string{"FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3"}},
		{"按月或按季度", []string{"FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3"}},
		{"按月或节点", []string{"FREQ=MONTHLY"}},
		{"定期", nil},
		{"当年3月31日前", []string{"FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31"}},
		{"1月31日前", []string{"FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=31"}},
		{"当年一月底前", []string{"FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=31"}},
		{"每年3月31日前", []string{"FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31"}},
		{"每年9月", []string{"FREQ=YEARLY;BYMONTH=9"}},
		{"每年9月到11月", []string{"FREQ=YEARLY;BYMONTH=9,10,11"}},
		{"每年底前", []string{"FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"}},
		{"每年2月底前", []string{"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"}},
		{"每月4号", []string{"FREQ=MONTHLY;BYMONTHDAY=4"}},
		{"每月底前", []string{"FREQ=MONTHLY;BYMONTHDAY=-1"}},
		{"每月25日前", []string{"FREQ=MONTHLY;BYMONTHDAY=25"}},
		{"每季度末", []string{"FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"}},
		{"每季度首月10日前", []string{"FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10"}},
		{"每周", []string{"FREQ=WEEKLY"}},
		{"每周五下班前", []string{"FREQ=WEEKLY;BYDAY=FR"}},
		{"每两周", []string{"FREQ=WEEKLY;INTERVAL=2"}},
		{"每3年", []string{"FREQ=YEARLY;INTERVAL=3"}},
		{"每天", []string{"FREQ=DAILY"}},
		{"每个工作日", []string{"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"}},
		{"半年一次", []string{"FREQ=MONTHLY;INTERVAL=6"}},
		{"一季一通报", []string{"FREQ=MONTHLY;INTERVAL=3"}},
		{"每半月", []string{"FREQ=MONTHLY;BYMONTHDAY=15,-1"}},
		{"每旬", []string{"FREQ=MONTHLY;BYMONTHDAY=10,20,-1"}},
		{"", nil},
	} {
		rules, choice := ReadRecurrence(c.words)
		var got []string
		for _, r := range rules {
			got = append(got, r.String())
			if back, ok := ParseRecurrence(r.String()); !ok || back != r {
				t.Errorf("ParseRecurrence(%s) = %+v, %v", r, back, ok)
			}
		}
		if !slices.Equal(got, c.rules) {
			t.Errorf("ReadRecurrence(%s) = %q, want %q", c.words, got, c.rules)
		}
		if choice != strings.ContainsRune(c.words, '或') {
			t.Errorf("ReadRecurrence(%s): choice %v", c.words, choice)
		}
	}
}

// TestRecurrenceExpands has another implementation of RFC 5545 expand our canonical rules.
func TestRecurrenceExpands(t *testing.T) {
	for words, want := range map[string]string{
		"每季度末":      "2021-03-31 2021-06-30 2021-09-30",
		"每年2月底前":    "2021-02-28 2022-02-28 2023-02-28",
		"每年3月31日前":  "2021-03-31 2022-03-31 2023-03-31",
		"按季度":       "2021-01-01 2021-04-01 2021-07-01",
		"每半年":       "2021-01-01 2021-07-01 2022-01-01",
		"每月底前":      "2021-01-31 2021-02-28 2021-03-31",
		"每周五下班前":    "2021-01-01 2021-01-08 2021-01-15",
		"每季度首月10日前": "2021-01-10 2021-04-10 2021-07-10",
		"每旬":        "2021-01-10 2021-01-20 2021-01-31",
		"每个工作日":     "2021-01-01 2021-01-04 2021-01-05",
	} {
		rules, _ := ReadRecurrence(words)
		if len(rules) != 1 {
			t.Errorf("%s: %d rules", words, len(rules))
			continue
		}
		rule, err := rrule.StrToRRule(rules[0].String())
		if err != nil {
			t.Errorf("%s: %s: %v", words, rules[0], err)
			continue
		}
		rule.DTStart(time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC))
		next := rule.Iterator()
		var days []string
		for range 3 {
			day, _ := next()
			days = append(days, day.Format(time.DateOnly))
		}
		if got := strings.Join(days, " "); got != want {
			t.Errorf("%s: %s falls on %s, want %s", words, rules[0], got, want)
		}
	}
}
