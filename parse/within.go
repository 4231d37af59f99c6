package parse

// within reads 10个工作日内, 3日内, 24小时内, 半年内.
func (p *plain) within(i int) (phrase, bool) {
	j := p.duration(i)
	k := p.past(j, "以内", "之内", "内")
	if j == i || k == j || p.past(k, "的", "部") > k {
		return phrase{}, false
	}
	if p.ends(i, "近", "过去", "前", "第", "指", "月", "年", "压缩至", "压减至", "压缩到", "压减到", "缩短至", "缩短到", "缩减至", "控制在", "最近", "减至") {
		return phrase{}, false
	}
	return phrase{from: i, to: k, kind: Within, anchor: p.anchor(i)}, true
}

// duration reads a number and a unit of time; i for none.
func (p *plain) duration(i int) int {
	j := p.past(i, "半", "数")
	if j == i {
		n := 0
		if n, j = numeral(p.r, i); n > 999 {
			return i
		}
		if k := p.past(j, "-", "—", "~", "–", "至", "到"); j > i && k > j {
			if _, l := numeral(p.r, k); l > k {
				j = l
			}
		}
	}
	if j == i {
		return i
	}
	k := p.past(j, "个工作日", "工作日", "个自然日", "自然日", "个日历日", "日历日", "个小时", "小时", "个半月", "个月", "个季度", "个星期", "星期", "个周", "分钟", "日", "天", "周", "年")
	if k == j {
		return i
	}
	return k
}

// atMost reads the longest time allowed: 延长的期限最长不得超过20个工作日.
func (p *plain) atMost(i int) (phrase, bool) {
	j := p.past(i, "不得超过", "不能超过", "不应超过", "不可超过", "不超过", "不得多于", "不多于")
	k := p.duration(j)
	if j == i || k == j || p.ends(k, "分钟") { // minutes are the length of a meeting
		return phrase{}, false
	}
	from := p.clause(i)
	if !contains(p.r[from:i], "期限", "时限", "期间", "时间", "办理", "答复", "办结", "审批", "处理", "整改", "反馈", "最长", "最迟", "最晚", "周期") {
		return phrase{}, false
	}
	f := phrase{from: i, to: k, kind: Within}
	if to := p.before(i, "最长", "最迟", "最晚", "原则上", "一般"); p.ends(to, "期限", "时限", "时间", "周期") {
		f.anchor = p.cut(from, to)
	}
	return f, true
}

// ahead reads how long before an event something is due: 提前5个工作日告知, not 提前1年完成.
func (p *plain) ahead(i int) (phrase, bool) {
	from := p.past(i, "提前")
	from = p.past(from, "至少", "不少于")
	j := p.duration(from)
	if from == i || j == from {
		return phrase{}, false
	}
	k := p.past(j, "以上", "左右")
	if p.past(k, "报", "公", "告", "通知", "发", "向", "将", "提交", "预", "书面", "送", "上报", "申", "印") == k || p.past(k, "报废") > k {
		return phrase{}, false
	}
	return phrase{from: i, to: k, kind: Within}, true
}

// before is the index before the words that end at i, as often as they do.
func (p *plain) before(i int, words ...string) int {
	for again := true; again; {
		again = false
		for _, w := range words {
			if p.ends(i, w) {
				i, again = i-len([]rune(w)), true
			}
		}
	}
	return i
}

// anchor is the event that the duration at i counts from: 自签发之日起, 收到申请后,
// or the matter it is said of: 一般性留言在7个工作日内.
func (p *plain) anchor(i int) strand {
	to := p.before(i, "最迟", "最晚", "最长", "必须", "应当", "应", "须", "在", "的", ",", "于", "要", "需")
	from := p.clause(to)
	switch {
	case p.ends(to, "起"):
		return p.startOf(from, to-1)
	case p.ends(to, "后"):
		return p.cut(p.after(from, to, '自', '在', '从', '应', '于', '要'), to)
	case to < i && p.ends(to, "留言", "申请", "诉求", "投诉", "举报", "咨询", "来信", "信件", "工单", "事项", "建议", "提案"):
		if p.rune(from) != '由' && p.rune(from) != '对' {
			return p.cut(from, to)
		}
	case p.ends(i, "最迟", "最晚"):
		return p.event(from, to)
	case to-from <= 16 && to == i && p.past(from, "发现", "接到", "收到", "接报", "获知", "发生", "受理") > from:
		return p.cut(from, to) // 发现险情|2小时内
	}
	return strand{}
}

// event is where the text names the start of what the words [from,to) name: 突发事件最迟5小时内
// counts from 特别重大、重大突发事件发生后.
func (p *plain) event(from, to int) strand {
	for from = max(from, to-12); to-from >= 4; from++ {
		words := string(p.r[from:to]) + "发生后"
		for j := max(0, from-farthest); j < from; j++ {
			if startsWith(p.r[j:], words) == 0 {
				continue
			}
			head := j
			for head > 0 && (p.r[head-1] == '、' || !stop(p.r[head-1])) {
				head--
			}
			return p.cut(head, j+to-from+3)
		}
	}
	return strand{}
}

// listedAnchors gives a duration in a list the anchor of the one before: 5小时内发布、24小时内举行.
func (p *plain) listedAnchors(found []phrase) {
	for k := 1; k < len(found); k++ {
		last, f := found[k-1], &found[k]
		if f.kind != Within || last.kind != Within || f.anchor.len() > 0 || p.rune(f.from-1) != '、' || f.from-last.to > 30 {
			continue
		}
		if p.clause(f.from-1) <= last.to {
			f.anchor = last.anchor
		}
	}
}

// startOf is the event before 起: 自收到申请之日起 is 收到申请之日, 自发生条件变化起 is 条件变化.
func (p *plain) startOf(from, to int) strand {
	from = p.after(from, to, '自', '从', '在')
	return p.cut(p.past(from, "发生"), to)
}

// after is the index behind the last of marks in [from,to), from when there is none.
func (p *plain) after(from, to int, marks ...rune) int {
	for j := to - 1; j >= from; j-- {
		for _, m := range marks {
			if p.r[j] == m {
				return j + 1
			}
		}
	}
	return from
}
