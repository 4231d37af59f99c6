package warehouse

import (
	"context"
	"testing"

	"github.com/taizhang/taizhang/normalize"
)

// The dimension of days counts what the calendar says, on both engines.
func TestDates(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		w := open(t, address, Options{})
		load(t, w, small()...)
		for _, c := range []struct {
			query string
			want  any
		}{
			{"select count(*) from mart.date where year = 2021 and is_workday", int64(250)},
			{"select count(*) from mart.date where year = 2021", int64(365)},
			{"select festival from mart.date where day = date '2021-02-20'", "春节"},
			{"select count(*) from mart.date where year = 2021 and is_shifted and is_workday", int64(7)},
			{"select count(*) from mart.date where five_year_plan = '十四五'", int64(365*5 + 1)},
			{"select iso_year * 100 + iso_week from mart.date where day = date '2021-01-01'", int64(202053)},
			{"select count(*) from mart.date where is_quarter_end", int64(35 * 4)},
			{"select b.day_number - a.day_number from mart.date a join mart.date b on b.day = date '2021-12-31' where a.day = date '2021-01-01'", int64(364)},
			{"select count(*) from mart.date where year > 2026 and is_workday is not null", int64(0)},
		} {
			if got := ask(t, w, c.query)[0][0]; got != c.want {
				t.Errorf("%v, want %v: %s", got, c.want, c.query)
			}
		}
		after, _ := normalize.AfterWorkdays(normalize.Date{Year: 2021, Month: 1, Day: 28}, 20)
		if got := ask(t, w, "select cast(min(b.day) as text) from mart.date a join mart.date b on b.workday_number = a.workday_number + 20 where a.day = date '2021-01-28'")[0][0]; got != after.String() {
			t.Errorf("20 working days after: %v, want %s", got, after)
		}
	})
}

// What the program says otherwise of a name closes the row that said so before; both can be asked for.
func TestDimensionOfTwoTimes(t *testing.T) {
	ctx := context.Background()
	onBoth(t, func(t *testing.T, address string) {
		w := open(t, address, Options{})
		load(t, w, small()...)
		wr, err := w.begin(ctx)
		if err != nil {
			t.Fatal(err)
		}
		want := divisionNames()
		wide := tables[coreDivisionName].columns - 2
		want[2] = text("另一名称")
		want = want[:len(want)-wide]
		if err := wr.session.within(ctx, wr, func() error { return wr.revise(ctx, coreDivisionName, "division-names", want) }); err != nil {
			t.Fatal(err)
		}
		if err := w.publish(ctx, wr); err != nil {
			t.Fatal(err)
		}
		got := ask(t, w, "select count(*), count(loaded_to), count(distinct loaded_from) from mart.division_name")
		if all := len(divisionNames()) / wide; got[0][0] != int64(all+1) || got[0][1] != int64(2) || got[0][2] != int64(2) {
			t.Error(got, all)
		}
		if got := ask(t, w, "select a.name, b.name from mart.division_name a join mart.division_name b on b.division_code = a.division_code and b.ordinal = a.ordinal and b.loaded_from = a.loaded_to"); len(got) != 1 || got[0][1] != "另一名称" {
			t.Error(got)
		}
		load(t, w, small()...)
		if got := ask(t, w, "select count(*) from core.division_name where loaded_to is null and name = '另一名称'"); got[0][0] != int64(0) {
			t.Error("the next load does not say again what the program says")
		}
	})
}
