package warehouse

import (
	"context"

	"github.com/taizhang/taizhang/normalize"
)

// divisions fills the dimension with every code's latest name and the row ZZZZZZ
// 未知, unless it holds exactly these.
func (wr *writer) divisions(ctx context.Context) error {
	want := divisionRows()
	have := &rows{}
	if err := wr.each(ctx, "divisions", func(scan func(...any) error) error {
		var code, name, full string
		var parent, level, from, to, successor *string
		err := scan(&code, &name, &full, &parent, &level, &from, &to, &successor)
		have.add(coreDivision, code, name, full, given(parent), given(level), given(from), given(to), given(successor))
		return err
	}); err != nil {
		return err
	}
	return wr.replace(ctx, coreDivision, "divisions-clear", have, want)
}

func divisionRows() *rows {
	out := &rows{}
	all := normalize.AllDivisions()
	for i, d := range all {
		if i+1 < len(all) && all[i+1].Code == d.Code {
			continue // a later row has the code's latest name
		}
		out.add(coreDivision, d.Code, d.Name, normalize.FullName(d.Code, 0), optional(d.Parent), optional(d.Level),
			optional(d.From), optional(d.To), optional(d.Successor))
	}
	out.add(coreDivision, normalize.UnknownDivision, "未知", "未知", nil, nil, nil, nil, nil)
	return out
}
