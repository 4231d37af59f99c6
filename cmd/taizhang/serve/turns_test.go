package serve

import (
	"strings"
	"testing"
)

// Rules and lengths of time are words on the pages; a day stays a day.
func TestTurns(t *testing.T) {
	for value, want := range map[string][2]string{
		"FREQ=MONTHLY;INTERVAL=3":                {"每季度", "every 3 months"},
		"FREQ=MONTHLY;INTERVAL=6":                {"每半年", "every 6 months"},
		"FREQ=MONTHLY":                           {"每月", "every month"},
		"FREQ=MONTHLY;INTERVAL=2":                {"每2个月", "every 2 months"},
		"FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31":    {"每年3月31日", "every year in Mar on day 31"},
		"FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1": {"每年6月、12月各最后一日", "every year in Jun, Dec on the last day"},
		"FREQ=MONTHLY;BYMONTHDAY=5,20":           {"每月5日、20日", "every month on day 5, day 20"},
		"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH":     {"每2周周一、周四", "every 2 weeks on Mon, Thu"},
		"FREQ=DAILY":                             {"每天", "every day"},
		"P10D":                                   {"10天", "10 days"},
		"P1Y6M":                                  {"1年6个月", "1 year 6 months"},
		"PT24H":                                  {"24小时", "24 hours"},
		"2021-06-30":                             {"2021-06-30", "2021-06-30"},
		"周期":                                     {"周期", "周期"},
		"FREQ=SECONDLY":                          {"FREQ=SECONDLY", "FREQ=SECONDLY"},
		"":                                       {"", ""},
	} {
		for i, lang := range languages {
			if got := (view{Lang: lang}).Turns(value); got != want[i] {
				t.Errorf("%s in %s: %q, want %q", value, lang, got, want[i])
			}
		}
	}
	d := open(t, Options{Warehouse: sampled(t), Load: loadNothing})
	for _, plan := range every(d.get("/api/v1/plans?size=500"), `"plan_id":"`) {
		if body := d.get("/plans/" + plan + "?size=500"); strings.Contains(body, "<i>FREQ=") || strings.Contains(body, "<i>P") {
			t.Errorf("plan %s speaks of rules in codes", plan)
		}
	}
}
