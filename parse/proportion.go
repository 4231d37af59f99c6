package parse

// proportion reads a figure in words at i: 百分之八十, 三分之二, 八成以上, the 一 of 翻一番, 零增长.
func (p *plain) proportion(i int) (f figure, ok bool) {
	f = figure{from: i, num: i, unit: i, chinese: true, hard: true, value: 2}
	if i > 0 && (chineseDigit(p.r[i-1]) || arabic(p.r[i-1])) {
		return f, false
	}
	_, j := numeral(p.r, i)
	switch k := p.past(j, "分之"); {
	case j == i:
		return f, false
	case k > j:
		if _, f.end = p.amount(k); f.end == k {
			return f, false
		}
	case p.past(i, "零增长") > i:
		f.end = i + 3
	case p.ends(i, "翻") && p.past(j, "番") > j:
		f.from, f.end = i-1, j+1
	case p.past(j, "成以上", "成以下", "成以内", "成左右") > j || p.past(j, "成") > j && p.ends(i, "达", "达到", "不低于", "超过", "近") && p.past(j, "成员", "成果", "成都", "成立") == j:
		f.end = j + 1
	default:
		return f, false
	}
	f.to = f.end
	return f, true
}

// bare is where a figure without a unit ends: 0.02 of 控制在0.02以下, the 10/10万 of a rate; -1 for none.
func (p *plain) bare(f *figure) int {
	if p.r[f.num] < '0' || p.r[f.num] > '9' {
		return -1
	}
	if j := p.past(f.unit, "/10万", "/万"); j > f.unit {
		return j
	}
	if f.unit-f.num > 2 && !f.ranged && p.r[f.unit-1] != '.' && p.fraction(f) && p.past(f.unit, "以上", "以下", "以内", "之内", "左右") > f.unit {
		return f.unit
	}
	return -1
}

// fraction reports a decimal point in the number of f.
func (p *plain) fraction(f *figure) bool {
	for _, r := range p.r[f.num:f.unit] {
		if r == '.' {
			return true
		}
	}
	return false
}

// describes reports a figure that belongs to the name of a thing: 总投资12.5亿元的产业园.
func (p *plain) describes(f figure) bool {
	if p.ends(f.num, "日处理", "日处理能力", "日供水", "日产", "年产", "年产能", "总投资", "库容", "占地") && !stop(p.rune(f.to)) {
		return true
	}
	j := p.past(f.to, "的")
	return j > f.to && !p.wanted(f) &&
		p.past(j, "目标", "任务", "要求", "标准", "增速", "速度", "比例", "比重", "幅度", "增长", "降幅", "增幅", "水平", "速率", "权重") == j
}
