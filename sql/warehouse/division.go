package warehouse

import (
	"context"
	"sync"

	"github.com/taizhang/taizhang/normalize"
)

// divisions fills the dimension with every code's latest name, the state, and the
// row ZZZZZZ 未知; and with every name a code had, and what became of it. Tables
// that hold exactly this stay as they are. Zones and townships come with the plans
// that name them.
func (wr *writer) divisions(ctx context.Context) error {
	for _, d := range []struct {
		table table
		load  string
		want  *rows
	}{
		{coreDivision, "divisions", knownDivisions()},
		{coreDivisionLineage, "division-lineage", divisionLineage()},
	} {
		have := &rows{}
		var err error
		if have[d.table], err = wr.content(ctx, d.load, tables[d.table].columns); err != nil {
			return err
		}
		if err := wr.replace(ctx, d.table, d.load+"-clear", have, d.want); err != nil {
			return err
		}
	}
	return wr.revise(ctx, coreDivisionName, "division-names", divisionNames())
}

// content reads a table's rows, so many columns wide, as they are written.
func (wr *writer) content(ctx context.Context, load string, wide int) (have []datum, err error) {
	row, into := make([]any, wide), make([]any, wide)
	for i := range row {
		into[i] = &row[i]
	}
	err = wr.each(ctx, load, func(scan func(...any) error) error {
		err := scan(into...)
		for _, v := range row {
			have = append(have, datumOf(v))
		}
		return err
	})
	return have, err
}

// knownDivisions are divisionRows, made once for all loads.
var knownDivisions = sync.OnceValue(divisionRows)

func divisionRows() *rows {
	out := &rows{}
	all := normalize.AllDivisions()
	out.addDivision(normalize.DivisionRow{Code: normalize.StateDivision, Name: "全国", Level: "state"}, "全国")
	for i, d := range all {
		if i+1 < len(all) && all[i+1].Code == d.Code {
			continue // a later row has the code's latest name
		}
		out.addDivision(d, normalize.FullName(d.Code, 0))
	}
	out.add(coreDivision, normalize.UnknownDivision, "未知", "未知", nil, nil, nil, nil, nil, normalize.UnknownDivision, nil)
	return out
}

func (r *rows) addDivision(d normalize.DivisionRow, full string) {
	r.add(coreDivision, d.Code, text(d.Name), text(full), optional(d.Parent), optional(d.Level),
		optional(d.From), optional(d.To), optional(d.Successor), normalize.Lineage(d.Code), optional(d.Source))
}

func divisionNames() (out []datum) {
	nth := counter{}
	for _, d := range normalize.AllDivisions() {
		out = append(out, text(d.Code), wholeDatum(int64(nth.next(d.Code))), text(d.Name), optional(d.Parent), optional(d.From), optional(d.To), optional(d.Successor), optional(d.Source))
	}
	return out
}

func divisionLineage() *rows {
	out := &rows{}
	nth := counter{}
	for _, s := range normalize.DivisionLineage() {
		out.add(coreDivisionLineage, s.Code, nth.next(s.Code), s.Name, s.Until, optional(s.Successor), optional(s.SuccessorName), s.Kind, s.Source)
	}
	return out
}

// counter numbers rows of one code that stand together.
type counter struct {
	code string
	n    int
}

func (c *counter) next(code string) int {
	if c.n++; c.code != code {
		c.code, c.n = code, 1
	}
	return c.n
}

// addPlace adds, the first time in the bundle, the row of a zone or a township;
// printed are the words that name a zone.
func (b *bundle) addPlace(code, printed string) {
	if len(code) <= 6 || b.places[code] {
		return
	}
	if d, full, ok := normalize.SmallDivision(code, printed); ok {
		b.places[code] = true
		b.orgs.addDivision(d, full)
	}
}

// addExpansion adds the places that a collective organ stands for.
func (b *bundle) addExpansion(h *planHead, task int64, ordinal int, places []normalize.Place) {
	for i, p := range places {
		b.rows.add(coreDutyPlace, h.division, h.plan, task, ordinal, i+1, p.Code)
		b.addPlace(p.Code, p.Name)
	}
}
