package parse

import "github.com/taizhang/taizhang/parse/lexicon"

// counts tells a measure from a number that names or dates something.
func (p *plain) counts(f figure) bool {
	last := p.rune(f.end - 1)
	alone := f.end-f.unit == 1
	switch {
	case f.time:
		return p.timeCounts(f)
	case p.past(f.unit, "千伏", "KV", "kV", "kv") > f.unit:
		return false // names a line or a station
	case f.bound || f.near:
		return true
	case f.chinese && f.unit > f.num && (p.r[f.num] == '百' || p.r[f.num] == '千') && !p.wanted(f):
		return false
	case p.past(f.to, "或") > f.to || p.ends(f.num, "每", "每少", "每多", "每缺", "每低", "附件", "之", "两代表", "4·", "星"):
		return false
	case f.ranged || f.hard && (!f.chinese || f.value > 1):
		return true
	case alone && (last == '次' || last == '期' || last == '轮'):
		return p.periodic(f) || !f.chinese && p.wanted(f)
	case f.chinese && f.value < 2:
		return p.wanted(f) && p.past(f.unit, "座", "所", "家", "处", "条") > f.unit
	case f.chinese:
		return p.wanted(f) || p.past(f.unit, "个", "种", "类") > f.unit
	}
	return last != '位' && last != '部'
}

// timeCounts accepts shortest times (不少于30日), limits of a service (压缩至3个工作日以内), and 近3年.
func (p *plain) timeCounts(f figure) bool {
	if p.ends(f.num, "近") {
		return p.r[f.end-1] == '年' && p.past(f.end, "以内", "内") == f.end
	}
	if p.shortened(f.num) {
		return true
	}
	if p.boundBefore(f.num) == f.num {
		return false
	}
	if p.r[f.from] == '不' {
		if _, ok := p.atMost(f.from); ok {
			return false
		}
	}
	return true
}

// shortened reports words that make a length of time one to be kept: 压缩至3个工作日.
func (p *plain) shortened(i int) bool {
	return p.ends(i, "压缩至", "压减至", "压缩到", "压减到", "缩短至", "缩短到", "缩减至", "控制在")
}

// periodic reports a count of times in a period: 每季度召开1次.
func (p *plain) periodic(f figure) bool {
	for j := f.num - 1; j >= 0 && j > f.num-12 && !stop(p.r[j]); j-- {
		if p.r[j] == '每' {
			return p.unit(j+1) > j+1
		}
	}
	return false
}

// wanted reports a verb that makes the figure a target: 新建3座, 推选我区1个街办.
func (p *plain) wanted(f figure) bool {
	from := p.clause(f.num)
	for j := f.num - 1; j >= from && j >= f.num-6; j-- {
		if n := lexicon.Target(p.r[j:f.num]); n > 0 {
			return true
		}
	}
	return false
}

// class tells what the figure is for.
func (p *plain) class(f figure) Class {
	switch {
	case f.bound:
		return Threshold
	case f.time && p.ends(f.num, "近"):
		return Scope
	case f.time:
		return Target
	case p.describes(f):
		return Scope
	case f.near || f.hard || f.ranged || p.periodic(f) || p.wanted(f):
		return Target
	case !f.chinese && f.to == f.end && stop(p.rune(f.to)) && f.num > 0 && (!stop(p.r[f.num-1]) || p.r[f.num-1] == '"') && !p.ends(f.num, "共", "计", "等", "的", "及", "括", "分", "前", "对"):
		return Target
	}
	return Scope
}

// attribute reports that f only describes what g counts: 5亿元以上项目90个以上.
func (p *plain) attribute(f, g figure) bool {
	if !f.bound || !f.hard || p.ends(f.num, "于", "过", "少", "高", "破") || g.from == f.to || g.from-f.to > 8 {
		return false
	}
	for _, r := range p.r[f.to:g.from] {
		if stop(r) {
			return false
		}
	}
	return true
}

// shared is the bound printed once behind a list: 以上 in 6%、10%以上.
func (p *plain) shared(f, g figure) Quote {
	if f.bound || f.near || f.ranged || !g.bound || g.from != g.num || !p.listed(f, g) {
		return Quote{}
	}
	if string(p.r[f.unit:f.end]) != string(p.r[g.unit:g.end]) {
		return Quote{}
	}
	return p.quote(g.end, g.to)
}

// listed reports that g follows f in a list: 1个街办（镇、管理处）、2个村.
func (p *plain) listed(f, g figure) bool {
	depth, marks := 0, 0
	for j := f.to; j < g.from; j++ {
		switch r := p.r[j]; {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case depth > 0:
		case r == '、' || r == '和' || r == '及':
			marks++
		case stop(r) || j > f.to+12:
			return false
		default:
			marks += 2
		}
	}
	return marks == 1
}
