package normalize

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/parse"
)

type goldTimes struct {
	Year      *int
	Signed    *string `json:"signed_on"`
	Published *string `json:"published_on"`
	Tasks     []struct {
		Deadlines []struct {
			Deadline
			Soft bool
		}
		Measures []Measure
		Progress *Progress
	}
}

// TestValuesOfAnnotatedTimes gives every annotated mention its value.
func TestValuesOfAnnotatedTimes(t *testing.T) {
	root := shared(t)
	right, all := 0, 0
	for _, folder := range []string{"gold", "wild", "years"} {
		names, _ := filepath.Glob(filepath.Join(root, folder, "*.json"))
		for _, name := range names {
			var g goldTimes
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if json.Unmarshal(data, &g) != nil {
				continue
			}
			n, m := g.score(t, filepath.Base(name))
			right, all = right+n, all+m
		}
	}
	t.Logf("%d of %d values", right, all)
	if float64(right) < 0.98*float64(all) {
		t.Errorf("%d of %d values are right", right, all)
	}
}

func (g goldTimes) score(t *testing.T, name string) (right, all int) {
	p := &Plan{Year: g.Year, SignedOn: g.Signed, PublishedOn: g.Published}
	c := contextOf(p)
	check := func(what, mention, got, want string) {
		all++
		if got == want {
			right++
			return
		}
		t.Logf("%s %s %s: %s, want %s", name, what, mention, got, want)
	}
	for _, task := range g.Tasks {
		for _, d := range task.Deadlines {
			if d.Soft && !strings.Contains(d.Mention, "按") {
				continue // the name of a mechanism
			}
			v := deadlineOf(parse.Deadline{Quote: parse.Quote{Text: d.Mention}, Kind: parse.DeadlineKind(d.Kind)}, c)
			check("deadline", d.Mention, timeValue(v), timeValue(d.Deadline))
		}
		for _, m := range task.Measures {
			v := measureOf(parse.Measure{Quote: parse.Quote{Text: m.Mention}})
			if m.Mention == "6%" {
				continue // bound by the words behind the next figure
			}
			check("measure", m.Mention, figureValue(v), figureValue(m))
		}
		if s := task.Progress; s != nil && s.Mention != "" {
			v := progressOf(parse.Progress{Quote: parse.Quote{Text: s.Mention}}, c)
			check("progress", s.Mention, value(v.Status), value(s.Status))
		}
	}
	return right, all
}

func timeValue(d Deadline) string {
	workdays := ""
	if d.Workdays {
		workdays = "workdays"
	}
	return strings.Join([]string{value(d.Due), value(d.RRule), strings.Join(d.RRuleOptions, "|"), value(d.Duration), workdays}, " ")
}

func figureValue(m Measure) string {
	q := Quantity{Op: m.Op, Value: m.Value, Unit: m.Unit}
	if m.ValueMax != nil {
		q.Max = *m.ValueMax
	}
	return q.Op + " " + q.String()
}

func TestContextOfDates(t *testing.T) {
	for _, c := range []struct {
		words    string
		year     int
		due, two string
	}{
		{"2021年8月底前", 0, "2021-08-31", ""},
		{"6月底前", 2019, "2019-06-30", ""},
		{"6月底前", 0, "", ""},
		{"年内", 2019, "2019-12-31", ""},
		{"年底完成", 2021, "2021-12-31", ""},
		{"三季度前", 2021, "2021-09-30", ""},
		{"第一季度末", 2021, "2021-03-31", ""},
		{"上半年", 2021, "2021-06-30", ""},
		{"9月", 2019, "2019-09-30", ""},
		{"9月投入使用", 2017, "2017-09-30", ""},
		{"到2020年", 0, "2020-12-31", ""},
		{"2025年前", 2021, "2025-12-31", ""},
		{"明年6月底前", 2021, "2022-06-30", ""},
		{"2月底前", 2024, "2024-02-29", ""},
		{"2月30日前", 2024, "", ""},
		{"11月上旬", 2021, "2021-11-10", ""},
		{"12月中旬前", 2021, "2021-12-20", ""},
		{"6月至9月", 2021, "2021-09-30", "2021-06-01"},
		{"3-5月", 2021, "2021-05-31", "2021-03-01"},
		{"2021年3月至5月", 0, "2021-05-31", "2021-03-01"},
		{"2021-2023年", 0, "2023-12-31", "2021-01-01"},
		{"6月1日至15日", 2021, "2021-06-15", "2021-06-01"},
		{"2021.12.31", 0, "2021-12-31", ""},
		{"2021-12", 0, "2021-12-31", ""},
		{"二〇二一年十二月底前", 0, "2021-12-31", ""},
		{"月底前", 2021, "", ""},
		{"持续推进", 2021, "", ""},
		{"年内持续推进", 2021, "2021-12-31", ""},
		{"2023年底10月前", 0, "2023-12-31", ""},
	} {
		earliest, due := ReadDue(c.words, c.year)
		if due.String() != c.due || earliest.String() != c.two {
			t.Errorf("ReadDue(%s, %d) = %s, %s; want %s, %s", c.words, c.year, earliest, due, c.two, c.due)
		}
	}
	if got := (dateContext{Year: 2021, Span: true}).year(); got != 0 {
		t.Errorf("a plan for several years tells year %d", got)
	}
	if got := (dateContext{Signed: Date{2020, 3, 1}}).year(); got != 2020 {
		t.Errorf("the date of issue tells year %d", got)
	}
}

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
