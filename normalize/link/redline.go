package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse/lexicon"
)

// Op is what happened to a stretch of text.
type Op string

const (
	Keep   Op = "keep"
	Delete Op = "delete"
	Insert Op = "insert"
	Away   Op = "moved_away" // stands elsewhere in the new text
	Here   Op = "moved_here" // stood elsewhere in the old text
)

// Edit is a stretch of text and what happened to it. The kept, inserted and moved-here
// stretches join to the new text; the kept, deleted and moved-away ones to the old text,
// but for width and the like, which are no change.
type Edit struct {
	Op   Op     `json:"op"`
	Text string `json:"text"`
}

// shortestMove is how many letters a stretch has at least to be called moved and not changed.
const shortestMove = 6

// Redline tells word by word what became of a text: figures with their units, and
// words of the lexicon, change as a whole.
func Redline(before, after string) []Edit {
	if before == after && after != "" {
		return []Edit{{Keep, after}}
	}
	old, now := pieces(before), pieces(after)
	d := dictionary{}
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0 // no clock in results
	diffs := dmp.DiffCleanupSemantic(dmp.DiffMainRunes(d.spell(old), d.spell(now), false))
	out := make([]Edit, 0, len(diffs))
	for _, x := range diffs {
		n := utf8.RuneCountInString(x.Text)
		if x.Type == diffmatchpatch.DiffDelete {
			out = append(out, Edit{Delete, strings.Join(old[:n], "")})
			old = old[n:]
			continue
		}
		out = append(out, Edit{opOf[x.Type], strings.Join(now[:n], "")})
		now = now[n:]
		if x.Type == diffmatchpatch.DiffEqual {
			old = old[n:]
		}
	}
	return moved(out)
}

var opOf = map[diffmatchpatch.Operation]Op{
	diffmatchpatch.DiffEqual: Keep, diffmatchpatch.DiffInsert: Insert,
}

// moved finds the clauses that were taken out at one place and put in at another.
func moved(edits []Edit) []Edit {
	edits = cutClauses(edits)
	for i := range edits {
		if edits[i].Op != Delete || letters(edits[i].Text) < shortestMove {
			continue
		}
		for j := range edits {
			if edits[j].Op == Insert && fold(edits[i].Text) == fold(edits[j].Text) {
				edits[i].Op, edits[j].Op = Away, Here
				break
			}
		}
	}
	return joined(edits)
}

// cutClauses cuts what was taken out and put in behind every stop.
func cutClauses(edits []Edit) []Edit {
	var out []Edit
	for _, e := range edits {
		if e.Op == Keep {
			out = append(out, e)
			continue
		}
		rest := e.Text
		for rest != "" {
			end := len(rest)
			if i := strings.IndexFunc(rest, func(r rune) bool { return stop(hanzi.Fold(r)) }); i >= 0 {
				_, n := utf8.DecodeRuneInString(rest[i:])
				end = i + n
			}
			out = append(out, Edit{e.Op, rest[:end]})
			rest = rest[end:]
		}
	}
	return out
}

// joined puts neighbours of one kind together again.
func joined(edits []Edit) []Edit {
	var out []Edit
	for _, e := range edits {
		if n := len(out); n > 0 && out[n-1].Op == e.Op {
			out[n-1].Text += e.Text
			continue
		}
		out = append(out, e)
	}
	return out
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// dictionary gives every word a character, so that words are compared as wholes; words that fold alike are one.
type dictionary map[string]rune

func (d dictionary) spell(words []string) []rune {
	out := make([]rune, 0, len(words))
	for _, w := range words {
		w = hanzi.FoldString(w)
		code, ok := d[w]
		if !ok {
			code = spelled(len(d))
			d[w] = code
		}
		out = append(out, code)
	}
	return out
}

// spelled is the n-th code point that is no surrogate.
func spelled(n int) rune {
	if n >= 0xD800 {
		n += 0x800
	}
	return rune(n)
}

// pieces cuts a text into figures with their units, words of the lexicon, and single characters.
func pieces(text string) []string {
	raw := []rune(text)
	folded := []rune(hanzi.FoldString(text))
	if len(folded) != len(raw) {
		folded = raw
	}
	var out []string
	from := 0
	take := func(to int) {
		for _, t := range lexicon.Lex(folded[from:to]) {
			out = append(out, string(raw[from+t.From:from+t.To]))
		}
		from = to
	}
	for i := 0; i < len(folded); {
		if n := figure(folded[i:]); n > 0 {
			take(i)
			out = append(out, string(raw[i:i+n]))
			i += n
			from = i
			continue
		}
		i++
	}
	take(len(folded))
	return out
}

// figure is the length of a number with its unit: 7.5%, 1200户.
func figure(text []rune) int {
	if len(text) == 0 || !unicode.IsDigit(text[0]) {
		return 0
	}
	n := 0
	for n < len(text) && (unicode.IsDigit(text[n]) || strings.ContainsRune(".,%", text[n])) {
		n++
	}
	n += lexicon.Scale(text[n:])
	return n + lexicon.Measured(text[n:])
}
