package warehouse

import "github.com/taizhang/taizhang/normalize"

// sure is the probability that a field is right; null where none is known.
func sure(c normalize.Confidence) datum {
	if c.IsZero() {
		return datum{}
	}
	return floatDatum(c.P)
}

// addConfidence makes a row for every stated field of a plan.
func (b *bundle) addConfidence(h *planHead, c *normalize.PlanConfidence) {
	for _, f := range confidenceFields(c) {
		if !f.sure.IsZero() {
			b.rows.add(corePlanConfidence, h.division, h.plan, text(f.field), f.sure.P)
		}
	}
}

// sureField is a stated field of a plan and how sure it is.
type sureField struct {
	field string
	sure  *normalize.Confidence
}

func confidenceFields(c *normalize.PlanConfidence) []sureField {
	return []sureField{
		{"title", &c.Title}, {"notice_title", &c.NoticeTitle}, {"issuer", &c.Issuer}, {"number", &c.Number}, {"index_number", &c.IndexNumber},
		{"division", &c.Division}, {"year", &c.Year}, {"signed_on", &c.SignedOn}, {"published_on", &c.PublishedOn}, {"kind", &c.Kind},
	}
}
