package parse

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// spell writes duties as 区司法局/lead 有关乡(镇)/implement*, * for a collective.
func spell(duties []Duty) string {
	var out []string
	for _, d := range duties {
		s := d.Text + "/" + string(d.Role)[:2]
		if d.Collective {
			s += "*"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

// TestListsUnderSeparators writes real names with other separators, and wraps lines inside them.
func TestListsUnderSeparators(t *testing.T) {
	names := strings.Fields("县发展改革委 县教体局 县公安局 区文广新旅局 市自然资源局东湖分局 县农业农村局 区政府办公室 西湖公安分局 市场监管局 县科技和金融工作局 " +
		"各街道 区直有关部门 县数字经济发展中心 区委宣传部 市住房城乡建设局 县残联 荆门供电公司 县人民政府办公室 市金融监管局 团市委 县红十字会 区数智发展局 县税务局 市政府国资委 各乡镇人民政府")
	rng := rand.New(rand.NewPCG(1, 2))
	wrong, total := 0, 0
	for range 400 {
		rng.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
		some := names[:1+rng.IntN(6)]
		for _, sep := range []string{"、", "，", "；", " ", "\n", " 、\n", "/"} {
			text := strings.Join(some, sep)
			if rng.IntN(2) == 0 {
				text = wrap(rng, some, sep)
			}
			total++
			var got []string
			for _, d := range readDuties(newStrand(text, 0, 0, -1), Responsible).duties {
				got = append(got, d.Text)
			}
			if !slices.Equal(got, some) {
				if wrong++; wrong < 25 {
					t.Logf("%q\n got %q", text, got)
				}
			}
		}
	}
	t.Logf("%d of %d lists right", total-wrong, total)
	if wrong*100 > total*3 {
		t.Errorf("%d of %d lists wrong", wrong, total)
	}
}

// wrap joins names by sep and breaks a line inside one of them.
func wrap(rng *rand.Rand, names []string, sep string) string {
	out := slices.Clone(names)
	k := rng.IntN(len(out))
	rs := []rune(out[k])
	at := 1 + rng.IntN(len(rs)-1)
	out[k] = string(rs[:at]) + "\n" + string(rs[at:])
	return strings.Join(out, sep)
}

func TestReadDuties(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"区人社局、区委组织部、区政府办", "区人社局/re 区委组织部/re 区政府办/re"},
		{"区直各单位、桃花镇、各街办", "区直各单位/re* 桃花镇/re 各街办/re*"},
		{"区教体局 区文广新旅局", "区教体局/re 区文广新旅局/re"},
		{"区政府办公室、区政府各部门、各街办（镇、处）", "区政府办公室/re 区政府各部门/re* 各街办（镇、处）/re*"},
		{"市发改委市农业农村局、市人社局", "市发改委/re 市农业农村局/re 市人社局/re"},
		{"市自然资源局市发改委、", "市自然资源局/re 市发改委/re"},
		{"市城市\n管理局", "市城市管理局/re"},
		{"市政府各部门、\n各直属机构", "市政府各部门/re* 各直属机构/re*"},
		{"县水务局\n\n县住建局\n\n县滨河路指挥部", "县水务局/re 县住建局/re 县滨河路指挥部/re"},
		{"省食安办\n(省食药监局)", "省食安办(省食药监局)/re"},
		{"县卫生健\n康委员会\n县教\n体局", "县卫生健康委员会/re 县教体局/re"},
		{"区数智\n发展局", "区数智发展局/re"},
		{"区数智发展局", "区数智发展局/re"},
		{"区委\n组织部", "区委组织部/re"},
		{"市发展改革委、工业和信息化委、住房和城乡建设局", "市发展改革委/re 工业和信息化委/re 住房和城乡建设局/re"},
		{"县科技和金融工作局、县市监局", "县科技和金融工作局/re 县市监局/re"},
		{"滁州经开区、中新苏滁高新区管委会", "滁州经开区、中新苏滁高新区管委会/re*"},
		{"经济技术开发区、高新区党工委和管委会", "经济技术开发区、高新区党工委和管委会/re*"},
		{"各县、市、区人民政府", "各县、市、区人民政府/re*"},
		{"各市州、县〔市区〕人民政府，省直有关部门按职责分别负责落实", "各市州、县〔市区〕人民政府/re* 省直有关部门/re*"},
		{"各县(区)党委和人民政府", "各县(区)党委和人民政府/re*"},
		{"市直相关部门、单位,各县市政府、园区管委", "市直相关部门、单位/re* 各县市政府/re* 园区管委/re*"},
		{"区政府办牵头、区行政审批局、有关乡〔镇〕负责具体落实", "区政府办/le 区行政审批局/im 有关乡〔镇〕/im*"},
		{"区市场监督管理局、区司法局、区发改委分别牵头落实", "区市场监督管理局/le 区司法局/le 区发改委/le"},
		{"各街道、区政府各部门、区政府办、区政数局按职责分别负责落实", "各街道/re* 区政府各部门/re* 区政府办/re 区政数局/re"},
		{"综合科牵头,各科室配合", "综合科/le 各科室/su*"},
		{"牵头单位：区政府办公室；责任单位：区直有关部门，各镇街（园区）", "区政府办公室/le 区直有关部门/re* 各镇街（园区）/re*"},
		{"牵头单位：县政府办公室；责任单位：各乡镇场街、各镇街场、县政府各部门", "县政府办公室/le 各乡镇场街/re* 各镇街场/re* 县政府各部门/re*"},
		{"市司法局、市推進政府職能轉變和簡政放權協調小組辦公室牽頭，市級各相關部門及各區市縣政府按職責分工負責", "市司法局/le 市推進政府職能轉變和簡政放權協調小組辦公室/le 市級各相關部門/re* 各區市縣政府/re*"},
		{"区民政局等有关部门", "区民政局等有关部门/re*"},
		{"市医保局等市直有关单位，各县(市)区政府", "市医保局/re 市直有关单位/re* 各县(市)区政府/re*"},
		{"市发展改革委、市科技局、荆门供电公司等。", "市发展改革委/re 市科技局/re 荆门供电公司/re"},
		{"人行荆门市中心支行等", "人行荆门市中心支行/re"},
		{"县区政府、管委，市政府办、新闻办", "县区政府/re* 管委/re* 市政府办/re 新闻办/re"},
		{"市、县区发展改革、人社、财政、税务、统计、金融管理等部门，电子政务工作机构", "市、县区发展改革、人社、财政、税务、统计、金融管理等部门/re* 电子政务工作机构/re*"},
		{"市、县区政府办、司法局、电子政务工作机构", "市、县区政府办/re* 司法局/re* 电子政务工作机构/re*"},
		{"市、县区公积金、电子政务工作机构", "市、县区公积金、电子政务工作机构/re*"},
		{"各级政府、管委及其部门", "各级政府、管委及其部门/re*"},
		{"市县区政府、管委及其各部门", "市县区政府、管委及其各部门/re*"},
		{"县区政府、管委各相关部门，乡镇政府、街道办事处", "县区政府、管委各相关部门/re* 乡镇政府/re* 街道办事处/re*"},
		{"市、县区政府各相关部门及主流媒体", "市、县区政府各相关部门/re* 主流媒体/re*"},
		{"市、县区公共资源交易中心、医疗卫生等部门", "市、县区公共资源交易中心、医疗卫生等部门/re*"},
		{"市、县区市场监管及其他具有行政处罚职权的部门、单位", "市、县区市场监管及其他具有行政处罚职权的部门、单位/re*"},
		{"各医院和卫生服务机构", "各医院和卫生服务机构/re*"},
		{"慈善组织，“红十字会”", "慈善组织/re* 红十字会/re"},
		{"市发改委(物价局)、财政局", "市发改委(物价局)/re 财政局/re"},
		{"市自然资源局东湖分局、东湖生态环境局", "市自然资源局东湖分局/re 东湖生态环境局/re"},
		{"区发改委（牵头）、区财政局", "区发改委/le 区财政局/re"},
		{"区人社局(11.5分)", "区人社局/re"},
		{"由区政府办公室会同区大数据中心牵头", "区政府办公室/le 区大数据中心/le"},
		{"生态环境部牵头，国家发展改革委、工业和信息化部参与", "生态环境部/le 国家发展改革委/su 工业和信息化部/su"},
		{"扶贫办、商务部、供销合作总社等和各有关省级人民政府负责", "扶贫办/re 商务部/re 供销合作总社/re 各有关省级人民政府/re*"},
		{"省市场监管局、省大数据局按职责分工负责。各项任务均涉及有关市（州）人民政府，不再逐条列出，下同。", "省市场监管局/re 省大数据局/re 有关市（州）人民政府/im*"},
		{"县发改委、县教体局、\n县发改委、县教体局", "县发改委/re 县教体局/re"},
		{"市、县区、乡(镇)农村土地承包管理部门，电子政务工作机构", "市、县区、乡(镇)农村土地承包管理部门/re* 电子政务工作机构/re*"},
		{"各乡镇政府，街道办事处，管委办，电子政务工作机构", "各乡镇政府/re* 街道办事处/re* 管委办/re* 电子政务工作机构/re*"},
		{"市、县区承担各主题发布的单位", "市、县区承担各主题发布的单位/re*"},
		{"相关股室", "相关股室/re*"}, {"办公室", "办公室/re"},
		{"国家税务总局六安市税务局", "国家税务总局六安市税务局/re"},
		{"市委市政府督查室", "市委市政府督查室/re"},
		{"各省、自治区、直辖市人民政府，国务院各部委、各直属机构", "各省、自治区、直辖市人民政府/re* 国务院各部委/re* 各直属机构/re*"},
		{"生态环境部、国家统计局指导", "生态环境部/su 国家统计局/su"},
		{"责任单位：市教育局，市财政局；完成时限：2024年6月底前", "市教育局/re 市财政局/re"},
		{"牵头领导：张伟；牵头单位：市教育局", "市教育局/le"},
		{"区发改委、区财政局按职责分工负责，各街道配合", "区发改委/re 区财政局/re 各街道/su*"},
		{"市发展改革委，市直有关部门和各县（市、区）人民政府", "市发展改革委/re 市直有关部门/re* 各县（市、区）人民政府/re*"},
		{"县委办公室、县人大常委会办公室、县政协办公室", "县委办公室/re 县人大常委会办公室/re 县政协办公室/re"},
		{"国网荆门供电公司、中国移动荆门分公司", "国网荆门供电公司/re 中国移动荆门分公司/re"},
		{"市中级人民法院、市人民检察院、市公安局交警支队", "市中级人民法院/re 市人民检察院/re 市公安局交警支队/re"},
		{"区城管局牵头，区住建局、各街道配合，6月底完成", "区城管局/le 区住建局/su 各街道/su*"},
		{"石桥镇、双河乡、五一街道办事处", "石桥镇/re 双河乡/re 五一街道办事处/re"},
		{"和平区教育局、会同县财政局、万全区司法局、全州县民政局", "和平区教育局/re 会同县财政局/re 万全区司法局/re 全州县民政局/re"}, // places that begin with words of joining
		{"丰台区教育局、烟台市财政局、韶关市司法局、荆州市审计局", "丰台区教育局/re 烟台市财政局/re 韶关市司法局/re 荆州市审计局/re"},
		{"张伟民", ""}, {"", ""}, {"。", ""},
	} {
		if got := spell(readDuties(newStrand(c.text, 0, 0, -1), Responsible).duties); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", strings.ReplaceAll(c.text, "\n", "⏎"), got, c.want)
		}
	}
}

func FuzzReadDuties(f *testing.F) {
	for _, text := range []string{"市、县区发展改革、人社等部门", "(牵头单位:区司法局;责任单位:各镇街(园区)", "))((、、。。", "由甲会同", "均由", "各", "(牵头)", "等等等", "11.5.", "责任单位:"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := newStrand(text, 0, 0, -1)
		raw := []rune(text)
		check := func(duties []Duty) {
			for _, d := range duties {
				var got []rune
				for _, p := range d.Pos {
					got = append(got, raw[p.From:p.To]...)
				}
				if hanzi.Display(string(got)) != d.Text || d.Text == "" {
					t.Fatalf("%q: quotes %q at %v which is %q", text, d.Text, d.Pos, string(got))
				}
			}
		}
		r := readDuties(s, Responsible)
		check(r.duties)
		if r.share < 0 || r.share > 1 {
			t.Fatalf("%q: share %v", text, r.share)
		}
		check(inlineDuties(s))
		if body, duty, _, ok := closingDuty(s); ok && body.len()+duty.len() > s.len() {
			t.Fatalf("%q: closing duty overlaps its body", text)
		}
	})
}

func BenchmarkReadDuties(b *testing.B) {
	s := newStrand(strings.Repeat("县发改委、县教体局、县公安局、县民政局、各乡（镇）人民政府，", 4), 0, 0, -1)
	b.SetBytes(int64(len(string(s.raw()))))
	for b.Loop() {
		readDuties(s, Responsible)
	}
}

func BenchmarkInlineDuties(b *testing.B) {
	s := newStrand(strings.Repeat("健全完善区政府各部门、各街办（镇、处）行政主要负责同志亲自管、分管负责同志负责抓的统筹推进机制。", 6), 0, 0, -1)
	b.SetBytes(int64(len(string(s.raw()))))
	for b.Loop() {
		inlineDuties(s)
	}
}
