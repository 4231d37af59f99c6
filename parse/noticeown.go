package parse

import (
	"regexp"
	"strings"
)

// besidesPlan is how a notice hands over a plan and has something of its own to say too:
// 现将《…方案》印发给你们，并就有关事项通知如下.
var besidesPlan = regexp.MustCompile(`给你们[,。;].{0,30}(?:事项|要求|工作|意见).{0,8}如下`)

// noticeOnly is the line of the date under a notice that hands over a plan which is not there, and whose
// numbered paragraphs say only how to carry it out; else 0.
func (r *headReader) noticeOnly(dated int) int {
	if dated == 0 {
		return 0
	}
	for i := dated + 1; i < len(r.lines); i++ {
		switch r.lines.at(i).sort {
		case furnitureLine, imprintLine, releaseLine, fieldLine, attachedLine, dateLine, numberLine:
		default:
			return 0
		}
	}
	for i := r.notice.to; i < r.body; i++ {
		if l := r.lines.at(i); l.sort == sentenceLine && besidesPlan.MatchString(l.key) {
			return dated
		}
	}
	if r.attaches(dated) {
		return dated
	}
	return 0
}

// attaches reports that the plan is named among the attachments above line dated, as a file of its own:
// 附件:1.某市2024年度重大行政决策事项目录.docx.
func (r *headReader) attaches(dated int) bool {
	for i := r.body; i < dated; i++ {
		if l := r.lines.at(i); l.sort == attachedLine && (strings.Contains(l.key, r.notice.inner.key()) || endAlike(l.s, r.notice.inner)) {
			return true
		}
	}
	return false
}

// leastAlike is how many characters at the end of two titles tell one plan, whatever place and year stand before them.
const leastAlike = 8

// endAlike reports titles that end alike: 附件:某区2020年度重点工作任务分解表 and 2020年重点工作任务分解表.
func endAlike(attached, title strand) bool {
	a, b := withoutSuffix(attached).dense().fold, title.dense().fold
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n >= min(leastAlike, len(b))
}
