package parse

import "github.com/taizhang/taizhang/parse/lexicon"

// reported quotes the figures of a status cell: the only percentage that says how much is done
// (完成率98%), and the only figure beside it (建成32公里,占年度任务的80%). Of several figures
// none can be told to be the task's.
func (p *plain) reported() (share, figure Quote) {
	shares, figures := 0, 0
	for i := 0; i < len(p.r); {
		if j := p.closed(i); j > i {
			i = j
			continue
		}
		f, ok := p.figure(i)
		switch {
		case !ok || f.time || f.to == f.num:
		case p.ends(f.end, "%"):
			if shares++; p.ofWhole(f.num) || figures == 1 && p.ends(f.num, "(") && p.past(f.end, ")") > f.end {
				share = p.quote(f.num, f.end)
			}
		case !p.countsTotal(f):
			if figures++; !f.chinese && !f.ranged && p.achieved(f.num) {
				figure = p.quote(f.num, f.end)
			}
		}
		i = max(i+1, f.to)
	}
	if shares > 1 {
		share = Quote{}
	}
	if figures > 1 {
		figure = Quote{}
	}
	return share, figure
}

// ofWhole reports words that make the percentage at i one of the whole: 完成, 占年度任务的.
func (p *plain) ofWhole(i int) bool {
	for again := true; again; {
		again = false
		for _, w := range []string{"为", "达", "达到", "了", "约", "近", "超", "超过", "已", "的", "到", ":"} {
			if p.ends(i, w) {
				i, again = i-len([]rune(w)), true
			}
		}
	}
	return i == 0 || p.ends(i, "完成", "完成率", "进度", "计划", "计划数", "目标", "任务", "任务数", "目标数", "目标值", "完成比例", "总量", "总投资", "总工程量", "总数", "工程量", "办结率")
}

// achieved reports a verb before i, in its clause, of what was done: 已建成, 累计完成.
func (p *plain) achieved(i int) bool {
	for j := i - 1; j >= 0 && j > i-12 && !stop(p.r[j]); j-- {
		if p.r[j] == '已' || lexicon.Target(p.r[j:i]) > 0 {
			return true
		}
	}
	return false
}

// countsTotal reports a figure of the whole that was set: 全年目标60个, 计划改造35个.
func (p *plain) countsTotal(f figure) bool {
	from := p.clause(f.num)
	return contains(p.r[from:f.num], "目标", "计划", "任务", "应", "总投资", "总长", "共需") && !contains(p.r[from:f.num], "已", "完成")
}
