package parse

import (
	"slices"
	"testing"

	"github.com/taizhang/taizhang/ingest"
)

func TestMeasures(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"分值权重不低于15%", []string{"threshold 不低于15%"}},
		{"所占分值权重不应低于4%", []string{"threshold 不应低于4%"}},
		{"征求意见的期限一般不少于30日", []string{"threshold 不少于30日"}},
		{"正文内容过于简短（少于两行半）", []string{"threshold 少于两行半"}},
		{"年内解读重要政策措施不少于1次", []string{"threshold 不少于1次"}},
		{"每季度至少举行一次新闻发布会,每年至少出席1次", []string{"threshold 至少举行一次", "threshold 至少出席1次"}},
		{"采购的单台200万及以上医用设备", []string{"threshold 200万及以上"}},
		{"增长10.5%以上", []string{"threshold 10.5%以上"}},
		{"工业用地亩均税收12.5万元/亩以上", []string{"threshold 12.5万元/亩以上"}},
		{"新签约5亿元以上项目90个以上、落地60个以上", []string{"threshold 90个以上", "threshold 60个以上"}},
		{"排放量控制在9.46万吨以内", []string{"threshold 9.46万吨以内"}},
		{"分别减少6%、10%以上", []string{"threshold 6% (以上)", "threshold 10%以上"}},
		{"增速达到5.8%左右", []string{"target 5.8%左右"}},
		{"生活垃圾回收利用率达38%", []string{"target 38%"}},
		{"新建3座立体车库", []string{"target 3座"}},
		{"新建寄宿制小学3所。", []string{"target 3所"}},
		{"新增返乡创业人员1.5万人", []string{"target 1.5万人"}},
		{"新增达标堤防46公里", []string{"target 46公里"}},
		{"择优推选我区1个街办（镇、管理处）、2个村（居）民委员会开展试点", []string{"target 1个街办", "target 2个村（居）民委员会"}},
		{"选择1个乡(镇)建立示范点", []string{"target 1个乡(镇)"}},
		{"每县区选择2-3个乡镇(街道)探索", []string{"target 2-3个"}},
		{"每年开展2次", []string{"target 2次"}},
		{"竣工有关信息等8类信息", []string{"scope 8类"}},
		{"对区24 个领域基层政务公开标准目录", []string{"scope 24个领域"}},
		{"根据七种不同情况分别作出答复", []string{"scope 七种"}},
		{"由县区分两个类别统一设置", []string{"scope 两个类别"}},
		{"公开近3年年报", []string{"scope 近3年"}},
		{"审批时限压缩至3个工作日以内", []string{"threshold 3个工作日以内"}},
		{"会议时长不超过2小时", []string{"threshold 不超过2小时"}},
		{"改造面积约1,200平方米", []string{"target 约1,200平方米"}},
		{"建设规模800万吨/年", []string{"target 800万吨/年"}},
	} {
		var got []string
		for _, m := range measures(newStrand(c.text, 0, 0, ingest.NoCell)) {
			s := string(m.Class) + " " + m.Text
			if !m.Bound.IsZero() {
				s += " (" + m.Bound.Text + ")"
			}
			got = append(got, s)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestNoMeasure(t *testing.T) {
	for _, text := range []string{
		"统筹12345热线，“两代表一委员”，“一号答”“一站式”，“十县百乡”，一书四方案，三公经费，“五型”政府",
		"落实4·2·1+N新闻发布机制，三级权责清单，三大攻坚战，一张蓝图，一项或多项，减半征收",
		"2021年8月底前，7个工作日内，24小时内，第2次会议，第三方评估，附件2",
		"延长的期限最长不得超过20个工作日",
		"国办发〔2019〕14号，2020年本，3.26活动，PM2.5，5G，5A级景区，全国前10位",
		"一是完善制度，进一步统一标准，一般性留言，二次解读，一次办理，各项工作",
		"3项目、2条例、5行动",
		"",
	} {
		if got := measures(newStrand(text, 0, 0, ingest.NoCell)); len(got) > 0 {
			t.Errorf("%s: %+v", text, got)
		}
	}
}
