package parse

import "github.com/taizhang/taizhang/parse/lexicon"

// wholly reads a cell that is nothing but 立即整改, a length of time (3个月, 限期30日, 会议召开前3天), a year
// (2022年度) or the digits of a date (20221231), which mean nothing of the sort in running text.
func (p *plain) wholly() []phrase {
	f := phrase{to: len(p.r), kind: Within}
	switch {
	case p.atOnce() > 0.5:
		return []phrase{f}
	case p.wholeDuration(p.past(0, "约", "限期", "为期", "历时", "工期", "建设期", "期限", "时限", "提前")):
		return []phrase{f}
	case isDay(p.r) || p.wholeYear():
		f.kind = Date
		return []phrase{f}
	}
	for i, r := range p.r {
		if r == '前' && i > 0 && p.wholeDuration(i+1) {
			f.anchor = p.cut(0, i+1)
			return []phrase{f}
		}
	}
	return nil
}

// atOnce is the share of words that ask for something at once: 1 of 立即整改 and 立行立改, 0 where none does.
func (p *plain) atOnce() float64 {
	if !p.anyAtOnce() {
		return 0
	}
	n, found := 0, false
	for i := 0; i < len(p.r); {
		w := lexicon.AtOnce(p.r[i:])
		found = found || w > 0
		w = max(w, p.timeWord(i))
		n += w
		i += max(w, 1)
	}
	if !found {
		return 0
	}
	return float64(n) / float64(len(p.r))
}

// anyAtOnce reports words that ask for something at once, wherever they stand.
func (p *plain) anyAtOnce() bool {
	for i, r := range p.r {
		if is(r, atOnceTrait) && lexicon.AtOnce(p.r[i:]) > 0 {
			return true
		}
	}
	return false
}

// wholeDuration reports that a length of time at i ends the cell: 3个月, 30天内完成.
func (p *plain) wholeDuration(i int) bool {
	j := p.duration(i)
	return j > i && p.past(p.past(p.past(j, "左右"), "以内", "之内", "内"), "完成", "办结") == len(p.r)
}

// wholeYear reads 2022年度, 本年度, 年度内.
func (p *plain) wholeYear() bool {
	i := p.past(0, "本", "当")
	if _, j := numeral(p.r, 0); i == 0 && j == 4 {
		i = j
	}
	return p.past(i, "年度内", "年度") == len(p.r) && len(p.r) > 2
}

// isDay reads 20221231.
func isDay(r []rune) bool {
	n, j := numeral(r, 0)
	return j == 8 && len(r) == 8 && arabic(r[0]) && yearLike(n/10000) && n/100%100 >= 1 && n/100%100 <= 12 && n%100 >= 1 && n%100 <= 31
}
