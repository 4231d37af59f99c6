package lexicon

import (
	_ "embed"
	"strings"
	"sync"
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
var lexer = sync.OnceValue(func() *gse.Segmenter {
	seg := &gse.Segmenter{SkipLog: true, NotLoadHMM: true}
	var sb strings.Builder
	for _, table := range []string{organsTSV, phrasesTSV} {
		for _, row := range rows(table, 2) {
			sb.WriteString(row[0] + " 1000 " + row[1] + "\n") // fields by blanks, a frequency of at least 2: others are dropped unsaid
		}
	}
	_ = seg.LoadDictStr(sb.String()) // the tables are ours and tested
	return seg
})

// Lex cuts folded text without blanks into words: 市|发展改革委|、|财政局.
func Lex(text []rune) []Token {
	segments := lexer().Segment([]byte(string(text)))
	out := make([]Token, 0, len(segments))
	from := 0
	for i := range segments {
		tok := segments[i].Token()
		to := from + utf8.RuneCountInString(tok.Text()) // the token's text is lower-cased: only its length is used
		out = append(out, Token{from, to, kindNames[tok.Pos()]})
		from = to
	}
	return out
}
