package normalize

import (
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse/lexicon"
)

// division is the code of the place whose organ a mention names, behind words of a level; "" when it cannot
// be told. In a plan of 360103, 区发改委 is of 360103, 市公安局 of 360100, 省发展改革委 of 360000.
func (r *roll) division(s *said, o Org, level string) string {
	t, home, named, year := divisions(), r.home, s.code, planYear(r.plan)
	switch {
	case o.Line == zoneOffice:
		return t.zoneSeat(o, named, level, home, year)
	case o.Level == "乡" && o.Branch != "":
		return townIn(home, r.month, o.Branch)
	case named != "" && o.Line == "人民政府":
		return named
	case named != "" && o.Branch != "" && level == "":
		return t.above(named, year) // 西湖区公安分局 is the city's
	case named != "" && (!s.inside || ofState(s.fold)):
		return named // 国家税务总局南昌市税务局 is of that place
	case ofState(s.fold) && o.Branch == "" || level == "" && ofState([]rune(o.Name)):
		return StateDivision
	case home == StateDivision && level == "":
		return home // 教育部、财政部
	case home == UnknownDivision || home == StateDivision:
		return ""
	case level == "" && o.Branch != "":
		return t.branchOf(o.Branch, home, year)
	case level == "" && s.kind(0) == lexicon.Zone, level != "" && s.kind(1) == lexicon.Zone:
		return t.zoneOf(s.mention, level, home, year)
	case level == "":
		return home
	case strings.ContainsAny(level, "镇乡街苏"):
		return townshipNamed(s.fold, home, r.month)
	}
	return t.seatOf(level, home, year)
}

// ofState reports words that only an organ of the state begins or ends with: 国家统计局,
// 海关总署; 国土资源局 is none.
func ofState(name []rune) bool {
	s := string(name)
	return startsAny(s, []string{"国家", "中央", "全国", "国务院"}) || strings.HasSuffix(s, "总局") || strings.HasSuffix(s, "总署")
}

// levelMark is the level that a mention puts before its organ: 市, 区直, 自治区; "" where it names none.
func (m mention) levelMark() string {
	mark := ""
	for i := range m.toks {
		switch m.kind(i) {
		case lexicon.Level, lexicon.Area:
			mark = m.plain(i, i+1)
		case lexicon.Unknown:
		default:
			return mark
		}
	}
	return mark
}

// seatOf is the place of which an organ of a level is, in a plan of home: 市 is the
// city over a county, and a county-level city itself.
func (t *Divisions) seatOf(level, home string, year int) string {
	kind := levelKind(level)
	if kind == "国" {
		return StateDivision
	}
	if kind == "区" && zoneParent(home) != "" {
		return home
	}
	if parent := zoneParent(home); parent != "" {
		home = parent
	}
	for code := home; code != "" && code != StateDivision; code = t.parent(code, year) {
		r, _ := t.at(code, year)
		switch _, has := splitKind(hanzi.FoldString(r.Name)); {
		case kind == strings.TrimPrefix(has, "自治"), kind == has, kind == "地区" && has == "盟":
			return code
		case kind == "自治区" && has == "区" && r.Level == "province":
			return code
		case kind == "县" && r.Level != "county", kind == "旗" && r.Level != "county":
			return ""
		}
	}
	return ""
}

// levelKind is the kind of place that a level means: 市直 市, 县级 县, 自治州 州; "" for
// several or none.
func levelKind(level string) string {
	for _, s := range []string{"直", "级", "属", "辖"} {
		level = strings.TrimSuffix(level, s)
	}
	switch level {
	case "国家", "中央", "国务院", "中":
		return "国"
	case "自治区", "地区":
		return level
	case "直辖市", "设区市":
		return "市"
	}
	level = strings.TrimPrefix(level, "自治")
	if len([]rune(level)) != 1 {
		return ""
	}
	return level
}

// parent is the code of the division that one lies in.
func (t *Divisions) parent(code string, year int) string {
	if p := zoneParent(code); p != "" {
		return p
	}
	r, _ := t.at(code, year)
	return r.Parent
}

// above is the place whose organ has a branch at a place: the city of a county,
// a place itself where nothing but a province or the state is above it.
func (t *Divisions) above(code string, year int) string {
	parent := t.parent(code, year)
	if r, ok := t.at(parent, year); ok && (r.Level == "prefecture" || strings.HasSuffix(r.Name, "市")) {
		return parent
	}
	return code
}

// townshipNamed is the code of the township of a county with which a mention
// begins: 桃花镇政府 in a plan of 360103.
func townshipNamed(mention []rune, county, month string) string {
	for _, t := range TownshipsOf(county, max(month, firstTownships)) {
		if t.Kind() != "" && strings.HasPrefix(string(mention), t.Name) {
			return t.Code
		}
	}
	return ""
}

// branchOf is the place whose organ has a branch that is named for a part of
// home or for home itself: 西湖公安分局 in a plan of 360103 is of 360100.
func (t *Divisions) branchOf(branch, home string, year int) string {
	r, ok := t.at(home, year)
	if !ok {
		return ""
	}
	if strings.HasPrefix(hanzi.FoldString(branch), place(r.Name)) && r.Level == "county" {
		return t.above(home, year)
	}
	for _, c := range t.inside(home) {
		if c.Parent == home && strings.HasPrefix(hanzi.FoldString(branch), place(c.Name)) {
			return home
		}
	}
	return ""
}

// zoneOf is the code of the zone with which a mention begins: 高新区财政局 in a plan
// of a city, 县经开区管委会. In a county's plan a zone without a level may be the city's.
func (t *Divisions) zoneOf(m mention, level, home string, year int) string {
	at := 0
	if level != "" {
		home, at = t.seatOf(level, home, year), 1
	}
	if r, ok := t.at(home, year); !ok || level == "" && r.Level != "prefecture" {
		return ""
	}
	return NewZone(home, m.plain(at, at+1)).Code
}

// zoneSeat is the code of the zone that a committee governs: of the place it is named for, of its level, or of a city at home.
func (t *Divisions) zoneSeat(o Org, named, level, home string, year int) string {
	if parent := zoneParent(home); parent != "" {
		home = parent
	}
	r, ok := t.at(home, year)
	switch {
	case named != "":
		return NewZone(named, o.Branch).Code
	case levelKind(level) != "" && levelKind(level) != "区" && t.seatOf(level, home, year) != "":
		return NewZone(t.seatOf(level, home, year), o.Branch).Code
	case ok && r.Level == "prefecture":
		return NewZone(home, o.Branch).Code
	}
	return ""
}

// townIn is the code of a township of a county by its name: 桃花镇.
func townIn(county, month, name string) string {
	for _, t := range TownshipsOf(county, month) {
		if hanzi.FoldString(t.Name) == name {
			return t.Code
		}
	}
	return ""
}
