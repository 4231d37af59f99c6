package normalize

import (
	"regexp"
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse"
)

const issued = `(?:正式)?(印发|下发|签发|发文|发布|公布|出台|下达|颁布|印制)(?:之日|当日|当天|日|后|之后|以后|实施后)?$`

var (
	ownIssue  = regexp.MustCompile(`(?:本|此|该)(?:实施|工作|行动|专项)?(?:方案|计划|要点|通知|意见|清单|分解表|任务表|文件|公告|决定|办法|措施|细则|台账)` + issued)
	bareIssue = regexp.MustCompile(`^(?:自|从|在|文件|方案|通知|计划|要点)*` + issued)
	published = strings.NewReplacer("发布", "", "公布", "", "颁布", "")
)

// anchorDay is the day of the event that a duration counts from, where that is the issue of the
// plan itself: 本方案印发之日, or 印发之日 as a whole cell says it. Zero for every other event: in
// 复函自签发之日起 the letter is signed, and a task that publishes counts from what it publishes.
func (c dateContext) anchorDay(d parse.Deadline, task string) Date {
	anchor := hanzi.Key(d.Anchor.Text)
	if anchor == "" {
		return Date{}
	}
	m := ownIssue.FindStringSubmatch(anchor)
	if whole := strings.Contains(hanzi.Key(d.Text), anchor); m == nil && whole && !publishes(task) {
		m = bareIssue.FindStringSubmatch(anchor)
	}
	switch {
	case m == nil:
		return Date{}
	case published.Replace(m[1]) == "" && c.Published != Date{}:
		return c.Published
	}
	return c.Signed
}

// publishes reports a task that is about making documents known, whose 印发之日 is theirs.
func publishes(task string) bool {
	for _, word := range []string{"公开", "公布", "公示", "发布", "报备", "备案"} {
		if strings.Contains(task, word) {
			return true
		}
	}
	return false
}
