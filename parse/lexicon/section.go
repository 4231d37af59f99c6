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
