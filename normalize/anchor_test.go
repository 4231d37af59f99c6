package normalize

import (
	"testing"

	"github.com/taizhang/taizhang/parse"
)

func TestWithinCountsFromTheIssueOfThePlan(t *testing.T) {
	both := dateContext{Year: 2021, Signed: Date{2021, 7, 9}, Published: Date{2021, 7, 16}}
	for _, c := range []struct {
		mention, anchor, task string
		in                    dateContext
		want                  string
	}{
		{"印发之日起10个工作日内", "印发之日", "完成整改", both, "2021-07-23"},
		{"自印发之日起30日内", "印发之日", "完成整改", both, "2021-08-08"},
		{"方案印发后一个月内", "方案印发后", "成立专班", both, "2021-08-09"},
		{"自发布之日起5个工作日内", "发布之日", "完成整改", both, "2021-07-23"},
		{"自发布之日起5个工作日内", "发布之日", "完成整改", dateContext{Signed: Date{2021, 7, 9}}, "2021-07-16"},
		{"10个工作日内", "本方案印发之日", "制定细则", both, "2021-07-23"},
		{"10个工作日内", "各县区于本通知下发之日", "报送名单", both, "2021-07-23"},
		{"三个月内", "本实施方案印发后", "建立机制", both, "2021-10-09"},
		{"10个工作日内", "签发之日", "复函公开", both, ""},                                       // of a letter
		{"自印发之日起20个工作日内", "印发之日", "规范性文件及时公开", both, ""},                            // of what is published
		{"20个工作日内", "收到申请之日", "答复", both, ""},                                       // another event
		{"7个工作日内", "方案印发后", "制定子方案", both, ""},                                      // perhaps of another plan
		{"7个工作日内", "上级方案印发后", "制定子方案", both, ""},                                    // of another plan
		{"印发之日起10个工作日内", "印发之日", "完成整改", dateContext{Year: 2021}, ""},               // no date known
		{"印发之日起10个工作日内", "印发之日", "完成整改", dateContext{Signed: Date{2031, 1, 6}}, ""}, // outside the calendar
		{"印发之日起24小时内", "印发之日", "上报", both, ""},                                      // by the clock
		{"10个工作日内", "", "答复", both, ""},
	} {
		d := parse.Deadline{Quote: parse.Quote{Text: c.mention}, Kind: parse.Within, Anchor: parse.Quote{Text: c.anchor}}
		if got := value(deadlineOf(d, c.in, c.task).Due); got != c.want {
			t.Errorf("%s <%s>: %s, want %s", c.mention, c.anchor, got, c.want)
		}
	}
}
