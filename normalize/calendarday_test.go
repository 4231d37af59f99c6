package normalize

import "testing"

func TestDays(t *testing.T) {
	for _, c := range []struct {
		date string
		want Day
		five string
	}{
		{"2021年2月7日", Day{ISOYear: 2021, ISOWeek: 5, Weekday: 7, Works: true, Known: true, Shifted: true, Festival: "春节", FiveYear: 14, InFive: 1}, "十四五"},
		{"2021年2月11日", Day{ISOYear: 2021, ISOWeek: 6, Weekday: 4, Known: true, Shifted: true, Festival: "春节", FiveYear: 14, InFive: 1}, "十四五"},
		{"2021年1月1日", Day{ISOYear: 2020, ISOWeek: 53, Weekday: 5, Known: true, Shifted: true, Festival: "元旦", FiveYear: 14, InFive: 1}, "十四五"},
		{"2020年12月31日", Day{ISOYear: 2020, ISOWeek: 53, Weekday: 4, Works: true, Known: true, FiveYear: 13, InFive: 5}, "十三五"},
		{"2019年6月1日", Day{ISOYear: 2019, ISOWeek: 22, Weekday: 6, Known: true, FiveYear: 13, InFive: 4}, "十三五"},
		{"2030年5月6日", Day{ISOYear: 2030, ISOWeek: 19, Weekday: 1, FiveYear: 15, InFive: 5}, "十五五"},
		{"2003年5月6日", Day{ISOYear: 2003, ISOWeek: 19, Weekday: 2, FiveYear: 10, InFive: 3}, "十五"},
	} {
		d, ok := ParseDate(c.date)
		if !ok {
			t.Fatal(c.date)
		}
		c.want.Date = d
		got := Days(d, d)
		if len(got) != 1 || got[0] != c.want {
			t.Errorf("%s: %+v", c.date, got)
		}
		if five := FiveYearName(got[0].FiveYear); five != c.five {
			t.Errorf("%s: %s", c.date, five)
		}
	}
	if got := Days(Date{2020, 1, 1}, Date{2020, 12, 31}); len(got) != 366 {
		t.Error(len(got))
	}
}
