package warehouse

import (
	"context"
	"fmt"
	"slices"
)

// revise brings a dimension with two times up to date: a row that is said otherwise now is
// closed, not changed, and the new one stands beside it. Rows are wanted without their time of loading.
func (wr *writer) revise(ctx context.Context, t table, load string, want []datum) error {
	wide := tables[t].columns - 2
	have, err := wr.content(ctx, load, wide)
	if err != nil || sameData(have, want) {
		return err
	}
	var out, fresh rows
	for _, row := range missing(have, want, wide) {
		out.add(scratchOutdated, row[0], row[1], wr.at)
	}
	for _, row := range missing(want, have, wide) {
		fresh.addData(t, append(row[:wide:wide], timeDatum(wr.at), datum{})...)
	}
	if out.len(scratchOutdated) > 0 {
		if _, err := wr.append(ctx, &out); err != nil {
			return err
		}
		if err := wr.exec(ctx, load+"-close"); err != nil {
			return err
		}
	}
	if fresh.len(t) == 0 {
		return nil
	}
	_, err = wr.append(ctx, &fresh)
	return err
}

// missing gives the rows of a, each wide values long, that b has not.
func missing(a, b []datum, wide int) (out [][]datum) {
	have := make(map[string]bool, len(b)/wide)
	for ; len(b) > 0; b = b[wide:] {
		have[spelling(b[:wide])] = true
	}
	for ; len(a) > 0; a = a[wide:] {
		if !have[spelling(a[:wide])] {
			out = append(out, a[:wide])
		}
	}
	return out
}

func spelling(row []datum) string { return fmt.Sprintf("%q", plainValues(row)) }

func plainValues(row []datum) []any {
	out := make([]any, len(row))
	for i, d := range row {
		out[i] = d.value()
	}
	return out
}

func sameData(a, b []datum) bool { return slices.EqualFunc(a, b, datum.equal) }
