package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/parse"
)

// Finding is one odd thing with its words and place.
type Finding struct {
	Rule      Rule
	File      string
	Pos       string // as ingest.Bundle.Spell writes it; "" where it is of the whole plan
	Quotation string
	Sentence  string // of this finding, in English
}

// Findings are what is odd in a bundle and its plans, in reading order; what has no place comes first.
func Findings(r *normalize.Result) []Finding {
	type placed struct {
		Finding
		at ingest.Span
	}
	var all []placed
	seen := map[Finding]bool{}
	add := func(issues []normalize.Issue, file string) {
		for _, i := range issues {
			pos, _ := r.Bundle.ParsePos(i.Pos)
			f := finding(i, r.Bundle, pos, file)
			if !seen[f] {
				seen[f] = true
				all = append(all, placed{f, first(pos)})
			}
		}
	}
	for _, p := range r.Plans {
		add(issues(p), p.Document.Name)
	}
	if len(r.Plans) > 0 {
		add(r.Issues, r.Plans[0].Document.Name)
	}
	slices.SortStableFunc(all, func(a, b placed) int { return order(a.at, b.at) })
	out := make([]Finding, len(all))
	for i, p := range all {
		out[i] = p.Finding
	}
	return out
}

// issues are those of a plan. Where no task names an organ, that is said once.
func issues(p *normalize.Plan) []normalize.Issue {
	all := slices.Concat(p.Issues, normalize.Check(p))
	if len(p.Tasks) < 2 || slices.ContainsFunc(p.Tasks, func(t normalize.Task) bool { return len(t.Duties) > 0 }) {
		return all
	}
	noDuty := string(parse.NoDuty)
	rest := slices.DeleteFunc(all, func(i normalize.Issue) bool { return i.Code == noDuty })
	return append(rest, normalize.Issue{Code: noDuty, Text: fmt.Sprintf("none of the %d tasks names an organ", len(p.Tasks))})
}

// first is where pos begins, before everything when it is of no place.
func first(pos ingest.Pos) ingest.Span {
	if len(pos) == 0 {
		return ingest.Span{Doc: -1}
	}
	return pos[0]
}

func order(a, b ingest.Span) int {
	return cmp.Or(cmp.Compare(a.Doc, b.Doc), cmp.Compare(a.Block, b.Block), cmp.Compare(a.Cell, b.Cell), cmp.Compare(a.From, b.From))
}

func finding(i normalize.Issue, b *ingest.Bundle, pos ingest.Pos, file string) Finding {
	f := Finding{Rule: Rule{Code: i.Code, Level: Note, English: i.Text, Chinese: i.Text}, File: file, Pos: i.Pos, Sentence: i.Text}
	if rule, ok := ruleOf(i.Code); ok {
		f.Rule = rule
	}
	if len(pos) > 0 {
		f.File = b.Documents[pos[0].Doc].Name
		f.Quotation = hanzi.Display(b.Text(pos))
	}
	return f
}

// Text is the finding's sentence in English with its quotation.
func (f Finding) Text() string {
	if strings.Contains(f.Sentence, f.Quotation) {
		return f.Sentence
	}
	return f.Sentence + ": " + strconv.Quote(short(f.Quotation))
}

// Chinese is the rule's sentence in Chinese with the quotation.
func (f Finding) Chinese() string {
	if f.Quotation == "" {
		return f.Rule.Chinese
	}
	return f.Rule.Chinese + "：“" + short(f.Quotation) + "”"
}

// quotable is how much of a quotation a sentence holds.
const quotable = 40

// short is the beginning of a long quotation.
func short(s string) string {
	r := []rune(s)
	if len(r) <= quotable {
		return s
	}
	return string(r[:quotable]) + "…"
}

// Where is the file and, where it is known, the place: 方案.txt:¶3 [4,9).
func (f Finding) Where() string {
	if f.Pos == "" {
		return f.File
	}
	return f.File + ":" + f.Pos
}
