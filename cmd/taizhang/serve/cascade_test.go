package serve

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

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
