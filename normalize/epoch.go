package normalize

import "strings"

// Abolished tells since when and by what the office of a mention was followed that no
// longer was on a day: 县国土资源局 on 2021-05-01. Not ok: it may well have been.
func Abolished(text string, on Date) (until, successor string, ok bool) {
	o, h, _ := newMention(text).office()
	if o.row == nil || on == (Date{}) || !ofOffice(o.printed) {
		return "", "", false
	}
	r := o.row
	if !r.to.checked || !r.to.past(on) || orgs().goesOn(o.printed) {
		return "", "", false
	}
	if h.level != "" && !strings.Contains(r.levels, levelSign(h.level)) {
		return "", "", false
	}
	return r.to.month, strings.Join(orgs().successors(r), ";"), true
}

// past reports that a day lies behind the month or year.
func (s since) past(on Date) bool { return on.String()[:len(s.month)] > s.month }

// goesOn reports a name that some office carries still, or whose end is not checked.
func (t *orgTable) goesOn(name string) bool {
	for _, i := range t.named[name] {
		if !t.rows[i].to.checked {
			return true
		}
	}
	return false
}

// ofOffice reports a name that ends as an office's does: 工商 in 工商、税务等部门 is a field of work.
func ofOffice(name string) bool {
	r := []rune(name)
	return len(r) > 0 && strings.ContainsRune("局厅委办室会部", r[len(r)-1])
}

// nameOn is the name that a line had on a day, for one that it is called by: 县环保局 in 2021 is
// 生态环境局. A date that was not checked refuses nothing, and without a day every name is right.
func (t *orgTable) nameOn(r *orgRow, on Date) *orgRow {
	if on == (Date{}) || r.inForce(on) {
		return r
	}
	best := r
	for _, i := range t.lines[r.line] {
		if s := &t.rows[i]; s.inForce(on) && (best == r || s.name == s.line) {
			best = s
		}
	}
	return best
}

// inForce reports that no checked date speaks against a name on a day.
func (r *orgRow) inForce(on Date) bool {
	if r.to.checked && r.to.past(on) {
		return false
	}
	return !r.from.checked || on.String()[:len(r.from.month)] >= r.from.month
}
