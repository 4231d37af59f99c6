package warehouse

import (
	"context"

	"github.com/taizhang/taizhang/normalize"
)

// orgDimensions fills what organs do (教科体局: 教育, 科技, 体育), under which names they
// went and who followed whom, unless the tables hold exactly this.
func (wr *writer) orgDimensions(ctx context.Context) error {
	if err := wr.functions(ctx); err != nil {
		return err
	}
	if err := wr.orgFunctions(ctx); err != nil {
		return err
	}
	if err := wr.orgNames(ctx); err != nil {
		return err
	}
	return wr.orgSuccessions(ctx)
}

func (wr *writer) functions(ctx context.Context) error {
	want, have := &rows{}, &rows{}
	for i, f := range normalize.Functions() {
		want.add(coreFunction, f, i+1)
	}
	if err := wr.each(ctx, "functions", func(scan func(...any) error) error {
		var function string
		var ordinal int
		err := scan(&function, &ordinal)
		have.add(coreFunction, function, ordinal)
		return err
	}); err != nil {
		return err
	}
	return wr.replace(ctx, coreFunction, "functions-clear", have, want)
}

func (wr *writer) orgNames(ctx context.Context) error {
	var want []datum
	for _, n := range normalize.OrgNames() {
		want = append(want, text(n.Line), wholeDatum(int64(n.Ordinal)), text(n.Name), optional(n.From), optional(n.To),
			boolDatum(n.FromChecked), boolDatum(n.ToChecked), text(n.Levels), text(n.Source))
	}
	return wr.revise(ctx, coreOrgName, "org-names", want)
}

func (wr *writer) orgFunctions(ctx context.Context) error {
	want, have := &rows{}, &rows{}
	for _, f := range normalize.OrgFunctions() {
		want.add(coreOrgFunction, f.Function, f.Org)
	}
	if err := wr.each(ctx, "org-functions", func(scan func(...any) error) error {
		var function, org string
		err := scan(&function, &org)
		have.add(coreOrgFunction, function, org)
		return err
	}); err != nil {
		return err
	}
	return wr.replace(ctx, coreOrgFunction, "org-functions-clear", have, want)
}

func (wr *writer) orgSuccessions(ctx context.Context) error {
	want, have := successionRows(), &rows{}
	if err := wr.each(ctx, "org-successions", func(scan func(...any) error) error {
		var org, successor string
		var ordinal int
		var from, to, note *string
		var checked bool
		err := scan(&org, &ordinal, &successor, &from, &to, &checked, &note)
		have.add(coreOrgSuccession, org, ordinal, successor, given(from), given(to), checked, given(note))
		return err
	}); err != nil {
		return err
	}
	return wr.replace(ctx, coreOrgSuccession, "org-successions-clear", have, want)
}

func successionRows() *rows {
	out := &rows{}
	ordinal, last := 0, ""
	for _, s := range normalize.Successions() {
		if ordinal++; s.Org != last {
			ordinal, last = 1, s.Org
		}
		out.add(coreOrgSuccession, s.Org, ordinal, s.Successor, optional(s.From), optional(s.To), s.Checked, optional(s.Note))
	}
	return out
}

// replace clears a dimension and writes it anew where it differs from what is wanted.
func (wr *writer) replace(ctx context.Context, t table, clearing string, have, want *rows) error {
	if sameData(have[t], want[t]) {
		return nil
	}
	if err := wr.exec(ctx, clearing); err != nil {
		return err
	}
	_, err := wr.append(ctx, want)
	return err
}
