package warehouse

import (
	"context"
	"fmt"
	"testing"

	"github.com/taizhang/taizhang/normalize"
	files "github.com/taizhang/taizhang/sql"
)

// recurringPlan is a plan of 2021, issued in July, with one deadline of every sort.
func recurringPlan() *normalize.Plan {
	year := 2021
	return &normalize.Plan{
		Title: ptr("2021年工作要点"), Year: &year, SignedOn: ptr("2021-07-09"),
		Tasks: []normalize.Task{{Content: "报送进展情况", Deadlines: []normalize.Deadline{
			{Mention: "按季度", Kind: "recurring", RRule: ptr("FREQ=MONTHLY;INTERVAL=3")},
			{Mention: "每月25日前", Kind: "recurring", RRule: ptr("FREQ=MONTHLY;BYMONTHDAY=25")},
			{Mention: "按月或季度", Kind: "recurring", RRuleOptions: []string{"FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3"}},
			{Mention: "定期", Kind: "recurring"},
			{Mention: "年底前", Kind: "date", Due: ptr("2021-12-31")},
			{Mention: "持续推进", Kind: "ongoing"},
		}}},
	}
}

func TestOccurrencesOfADeadline(t *testing.T) {
	p := recurringPlan()
	for _, c := range []struct {
		year, from, to int
		want           int
	}{
		{2021, 0, 0, 4 + 12}, {0, 0, 0, 0}, {2021, 2021, 2023, 3 * (4 + 12)}, {2021, 2021, 2999, 0},
	} {
		p.Year, p.YearFrom, p.YearTo = known(c.year), known(c.from), known(c.to)
		b, err := newBundle(asResult(p, "a.txt", "txt"), "")
		if err != nil {
			t.Fatal(err)
		}
		if got := b.rows.len(coreOccurrence); got != c.want {
			t.Errorf("year %d, %d to %d: %d turns, want %d", c.year, c.from, c.to, got, c.want)
		}
	}
}

func known(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

// TestWhatFallsDue asks for a month: the turns of recurring deadlines stand beside the last days.
func TestWhatFallsDue(t *testing.T) {
	w := open(t, fresh(t), Options{})
	load(t, w, asResult(recurringPlan(), "a.txt", "txt"))
	text, _ := files.Named("due-between")
	for _, c := range []struct {
		from, to string
		want     string
	}{
		{"2021-12-01", "2021-12-31", "[每月25日前 12][按季度 4][年底前 1]"},
		{"2021-08-01", "2021-09-30", "[每月25日前 8][每月25日前 9][按季度 3]"},
		{"2021-01-01", "2021-07-08", ""}, // turns that ended before the plan was issued
		{"2022-01-01", "2022-12-31", ""},
	} {
		got, err := w.Query(context.Background(), text, c.from, c.to)
		if err != nil {
			t.Fatal(err)
		}
		spelled := ""
		for _, r := range got.Rows {
			spelled += fmt.Sprint(r[1:3])
		}
		if spelled != c.want {
			t.Errorf("%s to %s: %s, want %s", c.from, c.to, spelled, c.want)
		}
	}
	if got := ask(t, w, "select count(*) from mart.occurrence where is_before_issue"); fmt.Sprint(got[0][0]) != "8" {
		t.Errorf("%v turns ended before the plan was issued", got[0][0])
	}
}
