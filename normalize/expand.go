package normalize

import (
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// Place is a division by its code and name: 360103 西湖区, 360103001 南浦街道.
type Place struct{ Code, Name string }

// Expand lists the places whose bodies a collective organ stands for on the plan's
// date: 各县（市、区）人民政府 in a city's plan stands for its counties, 各街道 in a
// county's for its 街道. Only the places directly below are known for certain;
// nil for 有关县区, for departments, and where the lists do not reach back.
func (p *Plan) Expand(d *Duty) []Place {
	if !d.Collective {
		return nil
	}
	home := value(p.Division.Code)
	levels, ok := everyPlace(d.Mention)
	if home == "" || !ok {
		return nil
	}
	t, month := divisions(), p.month()
	here, _ := t.at(home, planYear(p))
	below := t.children(home, month)
	if len(below) == 0 {
		return townshipsNamed(home, month, levels)
	}
	if !levelsMean(levels, here, below) {
		return nil
	}
	out := make([]Place, len(below))
	for i, r := range below {
		out[i] = Place{r.Code, r.Name}
	}
	return out
}

// month is when the plan was made, as far as it says so; the end of its year, or
// of all time, where it does not.
func (p *Plan) month() string {
	switch {
	case p.SignedOn != nil && len(*p.SignedOn) >= 7:
		return (*p.SignedOn)[:7]
	case p.Year != nil:
		return Date{Year: *p.Year, Month: 12, Day: 31}.String()[:7]
	}
	return "9999-12"
}

// everyPlace reads a mention of the governments of all places of some levels:
// 各县(市、区)党委和人民政府 gives 县市区. Not ok for a part of them or for their departments.
func everyPlace(mention string) (levels string, ok bool) {
	s := plainLevels.Replace(hanzi.FoldString(hanzi.Display(mention)))
	for _, all := range []string{"全市", "全县", "全区", "全州", "全盟", "全旗", "所有", "各"} {
		s = strings.TrimPrefix(s, all)
	}
	i := strings.IndexFunc(s, func(r rune) bool {
		return !strings.ContainsRune("县市区旗州盟地乡镇街道办处场苏木园()[]〔〕、,/和及", r)
	})
	if i < 0 {
		i = len(s)
	}
	for _, cut := range []string{"办事处", "街道办"} { // 办 and 处 may end the name of the body
		if j := strings.Index(s, cut); j >= 0 && j < i {
			i = j + len(strings.TrimSuffix(strings.TrimSuffix(cut, "办"), "办事处"))
		}
	}
	return strings.Map(letters, s[:i]), i > 0 && bodies[strings.Map(letters, s[i:])]
}

var plainLevels = strings.NewReplacer("设区市", "市", "设区的市", "市", "自治州", "州", "自治县", "县", "自治旗", "旗", "地区", "地")

// letters drops brackets and separators.
func letters(r rune) rune {
	if strings.ContainsRune("()[]〔〕、,/和及", r) {
		return -1
	}
	return r
}

// bodies are what governs a place as a whole; 发区 is the rest of 开发区 behind a bracket.
var bodies = map[string]bool{
	"": true, "办": true, "政府": true, "人民政府": true, "党委": true, "党委政府": true, "党委人民政府": true, "党工委": true, "党工委办事处": true,
	"党委党工委": true, "办事处": true, "政府办事处": true, "人民政府办事处": true, "政府管委会": true, "人民政府管委会": true, "管委会": true,
	"开发区": true, "开发区管委会": true, "人民政府开发区管委会": true, "政府开发区管委会": true,
}

// levelsMean reports that levels are those of the places below: 县市区 of a city's
// counties, 市州 of a province's prefectures.
func levelsMean(levels string, here DivisionRow, below []DivisionRow) bool {
	if strings.ContainsAny(levels, "乡镇街道办处场苏木园") {
		return false
	}
	counties := 0
	for _, r := range below {
		if r.Level == "county" {
			counties++
		}
	}
	if here.Level == "province" && counties*2 < len(below) {
		return levels == "市" || levels == "市州" || levels == "州市" || levels == "盟市" || levels == "市盟" || levels == "地州市"
	}
	return strings.ContainsAny(levels, "县区旗") && !strings.ContainsAny(levels, "州盟")
}

// townshipsNamed are the townships of the kinds named: 镇街 is every 镇 and every 街道.
func townshipsNamed(home, month, levels string) []Place {
	var out []Place
	if !strings.ContainsAny(levels, "乡镇街苏") || strings.ContainsAny(levels, "县市区旗") {
		return nil
	}
	for _, t := range TownshipsOf(home, month) {
		k := t.Kind()
		if k == "乡" && strings.ContainsAny(levels, "乡苏") || k != "" && k != "乡" && strings.Contains(levels, k[:len("街")]) {
			out = append(out, Place{t.Code, t.Name})
		}
	}
	return out
}
