package page

import "testing"

// TestPairs wants tables of two columns without any rule, rows apart or as close as lines, on into the next page; and
// lists beside lists, contents and names beside names left alone.
func TestPairs(t *testing.T) {
	xs := []float64{40, 180}
	rows := []string{"任务|单位", "1.加强政务公开工作/要做到常态。|区政府办", "2.开展培训。|区教体局、区/民政局", "3.公布名单。|区司法局"}
	table := "4x2: (0,0)任务 (0,1)单位 (1,0)1.加强政务公开工作要做到常态。 (1,1)区政府办 (2,0)2.开展培训。 (2,1)区教体局、区民政局 (3,0)3.公布名单。 (3,1)区司法局"
	for _, c := range []struct {
		name string
		gap  float64
		rows []string
		want string
	}{
		{"rows apart", 12, rows, table},
		{"rows as close as lines", 4, rows, table},
		{"lists side by side", 4, []string{"1.公开|4.公示", "2.培训|5.宣传", "3.检查|6.督办"}, "1.公开 4.公示\n2.培训 5.宣传\n3.检查 6.督办"},
		{"contents", 4, []string{"一、总则|1", "二、任务|3", "三、保障|12"}, "一、总则 1\n二、任务 3\n三、保障 12"},
		{"names", 4, []string{"区政府办|区司法局", "区民政局|区教体局", "区财政局|区人社局"}, "区政府办 区司法局\n区民政局 区教体局\n区财政局 区人社局"},
	} {
		s := sheet(1)
		grown(s, 100, c.gap, xs, c.rows...)
		if got, _ := compose(t, s); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
	one, two := sheet(1), sheet(2)
	grown(one, 100, 12, xs, rows...)
	grown(two, 40, 12, xs, "任务|单位", "4.宣传政策。|区财政局")
	if got, _ := compose(t, one, two); got != "5"+table[1:]+" (4,0)4.宣传政策。 (4,1)区财政局" {
		t.Error(got)
	}
}
