package parse

import (
	"slices"

	"github.com/taizhang/taizhang/parse/lexicon"
)

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

// leadsInText reads 由甲牵头,乙、丙配合 and 甲会同乙牵头 in one sentence, each of several: 由甲牵头抓好…,由乙牵头抓好….
func leadsInText(s strand) []Duty {
	if s.index("牵头") < 0 {
		return nil
	}
	w := newWords(s)
	defer w.free()
	var out []Duty
	for i := 0; i < len(w.toks); i++ {
		end, a := w.act(i, len(w.toks))
		if a.role != Lead {
			continue
		}
		if from := w.subject(i); from >= 0 {
			to := w.helpers(end)
			out = append(out, readDuties(w.strand(from, to), Responsible).duties...)
			i = max(i, to-1)
		}
	}
	return out
}

// saidDuties reads running text that no bracket or cell goes with: 由区文旅局负责,查处…; at the
// beginning of a sentence also 市行政审批局牵头编制事项清单,市直各部门配合.
func saidDuties(content strand) []Duty {
	var out []Duty
	sentences := content.split(listEnd)
	for _, sentence := range sentences {
		joint := sentence.index("会同") > 0 && sentence.index("由") >= 0
		if !joint && sentence.index("负责") < 0 && sentence.index("牵头") < 0 && sentence.index("实施") < 0 {
			continue
		}
		w := newWords(sentence)
		if joint {
			out = append(out, w.jointDuties()...)
		}
		if said := w.said(); said.len() > 0 {
			out = append(out, readDuties(said, Responsible).duties...)
		}
		w.free()
	}
	if len(out) == 0 {
		out = askedDuties(opening(sentences))
	}
	out = onceEach(out)
	for i := range out {
		out[i].Inline = true
	}
	return out
}

// onceEach keeps of each organ what was read last: the words of who does it with whom say more than those of role.
func onceEach(duties []Duty) []Duty {
	var out []Duty
	for _, d := range duties {
		if k := slices.IndexFunc(out, func(x Duty) bool { return x.Text == d.Text }); k >= 0 {
			out[k] = d
			continue
		}
		out = append(out, d)
	}
	return out
}

// askedDuties reads the organs that the first words of a task ask, or say what they must do:
// 请县城市管理局于6月20日前设置临时售卖点, 县综合执法局要会同县住建局制定方案.
func askedDuties(sentence strand) []Duty {
	s := sentence.trim()
	from := past(s.fold, 0, "请", "责成", "要求", "督促")
	if !s.from(from).mayName() {
		return nil
	}
	head := s.cut(from, min(s.len(), from+longSample))
	w := newWords(head)
	defer w.free()
	for k := 1; k < len(w.toks) && !separatesClauses(w.first(k)); k++ {
		if !w.bound(k) && (w.kind(k) != lexicon.Verb && w.kind(k) != lexicon.Manner || from == 0 && !w.begun(0, k)) || !w.sure(0, k) {
			continue
		}
		duties := readDuties(w.strand(0, k), Responsible).duties
		if len(duties) == 0 || allCollective(duties) {
			return nil
		}
		duties = append(duties, w.others(k)...)
		for ; k < len(w.toks) && w.first(k) != ','; k++ {
			if to := w.joint(k - 1); w.jointly(k) && to > k {
				return append(duties, readDuties(w.strand(k+1, to), Support).duties...)
			}
		}
		return duties
	}
	return nil
}

// opening is the sentence that says who does it: the first, or the second where the first only names the task:
// 保障治理投入。|市发展改革局要把治理项目纳入年度投资计划.
func opening(sentences []strand) strand {
	if s := sentences[0]; len(sentences) > 1 && s.len() <= longestTopic/3 && s.index(",") < 0 && !sentences[1].empty() {
		return sentences[1]
	}
	return sentences[0]
}

// others reads who does the rest, in clauses behind token i that begin as the first does:
// 县交通局要于15日内抢通,|某镇人民政府做好群众安抚.
func (w *words) others(i int) (out []Duty) {
	for ; i < len(w.toks); i++ {
		if w.first(i) != ',' {
			continue
		}
		for k := i + 2; k < len(w.toks) && !separatesClauses(w.first(k)); k++ {
			if (w.bound(k) || w.acting(k) || w.kind(k) == lexicon.Verb) && w.begun(i+1, k) {
				out = append(out, readDuties(w.strand(i+1, k), Responsible).duties...)
				break
			}
		}
	}
	return out
}

// begun reports names of organs that begin with their level or place and end as bodies do: 县财政局、某镇人民政府.
func (w *words) begun(i, j int) bool {
	switch w.kind(j - 1) {
	case lexicon.Organ, lexicon.Government, lexicon.Suffix:
		k := i
		for k < j && w.kind(k) == lexicon.Unknown {
			k++
		}
		return (w.kind(i) == lexicon.Level || k > i && k < j && (w.kind(k) == lexicon.Area || w.kind(k) == lexicon.Level && w.kind(j-1) == lexicon.Government)) && w.sure(i, j)
	}
	return false
}

// bound reports a word that binds the organs before it to what follows: 要, 应, 负责, 会同, 于6月底前.
func (w *words) bound(k int) bool {
	r := w.runes(k, min(k+3, len(w.toks)))
	return past(r, 0, "要", "应", "须", "需", "必须", "会同", "尽快", "抓紧", "于", "务必", "立即") > 0 || len(r) > 0 && arabic(r[0])
}

func separatesClauses(r rune) bool { return r == ',' || r == '。' || r == ';' || r == ':' }

func allCollective(duties []Duty) bool {
	for _, d := range duties {
		if !d.Collective {
			return false
		}
	}
	return true
}

// said is the words of a sentence that name organs and what they do.
func (w *words) said() strand {
	for i := range w.toks {
		if !w.acting(i) || i > 0 && w.acting(i-1) {
			continue
		}
		end := i
		for end < len(w.toks) && w.acting(end) {
			end++
		}
		if w.has(i, end, lexicon.LeadAct) && w.sure(0, i) {
			return w.clausesAfter(w.strand(0, end), end)
		}
		if _, a := w.act(i, len(w.toks)); a.role == Responsible {
			from := w.subject(i)
			if from < 0 && w.sure(0, i) { // 城西街道办事处负责做好意见征集
				from = 0
			}
			if from >= 0 {
				return w.clausesAfter(w.strand(from, end), end)
			}
		}
	}
	return strand{}
}

// jointDuties reads who does something with whom where no word of role stands: 由市住建委会同市财政局抓紧完善….
func (w *words) jointDuties() []Duty {
	for k := 2; k < len(w.toks); k++ {
		if !w.jointly(k) {
			continue
		}
		from := k - 1
		for from >= 0 && w.first(from) != ',' && w.word(from, from+1) != "由" {
			from--
		}
		if from < 0 || w.first(from) == ',' || !w.sure(from+1, k) {
			return nil
		}
		to := w.joint(k - 1)
		if to <= k || to == len(w.toks) || w.kind(to) == lexicon.LeadAct {
			return nil
		}
		return append(readDuties(w.strand(from+1, k), Lead).duties, readDuties(w.strand(k+1, to), Support).duties...)
	}
	return nil
}

// clausesAfter puts behind said the later clauses of a sentence that only say who helps: …,市直各部门配合.
func (w *words) clausesAfter(said strand, i int) strand {
	for start := i; i < len(w.toks); i++ {
		if w.first(i) != ',' && (i > start || !separator(w.first(i))) {
			continue
		}
		for k := i + 1; k < len(w.toks) && w.first(k) != ','; k++ {
			end, a := w.act(k, len(w.toks))
			if a.role == "" && w.kind(k) == lexicon.LeadAct { // 由县水务局牵头|抓好管护
				end, a.role = k+1, Lead
			}
			if a.role != "" && w.sure(i+1, k) {
				said = said.then(w.strand(i+1, end))
				break
			}
		}
	}
	return said
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
		if w.solids(it.from, it.to) > 0 && w.rank(it.from, it.to) != strong {
			return false
		}
	}
	return j > i
}

// joint is the token after the organs behind 会同: 由甲牵头|,会同市财政局、市审计局|开展检查; i when there are none.
func (w *words) joint(i int) int {
	best := i
	for k := i + 3; k <= len(w.toks); k++ {
		if (k == len(w.toks) || separator(w.first(k)) || w.kind(k) == lexicon.Verb || w.kind(k) == lexicon.Manner || w.kind(k) == lexicon.Unknown) && w.sure(i+2, k) {
			best = k
		}
	}
	return best
}

// helpers is the token after the clauses behind i that name who supports: ,区财政局、区审计局配合.
func (w *words) helpers(i int) int {
	if i+1 < len(w.toks) && separator(w.first(i)) && w.jointly(i+1) {
		return w.joint(i)
	}
	for k := i; k < len(w.toks); k++ {
		if end, a := w.act(k, len(w.toks)); a.role == Support && w.sure(i+1, k) && separator(w.first(i)) {
			return end
		}
	}
	return i
}
