package parse

import (
	"slices"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// reading is what an organ cell or a bracket says: 牵头单位:区司法局;责任单位:区直有关部门,6月底完成.
type reading struct {
	duties    []Duty
	deadlines []strand // time phrases among the organs: 6月底完成
	persons   []strand // 李卫东 behind 县水利局, and what stands behind 牵头领导:
	rest      []strand // words that are neither
	share     float64  // of the characters, separators aside, that are organs and words of role
	firstLead bool     // 列第一位者为牵头单位
	onward    bool     // 下同: what was said holds for the tasks that follow
}

// readDuties reads an organ cell, the inside of a bracket, or what follows 责任单位:.
func readDuties(s strand, def Role) reading {
	r := reader{words: newWords(s)}
	defer r.free()
	return r.read(def)
}

// How much of a text tells whether it is a list of organs.
const (
	longSample = 160
	firstLook  = 24 // of prose: a list names somebody at once
)

// orgShare is the share of characters, separators aside, that are organs: 1 of 区司法局,
// hardly any of a sentence. Of a long text the beginning is judged.
func orgShare(s strand) float64 {
	if s = s.sample(longSample); !s.mayName() {
		return 0
	}
	return s.organs()
}

// unnamed reports a text whose first clauses name nobody, as those of a list do.
func (s strand) unnamed() bool {
	return s.len() > 2*firstLook && orgShare(s.sample(firstLook)) == 0
}

// sample is the first n characters of a text more than twice as long, and what they break off up to a separator.
func (s strand) sample(n int) strand {
	if s.len() <= 2*n {
		return s
	}
	for n < s.len() && !separator(s.fold[n]) {
		n++
	}
	return s.cut(0, n)
}

// organs is orgShare of a text in which an organ may be named.
func (s strand) organs() float64 {
	r := reader{words: newWords(s)}
	r.brief = true
	defer r.free()
	if !r.mayName() {
		return 0
	}
	share := r.read(Responsible).share
	if share >= keptShare {
		r.keep()
	}
	return share
}

// keptShare is the least orgShare of a text that is likely to be read for its organs.
const keptShare = 0.8

// reader gathers what a cell says.
type reader struct {
	*words
	out      reading
	keys     [][]rune // folded names of the duties
	lead     bool     // a lead was named, so that 负责落实 is implement
	answered bool     // and so it is where others answer: 按职责分工负责
	starred  []int    // the duties marked with ★
	levelled bool     // levels of a named body hold for those after it
	sweeping bool     // within 均由…组织实施
	named    bool     // an organ was named
	last     piece    // the one named last
	labelled bool     // a label was read
	acted    bool     // words of role were read
	weakly   bool     // the last name was weak
	sure     int      // characters of strong names and words of role
	likely   int      // characters of weak names
	told     int      // characters of persons behind their label, of times beside organs
}

// read reads every section; def is the role where no word gives one.
func (r *reader) read(def Role) reading {
	from, to := r.inside()
	end := r.ruledAfter(from, to)
	for _, sec := range r.sections(from, end, def) {
		r.section(sec)
	}
	r.rules(end, to)
	to = end
	return r.finish(from, to)
}

// inside is the tokens without a bracket around them all.
func (r *reader) inside() (int, int) {
	from, to := 0, len(r.toks)
	for to-from >= 2 && r.first(from) == '(' && int(r.pair[from]) == to-1 {
		from, to = from+1, to-1
	}
	return from, to
}

// section reads what stands behind one label.
func (r *reader) section(sec section) {
	if n := r.solids(sec.label.from, sec.label.to); n > 0 {
		r.sure, r.labelled = r.sure+n, true
	}
	switch {
	case sec.time:
		r.out.deadlines = append(r.out.deadlines, r.strand(sec.from, sec.to).trimFunc(edge))
		return
	case sec.role == "":
		r.told += r.solids(sec.from, sec.to)
		if !r.brief && r.watches(sec) {
			r.out.persons = append(r.out.persons, r.strand(sec.from, sec.to).trimFunc(edge))
			return
		}
		r.reject(sec.from, sec.to)
		return
	}
	r.lead = r.lead || sec.role == Lead
	items := r.pieces(sec.from, sec.to)
	if !r.brief {
		r.out.duties, r.keys = slices.Grow(r.out.duties, len(items)), slices.Grow(r.keys, len(items))
	}
	for start := 0; start < len(items); {
		end := start
		for end < len(items)-1 && items[end].act.role == "" && !items[end+1].sentence {
			end++
		}
		r.group(r.join(items[start:end+1]), sec.role)
		start = end + 1
	}
}

// group takes the items up to one that words of role follow.
func (r *reader) group(items []piece, def Role) {
	role, before := def, r.acted
	if a := items[len(items)-1].act; a.role != "" {
		role = a.role
		if a.loose && (r.lead || r.answered) {
			role = Implement
		}
		r.answered = r.answered || role == Responsible && !a.loose
		r.sure, r.acted = r.sure+a.size, true
	}
	if k := helpedFrom(items, role, def); k > 0 && !before {
		r.group(items[:k], def)
		items = items[k:]
	}
	helped := -1
	if items[len(items)-1].act.role != "" || r.lead {
		helped = helpers(items, role)
	}
	r.lead = r.lead || role == Lead || helped > 0
	r.sweeping = false
	for k, it := range items {
		switch {
		case helped >= 0 && k < helped:
			r.piece(it, Lead)
		case helped >= 0:
			r.piece(it, Support)
		default:
			r.piece(it, role)
		}
	}
}

// helpedFrom is the first of the items that help where a label gave the others their role
// and a comma sets those who help apart: 起草单位:市卫健委,|市医保局参与; 0 when there is none.
func helpedFrom(items []piece, role, def Role) int {
	if role != Support || def != Responsible && def != Lead {
		return 0
	}
	commas, at := 0, 0
	for k := 1; k < len(items); k++ {
		if items[k].comma {
			commas, at = commas+1, k
		}
	}
	if commas != 1 {
		return 0
	}
	return at
}

// helpers is the first of the items behind 会同, before which stands who leads and from which
// on who helps: 省商务厅会同|省财政厅负责; -1 where their own words give them a role.
func helpers(items []piece, role Role) int {
	if role != Responsible && role != Implement {
		return -1
	}
	for k, it := range items {
		if it.joint {
			return k
		}
	}
	return -1
}

// piece takes one piece: an organ, a time, a rule for the whole document, or neither.
func (r *reader) piece(it piece, role Role) {
	it = r.ruled(it)
	if it.from >= it.to || r.solids(it.from, it.to) == 0 || r.rule(it) {
		return
	}
	if it.alone != "" {
		role = it.alone
		r.lead = r.lead || role == Lead
	}
	k := r.rank(it.from, it.to)
	r.weakly = k == weak
	switch {
	case k == strong:
		r.sure += r.solids(it.from, it.to)
	case k == weak:
		r.likely += r.solids(it.from, it.to)
	case r.brief && !r.acted && r.dated(it):
		r.told += r.solids(it.from, it.to)
		return
	case r.manner(it):
		r.sure += r.solids(it.from, it.to)
		return
	case (!r.brief || r.acted) && r.timed(it):
		if r.acted { // 市卫健委负责,持续推进: the time is of the statement
			r.sure += r.solids(it.from, it.to)
		}
		if !r.brief {
			r.out.deadlines = append(r.out.deadlines, onlyTime(r.strand(it.from, it.to)))
		}
		return
	case r.acted && r.pledged(it):
		return
	case r.grassroots(it.from, it.to) && r.among():
		r.sure += r.solids(it.from, it.to)
	default:
		r.reject(it.from, it.to)
		return
	}
	r.add(it, role)
}

// manner reports words that only say how or when: 全年, 按职责分工.
func (r *reader) manner(it piece) bool {
	return r.any(it.from, it.to)&^textMarks == of(lexicon.Manner)
}

// dated reports a time by which something is due, not one that only dates: 6月底前完成, 持续推进, not 2018年12月.
func (r *reader) dated(it piece) bool {
	if r.any(it.from, it.to)&timeMark == 0 {
		return false
	}
	p := r.strand(it.from, it.to).trim().plain()
	if _, begins := p.time(0); !begins {
		return false // 市直部门在1月31日前公布
	}
	found := p.times()
	if p.share(found) < 0.5 {
		return false
	}
	_, binds := p.phrase(0)
	return binds || found[0].kind != Date
}

// timed reports a time among the organs: 6月底完成.
func (r *reader) timed(it piece) bool {
	return timeShare(r.strand(it.from, it.to)) >= 0.5
}

// reject keeps what names no organ.
func (r *reader) reject(from, to int) {
	if r.brief {
		return
	}
	s := r.strand(from, to).trimFunc(edge)
	switch {
	case s.len() == 0:
	case r.person(from, to) && r.named:
		r.out.persons = append(r.out.persons, s)
	default:
		r.out.rest = append(r.out.rest, s)
	}
}

// add keeps a duty unless the same words were there before: a list printed again after a page break.
func (r *reader) add(it piece, role Role) {
	many := false
	if !r.brief {
		many = r.follows(it) || r.collective(it.from, it.to) || it.to == it.from+1 && r.kind(it.from) == lexicon.Zone && r.among()
	}
	if r.named, r.last = true, it; r.brief {
		return
	}
	s := r.strand(it.from, it.to)
	key := r.runes(it.from, it.to)
	for i := range r.out.duties {
		if (r.out.duties[i].Role == role || r.sweeping) && slices.Equal(r.keys[i], key) {
			return
		}
	}
	if it.starred {
		r.starred = append(r.starred, len(r.keys))
	}
	r.keys = append(r.keys, key)
	r.out.duties = append(r.out.duties, Duty{Quote: s.quote(), Role: role, Collective: many || r.grassroots(it.from, it.to), Evidence: r.evidence(it)})
}

// among reports that the organ before names many.
func (r *reader) among() bool { return r.named && r.collective(r.last.from, r.last.to) }

// leadStarred makes those marked with ★ leads, where others are not marked.
func (r *reader) leadStarred() {
	if len(r.starred) == len(r.out.duties) {
		return
	}
	for _, k := range r.starred {
		if r.out.duties[k].Role == Responsible {
			r.out.duties[k].Role = Lead
		}
	}
}

// evidence says how the organ was told and whether its role stands beside it.
func (r *reader) evidence(it piece) (e Evidence) {
	if r.weakly {
		e |= Weak
	}
	if r.labelled || r.acted || it.alone != "" {
		e |= Labelled
	}
	return e
}

// follows reports a body that stands for one of each level, given once before it: 市、县区政府办、|司法局.
func (r *reader) follows(it piece) bool {
	switch r.kind(it.from) {
	case lexicon.Organ, lexicon.Stem:
		return r.levelled
	}
	r.levelled = r.spread(it) && it.to-r.levels(it.from, it.to) == 1 && r.kind(it.to-1) == lexicon.Organ
	return false
}

// finish sums up; weak names count where a strong one stands beside them.
func (r *reader) finish(from, to int) reading {
	r.leadStarred()
	total := r.solids(from, to)
	if total == 0 || !r.named && !r.labelled {
		return r.out
	}
	n := float64(r.sure) + float64(r.likely)/2
	if r.sure > 0 {
		n = float64(r.sure + r.likely)
	}
	if r.named {
		n += float64(r.told)
	}
	r.out.share = min(n/float64(total), 1)
	return r.out
}

// edge reports what may stand around words without being of them.
func edge(r rune) bool { return blank(r) || separator(r) || r == ':' || r == '"' }
