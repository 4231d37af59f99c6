package parse

import (
	"unicode/utf8"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// figure is a number with its unit in running text: 不低于10%, 2-3个, 26个领域.
type figure struct {
	from, to int  // the mention, bound and noun included
	num      int  // where the number begins
	unit     int  // where its unit begins
	end      int  // behind unit, before 以上
	value    int  // of a whole number
	chinese  bool // 七种
	ranged   bool // 2-3个
	hard     bool // a unit of measurement or a multiplier: %, 公里, 万
	time     bool // 日, 个月, 小时
	bound    bool // 不低于, 以上
	near     bool // 左右, 约
}

// measures finds the figures a task must reach or is about. Names (12345, “十县百乡”),
// dates and deadlines are none.
func measures(s strand) []Measure { return s.plain().measures() }

func (p *plain) measures() []Measure {
	if p.has&numeralTrait == 0 {
		return nil
	}
	var found []figure
	for i := 0; i < len(p.r); {
		if !is(p.r[i], numeralTrait|titleTrait|quoteTrait) {
			i++
			continue
		}
		if j := p.closed(i); j > i {
			i = j
			continue
		}
		f, ok := p.figure(i)
		if ok && p.counts(f) {
			found = append(found, f)
		}
		i = max(i+1, f.to)
	}
	return p.classify(found)
}

func (p *plain) classify(found []figure) []Measure {
	var out []Measure
	for k, f := range found {
		if k+1 < len(found) && p.attribute(f, found[k+1]) {
			continue
		}
		m := Measure{Quote: p.quote(f.from, f.to), Class: p.class(f), Change: p.change(f), Every: p.everyOf(f), Year: p.yearOf(f)}
		if k+1 < len(found) {
			m.Bound = p.shared(f, found[k+1])
		}
		if !m.Bound.IsZero() {
			m.Class = Threshold
		}
		if m.Class == Scope && k > 0 && len(out) > 0 && out[len(out)-1].Class == Target && p.listed(found[k-1], f) {
			m.Class = Target
		}
		if m.Change.IsZero() && k > 0 && len(out) > 0 && p.listed(found[k-1], f) {
			m.Change = out[len(out)-1].Change
		}
		out = append(out, m)
	}
	return out
}

// figure reads a number with a unit at i. Where there is none, to says how far to go on.
func (p *plain) figure(i int) (f figure, ok bool) {
	c := p.r[i]
	if !arabic(c) && !chineseDigit(c) {
		return f, false
	}
	if !arabic(c) {
		if f, ok = p.proportion(i); ok {
			p.readBound(&f)
			return f, true
		}
	}
	f = figure{from: i, num: i, chinese: !arabic(c)}
	f.value, f.unit = p.amount(i)
	f.to = f.unit
	if f.unit == i || i > 0 && (numberBefore(p.r[i-1]) || p.r[i-1] == '第' || p.r[i-1] == '前') {
		return f, false
	}
	if j := p.past(f.unit, "-", "—", "~", "–", "至", "到"); j > f.unit {
		if _, k := p.amount(j); k > j {
			f.unit, f.to, f.ranged = k, k, true
		}
	}
	if !p.readUnit(&f) {
		return f, false
	}
	p.readBound(&f)
	return f, true
}

// amount reads 10.5, 1,200 or 二十 and returns the index behind it.
func (p *plain) amount(i int) (value, end int) {
	value, j := numeral(p.r, i)
	if j == i || !arabic(p.r[i]) {
		return value, j
	}
	for p.rune(j) == ',' && arabic(p.rune(j+1)) && arabic(p.rune(j+2)) && arabic(p.rune(j+3)) && !arabic(p.rune(j+4)) && j-i <= 3 {
		j += 4
	}
	if p.rune(j) == '.' && arabic(p.rune(j+1)) {
		_, j = numeral(p.r, j+1)
	}
	return value, j
}

// readUnit reads what stands behind a number: 万人, 个百分点, 万元/亩, 个领域.
func (p *plain) readUnit(f *figure) bool {
	j := p.past(f.unit, "余", "多")
	k := j + lexicon.Scale(p.tail(j))
	f.hard = k > j
	k = p.past(k, "余", "多")
	l := k + lexicon.Measured(p.tail(k))
	if l == k && f.hard {
		if m := j + lexicon.Measured(p.tail(j)); m > k { // 千伏, and no thousand
			k, l = j, m
		}
	}
	if j = p.duration(f.num); j > l && !f.ranged && !f.hard && p.r[j-1] != '周' {
		f.time, l = true, j
	}
	if j = p.past(f.unit, "个工作日", "工作日", "个小时", "小时"); j > l && p.r[f.unit-2] == '.' { // 8.5个工作日
		f.time, l = true, j
	}
	if l == k && !f.hard {
		if l = p.bare(f); l < 0 {
			return false
		}
	}
	f.hard = f.hard || lexicon.Unit(p.tail(k)) > 0 && lexicon.Unit(p.tail(k)) >= lexicon.Counter(p.tail(k))
	l = p.past(l, "半")
	f.end, f.to = l, l
	if j := p.past(l, "-", "—", "~", "–", "至"); j > l && !f.ranged && f.hard {
		if _, k := p.amount(j); k > j && lexicon.Measured(p.tail(k)) > 0 {
			k += lexicon.Measured(p.tail(k))
			f.ranged, f.end, f.to = true, k, k
		}
	}
	if p.r[l-1] == '个' && !f.ranged {
		f.to = l + lexicon.Counted(p.tail(l))
	}
	return true
}

func (p *plain) tail(i int) []rune { return p.r[min(i, len(p.r)):] }

// bounds are the words in front of a figure that make it a threshold.
var bounds = []string{
	"最低不低于", "最少不少于", "最高不超过", "最多不超过", "不低于", "不少于", "不应低于", "不得低于", "不能低于", "不应少于", "不得少于", "不能少于", "不小于", "高于", "大于", "多于", "超过", "突破", "超", "至少", "最低", "最少", "≥", ">",
	"不得超过", "不能超过", "不应超过", "不超过", "不得高于", "不高于", "不得多于", "不多于", "不大于", "低于", "少于", "小于", "最多", "至多", "最高", "≤", "<",
}

// readBound widens f over 不低于 in front and 以上, 左右 behind.
func (p *plain) readBound(f *figure) {
	if n := p.boundBefore(f.num); n < f.num {
		f.from, f.bound = min(n, f.from), true
	} else if p.ends(f.num, "约", "大约", "近") {
		f.from, f.near = f.num-1, true
	}
	if f.to > f.end && p.past(f.to, "以上") > f.to {
		f.end = f.to
	}
	switch j := p.past(f.end, "及以上", "及以下", "以上", "以下", "以内", "之内", "左右", "上下"); {
	case j == f.end && f.time && p.past(j, "内") > j && p.shortened(f.num):
		f.to, f.bound = j+1, true
	case j == f.end:
	case p.r[j-1] == '右' || p.r[j-2] == '上' && p.r[j-1] == '下':
		f.to, f.near = j, true
	default:
		f.to, f.bound = j, true
	}
}

// boundOver is where a bound begins between which and the share at i its whole is named:
// 不低于车位数的10%; i for none.
func (p *plain) boundOver(i int) int {
	for j := i - 1; j > 1 && j > i-12 && !stop(p.r[j-1]) && !arabic(p.r[j-1]) && !chineseDigit(p.r[j-1]); j-- {
		if p.ends(j, "不低于", "不少于", "不超过", "不高于") {
			return j - 3
		}
	}
	return i
}

// boundBefore is where the bound before a figure begins, with the verb between: 至少举行一次.
func (p *plain) boundBefore(i int) int {
	best := i
	for _, w := range bounds {
		if p.ends(i, w) {
			best = min(best, i-utf8.RuneCountInString(w))
		}
	}
	if best < i {
		return best
	}
	if p.ends(i, "的") {
		return p.boundOver(i)
	}
	for j := i - 1; j > 0 && j > i-6 && !stop(p.r[j]); j-- {
		if p.r[j] == '少' && p.r[j-1] == '至' || p.r[j-1] == '最' && (p.r[j] == '高' || p.r[j] == '多') && p.past(j+1, "奖", "补", "资助", "支持", "给予", "贷", "授信") > j+1 {
			return j - 1
		}
	}
	return i
}
