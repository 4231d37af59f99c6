package parse

import "github.com/taizhang/taizhang/parse/lexicon"

// phrase is a time phrase found in running text, [from,to) of a plain.
type phrase struct {
	from, to int
	kind     DeadlineKind
	anchor   strand // of a duration: 签发之日
}

// inlineDeadlines finds the time phrases of running text that bind its task,
// without their preposition: 在2021年8月底前 gives 2021年8月底前.
func inlineDeadlines(s strand) []Deadline { return s.plain().deadlines() }

func (p *plain) deadlines() []Deadline {
	var out []Deadline
	var found []phrase
	for i := 0; i < len(p.r); {
		if !is(p.r[i], phraseTrait|titleTrait|quoteTrait) {
			i++
			continue
		}
		f, ok := p.phrase(i)
		if j := p.closed(i); !ok && j > i {
			i = j
			continue
		}
		if ok {
			found = append(found, f)
		}
		i = max(i+1, f.to)
	}
	if f, ok := p.lastingEnd(); ok {
		found = append(found, f)
	}
	p.listedAnchors(found)
	for _, f := range found {
		out = append(out, Deadline{Quote: p.quote(f.from, f.to), Kind: f.kind, Anchor: f.anchor.quote(), Evidence: InText})
	}
	p.scopes(out, found)
	return out
}

// lastingEnd is the last clause of a text where it says nothing but that the task has no end: …,长期坚持.
func (p *plain) lastingEnd() (phrase, bool) {
	to := len(p.r)
	for to > 0 && (p.r[to-1] == '。' || p.r[to-1] == ';') {
		to--
	}
	from := to
	for from > 0 && to-from <= longestLasting && !stop(p.r[from-1]) {
		from--
	}
	if from == 0 || to-from < 4 || p.r[from] != '长' && p.r[from] != '常' || lexicon.Ongoing(p.r[from:to]) != to-from {
		return phrase{}, false
	}
	return phrase{from: from, to: to, kind: Ongoing}, true
}

// longestLasting is how many characters such a clause has at most: 常态化推进.
const longestLasting = 6

// phrase reads the phrase that begins at i, told by its first character. Where it is
// none that binds, to may still say how far to go on.
func (p *plain) phrase(i int) (phrase, bool) {
	switch p.r[i] {
	case '每':
		return p.every(i)
	case '按', '逐':
		return p.per(i)
	case '定':
		return p.regular(i)
	case '不':
		return p.atMost(i)
	case '提':
		return p.ahead(i)
	case '到', '至':
		return p.upTo(i)
	case '半', '两', '数':
		if f, ok := p.within(i); ok {
			return f, true
		}
		return p.oneEach(i)
	case '次', '下':
		if f, ok := p.monthAfter(i); ok {
			return f, true
		}
		return p.date(i)
	case '年', '月', '上', '今', '本', '当', '明', '第', '前', '首', '"', '岁':
		return p.date(i)
	case '元', '春', '清', '劳', '端', '中', '国', '双', '节', '汛', '主', '入', '雨', '冬', '采', '供', '防', '夏', '秋', '开', '高', '暑', '寒':
		return p.date(i)
	}
	if !numbersTime(p.r[i:]) || i > 0 && numberBefore(p.r[i-1]) {
		return phrase{}, false
	}
	return p.numberPhrase(i)
}

// numberPhrase reads the phrase that begins with the number at i.
func (p *plain) numberPhrase(i int) (phrase, bool) {
	if f, ok := p.within(i); ok {
		return f, true
	}
	if f, ok := p.oneEach(i); ok {
		return f, true
	}
	return p.date(i)
}

// numberBefore is a character after which digits only go on: 2.5, 第3, ·2.
func numberBefore(r rune) bool {
	return word(r) || r == '.' || r == '·' || r == '+' || chineseDigit(r)
}

// scopes tells equal mentions apart by the words before them: 市级分县区按季度公开, 县区分乡镇按季度公开.
func (p *plain) scopes(out []Deadline, found []phrase) {
	times := map[string]int{}
	for _, d := range out {
		times[d.Text]++
	}
	for i, f := range found {
		if times[out[i].Text] > 1 {
			out[i].Scope = p.quote(p.clause(f.from), f.from)
		}
	}
}

// date reads a calendar phrase and accepts it when it binds: 6月底前, 年内, 于9月.
func (p *plain) date(i int) (phrase, bool) {
	if c := p.rune(i - 1); (p.r[i] == '年' || p.r[i] == '月') && (arabic(c) || chineseDigit(c) || c == '个' || c == '半') {
		return phrase{}, false
	}
	from, to, n := ReadSpan(p.r[i:])
	if n == 0 {
		return phrase{}, false
	}
	f := phrase{from: i, to: i + n, kind: Date}
	if !p.binds(from, to, f) {
		return f, false
	}
	if p.yearly(to, f) {
		f.kind = Recurring
	}
	return f, true
}

// binds tells a date by which something is due from one that only names a time.
func (p *plain) binds(from, to When, f phrase) bool {
	if p.ends(f.from, "截至", "截止", "截止到", "截至到", "自", "从", "比", "较", "去", "近", "上", "以", "往", "历", "前", "全", "多", "几", "数", "学", "财", "周", "元", "中", "截", "距", "老", "青", "晚", "丰", "每") {
		return false
	}
	if p.past(f.to, "以来", "以后", "之后", "后", "起", "至今", "开始", "的", "版", "本", "度", "考核", "总结", "考评", "结余", "余额", "分红", "慰问", "增长", "同比") > f.to {
		return false
	}
	switch {
	case to.YearWord == '去', to.YearWord == '前':
		return false
	case p.ends(f.from, "完成时限:", "完成时间:", "整改时限:", "办结时限:", "办理时限:"):
		return to.Dated() // 完成时限:2020年11月30日
	case to.Event != "":
		return p.eventBinds(f)
	case !from.IsZero() && p.r[f.from] == '"':
		return false // "十四五"期间
	case !from.IsZero():
		return p.rangeBinds(from, f)
	case to.Edge == Start:
		return false
	case to.Limit != Unbounded:
		return !p.sorts(f.to)
	case to.Edge == End:
		return p.fresh(f.from) || p.ends(f.from, "于", "在", "至", "到", "力争", "争取", "确保", "计划", "预计", "拟") || completes(p.r[f.to:])
	}
	return to.Dated() && p.bareBinds(f)
}

// sorts reports a date that only tells what sort of thing is meant: 2018年以前建成的项目.
func (p *plain) sorts(i int) bool {
	if i >= len(p.r) {
		return false
	}
	n := lexicon.Completion(p.r[i:])
	return n > 0 && i+n < len(p.r) && p.r[i+n] == '的'
}

// eventBinds wants something to be done before the event: 春节前完成, not 节前慰问.
func (p *plain) eventBinds(f phrase) bool {
	return (p.fresh(f.from) || p.ends(f.from, "于", "在", "至", "到", "力争", "争取", "确保", "赶在", "必须")) && completes(p.r[p.past(f.to, ","):])
}

// rangeBinds wants something to be done in the range (6月至9月,集中开展整治) and refuses 1-6月,
// the usual period of a statistic.
func (p *plain) rangeBinds(from When, f phrase) bool {
	if from.Month == 1 && from.Day == 0 || p.relative(f.to) {
		return false
	}
	return (p.fresh(f.from) || p.ends(f.from, "于", "在")) && completes(p.r[p.past(f.to, ","):])
}

// bareBinds accepts a month, quarter or half without 前 or 底 where the words around it
// make it a plan: 于9月组织, 上半年完成, 力争三季度开工.
func (p *plain) bareBinds(f phrase) bool {
	if p.ends(f.from, "力争", "争取", "计划", "拟", "确保", "预计", "定于", "力争在", "争取在", "确保在", "计划在", "计划于") {
		return true
	}
	if p.ends(f.from, "于", "在", "至", "到") {
		return !p.relative(f.to) && (p.ends(f.from, "至", "到") || completes(p.r[f.to:]))
	}
	return p.fresh(f.from) && completes(p.r[f.to:]) && !p.relative(f.to)
}

// fresh reports that i begins a clause.
func (p *plain) fresh(i int) bool { return i == 0 || stop(p.r[i-1]) }

// relative reports a clause that only describes a noun: 于2020年10月印发的《方案》.
func (p *plain) relative(i int) bool {
	for j := i; j < len(p.r) && j < i+5 && !stop(p.r[j]); j++ {
		if p.r[j] == '的' {
			return true
		}
	}
	return false
}

// yearly reports a date of every year: 当年3月31日前, and dates without a year for a report
// on the year before (上一年度年报), which is due each year anew.
func (p *plain) yearly(w When, f phrase) bool {
	if w.Year != 0 || w.Limit == Unbounded {
		return false
	}
	if w.YearWord == '当' {
		return w.Dated()
	}
	return w.YearWord == 0 && w.Month > 0 && contains(p.sentence(f.from), "上一年度", "上年度", "年报", "每年")
}

// upTo reads 到2020年, where the preposition makes a bare year a bound and belongs to the phrase.
func (p *plain) upTo(i int) (phrase, bool) {
	from, to, n := ReadSpan(p.r[i+1:])
	if n == 0 || !from.IsZero() || to.Year == 0 || to.Limit != Unbounded || to.Edge != Whole || to.Day != 0 {
		return phrase{}, false
	}
	f := phrase{from: i, to: i + 1 + n, kind: Date}
	if p.past(f.to, "以来", "以后", "后", "起", "的", "度", "版", "本") > f.to || p.ends(i, "年", "月", "日", "截", "推", "直", "得") {
		return phrase{}, false
	}
	if contains(p.r[p.clause(i):i], "从", "自") {
		return phrase{}, false
	}
	return f, true
}

// completes reports that r begins with what a plan says is done by a date: 完成, 全面建成, 组织.
func completes(r []rune) bool {
	for n := lexicon.Filler(r); n > 0; n = lexicon.Filler(r) {
		r = r[n:]
	}
	return lexicon.Completion(r) > 0
}
