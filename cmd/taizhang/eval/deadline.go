package eval

import (
	"fmt"
	"slices"
	"strings"

	"github.com/taizhang/taizhang/normalize"
)

// deadlines scores the time phrases of one task: their mentions, and their kind with its value.
func (t *tally) deadlines(g *GoldTask, got []normalize.Deadline) {
	m := newDeadlineMatch(g.Deadlines, got)
	m.pass(func(want *GoldDeadline, got *normalize.Deadline) bool {
		return sameMention(want, got) && sameScope(want, got) && sameValue(want, got)
	})
	m.pass(func(want *GoldDeadline, got *normalize.Deadline) bool {
		return sameMention(want, got) && sameValue(want, got)
	})
	m.pass(sameMention)
	m.pass(func(want *GoldDeadline, got *normalize.Deadline) bool {
		return sameValue(want, got) && overlap(want.Mention, got.Mention)
	})
	m.pass(sameValue)
	m.dropSoft()
	var mention, value Count
	for i := range g.Deadlines {
		want := &g.Deadlines[i]
		if want.Soft {
			continue
		}
		found := &normalize.Deadline{}
		if m.of[i] >= 0 {
			found = &got[m.of[i]]
			t.anchor(g.Ordinal, want, found)
		}
		mention = mention.plus(t.half(g.Ordinal, DeadlineField, want, found, sameMention))
		value = value.plus(t.half(g.Ordinal, DeadlineValue, want, found, sameValue))
	}
	for j := range got {
		if !m.used[j] {
			mention.FP, value.FP = mention.FP+1, value.FP+1
			t.miss(g.Ordinal, DeadlineField, "", spellGot(&got[j]), got[j].Pos)
		}
	}
	t.sureDeadlines(m)
	t.count(DeadlineField, mention)
	t.count(DeadlineValue, value)
}

// half counts one annotated deadline under one of the two views.
func (t *tally) half(task int, field string, want *GoldDeadline, found *normalize.Deadline, same func(*GoldDeadline, *normalize.Deadline) bool) Count {
	if found.Mention == "" {
		if field == DeadlineField {
			t.miss(task, field, spellGold(want), "", "")
		}
		return Count{FN: 1}
	}
	if same(want, found) {
		return Count{TP: 1}
	}
	t.miss(task, field, spellGold(want), spellGot(found), found.Pos)
	return Count{FP: 1, FN: 1}
}

func (t *tally) anchor(task int, want *GoldDeadline, got *normalize.Deadline) {
	if want.Kind == "within" && sameMention(want, got) {
		t.compare(task, AnchorField, word(want.Anchor), word(got.Anchor), got.Pos, key(word(want.Anchor)) == key(word(got.Anchor)))
	}
}

// deadlineMatch takes found deadlines pass by pass, the strictest likeness first.
type deadlineMatch struct {
	gold []GoldDeadline
	got  []normalize.Deadline
	of   []int // per annotated deadline, the found one's index or -1
	used []bool
}

func newDeadlineMatch(gold []GoldDeadline, got []normalize.Deadline) *deadlineMatch {
	m := &deadlineMatch{gold, got, make([]int, len(gold)), make([]bool, len(got))}
	for i := range m.of {
		m.of[i] = -1
	}
	return m
}

func (m *deadlineMatch) pass(same func(*GoldDeadline, *normalize.Deadline) bool) {
	for i := range m.gold {
		for j := range m.got {
			if m.of[i] < 0 && !m.used[j] && !m.gold[i].Soft && same(&m.gold[i], &m.got[j]) {
				m.of[i], m.used[j] = j, true
			}
		}
	}
}

// dropSoft forgets found deadlines that need not be found.
func (m *deadlineMatch) dropSoft() {
	for i := range m.gold {
		for j := range m.got {
			if m.gold[i].Soft && m.of[i] < 0 && !m.used[j] && overlap(m.gold[i].Mention, m.got[j].Mention) {
				m.of[i], m.used[j] = j, true
			}
		}
	}
}

func sameMention(want *GoldDeadline, got *normalize.Deadline) bool {
	return slices.ContainsFunc(append([]string{want.Mention}, want.MentionAlt...), func(m string) bool { return key(m) == key(got.Mention) })
}

// sameDuration reports lengths of time that are equal in days: P1W and P7D.
func sameDuration(a, b string) bool {
	x, ok := normalize.ParseDuration(a)
	y, also := normalize.ParseDuration(b)
	if !ok || !also {
		return a == b
	}
	x.Weeks, x.Days = 0, x.Days+7*x.Weeks
	y.Weeks, y.Days = 0, y.Days+7*y.Weeks
	return x == y
}

func sameScope(want *GoldDeadline, got *normalize.Deadline) bool {
	return key(word(want.Scope)) == key(word(got.Scope))
}

func sameValue(want *GoldDeadline, got *normalize.Deadline) bool {
	if want.Kind != got.Kind {
		return false
	}
	switch want.Kind {
	case "date":
		return word(want.Due) == word(got.Due) || want.Due == nil && impossible(want.Mention) ||
			slices.ContainsFunc(want.DueAlt, func(due *string) bool { return word(due) == word(got.Due) })
	case "recurring":
		return normalize.SameRule(word(want.RRule), word(got.RRule)) && normalize.SameRules(want.RRuleOptions, got.RRuleOptions)
	case "within":
		return sameDuration(word(want.Duration), word(got.Duration)) && want.Workdays == got.Workdays
	}
	return true
}

// impossible reports a date that names two ends of time: 2023年底10月前. Any value is accepted for it.
func impossible(mention string) bool {
	return strings.Contains(mention, "年底") && strings.Contains(mention, "月")
}

func spellGold(d *GoldDeadline) string {
	return spellDeadline(d.Mention, d.Kind, d.Due, d.RRule, d.Duration, d.RRuleOptions, d.Workdays)
}

func spellGot(d *normalize.Deadline) string {
	return spellDeadline(d.Mention, d.Kind, d.Due, d.RRule, d.Duration, d.RRuleOptions, d.Workdays)
}

func spellDeadline(mention, kind string, due, rrule, duration *string, options []string, workdays bool) string {
	s := fmt.Sprintf("%s %s %s%s%s", mention, kind, word(due), word(rrule), word(duration))
	if len(options) > 0 {
		s += " " + strings.Join(options, "|")
	}
	if workdays {
		s += " workdays"
	}
	return strings.TrimSpace(s)
}

func word(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
