package serve

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// The pages of a list of tasks are together all that pass its filters, each once, in one order, whatever the size of the pieces that
// are looked through.
func TestTasksInPieces(t *testing.T) {
	was, wasKept := firstPiece, mostKept
	t.Cleanup(func() { firstPiece, mostKept = was, wasKept })
	onBoth(t, func(t *testing.T, d *desk) {
		read := func(query string) (out []TaskRow) {
			for page := 1; ; page++ {
				var l Tasks
				if err := json.Unmarshal([]byte(d.get(fmt.Sprintf("/api/v1/tasks?page=%d&%s", page, query))), &l); err != nil {
					t.Fatal(err)
				}
				if out = append(out, l.Tasks...); !l.More {
					return out
				}
			}
		}
		all := read("size=500")
		if len(all) < 300 {
			t.Fatalf("%d tasks", len(all))
		}
		for i, x := range all[1:] {
			if was := all[i]; was.Year < x.Year || was.Year == x.Year && was.Division > x.Division {
				t.Errorf("%+v stands before %+v", was, x)
			}
		}
		for _, c := range []struct{ words, org, division, year string }{
			{"", "", "", ""}, {"公开", "", "", ""}, {"公开", "局", "", ""}, {"", "教育", "", "2021"}, {"信息", "", "360102", ""}, {"没有这样的字", "", "", ""}, {"", "", "ZZZZZZ", ""}, {"", "", "360102", "1999"},
		} {
			var want []string
			for _, x := range all {
				if strings.Contains(x.Content, c.words) && strings.Contains(x.Orgs, c.org) && (c.division == "" || x.Division == c.division) && (c.year == "" || fmt.Sprint(x.Year) == c.year) {
					want = append(want, x.Task.String())
				}
			}
			query := url.Values{"q": {c.words}, "org": {c.org}, "division": {c.division}, "year": {c.year}}.Encode()
			for _, size := range []int64{1, 20, 5000} {
				if firstPiece, mostKept = size, wasKept; size == 20 {
					mostKept = 5 // too many to be remembered
				}
				for _, rows := range []string{"7", "40"} {
					if len(want) > 60 && rows == "7" {
						continue
					}
					var got []string
					for _, x := range read(fmt.Sprintf("size=%s&pieces=%d&%s", rows, size, query)) { // pieces: another address, so that no page is given again
						got = append(got, x.Task.String())
					}
					if strings.Join(got, " ") != strings.Join(want, " ") {
						t.Errorf("%+v in pieces of %d and pages of %s: %d tasks, want %d", c, size, rows, len(got), len(want))
					}
				}
			}
		}
	})
}

// The pages of a month's deadlines are together all of them, each once, whatever the size of a page.
func TestDeadlinesInPages(t *testing.T) {
	onBoth(t, func(t *testing.T, d *desk) {
		read := func(size int) (out []string) {
			for page := 1; ; page++ {
				var l Deadlines
				if err := json.Unmarshal([]byte(d.get(fmt.Sprintf("/api/v1/deadlines?month=2021-06&page=%d&size=%d", page, size))), &l); err != nil {
					t.Fatal(err)
				}
				for _, x := range l.Due {
					out = append(out, fmt.Sprint(x.Due, " ", x.Task, " ", x.Turn))
				}
				if !l.More {
					return out
				}
			}
		}
		all := read(500)
		if len(all) < 30 {
			t.Fatalf("%d fall due", len(all))
		}
		slices.Sort(all)
		for _, size := range []int{3, 10} {
			got := read(size)
			if slices.Sort(got); !slices.Equal(got, all) {
				t.Errorf("in pages of %d: %d of %d", size, len(slices.Compact(got)), len(all))
			}
		}
	})
}
