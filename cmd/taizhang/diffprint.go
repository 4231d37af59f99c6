package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/taizhang/taizhang/normalize/link"
)

func (a *app) printDiff(f diffFlags, d *diffed) error {
	words, ok := diffWords[f.language]
	if !ok {
		return coded{exitUsage, fmt.Errorf("--lang %s: want zh or en", f.language)}
	}
	if f.to != "" {
		return diffBook(f.to, f.force, d, words)
	}
	switch a.output {
	case jsonOutput:
		e := json.NewEncoder(a.out)
		e.SetEscapeHTML(false)
		e.SetIndent("", " ")
		return e.Encode(d)
	case ndjsonOutput:
		out := jsonLines(a.out)
		var failed error
		for _, l := range d.Lines {
			failed = errors.Join(failed, out.Encode(l))
		}
		return failed
	case htmlOutput:
		return diffPage(a.out, d, words)
	}
	r := rows{columns: words.columns()}
	for _, l := range d.Lines {
		r.values = append(r.values, []any{words.Label(l), ordinal(l.A), ordinal(l.B), a.facts(words.Facts(l)), l.redline(a.output == tableOutput)})
	}
	return a.print(r)
}

func ordinal(t *diffTask) any {
	if t == nil {
		return nil
	}
	return t.Ordinal
}

// redline is the text with [-what went-] and {+what came+}; short leaves only a few words of each part.
func (l diffLine) redline(short bool) string {
	if l.A == nil || l.B == nil {
		text := ""
		for _, t := range []*diffTask{l.A, l.B} {
			if t != nil {
				text = t.Content
			}
		}
		if short {
			return brief(text, 0, 40)
		}
		return text
	}
	var b strings.Builder
	for i, e := range l.Redline {
		switch e.Op {
		case link.Delete:
			b.WriteString("[-" + around(e.Text, short, false, false) + "-]")
		case link.Insert:
			b.WriteString("{+" + around(e.Text, short, false, false) + "+}")
		case link.Away:
			b.WriteString("[<" + e.Text + "<]")
		case link.Here:
			b.WriteString("{>" + e.Text + ">}")
		default:
			b.WriteString(around(e.Text, short, i == 0, i == len(l.Redline)-1))
		}
	}
	return b.String()
}

// kept is how many characters of a text that is cut short stand at its beginning and end.
const kept = 8

func around(text string, short, first, last bool) string {
	switch {
	case !short:
		return text
	case first && last:
		return brief(text, 0, 40)
	case first:
		return brief(text, kept, 0)
	case last:
		return brief(text, 0, kept)
	}
	rs := []rune(text)
	if len(rs) <= 2*kept+1 {
		return text
	}
	return string(rs[:kept]) + "…" + string(rs[len(rs)-kept:])
}

// brief keeps the end or the beginning of text.
func brief(text string, end, begin int) string {
	rs := []rune(text)
	switch {
	case begin > 0 && len(rs) > begin:
		return string(rs[:begin]) + "…"
	case end > 0 && len(rs) > end:
		return "…" + string(rs[len(rs)-end:])
	}
	return text
}

// facts are cut short where lines have to fit a screen.
func (a *app) facts(words string) string {
	if a.output == tableOutput {
		return brief(words, 0, 40)
	}
	return words
}
