package parse

import (
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
)

func bare(text string) strand { return newStrand(text, 0, 0, ingest.NoCell) }

func texts(ss []strand) string {
	var out []string
	for _, s := range ss {
		out = append(out, s.text())
	}
	return strings.Join(out, "/")
}

// Points numbered in running text are items; a figure or a single number makes none.
func TestEnumerated(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"做好保供。一是满负荷生产。二是制定复产计划。", "满负荷生产。/制定复产计划。"},
		{"1.开展宣传。2.组织夜查。3.逐人建档。", "开展宣传。/组织夜查。/逐人建档。"},
		{"包括:(1)公开预算;(2)公开决算。", "公开预算;/公开决算。"},
		{"一是满负荷生产。三是严禁突破产能。", ""},
		{"增长2.5%,达到3.1亿元。", ""},
		{"第1批完成。", ""},
	} {
		if got := texts(enumerated(bare(c.text))); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

// A statement on the items above it names them before its organs.
func TestGroupStatement(t *testing.T) {
	for text, want := range map[string]string{
		"（以上三项由县农业农村局牵头，县水利局配合）": "县农业农村局牵头,县水利局配合)",
		"（上述任务责任单位：县民政局）":        "责任单位:县民政局)",
		"（以上各项均由县财政局、县审计局负责）":    "县财政局、县审计局负责)",
		"（以上数据来自统计公报）":           "",
		"（责任单位：县财政局）":            "",
	} {
		got := ""
		if n := groupStatement(bare(text)); n > 0 {
			got = bare(text).from(n).text()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// A label in brackets of any make reads like one with a colon; an organ in brackets is none.
func TestBracketLabels(t *testing.T) {
	for text, want := range map[string]string{
		"严格审查。【牵头单位】市住建局【配合单位】市财政局": "严格审查。;牵头单位:市住建局;配合单位:市财政局",
		"【责任单位】：市教育局":               ";责任单位 :市教育局",
		"（市农业农村局负责）推进保险":            "(市农业农村局负责)推进保险",
		"明确分工（责任单位）、时限":             "明确分工(责任单位)、时限",
	} {
		if got := bracketLabels(bare(text)).text(); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// A row as spreadsheets write it keeps the commas of cells in quotation marks.
func TestCommas(t *testing.T) {
	raw := []rune(`1,"建设中心,储备成品粮",市发展改革委,,2022年8月`)
	var got []string
	for _, c := range byCommas(raw) {
		got = append(got, string(raw[c.from:c.to]))
	}
	if want := []string{"1", "建设中心,储备成品粮", "市发展改革委", "", "2022年8月"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// What stands below a table and explains it is no row.
func TestNotes(t *testing.T) {
	for text, want := range map[string]bool{
		"注：责任领导排名不分先后。": true, "填表说明：没有要求的可以不填。": true, "填报单位（盖章）：　填报人：": true,
		"备注": false, "注重实效，推进改革。": false, "说明理由：充分。": false, "联系企业50家": false,
	} {
		if got := isNote(bare(text)); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// A table on one line is cut before its header, so that its title is a line.
func TestCollapsed(t *testing.T) {
	long := " 1 " + strings.Repeat("开展妨碍行洪突出问题排查，逐项清理整改。", 10) + " 县水利局 3月底前"
	for text, want := range map[string]int{
		"沂水县2022年河湖管护清单 序号 工作任务 牵头单位 完成时限" + long: 2,
		"序号 工作任务 牵头单位 完成时限" + long:                1,
		"按照序号 排列的任务 清单如下" + long:                  1,
	} {
		n := node{text: bare(text), whole: bare(text)}
		if got := len(collapsed([]node{n})); got != want {
			t.Errorf("%.60s: %d nodes", text, got)
		}
	}
}

// Headings that say why a plan was made, or who explains it, show a page that explains one.
func TestExplaining(t *testing.T) {
	for text, want := range map[string]int{
		"一、制定背景": 1, "二、起草过程": 1, "四、解读机关及解读人": 2, "解读机关：市民政局": 2, "三、主要任务": 0, "制定背景": 0, "五、有效期": 0,
	} {
		if got := explaining(bare(text)); got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}
