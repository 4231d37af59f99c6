package eval

import (
	"slices"
	"strings"

	"github.com/taizhang/taizhang/normalize"
)

// duties scores the organs of one task: mentions, mentions with their role, and what is said of them.
func (t *tally) duties(g *GoldTask, got []normalize.Duty) {
	d := &dutyMatch{got: got, used: make([]bool, len(got)), soft: make([]bool, len(got)), role: make([]bool, len(got))}
	var mention, role Count
	for _, pass := range []func(*GoldDuty) (int, bool){d.sameRole, d.sameMention, d.alternative} {
		for i := range g.Duties {
			want := &g.Duties[i]
			if want.Soft || d.done(i) {
				continue
			}
			j, roleRight := pass(want)
			if j < 0 {
				continue
			}
			d.take(i)
			mention.TP++
			role = role.plus(t.role(g.Ordinal, want, got[j], roleRight))
			t.said(g.Ordinal, want, got[j])
			t.org(g.Ordinal, want, &got[j])
		}
	}
	d.dropSoft(g.Duties)
	for i := range g.Duties {
		if want := &g.Duties[i]; !want.Soft && !d.done(i) {
			mention.FN, role.FN = mention.FN+1, role.FN+1
			t.org(g.Ordinal, want, nil)
			t.miss(g.Ordinal, DutyField, want.Mention+" "+want.Role, "", "")
		}
	}
	for j := range got {
		if !d.used[j] {
			mention.FP, role.FP = mention.FP+1, role.FP+1
			t.miss(g.Ordinal, DutyField, "", got[j].Mention+" "+got[j].Role, got[j].Pos)
		}
	}
	t.sureDuties(d)
	t.count(DutyField, mention)
	t.count(DutyRoleField, role)
}

func (t *tally) role(task int, want *GoldDuty, got normalize.Duty, right bool) Count {
	if right {
		return Count{TP: 1}
	}
	t.miss(task, DutyRoleField, want.Mention+" "+want.Role, got.Mention+" "+got.Role, got.Pos)
	return Count{FP: 1, FN: 1}
}

// said scores what is said of an organ that was found.
func (t *tally) said(task int, want *GoldDuty, got normalize.Duty) {
	for _, f := range []struct {
		name      string
		want, got bool
	}{
		{CollectField, want.Collective, got.Collective},
		{InheritField, want.Inherited, got.Inherited},
		{InlineField, want.Inline, got.Inline},
	} {
		t.compare(task, f.name, flag(f.want, want.Mention), flag(f.got, got.Mention), got.Pos, f.want == f.got)
	}
	if key(want.Mention) == key(got.Mention) {
		t.compare(task, MembersField, path(want.Members), path(got.Members), got.Pos, equalPath(want.Members, got.Members))
	}
}

func flag(yes bool, mention string) string {
	if yes {
		return mention
	}
	return ""
}

// dutyMatch takes found organs one by one.
type dutyMatch struct {
	got   []normalize.Duty
	used  []bool
	soft  []bool // need not be found
	role  []bool // the role is right, too
	taken []int  // indices of annotated duties
}

func (d *dutyMatch) done(i int) bool { return slices.Contains(d.taken, i) }

func (d *dutyMatch) take(i int) { d.taken = append(d.taken, i) }

func roleRight(want *GoldDuty, role string) bool {
	return role == want.Role || slices.Contains(want.RoleAlt, role)
}

func (d *dutyMatch) find(mention string, fits func(string) bool) int {
	for j := range d.got {
		if !d.used[j] && key(d.got[j].Mention) == key(mention) && fits(d.got[j].Role) {
			return j
		}
	}
	return -1
}

func (d *dutyMatch) sameRole(want *GoldDuty) (int, bool) {
	j := d.find(want.Mention, func(role string) bool { return roleRight(want, role) })
	if j >= 0 {
		d.used[j], d.role[j] = true, true
	}
	return j, true
}

func (d *dutyMatch) sameMention(want *GoldDuty) (int, bool) {
	j := d.find(want.Mention, func(string) bool { return true })
	if j >= 0 {
		d.used[j] = true
	}
	return j, false
}

// alternative takes the longest accepted list of mentions that was found whole.
func (d *dutyMatch) alternative(want *GoldDuty) (int, bool) {
	alts := slices.Clone(want.Alt)
	slices.SortStableFunc(alts, func(a, b []string) int { return len(b) - len(a) })
	for _, alt := range alts {
		if took, right := d.all(want, alt); took != nil {
			return took[0], right
		}
	}
	return -1, false
}

func (d *dutyMatch) all(want *GoldDuty, alt []string) (took []int, right bool) {
	right = true
	for _, mention := range alt {
		j := d.find(mention, func(role string) bool { return roleRight(want, role) })
		if j < 0 {
			j, right = d.find(mention, func(string) bool { return true }), false
		}
		if j < 0 {
			for _, k := range took {
				d.used[k] = false
			}
			return nil, false
		}
		d.used[j], d.role[j] = true, roleRight(want, d.got[j].Role)
		took = append(took, j)
	}
	return took, right
}

// dropSoft forgets found organs that need not be found.
func (d *dutyMatch) dropSoft(gold []GoldDuty) {
	for i := range gold {
		if !gold[i].Soft {
			continue
		}
		for j := range d.got {
			if !d.used[j] && overlap(gold[i].Mention, d.got[j].Mention) {
				d.used[j], d.soft[j] = true, true
				break
			}
		}
	}
}

// overlap reports that one of two mentions holds the other.
func overlap(a, b string) bool {
	a, b = key(a), key(b)
	return strings.Contains(a, b) || strings.Contains(b, a)
}
