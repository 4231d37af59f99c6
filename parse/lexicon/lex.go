package lexicon

import (
	_ "embed"
	"math"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/go-ego/gse"
)

// Kind is the sort of a word, as the grammar of organ names sees it.
type Kind uint8

// The kinds. Unknown is every character that no word covers, punctuation among it.
const (
	Unknown        Kind = iota
	Level               // 市, 县区, 省直
	Organ               // 发展改革委: a whole name but for level and place
	Stem                // 发展改革: a function without 局 or 委
	Suffix              // 局, 中心: what a name may end with
	Head                // 部门, 主管部门: what names no single body
	Collective          // 各, 有关
	Government          // 人民政府, 管委会
	Zone                // 经开区, 示范区
	Area                // 街道, 乡镇
	LeadAct             // 牵头
	SupportAct          // 配合
	ImplementAct        // 落实
	ResponsibleAct      // 负责
	Manner              // 按职责分工: how, between organs and act
	Etc                 // 等
	Link                // 和, 会同, 由
	Glue                // 及其: joins what it stands between
	Noun                // 制度, 信息: rather of sentences than of names
	Verb                // 加强: of sentences only
	Generic             // 的
	Word                // 管理: an ordinary part of names, in the table so that its characters stay together
	Trap                // 市场: holds a character of level or suffix that is none
)

var kindNames = map[string]Kind{
	"level": Level, "organ": Organ, "stem": Stem, "suffix": Suffix, "head": Head, "collective": Collective, "gov": Government, "zone": Zone, "area": Area,
	"lead": LeadAct, "support": SupportAct, "implement": ImplementAct, "responsible": ResponsibleAct, "manner": Manner,
	"etc": Etc, "link": Link, "glue": Glue, "noun": Noun, "verb": Verb, "generic": Generic, "word": Word, "trap": Trap,
}

// Token is a word: code points [From,To).
type Token struct {
	From, To int
	Kind     Kind
}

//go:embed organs.tsv
var organsTSV string

//go:embed phrases.tsv
var phrasesTSV string

// lexer holds the tables of this package as gse's dictionary: no words of the
// library's own, no guessing of unknown ones.
type lexer struct {
	dict  *gse.Dictionary
	words map[*gse.Token]word
}

// word is a row of the tables: how many units it has, what it is, and what it
// costs on the way through a text: the logarithm of how rare it is.
type word struct {
	units int
	kind  Kind
	cost  float32
}

// unknown is a unit that is no word.
var unknown = word{1, Unknown, 32}

// frequency is that of every word alike: the fewest words win.
const frequency = 1000

var theLexer = sync.OnceValue(func() *lexer {
	l := &lexer{dict: gse.NewDict(), words: map[*gse.Token]word{}}
	var seg gse.Segmenter
	for _, table := range []string{organsTSV, phrasesTSV} {
		for _, row := range rows(table, 2) {
			_ = l.dict.AddToken(seg.ToToken(row[0], frequency, row[1])) // the tables are ours and tested
		}
	}
	total := float32(math.Log2(l.dict.TotalFreq()))
	for i := range l.dict.Tokens {
		t := &l.dict.Tokens[i]
		units, _ := unitsOf([]rune(t.Text()))
		l.words[t] = word{len(units), kindNames[t.Pos()], total - float32(math.Log2(t.Freq()))}
	}
	return l
})

// unitsOf cuts text into what words are made of, characters and runs of Latin
// letters and digits, and tells where each begins, and the last ends.
func unitsOf(text []rune) (units []gse.Text, at []int) {
	bytes := make([]byte, 0, utf8.UTFMax*len(text))
	units, at = make([]gse.Text, 0, len(text)), make([]int, 0, len(text)+1)
	run := false
	for i, r := range text {
		from, latin := len(bytes), r < 0x800 && (unicode.IsLetter(r) || unicode.IsNumber(r))
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		bytes = utf8.AppendRune(bytes, r)
		if last := len(units) - 1; latin && run {
			units[last] = bytes[from-len(units[last]):]
		} else {
			units, at = append(units, bytes[from:]), append(at, i)
		}
		run = latin
	}
	return units, append(at, len(text))
}

// step is the last word of the cheapest way to the end of a unit.
type step struct {
	word
	sum float32 // of the costs so far
}

// take goes by w, from where the way so far costs sum, when that is cheaper; the first of equals stays.
func (s *step) take(sum float32, w word) {
	if sum += w.cost; s.units == 0 || s.sum > sum {
		*s = step{w, sum}
	}
}

// Lex cuts folded text without blanks into words, as few as cover most of it: 市|发展改革委|、|财政局.
func Lex(text []rune) []Token {
	l := theLexer()
	units, at := unitsOf(text)
	way := make([]step, len(units))
	found := make([]*gse.Token, l.dict.MaxTokenLen())
	for i := range units {
		sum := float32(0)
		if i > 0 {
			sum = way[i-1].sum
		}
		n := l.dict.LookupTokens(units[i:min(i+len(found), len(units))], found)
		for _, t := range found[:n] {
			w := l.words[t]
			way[i+w.units-1].take(sum, w)
		}
		if n == 0 || l.words[found[0]].units > 1 {
			way[i].take(sum, unknown)
		}
	}
	return tokens(way, at)
}

// tokens follows the way back from its end.
func tokens(way []step, at []int) []Token {
	n := 0
	for i := len(way); i > 0; i -= way[i-1].units {
		n++
	}
	out := make([]Token, n)
	for i := len(way); i > 0; i -= way[i-1].units {
		n--
		out[n] = Token{at[i-way[i-1].units], at[i], way[i-1].kind}
	}
	return out
}
