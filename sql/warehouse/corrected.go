package warehouse

import (
	"encoding/json"

	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/normalize/correct"
)

// addCorrected makes a row for each correction of a plan, and keeps the plan as it was parsed where one holds.
func (b *bundle) addCorrected(h *planHead, parsed *normalize.Plan, effects []correct.Effect) error {
	holds := false
	for i := range effects {
		e := &effects[i]
		holds = holds || e.State != correct.Stale
		task, err := parseKey("task", orElse(e.Task, "0"))
		if err != nil {
			return err
		}
		b.rows.add(coreCorrected, h.division, h.plan, e.Correction, text(string(e.State)), text(e.How), e.Score,
			bundleKey(task), text(e.Kind), positive(e.Ordinal), text(e.Field), optional(e.Was), optional(e.Now))
	}
	if !holds {
		return nil
	}
	plain, err := json.Marshal(asStored(parsed))
	b.rows.add(coreAsParsed, h.division, h.plan, text(string(plain)))
	return err
}

// asStored is a plan with what its rows tell and nothing else, so that it is the same whether
// it was kept when it was loaded or later.
func asStored(p *normalize.Plan) *normalize.Plan {
	out := *p
	out.Document = normalize.Document{SHA256: p.Document.SHA256, Format: p.Document.Format}
	for _, d := range p.Document.Parts {
		out.Document.Parts = append(out.Document.Parts, normalize.Document{SHA256: d.SHA256, Format: d.Format})
	}
	out.Ledger, out.Issues = normalize.Ledger{}, nil
	if p.Given != nil {
		g := *p.Given
		g.Typed = ""
		out.Given = &g
		if g == (normalize.Given{}) {
			out.Given = nil
		}
	}
	out.Tasks = make([]normalize.Task, len(p.Tasks))
	for i, t := range p.Tasks {
		if t.Progress != nil {
			g := *t.Progress
			g.ValuePos, g.PercentPos, g.AsOfPos = "", "", ""
			t.Progress = &g
		}
		t.Duties = orgsAsStored(t.Duties, p)
		out.Tasks[i] = t
	}
	return &out
}

// orgsAsStored leaves of organs what core.org and core.duty tell.
func orgsAsStored(duties []normalize.Duty, p *normalize.Plan) []normalize.Duty {
	out := make([]normalize.Duty, len(duties))
	for i, d := range duties {
		if d.Org != nil {
			o := normalize.Org{ID: spellKey(int64(d.Org.Key(p).ID())), Name: d.Org.Name, Branch: d.Org.Branch, Division: d.Org.Division}
			if d.Org.Division == nil {
				o.Level = d.Org.Level
			}
			if d.Org.Line != d.Org.Name {
				o.Line = d.Org.Line
			}
			d.Org = &o
		}
		out[i] = d
	}
	return out
}
