package parse

import "github.com/taizhang/taizhang/parse/lexicon"

// inlineDuties finds organs named in running text: 区政府办公室会同区大数据中心牵头负责…; …开展抽查(区大数据中心).
func inlineDuties(content strand) []Duty {
	var out []Duty
	for _, b := range dutyBrackets(content) {
		out = append(out, readDuties(content.cut(b.from, b.to), Responsible).duties...)
	}
	if content.index("牵头") >= 0 {
		for _, sentence := range content.split(listEnd) {
			out = append(out, leadsInText(sentence)...)
		}
	}
	for i := range out {
		out[i].Inline = true
	}
	return out
}

// leadsInText reads 由甲牵头,乙、丙配合 and 甲会同乙牵头 in one sentence.
func leadsInText(s strand) []Duty {
	if s.index("牵头") < 0 {
		return nil
	}
	w := newWords(s)
	defer w.free()
	for i := range w.toks {
		end, a := w.act(i, len(w.toks))
		if a.role != Lead {
			continue
		}
		if from := w.subject(i); from >= 0 {
			return readDuties(w.strand(from, w.helpers(end)), Responsible).duties
		}
	}
	return nil
}

// subject is where the list of organs before token i begins, when 由 stands before it or 会同 inside; else -1.
func (w *words) subject(i int) int {
	joint := false
	for from := i - 1; from >= 0; from-- {
		if w.first(from) == ',' || w.kind(from) == lexicon.Verb {
			if joint && w.sure(from+1, i) {
				return from + 1
			}
			return -1
		}
		switch w.word(from, from+1) {
		case "由", "并由":
			if w.sure(from+1, i) {
				return from + 1
			}
			return -1
		case "会同":
			joint = true
		}
	}
	if joint && w.sure(0, i) {
		return 0
	}
	return -1
}

// sure reports that [i,j) is nothing but strong names of organs.
func (w *words) sure(i, j int) bool {
	for _, it := range w.join(w.pieces(i, j)) {
		if w.solid(it.from, it.to) > 0 && w.rank(it.from, it.to) != strong {
			return false
		}
	}
	return j > i
}

// helpers is the token after the clauses behind i that name who supports: ,区财政局、区审计局配合.
func (w *words) helpers(i int) int {
	for k := i; k < len(w.toks); k++ {
		if end, a := w.act(k, len(w.toks)); a.role == Support && w.sure(i+1, k) && separator(w.first(i)) {
			return end
		}
	}
	return i
}
