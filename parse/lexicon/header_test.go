package lexicon

import "testing"

func TestHeader(t *testing.T) {
	for _, c := range []struct {
		text string
		want HeaderRole
	}{
		{"序号", HeaderSerial}, {"任务序号", HeaderSerial},
		{"一级指标", HeaderPath}, {"工作类别", HeaderPath}, {"重点领域", HeaderPath},
		{"内容", HeaderTopic}, {"工作任务", HeaderTopic}, {"重点任务", HeaderTopic}, {"2024年重点任务", HeaderTopic}, {"督查内容", HeaderTopic}, {"民生实事", HeaderTopic},
		{"具体要求", HeaderContent}, {"细则", HeaderContent}, {"细化措施", HeaderContent}, {"存在问题及建议", HeaderContent}, {"四级指标(细则)", HeaderPath},
		{"牵头单位", HeaderLead}, {"牵头责任单位", HeaderLead}, {"主办单位", HeaderLead}, {"牵头部门(单位)", HeaderLead}, {"牵头处室", HeaderLead},
		{"协同责任单位", HeaderSupport}, {"配合部门", HeaderSupport}, {"参与单位", HeaderSupport}, {"协办科室", HeaderSupport},
		{"责任单位", HeaderResponsible}, {"责任分工", HeaderResponsible}, {"责任单位(部门)", HeaderResponsible}, {"责任股室", HeaderResponsible}, {"承办单位", HeaderResponsible}, {"部门", HeaderResponsible},
		{"落实单位", HeaderImplement}, {"实施单位", HeaderImplement},
		{"完成时限", HeaderDeadline}, {"完成期限", HeaderDeadline}, {"时限", HeaderDeadline}, {"计划完成时间", HeaderDeadline}, {"整改完成时限", HeaderDeadline},
		{"落实情况(全年)", HeaderProgress}, {"完成状态", HeaderProgress}, {"上半年落实情况", HeaderProgress}, {"1-6月进展情况", HeaderProgress},
		{"备注", HeaderRemarks}, {"牵头领导", HeaderSupervisor}, {"分管市领导", HeaderSupervisor}, {"责任人", HeaderSupervisor}, {"牵头责任领导", HeaderSupervisor},
		{"任务来源", HeaderSource}, {"2024年目标值", HeaderMeasure}, {"分值", HeaderScore}, {"考核得分", HeaderScore},
		{"", ""}, {"公开补贴目录和12333劳动维权热线", ""}, {"区政府办", ""}, {"编制并公布权责清单,做好动态调整工作", ""}, {"各街办(镇、处)", ""}, {"持续推进", ""}, {"计量", ""},
	} {
		if got, ok := Header(c.text); got != c.want || ok != (c.want != "") {
			t.Errorf("Header(%q) = %q, %v; want %q", c.text, got, ok, c.want)
		}
	}
}
