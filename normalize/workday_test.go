package normalize

import (
	"slices"
	"strings"
	"testing"
)

func TestWorkday(t *testing.T) {
	for _, c := range []struct {
		day          string
		works, known bool
	}{
		{"2021-07-09", true, true},  // Friday
		{"2021-07-10", false, true}, // Saturday
		{"2021-02-07", true, true},  // Sunday, 调休 for 春节
		{"2021-02-20", true, true},  // Saturday, 调休 for 春节
		{"2021-02-12", false, true}, // 春节
		{"2021-10-07", false, true}, // Thursday of 国庆
		{"2015-09-03", false, true}, // once only
		{"2007-12-31", false, true}, // Monday, of next year's 元旦
		{"2011-12-31", true, true},  // Saturday, 调休 for next year's 元旦
		{"2020-01-31", false, true}, // 春节, prolonged
		{"2004-01-01", false, true}, // first of the calendar
		{"2003-12-31", false, false},
		{"2026-12-24", true, true},
		{"2026-12-25", false, false}, // the notice for 2027 may speak of it
		{"2031-05-06", false, false},
	} {
		d, _ := ParseDate(c.day)
		if works, known := Workday(d); works != c.works || known != c.known {
			t.Errorf("Workday(%s) = %v, %v", c.day, works, known)
		}
	}
	if _, known := Workday(Date{2021, 2, 30}); known {
		t.Error("2021-02-30 is known")
	}
}

func TestAfter(t *testing.T) {
	for _, c := range []struct {
		from, duration string
		workdays       bool
		want           string
	}{
		{"2021-07-09", "P10D", true, "2021-07-23"},
		{"2021-02-05", "P1D", true, "2021-02-07"}, // a Sunday that is worked
		{"2021-02-10", "P1D", true, "2021-02-18"}, // over 春节
		{"2021-09-30", "P5D", true, "2021-10-13"}, // 国庆, then a worked Saturday
		{"2021-07-10", "P1D", true, "2021-07-12"}, // from a Saturday
		{"2011-12-30", "P1D", true, "2011-12-31"},
		{"2026-12-22", "P2D", true, "2026-12-24"},
		{"2026-12-22", "P3D", true, ""}, // outside the calendar: never guessed
		{"2003-06-02", "P3D", true, ""},
		{"2003-06-02", "P3D", false, "2003-06-05"},
		{"2021-07-09", "P30D", false, "2021-08-08"},
		{"2021-07-09", "P2W", false, "2021-07-23"},
		{"2021-01-31", "P1M", false, "2021-02-28"},
		{"2020-02-29", "P1Y", false, "2021-02-28"},
		{"2021-08-31", "P6M", false, "2022-02-28"},
		{"2021-12-15", "P1M15D", false, "2022-01-30"},
		{"2021-07-09", "PT24H", false, ""},
		{"", "P3D", false, ""},
		{"2021-07-09", "", false, ""},
	} {
		from, _ := ParseDate(c.from)
		d, _ := ParseDuration(c.duration)
		if got, ok := d.After(from, c.workdays); got.String() != c.want || ok != (c.want != "") {
			t.Errorf("%s after %s, workdays %v: %s, %v; want %s", c.duration, c.from, c.workdays, got, ok, c.want)
		}
	}
}

// TestWorkdayTable has every exception once, by date, and only real ones: nobody is told to work on a Tuesday.
func TestWorkdayTable(t *testing.T) {
	var last string
	years := map[int]int{}
	for line := range strings.Lines(workdayTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		d, ok := ParseDate(row[0])
		if len(row) != 4 || !ok || row[0] <= last || row[2] == "" || !slices.Contains([]string{"off", "work"}, row[1]) {
			t.Errorf("%q after %s", line, last)
		}
		last = row[0]
		years[d.Year]++
		if weekend := d.weekday() == 0 || d.weekday() == 6; row[1] == "work" && !weekend {
			t.Errorf("%s is worked anyway", row[0])
		}
	}
	for y := 2004; y <= workdays().to.Year; y++ {
		if years[y] < 25 {
			t.Errorf("%d has %d exceptions", y, years[y])
		}
		n := 0
		for d := (Date{y, 1, 1}); d.Year == y && (y < workdays().to.Year); d = d.plus(1) {
			if works, _ := Workday(d); works {
				n++
			}
		}
		if y < workdays().to.Year && (n < 247 || n > 255) {
			t.Errorf("%d has %d working days", y, n)
		}
	}
}
