package serve

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	files "github.com/taizhang/taizhang/sql"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// Who carried what of a city's plan: each of its tasks in each plan below is copied, worded otherwise, made stronger or weaker, or
// not there; a district sees the city's plan and its own column of it, and not its neighbour's.
func TestCascade(t *testing.T) {
	users := people + "周琴,reader,360104,qingyunpu-token-000\n"
	for engine, of := range map[string]func(*testing.T) *warehouse.Warehouse{"duckdb": sampled, "postgres": onServer} {
		t.Run(engine, func(t *testing.T) {
			d := open(t, Options{Warehouse: of(t), Load: loadNothing, Users: usersOf(t, users, "")})
			admin, district := []string{"Authorization", "Bearer " + adminHas}, []string{"Authorization", "Bearer qingyunpu-token-000"}
			var list Cascades
			read := func(path string, into any, heads []string) {
				t.Helper()
				if err := json.Unmarshal([]byte(d.get("/api/v1"+path, heads...)), into); err != nil {
					t.Fatal(err)
				}
			}
			read("/cascade", &list, admin)
			if len(list.Plans) != 1 || list.Plans[0].Title != "南昌市2021年基层政务公开重点工作安排" || list.Plans[0].Below != 2 {
				t.Fatalf("plans from above: %+v", list.Plans)
			}
			path := "/cascade/" + list.Plans[0].Plan.String()
			var c Cascade
			read(path, &c, admin)
			want := map[string]string{"360104": "strengthened copied copied copied weakened not_carried adapted not_carried", "360111": "weakened adapted not_carried copied not_carried adapted not_carried adapted"}
			for division, carried := range want {
				var got []string
				for i, x := range c.Carried {
					if x.Division == division {
						got = append(got, x.Carried)
						if x.Ordinal != int64(len(got)) || x.Content == "" {
							t.Errorf("line %d: %+v", i, x)
						}
					}
				}
				if strings.Join(got, " ") != carried {
					t.Errorf("%s: %s, want %s", division, got, carried)
				}
			}
			if m := c.Matrix(); len(m.Plans) != 2 || len(m.Rows) != 8 || m.Rows[7].Cells[0].Carried != "not_carried" {
				t.Errorf("laid out: %+v", m)
			}
			if page := d.get(path, admin...); strings.Count(page, "开展政务公开业务培训") != 1 || !strings.Contains(page, "青云谱区") || !strings.Contains(page, "青山湖区") {
				t.Error("the page does not show it")
			}
			read(path, &c, district)
			if page := fmt.Sprint(c.Carried, d.get(path, district...)); len(c.Carried) != 8 || strings.Contains(page, "青山湖区") {
				t.Errorf("one district sees the other: %d lines", len(c.Carried))
			}
		})
	}
}

// What is too wide or too long for a page is cut, and the page says so.
func TestCutsAreSaid(t *testing.T) {
	c := Cascade{}
	for plan := range 32 {
		c.Carried = append(c.Carried, Carried{Task: 1, Content: "推进政务公开", Plan: ID(plan + 1), DivisionName: fmt.Sprint("第", plan, "区"), Carried: "copied"})
	}
	if m := c.Matrix(); len(m.Plans) != mostColumns || m.Left != 2 || len(m.Rows[0].Cells) != mostColumns {
		t.Errorf("%d plans, %d left", len(m.Plans), m.Left)
	}
	if c.Carried = c.Carried[:30]; c.Matrix().Left != 0 {
		t.Error("plans are left of as many as there is room for")
	}
	for n, want := range map[int]bool{mostRows: false, mostRows + 1: true} {
		if rows, cut := atMost(make([]int, n), mostRows); cut != want || len(rows) != mostRows {
			t.Errorf("of %d rows %d stay, cut: %v", n, len(rows), cut)
		}
	}
	for _, name := range []string{"cascade", "blocks"} {
		if !strings.Contains(files.Page(name), fmt.Sprintf("limit %d\n", mostRows+1)) {
			t.Errorf("%s does not ask for one row more than is shown", name)
		}
	}
}

// The overview counts organs as their own list does.
func TestOverviewOrgans(t *testing.T) {
	for engine, of := range map[string]func(*testing.T) *warehouse.Warehouse{"duckdb": sampled, "postgres": onServer} {
		t.Run(engine, func(t *testing.T) {
			w := of(t)
			d := open(t, Options{Warehouse: w, Load: loadNothing})
			var o Overview
			if err := json.Unmarshal([]byte(d.get("/api/v1/overview")), &o); err != nil {
				t.Fatal(err)
			}
			a, err := w.Query(t.Context(), "select count(distinct d.division_code || d.org_name) from mart.duty d where not d.is_collective")
			if err != nil || o.Counts.Organs == 0 || a.Rows[0][0] != o.Counts.Organs {
				t.Errorf("%d organs, the duties name %v: %v", o.Counts.Organs, a.Rows, err)
			}
		})
	}
}
