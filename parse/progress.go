package parse

import "github.com/taizhang/taizhang/parse/lexicon"

// readProgress reads a status cell or phrase: its words, and the day up to which it
// reports (截至6月底,已完成80%). Zero for an empty cell.
func readProgress(s strand) Progress {
	p := s.trim().plain()
	share, figure := p.reported()
	return Progress{Quote: s.quote(), AsOf: p.asOf(), Share: share, Figure: figure}
}

// asOf quotes 6月底 of 截至6月底, or the end of 1-6月 at the head of a clause.
func (p *plain) asOf() Quote {
	for i, r := range p.r {
		if r != '截' {
			continue
		}
		j := p.past(i, "截至到", "截止到", "截至", "截止")
		if j == i {
			continue
		}
		if _, _, n := ReadSpan(p.r[j:]); n > 0 {
			return p.quote(j, j+n)
		}
		if k := p.past(j, "目前"); k > j {
			return Quote{}
		}
	}
	for i := range p.r {
		if p.fresh(i) && arabic(p.r[i]) {
			if from, to, n := ReadSpan(p.r[i:]); n > 0 && !from.IsZero() && to.Month > 0 {
				return p.quote(i, i+n)
			}
		}
	}
	return Quote{}
}

// statusShare is the share of characters, white space aside, that are words of status or
// figures: 1 of 已完成 or 完成80%, little of a sentence.
func statusShare(s strand) float64 {
	p := s.trim().plain()
	if p.has&(statusTrait|numeralTrait) == 0 {
		return 0
	}
	n, told := 0, false
	for i := 0; i < len(p.r); {
		if !is(p.r[i], statusTrait|numeralTrait|whenTrait|besideTrait) {
			i++
			continue
		}
		w, sure := p.statusWord(i)
		told = told || sure
		n += w
		i += max(w, 1)
	}
	if !told {
		return 0
	}
	return float64(n) / float64(len(p.r))
}

// statusWord is the length of the words of status at i; sure says that they can stand alone.
func (p *plain) statusWord(i int) (n int, sure bool) {
	if _, n = lexicon.Status(p.r[i:]); n > 0 {
		return n, true
	}
	if f, ok := p.figure(i); ok && p.past(f.num, "%") == f.num && p.ends(f.end, "%") {
		return f.end - i, true
	}
	if _, _, n := ReadSpan(p.r[i:]); n > 0 && (i == 0 || !numberBefore(p.r[i-1])) {
		return n, false
	}
	if !opensStatus(p.r[i]) {
		return 0, false
	}
	if stop(p.r[i]) {
		return 1, false
	}
	return p.past(i, "截至", "截止", "目前", "完成", "进度", "率", "任务", "工作", "已", "√", "达到", "达", "目标", "约", "的") - i, false
}

// opensStatus reports a character with which words that go along with a status can begin, or a stop.
func opensStatus(r rune) bool {
	switch r {
	case '截', '目', '完', '进', '率', '任', '工', '已', '√', '达', '约', '的':
		return true
	}
	return stop(r)
}
