package lexicon

import (
	_ "embed"
	"strings"
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

// lexer cuts with the tables of this package only: no dictionary of the
// library's own, no guessing of unknown words.
type lexer struct {
	gse.Segmenter
	known [1 << 10]uint64 // a bit for every character of the basic plane that stands in a word
}

var theLexer = sync.OnceValue(func() *lexer {
	l := &lexer{Segmenter: gse.Segmenter{SkipLog: true, NotLoadHMM: true}}
	var sb strings.Builder
	for _, table := range []string{organsTSV, phrasesTSV} {
		for _, row := range rows(table, 2) {
			sb.WriteString(row[0] + " 1000 " + row[1] + "\n") // fields by blanks, a frequency of at least 2: others are dropped unsaid
			for _, r := range row[0] {
				l.known[uint16(r)>>6] |= 1 << (r & 63)
			}
		}
	}
	_ = l.LoadDictStr(sb.String()) // the tables are ours and tested
	return l
})

// knows reports a character that may stand in a word of the tables, or that the
// library joins with its like: Latin letters and digits.
func (l *lexer) knows(r rune) bool {
	return r < 0x800 && (unicode.IsLetter(r) || unicode.IsNumber(r)) || l.known[uint16(r)>>6]>>(r&63)&1 != 0
}

// Lex cuts folded text without blanks into words: 市|发展改革委|、|财政局. A
// character of no word at all is a token by itself.
func Lex(text []rune) []Token {
	l := theLexer()
	out := make([]Token, 0, len(text)/2+1)
	bytes := make([]byte, 0, 3*len(text))
	for from := 0; from < len(text); {
		to := from
		for bytes = bytes[:0]; to < len(text) && l.knows(text[to]); to++ {
			bytes = utf8.AppendRune(bytes, text[to])
		}
		if to == from {
			out = append(out, Token{from, from + 1, Unknown})
			from++
			continue
		}
		out, from = l.cut(out, bytes, from), to
	}
	return out
}

// cut adds the words of bytes, which begin at code point from.
func (l *lexer) cut(out []Token, bytes []byte, from int) []Token {
	segments := l.Segment(bytes)
	for i := range segments {
		s := &segments[i]
		to := from + utf8.RuneCount(bytes[s.Start():s.End()]) // by place: the token's own text is lower-cased
		out = append(out, Token{from, to, kindNames[s.Token().Pos()]})
		from = to
	}
	return out
}
