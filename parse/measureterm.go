package parse

import "github.com/taizhang/taizhang/parse/lexicon"

// termReach is how far in front of a figure the words that rule it may stand, within its clause.
const termReach = 24

// change quotes the verb that makes f a difference: 下降 of 下降了3%, 压减 of 压减审批时限50%;
// not of 降低到3%, a level.
func (p *plain) change(f figure) Quote {
	if p.r[f.from] == '翻' {
		return p.quote(f.from, f.from+1)
	}
	i := f.from
	if p.ends(i, "了", "约", "近") {
		i--
	}
	from := p.clause(i)
	if n := lexicon.ChangeBefore(p.r[from:i]); n > 0 {
		return p.quote(i-n, i)
	}
	j := p.past(from, "压减", "压缩", "减少", "缩短", "削减", "降低")
	if j == from || j >= i || p.past(f.unit, "%", "个百分点") == f.unit || p.ends(i, "到", "至", "达", "为", "在", "率") {
		return Quote{}
	}
	return p.quote(from, j)
}

// everyOf quotes the period that f is of: 每季度 of 每季度至少召开1次, 年均 of 年均增长6%.
func (p *plain) everyOf(f figure) Quote {
	for i := f.num - 1; i >= 0 && i > f.num-termReach && (p.r[i] == '、' || !stop(p.r[i])); i-- {
		switch r := p.r[i]; {
		case r == '均' && i > 0:
			if r := p.r[i-1]; r == '年' || r == '月' || r == '日' || r == '周' {
				return p.quote(i-1, i+1)
			}
		case r == '每':
			if j := p.past(i+1, "半年", "两年", "季度", "季", "年", "月", "周", "日", "天", "旬"); j > i+1 && p.past(j, "人次", "均") == j {
				return p.quote(i, j)
			}
		}
	}
	return Quote{}
}

// yearOf quotes the year that rules the sentence up to f: 到2025年,…达到500家; not one
// it is compared with (比2020年下降16%) and no span of years.
func (p *plain) yearOf(f figure) Quote {
	if p.class(f) == Scope {
		return Quote{}
	}
	for i := f.num - 1; i >= 4 && i > f.num-farthest && p.r[i] != '。' && p.r[i] != ';'; i-- {
		if p.r[i] != '年' || !arabic(p.r[i-1]) {
			continue
		}
		n, j := numeral(p.r, i-4)
		switch {
		case j != i || !yearLike(n) || arabic(p.rune(i+1)) || i > 4 && (arabic(p.r[i-5]) || p.r[i-5] == '.'):
		case p.spans(i-4, i+1):
			return Quote{}
		case !p.compared(i-4, i+1):
			return p.quote(i-4, i+1)
		}
	}
	return Quote{}
}

// spans reports that the year [i,j) is an end of a span of years: 2022—2025年.
func (p *plain) spans(i, j int) bool {
	if p.ends(i, "-", "—", "~", "–", "至", "到") && i > 1 && (arabic(p.r[i-2]) || p.r[i-2] == '年' || p.r[i-2] == '—') {
		return true
	}
	k := p.past(j, "-", "—", "~", "–", "至", "到")
	return k > j && arabic(p.rune(k))
}

// compared reports that the year [i,j) is a base, or part of another's name.
func (p *plain) compared(i, j int) bool {
	return p.ends(i, "比", "较", "以", "与", "和", "超", "超过", "自", "从", "(", "[", "是") ||
		p.past(j, "的", "底的", "以来", "度", "基数", "水平", "版", "本", "起", "为基", "末的", "前的", "实际", "同期") > j
}
