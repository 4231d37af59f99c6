package parse

// every reads 每季度至少举行一次, 每年3月31日前, 每月通报.
func (p *plain) every(i int) (phrase, bool) {
	j := p.unit(i + 1)
	if j == i+1 || p.ends(i, "平均", "每人", "每户", "人均") {
		return phrase{}, false
	}
	f := phrase{from: i, to: j, kind: Recurring}
	if k := p.dayOfPeriod(j); k > j {
		f.to = p.moreDays(k)
		return f, true
	}
	if k := p.count(j); k > j {
		f.to = k
		return f, true
	}
	return f, p.bareFrequency(j)
}

// units are the words for periods behind 每, longest first.
var periods = []string{
	"个季度", "季度", "个月", "月份", "月度", "双月", "单月", "月", "半年", "半月", "年度", "年", "个星期", "星期", "个工作日", "工作日", "学期", "周", "旬", "季", "日", "天",
}

// unit reads 季度, 两个月, 3年 and returns the index behind it, i for none.
func (p *plain) unit(i int) int {
	_, j := numeral(p.r, i)
	k := p.past(j, periods...)
	if k == j || p.past(k, "节", "期", "边", "岁", "均", "龄") > k {
		return i
	}
	return k
}

// dayOfPeriod reads the date within a period: 3月31日前, 底前, 首月10日前, 五下班前.
func (p *plain) dayOfPeriod(i int) int {
	j := p.past(i, "的")
	var w When
	if k := readPart(p.r, j, &w); k > j {
		return k
	}
	k := p.past(j, "首月", "第一个月", "第1个月", "末月", "最后一个月", "次月", "第二个月")
	if n, l := numeral(p.r, k); l > k && n <= 31 {
		if m := p.past(l, "日", "号"); m > l {
			return readLimit(p.r, m, &w)
		}
	}
	if l := p.past(j, "一", "二", "三", "四", "五", "六", "日", "末", "最后一个工作日"); l > j && p.past(l, "下班前", "前", "上午", "下午") > l {
		return p.past(l, "下班前", "前", "上午", "下午")
	}
	w = When{}
	if l := readEdge(p.r, k, &w); l > k && w.Edge != Start {
		return l
	}
	return k
}

// moreDays reads on in a list of days: 每年3月、9月, 每月10日、25日前, 每年6月底、12月底前.
func (p *plain) moreDays(i int) int {
	for {
		j := p.past(i, "、", "和", "及")
		n, k := numeral(p.r, j)
		if j == i || k == j || n > 31 {
			return i
		}
		var w When
		switch l := p.past(k, "日", "号"); {
		case l > k:
			i = readLimit(p.r, l, &w)
		case p.past(k, "月") > k && n <= 12:
			i = readPart(p.r, j, &w)
		default:
			return i
		}
	}
}

// monthAfter reads 次月10日前, a day of the month after each that is reported on.
func (p *plain) monthAfter(i int) (phrase, bool) {
	j := p.past(i, "次月", "下月", "下个月")
	n, k := numeral(p.r, j)
	l := p.past(k, "日", "号")
	if j == i || k == j || l == k || n < 1 || n > 31 {
		return phrase{}, false
	}
	var w When
	f := phrase{from: i, to: readClock(p.r, l, &w), kind: Recurring}
	return f, w.Limit != Unbounded && p.past(f.to, "的") == f.to
}

// count reads the rest of 每季度至少举行一次, up to the count; i when there is none.
func (p *plain) count(i int) int {
	for j := i; j < len(p.r) && j < i+10; j++ {
		if stop(p.r[j]) || p.r[j] == '的' || p.r[j] == '每' {
			return i
		}
		_, k := numeral(p.r, j)
		if k == j || p.r[j-1] == '第' {
			continue
		}
		if l := p.past(k, "次", "场", "轮", "期", "遍"); l > k {
			return p.past(l, "及以上", "以上", "左右")
		}
		return i
	}
	return i
}

// bareFrequency accepts 每月 before what is done (每月通报), not in a rate (每月100元),
// a growth (每年增长) or a description (每周发布的信息).
func (p *plain) bareFrequency(i int) bool {
	if i >= len(p.r) || stop(p.r[i]) || arabic(p.r[i]) || p.r[i] == '的' || p.relative(i) {
		return false
	}
	return p.past(i, "人", "户", "亩", "名", "增", "递", "新增", "提高", "下降", "减少", "降低", "不低于", "不少于", "平均", "每", "约", "一", "补", "在", "都", "有", "可", "为", "以") == i
}

// per reads 按月, 按月或季度, 按季度, 逐月.
func (p *plain) per(i int) (phrase, bool) {
	if p.r[i] == '逐' {
		j := p.past(i+1, "月", "季度", "季", "周", "旬")
		return phrase{from: i, to: j, kind: Recurring}, j > i+1
	}
	j := p.period(i + 1)
	if j == i+1 {
		return phrase{}, false
	}
	for {
		k := p.past(j, "或者", "或", "和", "、")
		l := p.past(k, "按")
		m := p.period(l)
		if m == l {
			m = p.past(l, "节点", "时间节点", "工作节点")
		}
		if k == j || m == l {
			break
		}
		j = m
	}
	return phrase{from: i, to: j, kind: Recurring}, p.past(j, "计划", "任务", "目标", "要求", "安排", "工作", "考核", "预算", "方案", "节点", "进度") == j
}

// period reads the unit behind 按; 按日期, 按年龄, 按季节 are none.
func (p *plain) period(i int) int {
	j := p.past(i, "季度", "月度", "年度", "半年", "半月", "双月", "学期", "月", "季", "周", "旬", "年", "日", "天")
	if j == i || p.past(j, "节", "期", "龄", "级", "限", "代", "份", "岁", "边", "薪", "常", "计", "租", "票") > j {
		return i
	}
	return j
}

// regular reads 定期, not 不定期, 规定期限, 定期存款.
func (p *plain) regular(i int) (phrase, bool) {
	if p.rune(i+1) != '期' {
		return phrase{}, false
	}
	switch p.rune(i - 1) {
	case '规', '限', '约', '指', '特', '法', '固', '确', '设', '既', '一', '不', '假', '稳', '预', '额':
		return phrase{}, false
	}
	switch p.rune(i + 2) {
	case '限', '间', '内', '满', '存':
		return phrase{}, false
	}
	if p.past(i+2, "不定期", "或不定期", "和不定期") > i+2 {
		return phrase{}, false
	}
	return phrase{from: i, to: i + 2, kind: Recurring}, true
}

// oneEach reads 一月一调度, 半年一次, 一季一通报.
func (p *plain) oneEach(i int) (phrase, bool) {
	j := p.past(i, "一", "半", "两", "双", "1")
	k := p.past(j, "个季度", "季度", "个月", "季", "月", "年", "周", "天", "日", "旬")
	if j == i || k == j || p.rune(k) != '一' {
		return phrase{}, false
	}
	l := p.past(k+1, "调度", "通报", "报告", "汇报", "总结", "小结", "会商", "研判", "督查", "督办", "更新", "公开", "公布", "清理", "汇总", "检查", "考核", "分析", "盘点", "报", "次", "评", "查", "议", "会")
	return phrase{from: i, to: l, kind: Recurring}, l > k+1 && (p.r[i] != '一' || p.rune(i-1) != '每')
}
