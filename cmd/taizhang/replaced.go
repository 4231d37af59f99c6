package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// factKinds are the kinds of rows that a difference is counted by.
var factKinds = []string{"task", "duty", "deadline"}

// whyReplaced says in words why rows were written anew.
var whyReplaced = map[string]string{
	"parser": "read otherwise by this version",
	"given":  "described otherwise",
	"file":   "replaced by what their files hold now",
}

// compared sums up what became of the rows that were replaced.
func (b *batch) compared(ds []warehouse.Difference) {
	if b.replaced == nil {
		b.replaced, b.tallies = map[string]int{}, map[string]warehouse.Tally{}
	}
	for _, d := range ds {
		b.replaced[d.Reason]++
		for kind, t := range d.Tallies {
			sum := b.tallies[kind]
			sum.Added += t.Added
			sum.Changed += t.Changed
			sum.Removed += t.Removed
			b.tallies[kind] = sum
		}
		for _, c := range d.Changes {
			if b.tell {
				b.progress.logf("%s: %s", d.Name, spellChange(c))
			}
		}
	}
}

// spellChange is a change in one line: T1!C7 deadline changed due: 2021-06-30 → 2021-12-31.
func spellChange(c warehouse.Change) string {
	what := strings.TrimSpace(strings.Join(strings.Fields(c.Pos+" "+c.Kind+" "+c.Action+" "+c.Field), " "))
	switch c.Action {
	case warehouse.Added:
		return fmt.Sprintf("%s: %s", what, shortened(c.Now))
	case warehouse.Removed:
		return fmt.Sprintf("%s: %s", what, shortened(c.Was))
	}
	return fmt.Sprintf("%s: %s → %s", what, cmp.Or(shortened(c.Was), "-"), cmp.Or(shortened(c.Now), "-"))
}

// shortened leaves the first words of a text, for a line.
func shortened(s string) string {
	const most = 40
	if rs := []rune(oneLine(s)); len(rs) > most {
		return string(rs[:most]) + "…"
	}
	return oneLine(s)
}

// tellReplaced says how many publications were written anew, why, and what that changed.
func (b *batch) tellReplaced() {
	for _, reason := range []string{"parser", "given", "file"} {
		if n := b.replaced[reason]; n > 0 {
			b.app.logf("%d %s", n, whyReplaced[reason])
		}
	}
	if len(b.replaced) == 0 {
		return
	}
	var said []string
	for _, kind := range factKinds {
		t := b.tallies[kind]
		said = append(said, fmt.Sprintf("%s +%d ~%d -%d", kind, t.Added, t.Changed, t.Removed))
	}
	b.app.logf("added +, changed ~, removed -: %s", strings.Join(said, ", "))
}
