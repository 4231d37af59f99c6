package page

import (
	"fmt"
	"strings"
	"testing"
)

// centredRows draws rows of cells at the columns' left sides, the lines of a cell, divided by /, around
// the middle of its row; rows stand gap apart, lines 14.
func centredRows(s *Sheet, y, gap float64, xs []float64, rows ...string) {
	for _, r := range rows {
		cells := strings.Split(r, "|")
		most := 0
		for _, c := range cells {
			most = max(most, strings.Count(c, "/"))
		}
		for k, c := range cells {
			lines := strings.Split(c, "/")
			for i, l := range lines {
				print(s, xs[k], y+14*(float64(most-len(lines)+1)/2+float64(i)), l)
			}
		}
		y += 14*float64(most) + 10 + gap
	}
}

// numberless are the rows of a table whose first column says what is to be done.
var numberless = []string{"任务|单位|时限", "深化政务公开，推进过程/公开。|区政府办|10月底", "加强监管。|区教体局、区/民政局|全年", "改造老旧小区十二个，完/善设施，惠及居民三千/户。|区住建局|长期", "建设数字政府。|区政府办|年底"}

// spelled writes rows as compose spells a table.
func spelled(rows []string) string {
	out := fmt.Sprintf("%dx%d:", len(rows), strings.Count(rows[0], "|")+1)
	for r, row := range rows {
		for c, cell := range strings.Split(row, "|") {
			out += fmt.Sprintf(" (%d,%d)%s", r, c, strings.ReplaceAll(cell, "/", ""))
		}
	}
	return out
}

// firstColumns keeps n columns of rows.
func firstColumns(rows []string, n int) []string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = strings.Join(strings.Split(r, "|")[:n], "|")
	}
	return out
}

func TestTablesWithoutNumbers(t *testing.T) {
	xs := []float64{30, 160, 240}
	two := firstColumns(numberless, 2)
	for _, c := range []struct {
		name string
		rows []string
		draw func(*Sheet, []string)
	}{
		{"words in the middle of their rows", numberless, func(s *Sheet, rows []string) { centredRows(s, 100, 12, xs, rows...) }},
		{"two columns, words in the middle", two, func(s *Sheet, rows []string) { centredRows(s, 100, 12, xs, rows...) }},
		{"words at the top", numberless, func(s *Sheet, rows []string) { grown(s, 100, 12, xs, rows...) }},
		{"two columns, words at the top", two, func(s *Sheet, rows []string) { grown(s, 100, 12, xs, rows...) }},
		{"rows as close as lines", numberless, func(s *Sheet, rows []string) { grown(s, 100, 4, xs, rows...) }},
		{"two columns, rows as close as lines", two, func(s *Sheet, rows []string) { grown(s, 100, 4, xs, rows...) }},
	} {
		s := sheet(1)
		print(s, 30, 40, "根据年度工作要点和有关会议精神，现将任务分解如下。")
		c.draw(s, c.rows)
		print(s, 30, 360, "各单位要加强组织领导，细化工作措施，按月报送进展。")
		want := "根据年度工作要点和有关会议精神，现将任务分解如下。\n" + spelled(c.rows) + "\n各单位要加强组织领导，细化工作措施，按月报送进展。"
		if got, _ := compose(t, s); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, want)
		}
	}
}

// TestGroupsWithoutRules merges the rows that a word stands in the middle of.
func TestGroupsWithoutRules(t *testing.T) {
	s := sheet(1)
	xs := []float64{30, 80, 180}
	centredRows(s, 100, 12, xs, "类别|任务|单位", "|公开政务信息。|区政府办", "政务|办好政务服务。|区行政审批局", "|建设数字政府。|区大数据局", "城建|改造老旧小区。|区住建局", "|发放救助资金。|区民政局", "民生|新增学位四千。|区教体局", "|开展职业培训。|区人社局")
	want := "8x3: (0,0)类别 (0,1)任务 (0,2)单位 (1,0 3x1)政务 (1,1)公开政务信息。 (1,2)区政府办 (2,1)办好政务服务。 (2,2)区行政审批局 (3,1)建设数字政府。 (3,2)区大数据局 (4,0)城建 (4,1)改造老旧小区。 (4,2)区住建局" +
		" (5,0 3x1)民生 (5,1)发放救助资金。 (5,2)区民政局 (6,1)新增学位四千。 (6,2)区教体局 (7,1)开展职业培训。 (7,2)区人社局"
	if got, _ := compose(t, s); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// TestCutWithoutRules goes on over a page end that parts the lines of the last task.
func TestCutWithoutRules(t *testing.T) {
	one, two := sheet(1), sheet(2)
	xs := []float64{30, 160, 240}
	grown(one, 100, 12, xs, append(numberless[:4:4], "完善救助体系，落实低保/和供养政策。|区民政局|全年")...)
	centredRows(two, 40, 12, xs, numberless[4], "推进教育均衡发展，新建/学校。|区教体局|9月底")
	got, _ := compose(t, one, two)
	want := spelled(append(numberless[:4:4], "完善救助体系，落实低保和供养政策。|区民政局|全年", numberless[4], "推进教育均衡发展，新建学校。|区教体局|9月底"))
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// TestListsAreNoTables wants words on two edges that no cell shows to be one to stay lines.
func TestListsAreNoTables(t *testing.T) {
	for _, c := range []struct {
		name string
		draw func(*Sheet)
	}{
		{"organs on two edges", func(s *Sheet) {
			grown(s, 100, 8, []float64{40, 180}, "各镇人民政府|各街道办事处", "区政府办|区司法局", "区民政局|区教体局", "区财政局|区人社局", "区审计局|区统计局")
		}},
		{"whom to call", func(s *Sheet) {
			grown(s, 100, 8, []float64{40, 160}, "联系人：张三|电话：12345", "联系人：李四|电话：67890")
		}},
		{"who signs, and when", func(s *Sheet) {
			print(s, 30, 100, "各单位要加强组织领导，细化工作措施，按月报送。")
			print(s, 200, 130, "区政府办公室")
			print(s, 205, 146, "2021年7月9日")
		}},
		{"contents", func(s *Sheet) {
			grown(s, 100, 8, []float64{40, 230}, "目录|页次", "总体要求|1", "重点任务和责任分工，各项/措施|2", "组织保障|9", "监督检查|12")
		}},
	} {
		s := sheet(1)
		c.draw(s)
		if got, _ := compose(t, s); strings.Contains(got, "x2:") {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}
