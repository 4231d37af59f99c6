package parse

import (
	"strings"
	"testing"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// What a meeting resolved is the task of its matter, whose number it has; what those behind are asked is none.
func TestMeetingMatters(t *testing.T) {
	got := sketch(read(`关于市政府第21次常务会议议定事项办理情况的通报
一、研究南湖公园改造
议定事项：由市城管局牵头，市财政局配合，9月10日前完成方案设计。
落实情况：方案已编制完成。
办理状态：已办结
二、研究粮库迁建选址
议定事项：由市发改委负责，10月底前提出选址意见。
落实情况：正在比选。
办理状态：正在办理
请未办结事项的责任单位于每月10日前将进展报市政府督查室。`))
	want := []string{
		"一|一、研究南湖公园改造|由市城管局牵头，市财政局配合，9月10日前完成方案设计。|市城管局/lead 市财政局/support",
		"二|二、研究粮库迁建选址|由市发改委负责，10月底前提出选址意见。|市发改委/responsible",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

// Persons behind their label stand before the organs at a paragraph's end and are no part of the task.
func TestLeadersBeforeOrgans(t *testing.T) {
	for text, want := range map[string]string{
		"建成社区食堂5家，9月底前运营。责任领导：王伟；责任单位：区民政局；协助单位：各街道。": "建成社区食堂5家,9月底前运营。",
		"开展安全检查。分管领导：李静；牵头单位：区应急局。":                   "开展安全检查。",
		"工作要点：完善台账。责任单位：区应急局。":                        "工作要点:完善台账。",
	} {
		if body, _, _, _ := closingDuty(bare(text)); body.text() != want {
			t.Errorf("%s: %s, want %s", text, body.text(), want)
		}
	}
}

// Speeches set no tasks; goals and steps of a campaign are no tasks of it.
func TestSpeechesAndCampaigns(t *testing.T) {
	for _, title := range []string{"在全市安全生产工作会议上的讲话", "在开工仪式上的致辞", "全县三级干部会议主持词"} {
		if !lexicon.SetsNone(title) {
			t.Errorf("%s: sets tasks", title)
		}
	}
	for heading, want := range map[string]lexicon.Section{
		"攻坚目标": lexicon.Goal, "整治目标": lexicon.Goal, "攻坚步骤": lexicon.Demand, "攻坚任务": lexicon.NoSection, "创建目标": lexicon.Goal,
	} {
		if got := lexicon.SectionOf(heading); got != want {
			t.Errorf("%s: %q, want %q", heading, got, want)
		}
	}
}
