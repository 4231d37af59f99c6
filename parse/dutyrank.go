package parse

import (
	"strings"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// rank is how surely tokens name an organ.
type rank uint8

const (
	noOrgan rank = iota
	weak         // 慈善组织, 财政: one in an organ's place, but a heading as well
	strong       // 区数智发展局, 各街道, 财政局
)

const (
	longestName  = 22 // 省新型冠状病毒感染的肺炎疫情防控工作指挥部
	longestShare = 90 // 市、县区具有行政处罚、行政征收…职权的部门、单位
)

// rank judges the name [i,j).
func (w *words) rank(i, j int) rank {
	end := w.core(i, j)
	if end <= i || w.solids(i, j) == 0 || w.any(i, end)&nameMarks == 0 {
		return noOrgan
	}
	if w.headed(i, end) {
		return w.rankHead(i, end)
	}
	if w.toks[end-1].To-w.toks[i].From > longestName || w.clauses(i, end) || w.has(i, end, lexicon.Verb) && !w.commission(i, end) {
		return noOrgan
	}
	if !w.complete(i, end) {
		return w.rankBare(i, end)
	}
	if w.counts(i, end) {
		return noOrgan
	}
	return w.rankName(i, end)
}

// counts reports what ends like a name and says how many there are: 改造薄弱学校16所, 建设便民服务点3处.
func (w *words) counts(i, end int) bool {
	last := w.runes(end-1, end)
	if end < i+2 || len(last) != 1 || !strings.ContainsRune("所处部站院台个", last[0]) {
		return false
	}
	before := w.runes(end-2, end-1)
	return digitRune(before[len(before)-1])
}

// commission reports a body named for what it is to do: 市优化营商环境工作领导小组办公室, not 县成立防汛指挥部.
func (w *words) commission(i, end int) bool {
	if w.kind(i) != lexicon.Level || end < i+3 {
		return false
	}
	switch w.word(i+1, i+2) {
	case "成立", "组建", "设立", "建立", "健全", "完善", "召开", "调整", "明确":
		return false
	}
	name := strings.TrimSuffix(strings.TrimSuffix(w.word(i, end), "公室"), "办")
	for _, last := range []string{"小组", "指挥部", "专班", "委员会", "工作组", "联席会议"} {
		if strings.HasSuffix(name, last) {
			return true
		}
	}
	return false
}

// headed reports a name of no single body, or one shared by several functions or levels.
func (w *words) headed(i, end int) bool {
	return w.kind(end-1) == lexicon.Head
}

// clauses reports a separator, a verb's object or half of a pair of quotation marks
// inside what must be one name: 建设|县社会福利院, “跨省通办.
func (w *words) clauses(i, end int) bool {
	quotes := 0
	for k := i; k < end; k++ {
		if w.first(k) == '"' {
			quotes++
		}
	}
	if quotes%2 != 0 {
		return true
	}
	for k := i; k < end; k = w.past(k) {
		if r := w.first(k); separator(r) && r != '、' || r == ':' || r == '《' {
			return true
		}
		if k > i && w.kind(k) == lexicon.Level && buildings[w.word(k-1, k)] {
			return true
		}
	}
	return false
}

// buildings are works done on what a name after them names.
var buildings = map[string]bool{"建设": true, "改造": true, "治理": true, "开发": true, "管理": true, "监督": true, "保障": true}

// rankHead judges what ends with 部门, 单位, 机构.
func (w *words) rankHead(i, end int) rank {
	if w.toks[end-1].To-w.toks[i].From > longestShare {
		return noOrgan
	}
	switch w.kind(i) {
	case lexicon.Level, lexicon.Collective:
		return strong
	case lexicon.Verb:
		return noOrgan
	}
	if w.has(i, end, lexicon.Verb) {
		return weak
	}
	if w.has(i, end, lexicon.Collective) && w.familiar(i, end) {
		return strong
	}
	if w.has(i, end, lexicon.Etc) && w.toks[end-1].To-w.toks[i].From <= longestName {
		return strong
	}
	if w.kind(i) == lexicon.Stem && end == i+2 && w.word(i+1, end) == "部门" {
		return strong
	}
	if w.toks[end-1].To-w.toks[i].From > longestName && !w.has(i, end, lexicon.Generic) {
		return noOrgan
	}
	return weak
}

// familiar reports nothing but parts of names: 机关|各|科室.
func (w *words) familiar(i, end int) bool {
	for ; i < end; i++ {
		switch w.kind(i) {
		case lexicon.Organ, lexicon.Suffix, lexicon.Head, lexicon.Collective, lexicon.Level, lexicon.Government, lexicon.Word, lexicon.Stem:
		default:
			return false
		}
	}
	return true
}

// rankBare judges what does not end like a name: 财政, 市公安.
func (w *words) rankBare(i, end int) rank {
	k := w.levels(i, end)
	if k < end && end-k <= 2 && w.kind(end-1) == lexicon.Stem && w.kind(k) == lexicon.Stem {
		return weak
	}
	return noOrgan
}

// rankName judges what ends like one body.
func (w *words) rankName(i, end int) rank {
	sentence := w.has(i, end, lexicon.Noun) || w.has(i, end, lexicon.Generic)
	begun := w.kind(i) == lexicon.Level || w.kind(i) == lexicon.Collective
	switch last := w.kind(end - 1); {
	case begun:
		return strong
	case sentence:
		return weak
	case last == lexicon.Organ:
		return strong
	case last == lexicon.Level:
		return w.rankPlace(i, end)
	case last == lexicon.Government || last == lexicon.Area || last == lexicon.Zone:
		if end-i > 1 {
			return strong
		}
		return weak
	}
	return w.rankSuffix(i, end)
}

// rankPlace tells 桃花镇 from 赣州市, which rather says where.
func (w *words) rankPlace(i, end int) rank {
	switch w.first(end - 1) {
	case '镇', '乡', '街':
		return strong
	}
	return weak
}

// sureSuffix are endings that no thing but an organ has, even after unknown words.
var sureSuffix = map[string]bool{
	"局": true, "委员会": true, "厅": true, "支行": true, "分行": true, "分局": true, "支队": true, "大队": true, "总队": true, "公司": true, "集团": true,
	"分公司": true, "总公司": true, "有限公司": true, "领导小组": true, "指挥部": true, "协会": true, "管理局": true, "管理处": true, "管理中心": true,
	"服务中心": true, "有限责任公司": true, "子公司": true, "办公室": true, "委": true, "研究院": true, "研究所": true, "总局": true, "支局": true, "发展局": true, "建设局": true, "事务局": true, "工作局": true,
}

func (w *words) rankSuffix(i, end int) rank {
	n := w.toks[end-1].From - w.toks[i].From
	switch {
	case n == 0:
		return noOrgan
	case n >= 2 && sureSuffix[w.word(end-1, end)]:
		return strong
	case w.has(i, end-1, lexicon.Stem) || w.has(i, end-1, lexicon.Level) || w.has(i, end-1, lexicon.Organ) || w.has(i, end-1, lexicon.Zone) ||
		w.has(i, end-1, lexicon.Government):
		return strong
	}
	return weak
}

// collective reports a name that is not one single body's: 各街道, 县区政府, 电子政务工作机构, 街道办事处.
func (w *words) collective(i, j int) bool {
	end := w.core(i, j)
	if end <= i {
		return false
	}
	if w.many(i, end) || w.has(i, end, lexicon.Glue) {
		return true
	}
	if w.kind(end-1) == lexicon.Head && w.institution(i, end) {
		return false
	}
	if w.kind(end-1) == lexicon.Head {
		return w.word(end-1, end) != "机关" || end < i+2 || w.kind(end-2) != lexicon.Organ // 县纪委监委机关
	}
	if k := w.levels(i, end); k > i && plural(w.runes(i, k)) {
		return true
	}
	for k := i; k < end; k++ {
		if w.first(k) == '、' {
			return true
		}
	}
	return w.common(i, end)
}

// institution reports a school or bank that its trade names: 县特殊教育学校, 市农业银行, not 市属学校.
func (w *words) institution(i, end int) bool {
	switch w.word(end-1, end) {
	case "学校", "医院", "银行":
		return end > i+2 && w.kind(i) == lexicon.Level && !w.direct(i) && (w.kind(end-2) == lexicon.Stem || w.kind(end-2) == lexicon.Word)
	}
	return false
}

// many reports 各, 有关, 全市 in a name, but not in the places 万全区 and 全州县.
func (w *words) many(i, end int) bool {
	for k := i; k < end; k++ {
		if w.kind(k) != lexicon.Collective {
			continue
		}
		if w.first(k) != '全' || (k == i || w.kind(k-1) != lexicon.Unknown) && w.kind(k+1) != lexicon.Level {
			return true
		}
	}
	return false
}

// common reports a sort of body without a place: 街道办事处, 乡镇政府, 管委, 园区管委会, 管委办.
func (w *words) common(i, end int) bool {
	switch w.kind(i) {
	case lexicon.Area:
		return end == i+1 || w.kind(i+1) == lexicon.Government || w.kind(i+1) == lexicon.Area || w.kind(i+1) == lexicon.Level
	case lexicon.Government:
		return end == i+1 || w.kind(end-1) == lexicon.Suffix && end == i+2
	case lexicon.Zone:
		return w.word(i, i+1) == "园区" || w.word(i, i+1) == "景区" || w.word(i, i+1) == "片区"
	case lexicon.Level:
		return w.levels(i, end) == end && end == i+1 && w.first(i) != '省'
	}
	return false
}
