package parse

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/hanzi"
)

// spellTimes writes deadlines as "kind mention <anchor> {scope}".
func spellTimes(ds []Deadline) []string {
	var out []string
	for _, d := range ds {
		s := string(d.Kind) + " " + d.Text
		if !d.Anchor.IsZero() {
			s += " <" + d.Anchor.Text + ">"
		}
		if !d.Scope.IsZero() {
			s += " {" + d.Scope.Text + "}"
		}
		out = append(out, s)
	}
	return out
}

func TestInlineDeadlines(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"在 2021 年 8 月底前，对目录进行再梳理", []string{"date 2021年8月底前"}},
		{"在2021年9月底前更新文本。在2021年10月底前集中公开", []string{"date 2021年9月底前", "date 2021年10月底前"}},
		{"2023年9月底前梳理並發布證明目錄", []string{"date 2023年9月底前"}},
		{"年底前基本实现“登一个平台、领各级资金”", []string{"date 年底前"}},
		{"围绕年内实现“双随机、一公开”监管全覆盖目标", []string{"date 年内"}},
		{"应于6月底前按规范化要求完成", []string{"date 6月底前"}},
		{"于9月组织有专业技术人员参加的评估", []string{"date 9月"}},
		{"上半年完成前期工作，三季度开工建设", []string{"date 上半年", "date 三季度"}},
		{"力争第四季度建成投用", []string{"date 第四季度"}},
		{"6月至9月，集中开展专项整治", []string{"date 6月至9月"}},
		{"到2020年，全市排放量控制在9.46万吨以内", []string{"date 到2020年"}},
		{"力争到2025年底实现全覆盖", []string{"date 2025年底"}},
		{"二〇二一年十二月底前完成", []string{"date 二〇二一年十二月底前"}},
		{"明年6月30日前完成审批", []string{"date 明年6月30日前"}},
		{"涉及经济发展的重点部门,每季度至少举行一次新闻发布会,相关负责人,每半年至少出席1次市政府新闻发布会,部门主要负责人每年至少出席1次市政府新闻发布会",
			[]string{"recurring 每季度至少举行一次", "recurring 每半年至少出席1次", "recurring 每年至少出席1次"}},
		{"每年1月31日前向社会公布", []string{"recurring 每年1月31日前"}},
		{"每月25日前报送进展情况", []string{"recurring 每月25日前"}},
		{"每季度首月10日前报送", []string{"recurring 每季度首月10日前"}},
		{"领导小组每月调度、每季度通报", []string{"recurring 每月", "recurring 每季度"}},
		{"按工作节点或按月或季度公开序时进度", []string{"recurring 按月或季度"}},
		{"按月或节点公开建设进度", []string{"recurring 按月或节点"}},
		{"按月或按季度公开管理运行情况", []string{"recurring 按月或按季度"}},
		{"逐月通报完成情况", []string{"recurring 逐月"}},
		{"实行一月一调度、一季一通报", []string{"recurring 一月一调度", "recurring 一季一通报"}},
		{"县区人民政府当年3月31日前公开上一年度年报；市直部门在1月31日前公布", []string{"recurring 当年3月31日前", "recurring 1月31日前"}},
		{"定期公开债务限额", []string{"recurring 定期"}},
		{"市级分县区按季度公开汇总信息,县区分乡镇按季度公开汇总信息", []string{"recurring 按季度 {市级分县区}", "recurring 按季度 {县区分乡镇}"}},
		{"复函自签发之日起10个工作日内公开", []string{"within 10个工作日内 <签发之日>"}},
		{"在行政决定作出之日起7个工作日内公示", []string{"within 7个工作日内 <行政决定作出之日>"}},
		{"应当自收到申请之日起20个工作日内予以答复;延长的期限最长不得超过20个工作日",
			[]string{"within 20个工作日内 <收到申请之日>", "within 不得超过20个工作日 <延长的期限>"}},
		{"要自发生条件变化起一个工作日内更新信息", []string{"within 一个工作日内 <条件变化>"}},
		{"简单咨询类留言在3日内办结，一般性留言在7个工作日内办结", []string{"within 3日内 <简单咨询类留言>", "within 7个工作日内 <一般性留言>"}},
		{"由承办单位在5个工作日内进行回复", []string{"within 5个工作日内"}},
		{"最迟5小时内发布权威信息、24小时内举行新闻发布会", []string{"within 5小时内", "within 24小时内"}},
		{"特别重大、重大突发事件发生后，持续发布信息。严格执行重大突发事件最迟5小时内发布信息、24小时内举行发布会",
			[]string{"within 5小时内 <特别重大、重大突发事件发生后>", "within 24小时内 <特别重大、重大突发事件发生后>"}},
		{"发现险情2小时内处置并上报", []string{"within 2小时内 <发现险情>"}},
		{"接到群众投诉24小时内回应", []string{"within 24小时内 <接到群众投诉>"}},
		{"收到通知后3个工作日内反馈", []string{"within 3个工作日内 <收到通知后>"}},
		{"用2—3年内调整到位", []string{"within 2—3年内"}},
		{"半年内完成整改", []string{"within 半年内"}},
		{"9月底前启动招标，12月底前完成建设", []string{"date 9月底前", "date 12月底前"}},
		{"到“十四五”末，建成高标准农田80万亩", []string{"date “十四五”末"}},
		{"赶在春节前完成清欠，汛期前完成除险加固", []string{"date 春节前", "date 汛期前"}},
		{"国庆节前，全面完成路面整治", []string{"date 国庆节前"}},
		{"岁末前完成验收", []string{"date 岁末前"}},
		{"12月31日24时前报送", []string{"date 12月31日24时前"}},
		{"每月5日前、25日前报送", []string{"recurring 每月5日前、25日前"}},
		{"每季度末月25日前报送", []string{"recurring 每季度末月25日前"}},
		{"于次月10日前报送上月进展", []string{"recurring 次月10日前"}},
		{"每年6月底、12月底前上报", []string{"recurring 每年6月底、12月底前"}},
		{"提前5个工作日向社会公告", []string{"within 提前5个工作日"}},
		{"二、三季度，集中开展整治", []string{"date 二、三季度"}},
	} {
		if got := spellTimes(inlineDeadlines(newStrand(c.text, 0, 0, ingest.NoCell))); !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestNoInlineDeadline(t *testing.T) {
	for _, text := range []string{
		"及时公开、动态更新、常态化推进，实时、随时、第一时间、当场、同步、按期按时发布",
		"按照时间节点推进，在规定的时间内给予答复，每次随机抽查，经常核对，分批次公布，决策前听取意见",
		"公开本单位上年度报告，明确年度内各涉企收费项目，对本年度、2021年度工作进行总结",
		"根据《江西省统一行政权力清单（2020年本）》和《2021年6月底前重点工作》",
		"落实国办发〔2019〕14号文件，2019年出台的规范性文件",
		"编制十四五规划，一张蓝图绘到底，冲击道德底线",
		"公开征求意见的期限一般不少于30日",
		"延长服务时间，不断完善，规定期限，不定期抽查，定期存款",
		"国家、省每周发布的国内批发市场价格信息",
		"每县区选择3个乡镇，每个单位，每年增长5%，人均每年100元",
		"截至6月底，新签约项目52个；1-6月，全市实现产值",
		"自2021年1月1日起施行，比2015年减少",
		"于2020年10月印发的方案，近3年年报，过去5年内",
		"按季节种植，按年龄分组，按年度计划实施，按月份列出",
		"企业开办时间压缩至3个工作日以内",
		"全年目标，三年行动计划，“24小时不断档”服务",
		"纳入年底效能目标考核，去年底，上半年经济运行情况",
		"批复（2018—2035年）",
		"“十四五”期间，推进农业现代化，编制“十四五”末期评估的框架",
		"“十四五”规划纲要，第十四个五年规划",
		"提前1年完成脱贫任务，提前谋划、提前介入，提前3天完成工期",
		"做好节前慰问，汛期前后加强巡查，春节前夕的走访，五一路改造",
		"防汛责任制，入汛以来，两会精神，开学第一课，三秋工作",
		"立即启动应急响应，马上就办，10月起实施",
		"由8.5前移至6.3，比例达6.3，版本2.0",
		"把底线守到底，前三季度运行情况，季度末余额",
		"下月计划，次月的报表",
		"对2018年以前建成的项目区开展排查，盘活2019年底前竣工的厂房",
		"",
	} {
		if got := inlineDeadlines(newStrand(text, 0, 0, ingest.NoCell)); len(got) > 0 {
			t.Errorf("%s: %q", text, spellTimes(got))
		}
	}
}

func TestCellDeadlines(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"年底完成", []string{"date 年底完成"}},
		{" 持续\n推进 ", []string{"ongoing 持续推进"}},
		{"长期坚持", []string{"ongoing 长期坚持"}},
		{"全年", []string{"ongoing 全年"}},
		{"年内持续推进", []string{"ongoing 年内持续推进"}},
		{"9月投入使用", []string{"date 9月投入使用"}},
		{"6月底前动工", []string{"date 6月底前动工"}},
		{"2021年12月31日", []string{"date 2021年12月31日"}},
		{"2021.12", []string{"date 2021.12"}},
		{"2021年", []string{"date 2021年"}},
		{"第四季度", []string{"date 第四季度"}},
		{"2021年3月-12月", []string{"date 2021年3月-12月"}},
		{"即日起至12月底", []string{"date 即日起至12月底"}},
		{"2023年底10月前", []string{"date 2023年底10月前"}},
		{"11月前全面完成、12月查漏补缺", []string{"date 11月前全面完成", "date 12月查漏补缺"}},
		{"6月底前完成初稿;\n12月底前印发", []string{"date 6月底前完成初稿", "date 12月底前印发"}},
		{"2021年底前完成，并长期坚持", []string{"date 2021年底前完成", "ongoing 并长期坚持"}},
		{"每季度", []string{"recurring 每季度"}},
		{"每年12月底前", []string{"recurring 每年12月底前"}},
		{"按月推进", []string{"recurring 按月"}},
		{"10月起", []string{"ongoing 10月起"}},
		{"自2022年1月起实施", []string{"ongoing 自2022年1月起实施"}},
		{"即日起", []string{"ongoing 即日起"}},
		{"立即整改", []string{"within 立即整改"}},
		{"立行立改", []string{"within 立行立改"}},
		{"立行立改，长期坚持", []string{"ongoing 立行立改，长期坚持"}},
		{"立行立改，2024年6月底前完成", []string{"date 立行立改，2024年6月底前完成"}},
		{"9月底前启动，12月底前完成", []string{"date 9月底前启动", "date 12月底前完成"}},
		{"“十四五”期间", []string{"date “十四五”期间"}},
		{"到“十四五”末", []string{"date 到“十四五”末"}},
		{"春节前", []string{"date 春节前"}},
		{"2022年汛期结束前", []string{"date 2022年汛期结束前"}},
		{"6.30前", []string{"date 6.30前"}},
		{"20221231", []string{"date 20221231"}},
		{"2022年度", []string{"date 2022年度"}},
		{"3个月", []string{"within 3个月"}},
		{"限期30日完成", []string{"within 限期30日完成"}},
		{"会议召开前3天", []string{"within 会议召开前3天 <会议召开前>"}},
		{"提前10个工作日", []string{"within 提前10个工作日"}},
		{"每月10日、25日前", []string{"recurring 每月10日、25日前"}},
		{"每年3月和9月", []string{"recurring 每年3月和9月"}},
		{"逐年", []string{"recurring 逐年"}},
		{"岁末", []string{"date 岁末"}},
		{"季度末", []string{"date 季度末"}},
		{"6月中下旬", []string{"date 6月中下旬"}},
		{"第二、三季度", []string{"date 第二、三季度"}},
		{"按时间节点推进", nil},
		{"20221399", nil},
		{"12345", nil},
		{"3.5万亩", nil},
		{"印发之日起30日内", []string{"within 印发之日起30日内 <印发之日>"}},
		{"及时", nil},
		{"—", nil},
		{"", nil},
		{"区发改委", nil},
	} {
		got := spellTimes(cellDeadlines(newStrand(c.text, 0, 0, 0)))
		for i := range got {
			got[i] = strings.ReplaceAll(got[i], "按月推进", "按月")
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestTimeShare(t *testing.T) {
	for _, c := range []struct {
		text     string
		from, to float64
	}{
		{"年底完成", 1, 1}, {"持续推进", 1, 1}, {"2021年12月底前", 1, 1}, {"长期坚持", 1, 1}, {"9月投入使用", 1, 1}, {"6月底完成", 1, 1},
		{"11月前全面完成、12月查漏补缺", 1, 1}, {"2021年12月31日", 1, 1}, {"每季度", 1, 1}, {"全年", 1, 1}, {"2021.12.31", 1, 1},
		{"区发改委", 0, 0}, {"", 0, 0}, {"已完成", 0, 0}, {"12", 0, 0},
		{"持续推进行政执法信息公开,规范公开内容标准格式", 0.1, 0.5},
		{"按季度向社会公开饮用水水源、供水厂出水、用户水龙头水质等饮用水安全情况", 0.01, 0.4},
	} {
		if got := timeShare(newStrand(c.text, 0, 0, 0)); got < c.from || got > c.to {
			t.Errorf("timeShare(%s) = %.2f, want %.2f to %.2f", c.text, got, c.from, c.to)
		}
	}
}

func TestWrappedDeadlineQuotesItsPlaces(t *testing.T) {
	s := newStrand("在2021年", 0, 0, ingest.NoCell).then(newStrand("8月底前完成", 0, 1, ingest.NoCell))
	got := inlineDeadlines(s)
	if len(got) != 1 || got[0].Text != "2021年8月底前" || len(got[0].Pos) != 2 {
		t.Fatalf("got %+v", got)
	}
}

// seedTexts are the seeds' whole texts.
func seedTexts(t testing.TB) []string {
	t.Helper()
	root := os.Getenv("TAIZHANG_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "shared")
	}
	names, _ := filepath.Glob(filepath.Join(root, "seeds", "*.txt"))
	if len(names) == 0 {
		t.Skip("shared material is not here")
	}
	var out []string
	for _, n := range names {
		b, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, strings.Split(string(b), "\n")...)
	}
	return out
}

func BenchmarkTimesAndMeasures(b *testing.B) {
	var strands []strand
	size := 0
	for _, text := range seedTexts(b) {
		strands = append(strands, newStrand(text, 0, 0, ingest.NoCell))
		size += len(text)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, s := range strands {
			inlineDeadlines(s)
			measures(s)
		}
	}
}

func FuzzTimes(f *testing.F) {
	for _, s := range []string{
		"在 2021 年 8 月底前", "每季度至少举行一次", "自签发之日起10个工作日内", "按月或季度", "11月前全面完成、12月查漏补缺", "不低于10%", "6%、10%以上",
		"截至6月底,已完成80%", "《通知》（国办发〔2019〕14号）", "2—3年内", "\"\"《《", "每", "按", "定", "到", "第", "半", "1-", "2021-13-", "号",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		b := &ingest.Bundle{Documents: []*ingest.Document{{Blocks: []ingest.Block{{Text: text}}}}}
		s := newStrand(text, 0, 0, ingest.NoCell)
		check := func(q Quote) {
			if !q.IsZero() && hanzi.Display(b.Text(q.Pos)) != q.Text {
				t.Errorf("%q: %q does not stand at its place", text, q.Text)
			}
		}
		for _, d := range append(inlineDeadlines(s), cellDeadlines(s)...) {
			check(d.Quote)
			check(d.Anchor)
			check(d.Scope)
			if d.IsZero() || d.Kind == "" {
				t.Errorf("%q: an empty deadline", text)
			}
		}
		for _, m := range measures(s) {
			check(m.Quote)
			check(m.Bound)
		}
		for _, c := range citations(s) {
			check(c.Title)
			check(c.Number)
		}
		p := readProgress(s)
		check(p.Quote)
		check(p.AsOf)
		for _, share := range []float64{timeShare(s), statusShare(s)} {
			if share < 0 || share > 1 {
				t.Errorf("%q: share %f", text, share)
			}
		}
	})
}
