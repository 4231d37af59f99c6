package parse

import (
	"maps"
	"slices"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// trait is what a character may be to a rule. The traits of a text are those of
// all its characters: a rule that needs a digit need not look at a text without one.
type trait uint64

// The traits.
const (
	whiteTrait     trait = 1 << iota // between elements
	titleTrait                       // 《
	quoteTrait                       // "
	pauseTrait                       // separator
	edgeTrait                        // neither of a name nor a pause: ( ) "
	openTrait                        // (
	shutTrait                        // )
	bulletTrait                      // before a name of a list
	colonTrait                       // :
	sentenceTrait                    // of running text
	tagTrait                         // <
	ruleTrait                        // of rules for the whole document
	ofTimeTrait                      // of words of time
	placeTrait                       // 第 首 前: who stands first
	leaderTrait                      // 牵 主
	countTrait                       // 项 条 件
	reasonTrait                      // of headings that say why a plan was made, or who explains it
	dubiousTrait                     // of what stays of lost characters
	numeralTrait                     // a digit of either script
	phraseTrait                      // a time phrase of running text may begin with it
	whenTrait                        // a calendar phrase may
	timeTrait                        // a time of a cell may
	atOnceTrait                      // words that ask for something at once may
	statusTrait                      // words of status may
	besideTrait                      // words beside them may
	furnitureTrait                   // words that mark furniture wherever they stand may
	fieldTrait                       // a label without a colon may
	itemTrait                        // a bullet before a point of a list
	noiseTrait                       // of readings behind characters and marks of a search word
	noteTrait                        // a note below a table may begin with it
	serialTrait                      // a number of a paragraph may, white space before it
)

// traitsOf are the characters of each trait that a rule asks for by itself.
func traitsOf() []struct {
	is    trait
	runes string
} {
	const numerals = "0123456789〇○零一二三四五六七八九十两百千廿"
	const events = "元春清五劳端中国七八两双节年岁汛主入雨冬采供防夏三秋开高暑寒"
	const phrases = numerals + events + `每按逐定不提到至半数次下月上今本当明第前首"`
	const whens = numerals + events + `今本当明次去每上前下来后月首季第"`
	return []struct {
		is    trait
		runes string
	}{
		{whiteTrait, " \n\t"}, {titleTrait, "《"}, {quoteTrait, `"`}, {edgeTrait, `()"`}, {openTrait, "("}, {shutTrait, ")"}, {colonTrait, ":"},
		{tagTrait, "<"}, {pauseTrait, "、,;。/|\\､.!?"}, {sentenceTrait, "。;!?,"},
		{bulletTrait, "●○■□◆◇◎※▪►▶★☆▲△①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"},
		{ruleTrait, "同一首均再"}, {ofTimeTrait, "年月日季续期节常末"},
		{placeTrait, "第首前"}, {leaderTrait, "牵主"}, {countTrait, "项条件"},
		{reasonTrait, "背依过解目必意"}, {dubiousTrait, "\uFFFD锟?"},
		{numeralTrait, numerals}, {phraseTrait, phrases}, {whenTrait, whens},
		{timeTrait, phrases + whens + lexicon.OngoingOpeners()}, {atOnceTrait, lexicon.AtOnceOpeners()},
		{furnitureTrait, lexicon.FurnitureOpeners()}, {fieldTrait, bareOpeners()}, {itemTrait, "·●■◆▪➢"},
		{noiseTrait, noises()}, {noteTrait, "注备说填附制审联*"}, {serialTrait, numerals + "(第lI问①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ \n\t"},
		{statusTrait, lexicon.StatusOpeners()}, {besideTrait, "截目完进率任工已√达约的。,;:、()!?\"\n\x00"},
	}
}

// traits are what the characters may be: the traits of each are those at its place in sets, for few
// characters have traits and they have few sets of them.
var traits = func() (t struct {
	place [1 << 16]uint8
	sets  [1 << 8]trait
}) {
	of := map[rune]trait{}
	for _, x := range traitsOf() {
		for _, r := range x.runes {
			of[r] |= x.is
		}
	}
	n := 1
	for _, r := range slices.Sorted(maps.Keys(of)) {
		k := slices.Index(t.sets[1:n], of[r]) + 1
		if k == 0 {
			t.sets[n], k, n = of[r], n, n+1
		}
		t.place[r] = uint8(k)
	}
	return t
}()

// traitOf is what r may be.
func traitOf(r rune) trait {
	if uint32(r) < uint32(len(traits.place)) {
		return traits.sets[traits.place[r]]
	}
	return 0
}

// is reports that r may be one of the traits.
func is(r rune, t trait) bool { return traitOf(r)&t != 0 }

// traits are those of all characters of s.
func (s strand) traits() trait {
	var t trait
	for _, r := range s.fold {
		t |= traitOf(r)
	}
	return t
}
