package link

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// gram is two neighbouring characters: 16 bits each.
type gram uint32

// count is how often a gram stands in a text.
type count struct {
	gram gram
	n    int32
}

// inserted is what a site's program put between characters: a reading, 公開(kāi), or
// the marks around a word that was searched for, @@信用@@.
var inserted = regexp.MustCompile(`@@|\([a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zāáǎàēéěèīíǐìōóǒòūúǔù]{0,4}\)`)

// lower is a text as it is compared: one width, one script, small letters.
func lower(content string) []rune {
	out := make([]rune, 0, len(content)/2)
	odd := false
	for _, r := range content {
		if r = hanzi.Fold(r); !isHan(r) {
			r = unicode.ToLower(r)
			odd = odd || r == '@' || r >= 'à' && r <= 'ǜ'
		}
		out = append(out, r)
	}
	if odd {
		return []rune(inserted.ReplaceAllString(string(out), ""))
	}
	return out
}

// isHan reports the characters of which nearly all texts are made: letters that are neither large nor small.
func isHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }

func stop(r rune) bool {
	switch r {
	case '。', ';', ',', ':', '\n':
		return true
	}
	return false
}

// appendEssence adds a text without figures and their units, words of degree, and all that is no letter.
func appendEssence(out, text []rune) []rune {
	for i := 0; i < len(text); {
		if n := variable(text[i:]); n > 0 {
			i += n
			continue
		}
		if r := text[i]; isHan(r) || unicode.IsLetter(r) {
			out = append(out, r)
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

// opening are the characters that words of degree begin with.
var opening = func() (out [1 << 16]bool) {
	for r := range degrees {
		out[r&0xffff] = true
	}
	return out
}()

// variable is how many characters at the start of text are a figure with its unit, or a word of degree.
func variable(text []rune) int {
	if !isHan(text[0]) {
		if n := figure(text); n > 0 {
			return n
		}
	}
	if !opening[text[0]&0xffff] {
		return 0
	}
	for _, w := range degrees[text[0]] {
		if len(w) <= len(text) && slices.Equal(w, text[:len(w)]) {
			return len(w)
		}
	}
	return 0
}

// pairs are the pairs of neighbours of a text, in order; a single character is a pair with itself.
func pairs(rs []rune) []gram {
	if len(rs) == 1 {
		return []gram{pair(rs[0], rs[0])}
	}
	all := make([]gram, 0, len(rs))
	for i := 1; i < len(rs); i++ {
		all = append(all, pair(rs[i-1], rs[i]))
	}
	slices.Sort(all)
	return all
}

// grams counts the pairs of neighbours.
func grams(rs []rune) []count {
	all := pairs(rs)
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

// exactly is what fold leaves of a text that is lower already.
func exactly(text []rune) string {
	b := make([]byte, 0, 3*len(text))
	for _, r := range text {
		if isHan(r) {
			b = utf8.AppendRune(b, r)
			continue
		}
		if r = hanzi.Fold(r); unicode.IsLetter(r) || unicode.IsDigit(r) || r == '%' {
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
	}
	return string(b)
}

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
