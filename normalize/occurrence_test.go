package normalize

import (
	"slices"
	"strings"
	"testing"
)

// spellTurns writes occurrences as "due" or "from..due", without the year of the plan.
func spellTurns(all []Occurrence, year string) string {
	var out []string
	for _, o := range all {
		s := strings.TrimPrefix(o.Due.String(), year+"-")
		if o.From != (Date{}) && o.From != o.Due {
			s = strings.TrimPrefix(o.From.String(), year+"-") + ".." + s
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestOccurrences(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{"按季度", "01-01..03-31 04-01..06-30 07-01..09-30 10-01..12-31"},
		{"每半年", "01-01..06-30 07-01..12-31"},
		{"每两个月", "01-01..02-28 03-01..04-30 05-01..06-30 07-01..08-31 09-01..10-31 11-01..12-31"},
		{"每年", "01-01..12-31"},
		{"每5个月", "01-01..05-31 06-01..10-31"}, // the third turn ends in the next year
		{"每3年", ""},
		{"每季度末", "03-31 06-30 09-30 12-31"},
		{"每季度末月25日前", "03-25 06-25 09-25 12-25"},
		{"每季度首月10日前", "01-10 04-10 07-10 10-10"},
		{"每半年末", "06-30 12-31"},
		{"每年2月底前", "02-28"},
		{"每年3月31日前", "03-31"},
		{"每年9月", "09-01..09-30"},
		{"每年9月到11月", "09-01..11-30"},
		{"每月底前", "01-31 02-28 03-31 04-30 05-31 06-30 07-31 08-31 09-30 10-31 11-30 12-31"},
		{"每月30日前", "01-30 02-28 03-30 04-30 05-30 06-30 07-30 08-30 09-30 10-30 11-30 12-30"},
		{"每半月", "01-15 01-31 02-15 02-28 03-15 03-31 04-15 04-30 05-15 05-31 06-15 06-30 07-15 07-31 08-15 08-31 09-15 09-30 10-15 10-31 11-15 11-30 12-15 12-31"},
	} {
		rules, _ := ReadRecurrence(c.words)
		if len(rules) != 1 {
			t.Errorf("%s: %v", c.words, rules)
			continue
		}
		if got := spellTurns(rules[0].Occurrences(2021, 2021), "2021"); got != c.want {
			t.Errorf("%s %s\n got %s\nwant %s", c.words, rules[0], got, c.want)
		}
	}
}

func TestOccurrencesOfWeeksAndDays(t *testing.T) {
	for _, c := range []struct {
		words       string
		n           int
		first, last string
	}{
		{"每周", 52, "2021-01-03", "2021-12-26"}, // Sundays; the last week of 2021 ends in 2022
		{"每两周", 26, "2021-01-10", "2021-12-26"},
		{"每周五下班前", 53, "2021-01-01", "2021-12-31"},
		{"每天", 365, "2021-01-01", "2021-12-31"},
		{"每个工作日", 261, "2021-01-01", "2021-12-31"},
		{"每旬", 36, "2021-01-10", "2021-12-31"},
	} {
		rules, _ := ReadRecurrence(c.words)
		got := rules[0].Occurrences(2021, 2021)
		if len(got) != c.n || got[0].Due.String() != c.first || got[len(got)-1].Due.String() != c.last {
			t.Errorf("%s %s: %d from %s to %s", c.words, rules[0], len(got), got[0].Due, got[len(got)-1].Due)
		}
	}
	quarterly := Recurrence{Freq: "MONTHLY", Interval: 3}
	if got := quarterly.Occurrences(2021, 2023); len(got) != 12 || got[11].Due != (Date{2023, 12, 31}) {
		t.Errorf("quarters of three years: %v", got)
	}
	for _, span := range [][2]int{{0, 0}, {2021, 2020}, {2021, 3021}} {
		if got := quarterly.Occurrences(span[0], span[1]); got != nil {
			t.Errorf("%v: %v", span, got)
		}
	}
	if got := (Recurrence{}).Occurrences(2021, 2021); got != nil {
		t.Errorf("定期: %v", got)
	}
}

func TestSameRule(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"FREQ=MONTHLY;INTERVAL=3", "INTERVAL=3;FREQ=MONTHLY", true},
		{"FREQ=MONTHLY;INTERVAL=3", "RRULE:FREQ=MONTHLY;INTERVAL=3", true},
		{"FREQ=MONTHLY;INTERVAL=3", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", true}, // due at the same ends
		{"FREQ=YEARLY", "FREQ=MONTHLY;INTERVAL=12", true},
		{"FREQ=MONTHLY;INTERVAL=1", "FREQ=MONTHLY", true},
		{"FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10", true},
		{"FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=-1", true},
		{"FREQ=YEARLY;BYMONTH=9", "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=30", true},
		{"FREQ=DAILY;INTERVAL=7", "FREQ=WEEKLY", false},
		{"FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY;INTERVAL=6", false},
		{"FREQ=MONTHLY;BYMONTHDAY=5", "FREQ=MONTHLY;BYMONTHDAY=6", false},
		{"FREQ=MONTHLY", "", false},
		{"", "", true},
		{"FREQ=HOURLY", "FREQ=HOURLY", true},
		{"FREQ=QUARTERLY", "FREQ=MONTHLY;INTERVAL=3", false},
	} {
		if got := SameRule(c.a, c.b); got != c.same {
			t.Errorf("SameRule(%s, %s) = %v", c.a, c.b, got)
		}
	}
	quarter, month := "FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY"
	if !SameRules([]string{month, quarter}, []string{"INTERVAL=3;FREQ=MONTHLY", month}) || SameRules([]string{month}, []string{month, quarter}) || SameRules([]string{month, month}, []string{month, quarter}) {
		t.Error("alternatives are compared in any order, each once")
	}
}

func TestReadRRuleRefuses(t *testing.T) {
	for _, rule := range []string{
		"", "FREQ=", "FREQ=HOURLY", "FREQ=MONTHLY;COUNT=3", "FREQ=MONTHLY;UNTIL=20211231", "FREQ=MONTHLY;BYSETPOS=1", "FREQ=MONTHLY;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=MO",
		"FREQ=YEARLY;BYMONTH=13", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYMONTHDAY=1,0,-1", "FREQ=MONTHLY;BYMONTHDAY=1,2,3,4", "FREQ=WEEKLY;INTERVAL=9999", "FREQ=MONTHLY;;", "a\nb\nc",
	} {
		if r, ok := ReadRRule(rule); ok {
			t.Errorf("ReadRRule(%q) = %s", rule, r)
		}
	}
}

// FuzzRRule holds the round trip, and the turns in order and within their year.
func FuzzRRule(f *testing.F) {
	for _, s := range []string{"FREQ=MONTHLY;INTERVAL=3", "FREQ=YEARLY;BYMONTH=9,10,11", "FREQ=WEEKLY;BYDAY=MO,FR", "FREQ=MONTHLY;BYMONTHDAY=10,20,-1", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;INTERVAL=3;BYMONTHDAY=31", "RRULE:FREQ=DAILY"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, ok := ReadRRule(s)
		if !ok {
			return
		}
		if back, again := ParseRecurrence(r.String()); !again || back != r {
			t.Errorf("%q: %+v, then %+v", s, r, back)
		}
		all := r.Occurrences(2023, 2024)
		if !slices.IsSortedFunc(all, func(a, b Occurrence) int { return strings.Compare(a.Due.String(), b.Due.String()) }) {
			t.Errorf("%q: %v", s, all)
		}
		for _, o := range all {
			if o.Due.Year < 2023 || o.Due.Year > 2024 || o.Due.before(o.From) {
				t.Errorf("%q: %v", s, o)
			}
		}
		if !SameRule(s, r.String()) {
			t.Errorf("%q is not %s", s, r)
		}
	})
}

// A day that no month has makes no rule, not an empty one.
func TestNoRuleOfNoDay(t *testing.T) {
	for _, words := range []string{"2021.7.99", "2月30日", "每月或2月30日", "每年2月30日"} {
		rules, _ := ReadRecurrence(words)
		if slices.ContainsFunc(rules, func(r Recurrence) bool { return r.Freq == "" }) {
			t.Errorf("%s: %d rules", words, len(rules))
		}
	}
}
