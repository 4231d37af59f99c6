package parse

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
)

// shapes are documents of so many lines, of the sorts on which a reader may be
// tempted to look at all lines from each of them.
var shapes = map[string]func(i int) string{
	"outline": func(i int) string {
		return fmt.Sprintf("%d.推进数字政府建设第%d项,年底前完成不少于3个项目。(责任单位:区发改委、区财政局)\n", i%900+1, i)
	},
	"pipes": func(i int) string {
		return fmt.Sprintf("%d | 推进第%d项 | 区发改委、区财政局 | 6月底前\n", i, i)
	},
	"prose": func(i int) string {
		return fmt.Sprintf("要加快推进数字政府建设第%d步,进一步提高服务水平。\n", i)
	},
	"organs": func(i int) string {
		return fmt.Sprintf("推进数字政府建设第%d步\n区发改委、区财政局\n", i)
	},
	"tabs": func(i int) string { return fmt.Sprintf("\t推进第%d步\n\t区发改委\n", i) },
	"gaps": func(i int) string { return fmt.Sprintf("加快 推进 数字 政府 建设 第%d步 走好\n", i) },
	"goals": func(i int) string {
		return fmt.Sprintf("(%c)推进数字政府建设第%d步。\n", []rune("一二三四五六七八九")[i%9], i)
	},
	"cell": func(i int) string {
		return fmt.Sprintf("推进第%d项,由区发改委牵头,区财政局配合,年底前完成;", i)
	},
}

// TestCostGrowsWithSize holds that ten times the lines take ten times the
// memory, and not a hundred times: bytes allocated stand for the work done.
func TestCostGrowsWithSize(t *testing.T) {
	for name, line := range shapes {
		small, large := allocated(line, 40), allocated(line, 400)
		if large > 14*small {
			t.Errorf("%s: 40 lines take %d bytes, 400 lines %d: %.1f times as many", name, small, large, float64(large)/float64(small))
		}
	}
}

func allocated(line func(int) string, lines int) uint64 {
	var sb strings.Builder
	sb.WriteString("2021年东湖区工作方案\n一、主要目标\n")
	for i := range lines {
		sb.WriteString(line(i))
	}
	d, err := ingest.Read("plan.txt", []byte(sb.String()), ingest.DefaultLimits)
	if err != nil {
		panic(err)
	}
	b := &ingest.Bundle{Documents: []*ingest.Document{d}}
	Parse(b)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	Parse(b)
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
