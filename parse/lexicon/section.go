package lexicon

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed sections.tsv
var sectionsTSV string

// Section is what a section without tasks is about, told by its heading.
type Section string

// The sorts of sections that matter to a reader of tasks.
const (
	NoSection   Section = ""
	Requirement Section = "requirement" // 总体要求, 指导思想
	Description Section = "description" // 编制说明
	Goal        Section = "goal"        // 主要目标
	Review      Section = "review"      // 工作回顾
	Background  Section = "background"  // 出台背景
	Matter      Section = "matter"      // 会议时间
	Demand      Section = "demand"      // 工作要求, 保障措施, 实施步骤
)

var sections = sync.OnceValue(func() map[string]Section {
	out := map[string]Section{}
	for _, row := range rows(sectionsTSV, 3) {
		out[row[0]] = Section(row[1])
	}
	return out
})

// SectionOf tells the sort of section under a heading, folded, without blanks and
// serial: 总体要求 and 指导思想和基本原则 are requirements, 2022年工作回顾 a review.
func SectionOf(heading string) Section {
	heading = strings.TrimRight(heading, "。:;.")
	if s, ok := sections()[heading]; ok {
		return s
	}
	if meaning(heading) {
		return Background
	}
	if reviews(heading) {
		return Review
	}
	if demands(heading) || strings.HasPrefix(heading, "严肃") && strings.HasSuffix(heading, "纪律") { // 严肃防汛纪律
		return Demand
	}
	for i := range heading {
		s, ok := sections()[heading[i:]]
		if ok && i > 0 && (s == Review || strings.HasSuffix(heading[:i], "和")) {
			return s
		}
		if s := sections()[heading[:i]]; s != NoSection && strings.HasPrefix(heading[i:], "和") {
			return s
		}
	}
	return NoSection
}

// reviews reports a heading over what was done or is amiss: 2023年工作开展情况, 存在的不足, 需要关注的问题.
func reviews(heading string) bool {
	for _, what := range [...]string{"工作开展情况", "工作完成情况", "工作推进情况", "指标完成情况", "目标完成情况", "运行情况"} {
		if strings.HasSuffix(heading, what) {
			return true
		}
	}
	for _, opens := range [...]string{"存在", "面临", "需要关注"} {
		rest, ok := strings.CutPrefix(heading, opens)
		if !ok {
			continue
		}
		rest = strings.TrimPrefix(strings.TrimPrefix(rest, "的"), "主要")
		switch rest {
		case "问题", "不足", "困难", "短板", "差距", "问题和不足", "问题与不足", "问题及不足", "困难和问题", "困难与问题", "问题和困难", "问题与困难", "不足和问题", "困难和挑战":
			return true
		}
	}
	return false
}

// meaning reports a heading that only says why: 充分认识做好消费扶贫工作的重要意义.
func meaning(heading string) bool {
	if !strings.HasPrefix(heading, "充分认识") && !strings.HasPrefix(heading, "深刻认识") && !strings.HasPrefix(heading, "提高认识") {
		return false
	}
	return strings.HasSuffix(heading, "意义") || strings.HasSuffix(heading, "重要性") || strings.HasSuffix(heading, "必要性") || strings.HasSuffix(heading, "紧迫性")
}

// Describes reports a section that says what a plan is and why, and holds no
// task whatever it says of organs: 总体要求, 编制说明.
func (s Section) Describes() bool { return s == Requirement || s == Description }
