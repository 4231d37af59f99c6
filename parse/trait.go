package parse

// trait is what a character may be to a rule. The traits of a text are those of
// all its characters: a rule that needs a digit need not look at a text without one.
type trait uint64

// The traits.
const (
	whiteTrait   trait = 1 << iota // between elements
	titleTrait                     // 《
	pauseTrait                     // separator
	edgeTrait                      // neither of a name nor a pause: ( ) "
	openTrait                      // (
	shutTrait                      // )
	bulletTrait                    // before a name of a list
	colonTrait                     // :
	ruleTrait                      // of rules for the whole document
	ofTimeTrait                    // of words of time
	placeTrait                     // 第 首 前: who stands first
	leaderTrait                    // 牵 主
	countTrait                     // 项 条 件
	numeralTrait                   // a digit of either script
)

// traitsOf are the characters of each trait that a rule asks for by itself.
var traitsOf = []struct {
	is    trait
	runes string
}{
	{whiteTrait, " \n\t"}, {titleTrait, "《"}, {edgeTrait, `()"`}, {openTrait, "("}, {shutTrait, ")"}, {colonTrait, ":"},
	{pauseTrait, "、,;。/|\\､.!?"},
	{bulletTrait, "●○■□◆◇◎※▪►▶★☆▲△①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"},
	{ruleTrait, "同一首均再"}, {ofTimeTrait, "年月日季续期节常末"},
	{placeTrait, "第首前"}, {leaderTrait, "牵主"}, {countTrait, "项条件"},
	{numeralTrait, "0123456789〇○零一二三四五六七八九十两百千廿"},
}

var traits = func() (t [1 << 16]trait) {
	for _, of := range traitsOf {
		for _, r := range of.runes {
			t[r] |= of.is
		}
	}
	return t
}()

// traitOf is what r may be.
func traitOf(r rune) trait {
	if uint32(r) < uint32(len(traits)) {
		return traits[r]
	}
	return 0
}

// traits are those of all characters of s.
func (s strand) traits() trait {
	var t trait
	for _, r := range s.fold {
		t |= traitOf(r)
	}
	return t
}
