package page

import "testing"

// A cell that the page end leaves open has its words below the table, and goes on over the page; where
// other words stand there, or all cells are open, nothing is below but text.
func TestOverflow(t *testing.T) {
	first := func(foot ...string) *Sheet {
		s := sheet(1)
		rule(s, "40 200 260 200", "40 220 260 220", "70 240 170 240", "40 200 40 240", "70 200 70 240", "170 200 170 240", "260 200 260 240")
		rule(s, foot...)
		print(s, 45, 215, "类")
		print(s, 80, 215, "任务")
		print(s, 180, 215, "单位")
		print(s, 75, 235, "1.公开")
		print(s, 180, 260, "区政府办")
		print(s, 145, 390, "1")
		return s
	}
	second := func() *Sheet {
		s := sheet(2)
		rule(s, "40 40 260 40", "70 60 170 60", "40 80 260 80", "40 40 40 80", "70 40 70 80", "170 40 170 80", "260 40 260 80")
		print(s, 75, 55, "2.培训")
		print(s, 75, 75, "3.检查")
		print(s, 145, 390, "2")
		return s
	}
	for _, c := range []struct {
		name  string
		sheet *Sheet
		want  string
	}{
		{"open", first("40 240 70 240"), "4x3: (0,0)类 (0,1)任务 (0,2)单位 (1,0) (1,1)1.公开 (1,2 3x1)区政府办 (2,0 2x1) (2,1)2.培训 (3,1)3.检查\n[2] 1\n[2] 2"},
		{"closed", first("40 240 260 240"), "2x3: (0,0)类 (0,1)任务 (0,2)单位 (1,0) (1,1)1.公开 (1,2)\n区政府办\n[2] 1\n2x3: (0,0 2x1) (0,1)2.培训 (0,2 2x1) (1,1)3.检查\n[2] 2"},
		{"words under a closed one", func() *Sheet {
			s := first("40 240 70 240")
			print(s, 75, 275, "注：略")
			return s
		}(), "2x3: (0,0)类 (0,1)任务 (0,2)单位 (1,0) (1,1)1.公开 (1,2)\n区政府办\n注：略\n[2] 1\n2x3: (0,0 2x1) (0,1)2.培训 (0,2 2x1) (1,1)3.检查\n[2] 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _ := compose(t, c.sheet, second())
			if got != c.want {
				t.Errorf("\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
