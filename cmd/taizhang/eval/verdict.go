package eval

import "github.com/taizhang/taizhang/normalize"

// Verdict says of one field of a plan whether it is right, beside how sure the
// plan was. What need not be found has none.
type Verdict struct {
	Document string
	Class    normalize.Class
	Given    normalize.Confidence
	Right    bool
}

func (t *tally) verdict(c normalize.Class, given normalize.Confidence, right bool) {
	if !given.IsZero() {
		t.verdicts = append(t.verdicts, Verdict{t.document, c, given, right})
	}
}

// sureTask judges the task's own words.
func (t *tally) sureTask(got *normalize.Task, content, path, serial bool) {
	t.verdict(normalize.ContentClass, got.Confidence.Content, content)
	t.verdict(normalize.PathClass, got.Confidence.Path, path)
	t.verdict(normalize.SerialClass, got.Confidence.Serial, serial)
}

func (t *tally) sureDuties(m *dutyMatch) {
	for j := range m.got {
		if m.soft[j] {
			continue
		}
		t.verdict(normalize.DutyMentionClass, m.got[j].MentionConfidence, m.used[j])
		t.verdict(normalize.DutyClass, m.got[j].Confidence, m.used[j] && m.role[j])
	}
}

func (t *tally) sureDeadlines(m *deadlineMatch) {
	of := make([]*GoldDeadline, len(m.got))
	for i, j := range m.of {
		if j >= 0 {
			of[j] = &m.gold[i]
		}
	}
	for j := range m.got {
		got, want := &m.got[j], of[j]
		if want != nil && want.Soft {
			continue
		}
		mention := want != nil && sameMention(want, got)
		t.verdict(normalize.DeadlineMentionClass, got.MentionConfidence, mention)
		t.verdict(normalize.DeadlineClass, got.Confidence, mention && sameValue(want, got))
	}
}
