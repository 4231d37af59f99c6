package parse

import (
	"fmt"
	"slices"
	"strings"
)

// Evidence is what speaks for or against a reading: a set of hints that are met
// while reading and cost nothing, from which normalize tells how sure it is.
type Evidence uint32

// The hints.
const (
	Inferred  Evidence = 1 << iota // the columns were told by what stands in them, no header names them
	Moved                          // the row's cells stood beside their columns
	Joined                         // put together from several paragraphs
	Divided                        // one of several tasks under one number
	HeadOnly                       // a heading that is itself the task
	Weak                           // an organ by its shape only: 财政
	LeftOver                       // words beside the organs of the cell name none known
	Labelled                       // the role stands beside the organ: 牵头单位:…, 区财政局配合
	ByPlace                        // the role follows from the place: 排在首位的单位为牵头单位
	InText                         // in running text, not in a cell of its own
	Untitled                       // no line ends as titles do, the first heading was taken
	Announced                      // named in 附件:… or 《…》已经…同意 only, or within the notice's title
	Agreeing                       // two places say the same
	Differing                      // two places say otherwise
	Field                          // from a labelled fact: 发布机构:…
	Outside                        // from what the format states beside the text
	Behind                         // the column of the task's words stands behind that of the organs
)

// Layout is how a task stood in its document.
type Layout uint8

// The layouts.
const (
	UnknownLayout Layout = iota
	RuledTable           // cells with spans
	TabTable             // one row a line, or one cell a tab
	LineTable            // a row on one line between bars or gaps
	BrokenTable          // cells between separators, rows on several lines
	CellLines            // one cell a line below a header of one heading a line
	OrganLines           // one cell a line without header
	Outline              // numbered paragraphs
)

// flattenedLayouts are those of the readers in flattened.at, in their order.
var flattenedLayouts = [...]Layout{TabTable, LineTable, LineTable, TabTable, BrokenTable, CellLines, OrganLines, LineTable, LineTable}

var evidenceNames = [...]string{
	"inferred", "moved", "joined", "divided", "head-only", "weak", "left-over", "labelled", "by-place", "in-text",
	"untitled", "announced", "agreeing", "differing", "field", "outside", "behind",
}

// String lists the hints: weak labelled.
func (e Evidence) String() string {
	var out []string
	for i, name := range evidenceNames {
		if e&(1<<i) != 0 {
			out = append(out, name)
		}
	}
	return strings.Join(out, " ")
}

// MarshalText writes e as String does.
func (e Evidence) MarshalText() ([]byte, error) { return []byte(e.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (e *Evidence) UnmarshalText(text []byte) error {
	for _, name := range strings.Fields(string(text)) {
		i := slices.Index(evidenceNames[:], name)
		if i < 0 {
			return fmt.Errorf("no hint %q", name)
		}
		*e |= 1 << i
	}
	return nil
}

var layoutNames = [...]string{"", "ruled", "tabs", "line", "broken", "cells", "organs", "outline"}

// String names l.
func (l Layout) String() string { return layoutNames[l] }

// MarshalText writes l as String does.
func (l Layout) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (l *Layout) UnmarshalText(text []byte) error {
	i := slices.Index(layoutNames[:], string(text))
	if i < 0 {
		return fmt.Errorf("no layout %q", text)
	}
	*l = Layout(i)
	return nil
}
