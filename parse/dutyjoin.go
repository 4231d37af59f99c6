package parse

import (
	"strings"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// join puts together the items that are one mention: 市、县区发展改革、人社等部门.
func (w *words) join(items []piece) []piece {
	out := w.joined[:0]
	for i := 0; i < len(items); {
		it, n := items[i], 1
		if w.mayJoin(it) {
			it, n = w.longest(items[i:])
		}
		if k := len(out) - 1; k >= 0 && !it.fresh && out[k].act.role == "" && w.leans(out[k], it) {
			it = w.unite(out[k], it)
			out = out[:k]
		}
		out = append(out, it)
		i += n
	}
	w.joined = out
	return out
}

// mayJoin reports a piece that may have something in common with those behind it: levels, a zone's committee
// or a head noun.
func (w *words) mayJoin(it piece) bool {
	if w.all&(of(lexicon.Head)|of(lexicon.Zone)) != 0 {
		return true
	}
	return w.kind(it.from) == lexicon.Level || w.kind(it.from) == lexicon.Collective
}

// longest joins the first of items with those behind it, and tells how many it took.
func (w *words) longest(items []piece) (piece, int) {
	n, spread := 1, false
	it := items[0]
	for n < len(items) && w.chained(items, n-1) && w.levelsGoOn(it, items[n:]) {
		spread = spread || w.kind(it.from) == lexicon.Level
		it = w.unite(it, items[n])
		n++
	}
	if m := w.shared(it, items[n:], spread); m > 0 {
		return w.unite(it, items[n+m-1]), n + m
	}
	return it, n
}

// chained reports that nothing ends the list between items k and k+1.
func (w *words) chained(items []piece, k int) bool {
	return items[k].act.role == "" && items[k].alone == "" && !items[k+1].fresh
}

func (w *words) unite(a, b piece) piece {
	b.from, b.fresh, b.sentence = a.from, a.fresh, a.sentence
	return b
}

// levelsGoOn reports that it is a level only, and what follows is another: 市|县区发展改革, 各县|市|区人民政府.
func (w *words) levelsGoOn(it piece, rest []piece) bool {
	next := rest[0]
	if w.levelOnly(it.from, it.to) {
		return w.kind(next.from) == lexicon.Level && !w.direct(it.to-1) || w.kind(next.from) == lexicon.Area
	}
	if w.kind(it.from) != lexicon.Collective {
		return false
	}
	if it.to == it.from+1 { // 各地、州、市人民政府
		return w.everywhere(it.from) && w.kind(rest[0].from) == lexicon.Level && w.governed(rest)
	}
	if separator(w.first(it.from+1)) && w.everywhere(it.from) {
		return w.levelOnly(it.from+2, it.to) && w.governed(rest)
	}
	return w.levelOnly(it.from+1, it.to) && !w.direct(it.to-1) && w.governed(rest)
}

// governed reports levels up to a government: 市|区人民政府; or levels of a county only, to the end.
func (w *words) governed(rest []piece) bool {
	for _, it := range rest {
		k := w.levels(it.from, it.to)
		if k == it.from || w.direct(it.from) {
			return false
		}
		if k == it.to {
			if strings.ContainsAny(w.word(it.from, it.to), "镇乡村街社") {
				return false
			}
			continue
		}
		return w.kind(k) == lexicon.Government
	}
	return true
}

// shared counts the items that have their head noun, or levels, in common with it.
func (w *words) shared(it piece, rest []piece, spread bool) int {
	if it.act.role != "" || it.alone != "" {
		return 0
	}
	spread = spread || w.spread(it)
	switch {
	case w.ends(it.from, it.to) == lexicon.Zone:
		return w.zones(rest)
	case !w.complete(it.from, it.to):
		return w.stems(it, rest, spread)
	case spread:
		return w.late(rest)
	}
	return 0
}

// spread reports that it begins with levels of more than one sort: 市县区|文旅部门.
func (w *words) spread(it piece) bool {
	k := w.levels(it.from, it.to)
	return k > it.from && plural(w.runes(it.from, k))
}

// plural reports words that name levels of more than one sort, or many of one: 县区, 市、县.
func plural(levels []rune) bool {
	n := 0
	for _, r := range levels {
		switch r {
		case '省', '市', '州', '盟', '县', '区', '旗', '镇', '乡':
			n++
		case '直', '级', '属':
			return false
		}
	}
	return n > 1
}

// stems counts the items up to the head that bare functions share: 发展改革|、人社|、财政等部门.
func (w *words) stems(it piece, rest []piece, spread bool) int {
	bare := spread || w.bare(it)
	for n, next := range rest {
		if next.fresh || !spread && w.kind(next.from) == lexicon.Level {
			return 0
		}
		if w.complete(next.from, next.to) {
			if w.ends(next.from, next.to) != lexicon.Head || !spread && w.kind(next.from) == lexicon.Collective {
				return 0
			}
			if bare || w.has(next.from, next.to, lexicon.Etc) || w.has(next.from, next.to, lexicon.Generic) {
				return n + 1
			}
			return 0
		}
		if bare = bare && (spread || w.bare(next)); next.act.role != "" || next.alone != "" {
			return 0
		}
	}
	return 0
}

// bare reports a function without 局 or 委: 财政, 市发展改革, 各级财政.
func (w *words) bare(it piece) bool {
	from := it.from
	if from < it.to && w.is(from, "各级") {
		from++
	}
	return w.ends(from, it.to) == lexicon.Stem && w.levels(from, it.to) >= w.core(from, it.to)-1
}

// late counts the bare functions behind a whole name of several levels: 市、县区公共资源交易中心|、医疗卫生等部门.
func (w *words) late(rest []piece) int {
	for n, next := range rest {
		switch {
		case next.fresh || !w.stemmed(next):
			return 0
		case w.ends(next.from, next.to) == lexicon.Head:
			if w.has(next.from, next.to, lexicon.Etc) {
				return n + 1
			}
			return 0
		case next.act.role != "":
			return 0
		}
	}
	return 0
}

func (w *words) stemmed(it piece) bool {
	return w.kind(it.from) == lexicon.Stem && (it.to-it.from == 1 || w.kind(it.from+1) == lexicon.Etc)
}

// zones counts the zones up to the one that names their common committee: 赣州经开区|、龙南经开区管委会.
func (w *words) zones(rest []piece) int {
	for n, next := range rest {
		k := next.from
		for k < next.to && w.kind(k) != lexicon.Zone && w.kind(k) != lexicon.Government {
			k++
		}
		if next.fresh || k == next.to || w.kind(k) != lexicon.Zone || !w.plainRun(next.from, k) || w.kind(next.from) == lexicon.Level {
			return 0
		}
		if w.kind(k+1) == lexicon.Government && k+1 < next.to {
			return n + 1
		}
		if k+1 < next.to || next.act.role != "" {
			return 0
		}
	}
	return 0
}

// leans reports a piece that only goes on what stands before it: 部门|、单位; 各科室|、所、队; 各级政府|、管委及其部门.
func (w *words) leans(before, it piece) bool {
	switch w.kind(it.from) {
	case lexicon.Suffix, lexicon.Head, lexicon.Government:
	default:
		return false
	}
	last := w.ends(before.from, before.to)
	if w.kind(it.from) == lexicon.Suffix && it.to == it.from+1 && len(w.runes(it.from, it.to)) == 1 {
		return (last == lexicon.Head || last == lexicon.Suffix) && w.has(before.from, before.to, lexicon.Collective)
	}
	if w.kind(it.from) == lexicon.Head && w.core(it.from, it.to) == it.from+1 && len(w.runes(it.from, it.from+1)) == 2 {
		return last == lexicon.Head
	}
	return last == lexicon.Government && w.kind(it.from) == lexicon.Government &&
		(w.kind(it.from+1) == lexicon.Glue || w.kind(it.from+1) == lexicon.Collective) && it.from+1 < it.to
}
