package parse

import "strings"

// rule reads what is said of the whole document: 列第一位者为牵头单位, 下同, 以下均需试点城市政府落实.
func (r *reader) rule(it piece) bool {
	if r.any(it.from, it.to)&ruleMark == 0 {
		return false
	}
	text := r.word(it.from, it.to)
	switch {
	case text == "下同" || text == "后同":
		r.out.onward = true
	case firstLeads(text):
		r.out.firstLead = true
	default:
		return r.blanket(it)
	}
	r.sure += r.solids(it.from, it.to)
	return true
}

// ruled takes a bracket with such a rule off the name before it: 市卫生健康委(列第一位的为牵头单位,下同).
func (r *reader) ruled(it piece) piece {
	if r.any(it.from, it.to)&ruleMark == 0 {
		return it
	}
	for i := it.from + 1; i < it.to; i++ {
		if r.first(i) != '(' || int(r.pair[i]) != it.to-1 || r.any(i, it.to)&ruleMark == 0 {
			continue
		}
		for _, said := range r.pieces(i+1, it.to-1) {
			if !r.rule(said) {
				r.sure += r.solids(said.from, said.to)
			}
		}
		it.to = i
		return it
	}
	return it
}

// ruledAfter is where a sentence behind the organs begins that speaks of the whole document:
// 县委宣传部负责。|以下任务涉及各乡镇的,均由其抓好落实,不再列出; to when there is none.
func (r *reader) ruledAfter(from, to int) int {
	k := from
	for k < to && r.first(k) != '。' {
		k++
	}
	if k == to || k == from || r.any(k, to)&ruleMark == 0 {
		return to
	}
	return k
}

// rules reads such sentences.
func (r *reader) rules(from, to int) {
	if from == to {
		return
	}
	for _, said := range r.pieces(from, to) {
		r.rule(said)
	}
	r.sweeping = false
}

// blanket reads 各项任务均涉及|有关市(州)人民政府 and drops 不再列出.
func (r *reader) blanket(it piece) bool {
	for i := it.from; i < it.to; i++ {
		if c := r.first(i); c != '均' && (c != '不' || r.word(i, min(i+2, it.to)) != "不再") {
			continue
		}
		for i < it.to && strings.ContainsRune("均需须由应请要", r.first(i)) {
			i++
		}
		for i < it.to && (!r.opens(i, it.to) || r.word(i, i+1) == "涉及") {
			i++
		}
		if r.sweeping = true; i < it.to && r.rank(i, it.to) == strong {
			it.from = i
			r.sure += r.solids(i, it.to)
			r.add(it, Implement)
		}
		return true
	}
	return false
}

// firstLeads reports the rule that gives roles by place: 排在首位的单位为牵头单位.
func firstLeads(text string) bool {
	return (strings.Contains(text, "第一") || strings.Contains(text, "首")) && (strings.Contains(text, "牵头") || strings.Contains(text, "主办"))
}
