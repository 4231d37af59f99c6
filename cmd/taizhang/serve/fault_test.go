package serve

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A warehouse that is not there yet, or not any more, is a page that says so and what to do; when it comes back the page is there.
func TestProblems(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w.db.d")
	d := open(t, Options{Warehouse: reopened(t, dir), Load: loadNothing})
	d.says("/overview", "missing", "taizhang load")
	if body := d.get("/upload"); !strings.Contains(body, "上传并装载") {
		t.Error("without a warehouse nothing can be uploaded")
	}
	filled(t, dir, samples(t)[:1]...)
	d.get("/overview")
	current := filepath.Join(dir, "CURRENT")
	was, err := os.ReadFile(current)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(current, []byte("gen-99.duckdb\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	d.says("/plans", "lost", "恢复后本页即可用")
	if err := os.WriteFile(current, was, 0o644); err != nil {
		t.Fatal(err)
	}
	d.get("/plans")
}

// What falls due is a calendar that others read: each event of the month once, lines of 75 octets that end as they must.
func TestCalendar(t *testing.T) {
	d := open(t, Options{Warehouse: sampled(t), Load: loadNothing})
	var list Deadlines
	if err := json.Unmarshal([]byte(d.get("/api/v1/deadlines?month=2021-06&size=500")), &list); err != nil {
		t.Fatal(err)
	}
	text := d.get("/deadlines.ics?month=2021-06")
	for line := range strings.Lines(text) {
		if !strings.HasSuffix(line, "\r\n") || len(line) > 77 {
			t.Errorf("line %q", line)
		}
	}
	whole := strings.ReplaceAll(text, "\r\n ", "")
	if n := strings.Count(whole, "BEGIN:VEVENT\r\n"); n != len(list.Due) || n == 0 || n != strings.Count(whole, "END:VEVENT\r\n") || n != strings.Count(whole, "DTSTART;VALUE=DATE:202106") {
		t.Errorf("%d events, %d fall due", n, len(list.Due))
	}
	uids := map[string]bool{}
	for line := range strings.Lines(whole) {
		if uid, ok := strings.CutPrefix(line, "UID:"); ok && uids[uid] {
			t.Errorf("%s twice", uid)
		} else if ok {
			uids[uid] = true
		}
	}
	if first := escapeICS(short(60, list.Due[0].Content)); !strings.Contains(whole, "SUMMARY:"+first+"\r\n") {
		t.Errorf("%q is no event", first)
	}
	for _, query := range []string{"from=tomorrow", "to=2021-06-31"} {
		if answer, body := d.do(http.MethodGet, "/deadlines.ics?"+query, nil); answer.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: %s %.80s", query, answer.Status, body)
		}
	}
}

// What falls due by the calendar is what the list has, day by day.
func TestCalendarIsTheList(t *testing.T) {
	onBoth(t, func(t *testing.T, d *desk) {
		for _, month := range []string{"2019-12", "2020-06", "2021-03", "2021-06"} {
			var list Deadlines
			if err := json.Unmarshal([]byte(d.get("/api/v1/deadlines?size=500&month="+month)), &list); err != nil {
				t.Fatal(err)
			}
			turns := map[string]int64{}
			for _, x := range list.Due {
				turns[x.Due]++
			}
			for _, day := range list.Days {
				if day.Turns != turns[day.Day] && !list.More {
					t.Errorf("%s: %d in the calendar, %d in the list", day.Day, day.Turns, turns[day.Day])
				}
			}
		}
	})
}
