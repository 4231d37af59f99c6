package parse

import "github.com/taizhang/taizhang/parse/lexicon"

// cellDeadlines reads a deadline cell, whose mention is the whole cell (9月投入使用); two
// stages in one cell (11月前全面完成、12月查漏补缺) are two deadlines. None when no time is told.
func cellDeadlines(s strand) []Deadline {
	p := s.trim().plain()
	found := p.times()
	if len(found) == 0 {
		found = p.wholly()
	}
	var out []Deadline
	from := 0
	for k, f := range found {
		to := len(p.r)
		if k+1 < len(found) {
			if to = p.stage(f.to, found[k+1].from); to < 0 {
				continue
			}
		}
		out = append(out, Deadline{Quote: p.trimmed(from, to).quote(), Kind: f.kind, Anchor: f.anchor.quote()})
		from = to
	}
	return out
}

// stage is where one stage ends between two times, at a punctuation mark or line end; -1 when they are one.
func (p *plain) stage(from, to int) int {
	for i := to; i > from; i-- {
		if separates(p.r[i-1]) || p.lineEnd(i) {
			return i
		}
	}
	return -1
}

// lineEnd reports that a line ends just before i.
func (p *plain) lineEnd(i int) bool {
	k := p.element(i)
	return k > 0 && p.s.fold[k-1] == '\n'
}

func separates(r rune) bool {
	switch r {
	case '、', ',', ';', '。', '/', '|':
		return true
	}
	return false
}

// trimmed is [from,to) of p without the separators at its ends.
func (p *plain) trimmed(from, to int) strand {
	for to < len(p.r) && to > from && separates(p.r[to-1]) {
		to--
	}
	for from < to && separates(p.r[from]) {
		from++
	}
	return p.cut(from, to)
}

// times finds every time of a deadline cell, where words need not be as explicit as in
// running text: 9月, 2021年, 长期. Where a duty without end has a year only, it is ongoing: 年内持续推进.
func (p *plain) times() []phrase {
	var out []phrase
	for i := 0; i < len(p.r); {
		if !is(p.r[i], timeTrait) {
			i++
			continue
		}
		f, ok := p.time(i)
		if !ok {
			i++
			continue
		}
		if n := len(out) - 1; n >= 0 && f.kind == Ongoing && p.stage(out[n].to, f.from) < 0 {
			if out[n].kind == Date && p.loose(out[n]) {
				out[n].kind = Ongoing
			}
		} else {
			out = append(out, f)
		}
		i = f.to
	}
	return out
}

// loose reports a date that is only a year: 年内, 2021年.
func (p *plain) loose(f phrase) bool {
	_, to, n := ReadSpan(p.r[f.from:f.to])
	return n > 0 && !to.Dated() && to.Edge != End
}

func (p *plain) time(i int) (phrase, bool) {
	if f, ok := p.phrase(i); ok {
		return f, true
	}
	if n := lexicon.Ongoing(p.r[i:]); n > 0 && p.past(i+n, "至", "到") == i+n {
		return phrase{from: i, to: i + n, kind: Ongoing}, true
	}
	if i > 0 && numberBefore(p.r[i-1]) {
		return phrase{}, false
	}
	if j := p.past(i, "逐年"); j > i {
		return phrase{from: i, to: j, kind: Recurring}, true
	}
	if p.r[i] == '每' {
		if j := p.unit(i + 1); j > i+1 {
			return phrase{from: i, to: j, kind: Recurring}, true
		}
	}
	_, to, n := ReadSpan(p.r[i:])
	if n == 0 || p.past(i+n, "度计划", "版", "以来") > i+n {
		return phrase{}, false
	}
	f := phrase{from: i, to: i + n, kind: Date}
	switch {
	case to.YearWord == '每':
		f.kind = Recurring
	case to.Limit == Unbounded && p.past(f.to, "起", "开始实施", "开始执行") > f.to:
		f.kind, f.to = Ongoing, p.past(f.to, "起") // 10月起
	}
	return f, true
}

// timeShare is the share of characters, white space aside, that are words of a deadline:
// 1 of 年底完成 or 持续推进, little of a sentence, 0 where no time is told.
func timeShare(s strand) float64 {
	p := s.trim().plain()
	return p.share(p.times())
}

// share is timeShare where the times were found.
func (p *plain) share(found []phrase) float64 {
	if len(found) == 0 {
		return p.atOnce()
	}
	n, k := 0, 0
	for i := 0; i < len(p.r); {
		for k < len(found) && found[k].to <= i {
			k++
		}
		w := p.timeWord(i)
		if k < len(found) && found[k].from == i {
			w = max(w, found[k].to-i)
		}
		n += w
		i += max(w, 1)
	}
	return float64(n) / float64(len(p.r))
}

// timeWord is the length of the words at i that go along with a time: 完成, 全面, 在, a separator.
func (p *plain) timeWord(i int) int {
	r := p.r[i:]
	n := max(lexicon.Ongoing(r), lexicon.Completion(r), lexicon.Filler(r))
	if n == 0 && (stop(r[0]) || separates(r[0])) || n == 0 && p.past(i, "在", "于", "到", "并", "的", "至", "截止", "前") > i {
		return max(1, p.past(i, "截止")-i)
	}
	return n
}
