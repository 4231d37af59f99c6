package normalize

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse"
	"github.com/taizhang/taizhang/parse/lexicon"
)

// checks find what only the values of a plan show, one notion each.
var checks = []func(*Plan) []Issue{unreadDeadlines, unknownOrgs, abolishedOrgs, repeatedText}

// Check gives what is odd in a plan beside the Issues that were met while reading it.
func Check(p *Plan) []Issue {
	var out []Issue
	for _, check := range checks {
		out = append(out, check(p)...)
	}
	return out
}

func odd(code parse.Code, pos, format string, args ...any) Issue {
	return Issue{Code: string(code), Text: fmt.Sprintf(format, args...), Pos: pos}
}

// unreadDeadlines are dates and durations of which no value came: 汛期结束前.
func unreadDeadlines(p *Plan) []Issue {
	var out []Issue
	for _, t := range p.Tasks {
		for _, d := range t.Deadlines {
			if d.unread(p) && !p.notes(parse.ImpossibleDate, d.Pos) {
				out = append(out, odd(parse.UnreadDeadline, d.Pos, "%s gives no date that could be computed", quoted(d.Mention)))
			}
		}
	}
	return out
}

// unread reports a deadline without its value; where the plan has no year, a date without one is no fault of its words.
func (d *Deadline) unread(p *Plan) bool {
	switch parse.DeadlineKind(d.Kind) {
	case parse.Date:
		return d.Due == nil && (p.Year != nil || p.SignedOn != nil) && p.YearTo == nil
	case parse.Within:
		return d.Duration == nil
	}
	return false
}

// notes reports that p has an Issue of this code at pos.
func (p *Plan) notes(code parse.Code, pos string) bool {
	for _, i := range p.Issues {
		if i.Code == string(code) && i.Pos == pos {
			return true
		}
	}
	return false
}

// unknownOrgs are the single bodies whose name no table knows, once each: 区数智促进总站.
func unknownOrgs(p *Plan) []Issue {
	var out []Issue
	for _, d := range p.organs() {
		if d.Org == nil && !d.Collective && len(d.Members) == 0 && !known(d.Mention) {
			out = append(out, odd(parse.UnknownOrg, d.Pos, "%s is no organ of the tables", quoted(d.Mention)))
		}
	}
	return out
}

// known reports a mention that ends with a word of the lexicon for organs and places: 综合科, 桃花镇.
func known(text string) bool {
	m := newMention(text)
	last := m.withoutAlias() - 1
	switch m.kind(last) {
	case lexicon.Organ, lexicon.Government, lexicon.Zone, lexicon.Area, lexicon.Level, lexicon.Head, lexicon.Collective:
		return true
	}
	_, found := FindDivision(text, Context{})
	return found
}

// abolishedOrgs are the offices that had ended when the plan was issued, once each.
func abolishedOrgs(p *Plan) []Issue {
	on, stated := p.day()
	var out []Issue
	for _, d := range p.organs() {
		until, successor, ok := Abolished(d.Mention, on)
		if !ok {
			continue
		}
		out = append(out, odd(parse.AbolishedOrg, d.Pos, "%s had gone by %s%s, the plan is of %s", quoted(d.Mention), until, followed(successor), stated))
	}
	return out
}

func followed(successor string) string {
	if successor == "" {
		return ""
	}
	return " (now " + successor + ")"
}

// day is the day of issue, else the first of the plan's only year, and what of it is stated: 2021.
// Both are zero when unknown.
func (p *Plan) day() (on Date, stated string) {
	if d, ok := ParseDate(value(p.SignedOn)); ok {
		return d, d.String()
	}
	if p.Year == nil || p.YearTo != nil {
		return Date{}, ""
	}
	return Date{*p.Year, 1, 1}, strconv.Itoa(*p.Year)
}

// organs are the duties of p, of equal mentions the first.
func (p *Plan) organs() []Duty {
	var out []Duty
	seen := map[string]bool{}
	for _, t := range p.Tasks {
		for _, d := range t.Duties {
			name := strings.ReplaceAll(hanzi.Key(d.Mention), " ", "")
			if !seen[name] {
				seen[name] = true
				out = append(out, d)
			}
		}
	}
	return out
}

// repeatedText is what was printed again after a page break.
func repeatedText(p *Plan) []Issue {
	n := p.Ledger.Parts[parse.RepeatPart.String()]
	if n == 0 {
		return nil
	}
	return []Issue{odd(parse.RepeatedText, "", "%d characters are printed again and were read once", n)}
}
