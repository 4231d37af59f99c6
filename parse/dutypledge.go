package parse

// pledged takes what is said of the duty itself behind who has it: what is to be done by when (市建设局起草,|5月底前报送送审稿),
// of which the time is kept, and what is done already (|已通过市政府常务会议审议).
func (r *reader) pledged(it piece) bool {
	s := r.strand(it.from, it.to).trim()
	if n := past(s.fold, 0, "已", "现已"); n > 0 {
		r.told += r.solids(it.from, it.to)
		return true
	}
	if r.any(it.from, it.to)&timeMark == 0 {
		return false
	}
	when := onlyTime(s)
	if when.len() == s.len() {
		return false
	}
	r.sure += r.solids(it.from, it.to)
	if !r.brief {
		r.out.deadlines = append(r.out.deadlines, when)
	}
	return true
}

// longestDone is how many characters say no more than that something is done: 全面完成, 投入使用.
const longestDone = 4

// onlyTime is the time that a clause opens with, where more is said behind it than that something is done:
// 5月底前 of 5月底前报送草案送审稿, but all of 6月底前完成.
func onlyTime(s strand) strand {
	s = s.trim()
	p := s.plain()
	if len(p.r) == 0 {
		return s
	}
	f, binds := p.phrase(p.past(0, "于", "在"))
	if !binds || f.kind != Date || len(p.r)-f.to <= longestDone {
		return s
	}
	return p.cut(f.from, f.to)
}
