package lexicon

import (
	_ "embed"
	"math"
	"slices"
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

// lexer holds the tables of this package as gse's dictionary, no words of the
// library's own and no guessing of unknown ones, and the dictionary's words once
// more by their characters, where Lex finds all that begin at a place in one walk.
type lexer struct {
	list  []string
	kinds []Kind
	words *trie   // of the list
	cost  float32 // of each word on the way through a text: the logarithm of how rare it is
}

// unknownCost is that of a unit that is no word.
const unknownCost = 32

// frequency is that of every word alike: the fewest words win.
const frequency = 1000

var theLexer = sync.OnceValue(func() *lexer {
	dict := gse.NewDict()
	var seg gse.Segmenter
	for _, table := range []string{organsTSV, phrasesTSV} {
		for _, row := range rows(table, 2) {
			_ = dict.AddToken(seg.ToToken(row[0], frequency, row[1])) // the tables are ours and tested
		}
	}
	var words []string
	var kinds []Kind
	for i := range dict.Tokens {
		t := &dict.Tokens[i]
		words, kinds = append(words, t.Text()), append(kinds, kindNames[t.Pos()])
	}
	return &lexer{words, kinds, newTrie(words, kinds), float32(math.Log2(dict.TotalFreq())) - float32(math.Log2(frequency))}
})

// Openers are the characters with which words of the kinds begin.
func Openers(kinds ...Kind) string { return theLexer().ends(kinds, utf8.DecodeRuneInString) }

// Closers are those with which they end.
func Closers(kinds ...Kind) string { return theLexer().ends(kinds, utf8.DecodeLastRuneInString) }

// ends are the characters that end finds in the words of kinds, Latin letters of either case.
func (l *lexer) ends(kinds []Kind, end func(string) (rune, int)) string {
	var out []rune
	for i, w := range l.list {
		if r, _ := end(w); slices.Contains(kinds, l.kinds[i]) {
			out = append(out, r, unicode.ToUpper(r))
		}
	}
	return string(out)
}

// latin reports a letter or digit of which a run is one unit; every other character is a unit by itself.
func latin(r rune) bool { return r < 0x800 && (unicode.IsLetter(r) || unicode.IsNumber(r)) }

// inside reports that place i of text is within a unit.
func inside(text []rune, i int) bool { return i < len(text) && text[i] < 0x800 && within(text, i) }

func within(text []rune, i int) bool {
	return i > 0 && text[i-1] < 0x800 && latin(text[i]) && latin(text[i-1])
}

// step is the last word of the cheapest way to a place in a text; width 0 where none leads.
type step struct {
	sum   float32 // of the costs so far
	width int32
	kind  Kind
}

// take goes by a word, when that is cheaper; the first of equals stays.
func (s *step) take(sum float32, width int, k Kind) {
	if s.width == 0 || s.sum > sum {
		*s = step{sum, int32(width), k}
	}
}

var ways = sync.Pool{New: func() any { return new([]step) }}

// Lex cuts folded text without blanks into words, as few as cover most of it: 市|发展改革委|、|财政局.
func Lex(text []rune) []Token { return AppendLex(nil, text) }

// AppendLex appends the words of text to toks.
func AppendLex(toks []Token, text []rune) []Token {
	way := ways.Get().(*[]step)
	defer ways.Put(way)
	*way = append((*way)[:0], make([]step, len(text)+1)...)
	theLexer().walk(*way, text)
	return appendTokens(toks, *way)
}

// walk finds the cheapest way to every place of text, from each by every word that
// begins there; where no word is the unit that stands there, by the unit.
func (l *lexer) walk(way []step, text []rune) {
	states, codes := l.words.states, &l.words.codes
	for i := 0; i < len(text); {
		end := i + 1
		for inside(text, end) {
			end++
		}
		sum, at, base, single := way[i].sum+l.cost, uint16(root), states[root].base, false
		for k := i; k < len(text); {
			r := text[k]
			if uint32(r) >= uint32(len(codes)) {
				break // no word has such a character
			}
			to := base + codes[r]
			s := &states[to]
			if s.from != at {
				break
			}
			at, base, k = to, s.base, k+1
			if s.whole && !inside(text, k) {
				way[k].take(sum, k-i, s.kind)
				single = single || k == end
			}
		}
		if !single {
			way[end].take(way[i].sum+unknownCost, end-i, Unknown)
		}
		i = end
	}
}

// appendTokens follows the way back from its end.
func appendTokens(toks []Token, way []step) []Token {
	n := 0
	for i := len(way) - 1; i > 0; i -= int(way[i].width) {
		n++
	}
	toks = append(toks, make([]Token, n)...)
	for i, k := len(way)-1, len(toks)-1; i > 0; i, k = i-int(way[i].width), k-1 {
		toks[k] = Token{i - int(way[i].width), i, way[i].kind}
	}
	return toks
}
