package link

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// gram is two neighbouring characters: 16 bits each.
type gram uint32

// count is how often a gram stands in a text.
type count struct {
	gram gram
	n    int32
}

// words is a task's text as it is compared: clause by clause, without figures, words
// of degree, punctuation and space, for these are what changes from year to year.
type words struct {
	clauses []clause
	exact   string // folded, with its figures: what makes two tasks the same
}

// clause is what stands between two stops.
type clause struct {
	text  string // its essence
	grams []count
	runes int
}

// inserted is what a site's program put between characters: a reading, 公開(kāi), or
// the marks around a word that was searched for, @@信用@@.
var inserted = regexp.MustCompile(`@@|\([a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zāáǎàēéěèīíǐìōóǒòūúǔù]{0,4}\)`)

// shortestLead is how many characters a first clause has at least to lead a task.
const shortestLead = 3

func read(content string) words {
	text := strings.ToLower(hanzi.FoldString(content))
	if strings.ContainsFunc(text, func(r rune) bool { return r == '@' || r >= 'à' && r <= 'ǜ' }) {
		text = inserted.ReplaceAllString(text, "")
	}
	w := words{exact: fold(text)}
	for part := range strings.FieldsFuncSeq(text, stop) {
		if e := essence(part); len(e) > 0 {
			w.clauses = append(w.clauses, clause{string(e), grams(e), len(e)})
		}
	}
	return w
}

func stop(r rune) bool {
	switch r {
	case '。', ';', ',', ':', '\n':
		return true
	}
	return false
}

// essence drops figures with their units, words of degree, and all that is no letter.
func essence(text string) []rune {
	rs := []rune(text)
	out := make([]rune, 0, len(rs))
	for i := 0; i < len(rs); {
		if n := variable(rs[i:]); n > 0 {
			i += n
			continue
		}
		if unicode.IsLetter(rs[i]) {
			out = append(out, rs[i])
		}
		i++
	}
	return out
}

//go:embed variable.tsv
var variableTSV string

// degrees are the words of the table under their first character, longest first.
var degrees = readDegrees(variableTSV)

func readDegrees(table string) map[rune][][]rune {
	out := map[rune][][]rune{}
	for line := range strings.Lines(table) {
		word, _, ok := strings.Cut(line, "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		w := []rune(word)
		out[w[0]] = append(out[w[0]], w)
	}
	for _, ws := range out {
		slices.SortStableFunc(ws, func(a, b []rune) int { return len(b) - len(a) })
	}
	return out
}

// variable is how many characters at the start of text are a figure with its unit, or a word of degree.
func variable(text []rune) int {
	if n := figure(text); n > 0 {
		return n
	}
	for _, w := range degrees[text[0]] {
		if len(w) <= len(text) && slices.Equal(w, text[:len(w)]) {
			return len(w)
		}
	}
	return 0
}

// grams counts the pairs of neighbours; a single character is a pair with itself.
func grams(rs []rune) []count {
	if len(rs) == 1 {
		return []count{{pair(rs[0], rs[0]), 1}}
	}
	all := make([]gram, 0, len(rs))
	for i := 1; i < len(rs); i++ {
		all = append(all, pair(rs[i-1], rs[i]))
	}
	slices.Sort(all)
	out := make([]count, 0, len(all))
	for _, g := range all {
		if n := len(out); n > 0 && out[n-1].gram == g {
			out[n-1].n++
			continue
		}
		out = append(out, count{g, 1})
	}
	return out
}

func pair(a, b rune) gram { return gram(a&0xffff)<<16 | gram(b&0xffff) }

// fold leaves letters and digits, folded: what a change of format cannot touch.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		r = hanzi.Fold(r)
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '%' {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
