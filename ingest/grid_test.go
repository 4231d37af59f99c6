package ingest

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestEveryPlaceBelongsToOneCell lays cells with any spans on a grid.
func TestEveryPlaceBelongsToOneCell(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := &grid{limit: 10_000}
		n := rapid.IntRange(0, 30).Draw(t, "cells")
		for i := range n {
			row, col := rapid.IntRange(0, 8).Draw(t, "row"), rapid.IntRange(0, 8).Draw(t, "col")
			rows, cols := rapid.IntRange(-1, 20).Draw(t, "rows"), rapid.IntRange(-1, 20).Draw(t, "cols")
			if rapid.Bool().Draw(t, "below") && g.below(row, col) {
				continue
			}
			g.put(row, g.free(row, col), rows, cols, fmt.Sprint(i))
		}
		laid := len(g.cells)
		table := g.table()
		if err := table.check(DefaultLimits); err != nil {
			t.Fatal(err, spellTable(table))
		}
		words := 0
		for _, c := range table.Cells {
			if c.Text != "" {
				words++
			}
		}
		if words != laid || g.full {
			t.Fatalf("%d of %d cells left in %s", words, laid, spellTable(table))
		}
	})
}

// TestPagesWithAnySpans reads tables of any spans, which must come out whole.
func TestPagesWithAnySpans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var sb strings.Builder
		sb.WriteString("<html><table border=1>")
		for i := range rapid.IntRange(1, 8).Draw(t, "rows") {
			sb.WriteString("<tr>")
			for j := range rapid.IntRange(0, 5).Draw(t, "cells") {
				fmt.Fprintf(&sb, "<td rowspan=%d colspan=%d>第%d之%d", rapid.IntRange(0, 9).Draw(t, "rs"), rapid.IntRange(0, 9).Draw(t, "cs"), i, j)
			}
		}
		page := []byte(sb.String())
		d, err := Read("x", page, DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		n := walkHTML(nil, page)
		n.take(d)
		if rest := n.rest(); rest != "" {
			t.Fatalf("%s: %s", page, rest)
		}
		for _, b := range d.Blocks {
			if b.Table != nil {
				if err := b.Table.check(DefaultLimits); err != nil {
					t.Fatalf("%s: %v", page, err)
				}
			}
		}
	})
}

func TestGridLimit(t *testing.T) {
	g := &grid{limit: 100}
	g.put(0, 0, 1_000_000, 1_000_000, "a")
	if len(g.owner) > 101 {
		t.Errorf("%d rows were laid", len(g.owner))
	}
	if _, err := Read("x", []byte("<html><table><tr><td rowspan=65534 colspan=1000>a<td>b<tr><td colspan=1000>c<td>d</table>"), Limits{FileBytes: 1000, Chars: 1000, Cells: 500, Elements: 100}); Sentinel(err) != ErrLimit {
		t.Errorf("got %v", err)
	}
}
