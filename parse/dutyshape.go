package parse

import "github.com/taizhang/taizhang/parse/lexicon"

// complete reports that tokens [i,j) end as a name of an organ may end: 市数智发展局, 各街道, 有关部门.
func (w *words) complete(i, j int) bool {
	j = w.core(i, j)
	if j <= i {
		return false
	}
	switch w.kind(j - 1) {
	case lexicon.Organ, lexicon.Suffix, lexicon.Head, lexicon.Government, lexicon.Zone, lexicon.Area:
		return !w.levelOnly(i, j)
	case lexicon.Level:
		return w.area(i, j)
	case lexicon.Collective:
		return j == i+1 && w.everywhere(i)
	}
	return false
}

// everywhere reports all places at once: 各地、各部门按职责分工负责.
func (w *words) everywhere(i int) bool {
	return w.is(i, "各地") || w.is(i, "各地区")
}

// core is the end of [i,j) without 等 and brackets behind the name: 市发改委(物价局).
func (w *words) core(i, j int) int {
	for j > i {
		k := w.back(j)
		if k <= i && k < j {
			return j
		}
		if k > i && w.kind(k-1) == lexicon.Etc {
			k--
		}
		if k == j {
			return j
		}
		j = k
	}
	return j
}

// area reports a place that stands for its government: 桃花镇, 各县区, but not 市 or 县区 alone.
func (w *words) area(i, j int) bool {
	if w.kind(i) == lexicon.Level || w.direct(j-1) {
		return false
	}
	if w.kind(i) == lexicon.Collective {
		return true
	}
	return w.toks[j-1].From-w.toks[i].From <= 6 && w.plainRun(i, j-1)
}

// plainRun reports that no token of [i,j) is a word of sentences or a separator.
func (w *words) plainRun(i, j int) bool {
	for ; i < j; i++ {
		switch w.kind(i) {
		case lexicon.Verb, lexicon.Noun, lexicon.Generic, lexicon.Link, lexicon.Etc:
			return false
		}
		if separator(w.first(i)) || w.first(i) == '(' {
			return false
		}
	}
	return true
}

// direct reports words like 市直, 省级, which never stand for a place.
func (w *words) direct(i int) bool {
	t := w.runes(i, i+1)
	switch last := t[len(t)-1]; last {
	case '直', '级', '属':
		return true
	}
	return t[0] == '驻'
}

// levelOnly reports that [i,j) is nothing but levels: 市, 县区, 乡(镇).
func (w *words) levelOnly(i, j int) bool {
	if i >= j {
		return false
	}
	for k := i; k < j; k = w.past(k) {
		if k > i && (w.first(k) == '(' && w.pair[k] > int32(k) || separator(w.first(k))) {
			continue
		}
		if w.kind(k) != lexicon.Level && !(w.kind(k) == lexicon.Area && w.kind(i) == lexicon.Level && len(w.runes(k, k+1)) <= 4) {
			return false
		}
	}
	return true
}

// levels is the token after the levels that [i,j) begins with, brackets and commas among them: 县(市、区)|人民政府, 市、县区|财政局.
func (w *words) levels(i, j int) int {
	k := i
	for k < j {
		switch {
		case w.kind(k) == lexicon.Level:
			k++
		case k > i && w.first(k) == '(' && w.pair[k] > int32(k) && w.pair[k] < int32(j):
			k = w.past(k)
		case k > i && separator(w.first(k)) && k+1 < j && w.kind(k+1) == lexicon.Level:
			k++
		default:
			return k
		}
	}
	return k
}

// opens reports that a name of an organ may begin at i: 区财政局, 各街道, 财政局, 荆门供电公司.
func (w *words) opens(i, j int) bool {
	switch w.kind(i) {
	case lexicon.Level, lexicon.Collective, lexicon.Organ, lexicon.Zone, lexicon.Area, lexicon.Government, lexicon.Stem:
		return true
	case lexicon.Unknown:
		return w.placed(i, j)
	}
	return false
}

// placed reports a place followed by what is clearly an organ: 西湖|公安分局, not 东湖|分局.
func (w *words) placed(i, j int) bool {
	k := i
	for k < j && w.kind(k) == lexicon.Unknown && w.solids(k, k+1) > 0 {
		k++
	}
	if k == i || k >= j || w.toks[k].From-w.toks[i].From > 6 {
		return false
	}
	switch w.kind(k) {
	case lexicon.Level, lexicon.Organ, lexicon.Zone, lexicon.Area, lexicon.Stem, lexicon.Government:
		return true
	}
	return false
}

// ends is the kind of the last token of the name [i,j).
func (w *words) ends(i, j int) lexicon.Kind {
	if j = w.core(i, j); j <= i {
		return lexicon.Unknown
	}
	return w.kind(j - 1)
}

// has reports a token of kind k in [i,j).
func (w *words) has(i, j int, k lexicon.Kind) bool {
	return w.any(i, j)&of(k) != 0
}
