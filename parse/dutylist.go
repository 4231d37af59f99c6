package parse

import (
	"strings"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// piece is a part of a list that may name an organ: tokens [from,to).
type piece struct {
	from, to int
	act      act  // what follows it says of it and of those before it: …、区财政局|负责落实
	fresh    bool // a separator that ends lists stands before it
	sentence bool // and it ends sentences
	comma    bool // a comma stands before it
	linked   bool // 和 or 及 stands at its beginning
	joint    bool // 会同 stands at its beginning
	starred  bool // ★ stands before it
	alone    Role // its own role: 区发改委(牵头)
}

// pieces cuts tokens [from,to) into items at separators, words of role,
// white space between names, missing separators and 和 between names.
func (w *words) pieces(from, to int) []piece {
	w.items = w.items[:0]
	next := piece{from: from}
	for i := from; i < to; i = w.past(i) {
		if w.marks[i]&pauseMark == 0 || w.numberDot(i) {
			continue
		}
		r := w.first(i)
		if next.from < i {
			next.to = i
			w.cutPiece(next)
			next = piece{}
		}
		next.fresh = next.fresh || listEnd(r)
		next.sentence = next.sentence || r == '。'
		next.comma = next.comma || r == ','
		next.from = i + 1
	}
	if next.from < to {
		next.to = to
		w.cutPiece(next)
	}
	return w.items
}

// cutPiece cuts what stands between two separators; one that is nothing of interest stays as it is where only the share is asked for.
func (w *words) cutPiece(it piece) {
	if w.brief && w.any(it.from, it.to)&(nameMarks|actMarks|ruleMark|timeMark) == 0 {
		w.items = append(w.items, it)
		return
	}
	w.acts(it)
}

// numberDot reports the point of 11.5.
func (w *words) numberDot(i int) bool {
	return w.first(i) == '.' && digitRune(w.first(i-1)) && digitRune(w.first(i+1))
}

func digitRune(r rune) bool { return r >= '0' && r <= '9' }

// acts cuts a piece at its words of role: 综合科|牵头, 区政府办|牵头|区财政局|配合.
func (w *words) acts(it piece) {
	for i := it.from; i < it.to && w.all&actMarks != 0; i = w.past(i) {
		if !w.acting(i) {
			continue
		}
		end, a := w.act(i, it.to)
		if a.role == "" || i > it.from && w.levelOnly(it.from, i) && !w.grassroots(it.from, i) {
			continue
		}
		before := it
		before.to = i
		w.names(before, a)
		it = piece{from: end, to: it.to}
		i = end - 1
	}
	if it.from < it.to {
		w.names(it, act{})
	}
}

// names cuts a piece where one name ends and the next begins; a closes the last of them.
func (w *words) names(it piece, a act) {
	it.joint = w.jointly(it.from)
	for i := it.from; i < it.to; i = w.past(i) {
		if w.marks[i]&borderMark != 0 && i > it.from && w.mayBorder(i) && w.border(it.from, i, it.to) {
			before := it
			before.to = i
			w.items = append(w.items, w.clean(before))
			it = piece{from: i, to: it.to, linked: true, joint: w.jointly(i)}
		}
	}
	it.act = a
	w.items = append(w.items, w.clean(it))
}

// mayBorder reports a token before which a name can end and another begin: one that is marked so, a bracket only when it numbers.
func (w *words) mayBorder(i int) bool {
	return w.first(i) != '(' || w.kind(i) == lexicon.Link || w.kind(i) == lexicon.Level || w.kind(i-1) == lexicon.Etc || w.spaced(i) || w.numbered(i)
}

// numbered reports a number in brackets before a name: (1)县财政局(2)县审计局.
func (w *words) numbered(i int) bool {
	if w.first(i) != '(' || int(w.pair[i]) != i+2 {
		return false
	}
	for _, r := range w.runes(i+1, i+2) {
		if !digitRune(r) && !strings.ContainsRune("一二三四五六七八九十", r) {
			return false
		}
	}
	return true
}

// jointly reports 会同, behind which stands who helps.
func (w *words) jointly(i int) bool {
	return i < len(w.toks) && w.kind(i) == lexicon.Link && (w.is(i, "会同") || w.is(i, "并会同"))
}

// grassroots reports a bare 村, 社区 or 幼儿园, which goes on a list of many: 各街道|、社区, 各中小学|、幼儿园.
func (w *words) grassroots(i, j int) bool {
	if i >= j || w.core(i, j) != i+1 || w.kind(i) != lexicon.Level && w.kind(i) != lexicon.Suffix {
		return false
	}
	switch w.word(i, i+1) {
	case "村", "社区", "幼儿园", "小学", "中学":
		return true
	}
	return false
}

// border reports that a name ends before token i and another begins there.
func (w *words) border(start, i, end int) bool {
	if !w.complete(start, i) {
		return w.known(start, i) && w.spaced(i) && w.kind(i) == lexicon.Level && w.kind(i+1) == lexicon.Organ
	}
	switch {
	case bullet(w.first(i)), w.numbered(i):
		return true
	case w.kind(i) == lexicon.Link:
		return w.linked(start, i, end)
	case w.kind(i-1) == lexicon.Etc && i-1 > start:
		return w.afterEtc(i, end)
	case w.spaced(i):
		return w.spacedBorder(start, i, end)
	}
	return w.missing(start, i, end)
}

// known reports a level and a stem, all of whose characters are in the tables: 市发展改革.
func (w *words) known(i, j int) bool {
	return j-i == 2 && w.kind(i) == lexicon.Level && w.kind(j-1) == lexicon.Stem
}

// linked decides on 和, 及, 以及, 会同 behind a whole name.
func (w *words) linked(start, i, end int) bool {
	switch w.word(i, i+1) {
	case "以及", "会同", "并会同", "并", "由", "并由", "暨":
		return i+1 < end
	case "商":
		return i+1 < end && w.kind(i+1) != lexicon.Unknown // 人行商洛支行
	}
	if w.is(i-1, "中央") && w.kind(i+1) == lexicon.Level { // 各中央和省驻市单位
		return false
	}
	if w.kind(start) == lexicon.Verb || !w.complete(i+1, w.nextGap(i+1, end)) {
		return false
	}
	switch w.kind(i + 1) {
	case lexicon.Level: // 县委和县政府各部门 is one
		return !w.seat(start, w.core(start, i)-1) || w.kind(i+2) != lexicon.Government || w.kind(i+3) != lexicon.Collective
	case lexicon.Collective, lexicon.Organ:
		return true
	case lexicon.Stem, lexicon.Unknown:
		return w.ends(start, i) == lexicon.Organ || w.word(i, i+1) == "及"
	case lexicon.Head, lexicon.Area, lexicon.Zone:
		return w.word(i, i+1) == "及"
	}
	return w.kind(i-1) == lexicon.Etc && w.kind(i+1) != lexicon.Suffix
}

// nextGap is where the run of tokens without white space ends.
func (w *words) nextGap(i, end int) int {
	for k := i; k < end; k = w.past(k) {
		if k > i && w.spaced(k) {
			return k
		}
	}
	return end
}

// afterEtc decides on what follows 等: 市医保局等|市直有关单位, but 商务局等部门.
func (w *words) afterEtc(i, end int) bool {
	return w.kind(i) == lexicon.Level || w.kind(i) == lexicon.Collective && w.first(i) == '各'
}

// spacedBorder decides on white space behind a whole name: 区教体局 区文广新旅局, but 市委 组织部.
func (w *words) spacedBorder(start, i, end int) bool {
	if !w.opens(i, end) {
		return w.person(i, w.nextGap(i, end)) // 县水利局 李卫东
	}
	last := w.core(start, i) - 1
	switch w.kind(i) {
	case lexicon.Government:
		return w.kind(last) != lexicon.Level && w.kind(last) != lexicon.Area && w.kind(last) != lexicon.Zone
	case lexicon.Organ, lexicon.Head:
		return !w.seat(start, last) || w.kind(last) == lexicon.Government && !w.wrapped(i)
	case lexicon.Collective:
		return w.kind(start) == lexicon.Collective || !w.seat(start, last) || w.ends(i, w.nextGap(i, end)) != lexicon.Head
	}
	return true
}

// wrapped reports that token i begins a line.
func (w *words) wrapped(i int) bool {
	k := w.element(w.toks[i].From)
	return k > 0 && w.s.fold[k-1] == '\n'
}

// seat reports a committee or government, whose own organs may follow on the next line: 市委, 区人民政府.
func (w *words) seat(start, last int) bool {
	if last < start {
		return false
	}
	return w.kind(last) == lexicon.Government || w.is(last, "委") && w.kind(last-1) == lexicon.Level
}

// missing reports a lost separator: 市发改委|市农业农村局.
func (w *words) missing(start, i, end int) bool {
	last := w.core(start, i) - 1
	if w.kind(i) != lexicon.Level || w.direct(i) && w.kind(i+1) != lexicon.Collective || w.seat(start, last) {
		return false
	}
	switch w.kind(last) {
	case lexicon.Organ:
		return (w.kind(i+1) == lexicon.Organ || w.kind(i+1) == lexicon.Government) && w.first(last) != '国' && !w.head(last)
	case lexicon.Suffix:
		return w.kind(i+1) == lexicon.Organ && (w.is(last, "局") || w.is(last, "委") || w.is(last, "厅"))
	}
	return false
}

// head reports 税务总局, 中国人民银行: what stands before its own branch.
func (w *words) head(i int) bool {
	t := w.runes(i, i+1)
	n := len(t)
	return n >= 2 && (t[n-2] == '总' || t[n-1] == '行')
}

// clean drops joining words, quotes, numbers and 等 around a name, and reads brackets that say a role or a score.
func (w *words) clean(it piece) piece {
	for it.from < it.to {
		if w.numbered(it.from) {
			it.from += 3
			continue
		}
		if !w.lead(it.from, it.linked) {
			break
		}
		it.starred = it.starred || star(w.first(it.from))
		it.from++
	}
	for it.to > it.from {
		switch {
		case w.kind(it.to-1) == lexicon.Etc || w.kind(it.to-1) == lexicon.Link || w.first(it.to-1) == '"' || w.first(it.to-1) == ':':
			it.to--
		case w.first(it.to-1) == ')' && w.pair[it.to-1] < 0, w.spaced(it.to-1) && w.number(it.to-1):
			it.to--
		case star(w.first(it.to - 1)), w.first(it.to-1) == '*':
			it.starred = true
			it.to--
		case w.remark(&it):
		default:
			return it
		}
	}
	return it
}

// lead reports a token that may stand before a name without being part of it; 和 only where it links, for 和平区 begins with it.
func (w *words) lead(i int, linked bool) bool {
	switch r := w.first(i); r {
	case '"', '*', '·', '-', ':', ')', '<', '>', '\'', '=', '+', '~', '…', '—':
		return true
	case '(':
		return w.pair[i] < 0
	case '1', '2', '3', '4', '5', '6', '7', '8', '9': // 1 市文旅局
		return w.number(i) && w.spaced(i+1)
	case '和', '与', '及', '商':
		return linked && w.kind(i) == lexicon.Link
	}
	return w.kind(i) == lexicon.Link || w.kind(i) == lexicon.Etc || bullet(w.first(i))
}

// number reports a token of digits only.
func (w *words) number(i int) bool {
	for _, r := range w.runes(i, i+1) {
		if !digitRune(r) {
			return false
		}
	}
	return w.kind(i) == lexicon.Unknown
}

// bullet reports a mark before a name: ①市文旅局②市财政局, ★市发改委.
func bullet(r rune) bool {
	switch r {
	case '●', '○', '■', '□', '◆', '◇', '◎', '※', '▪', '►', '▶':
		return true
	}
	return star(r) || r >= '①' && r <= '⑳'
}

// star reports a mark that tells one of a list from the others.
func star(r rune) bool { return r == '★' || r == '☆' || r == '▲' || r == '△' }

// remark cuts a bracket off the end of it that is no alias: (牵头), (11.5分).
func (w *words) remark(it *piece) bool {
	open := w.back(it.to)
	if open == it.to || open <= it.from {
		return false
	}
	open = int(w.pair[it.to-1])
	if end, a := w.act(open+1, it.to-1); a.role != "" && (end == it.to-1 || w.kind(end) == lexicon.Head) {
		it.alone, it.to = a.role, open
		return true
	}
	if w.contact(open+1, it.to-1) {
		it.to = open
		return true
	}
	inner := w.runes(open+1, it.to-1)
	if n := len(inner); n > 0 && (inner[n-1] == '分' && digitRune(inner[0]) || string(inner) == "排名第一" || w.person(open+1, it.to-1)) {
		it.to = open
		return true
	}
	if role, ok := lexicon.LabelRole(string(inner)); ok && w.ends(open+1, it.to-1) == lexicon.Head {
		it.alone, it.to = Role(role), open
		return true
	}
	return false
}
