package warehouse

import (
	"context"
	"sync"
	"time"

	"github.com/taizhang/taizhang/normalize"
	files "github.com/taizhang/taizhang/sql"
)

// The years of the dimension of days: from the first of 十五 to the last of 十六五.
const (
	firstYear = 2001
	lastYear  = 2035
)

// dates fills the dimension of days, unless it holds exactly this.
func (wr *writer) dates(ctx context.Context) error {
	want, sum := dateDimension()
	same := 0
	if err := wr.conn.QueryRowContext(ctx, files.Statement("dimension-same"), "date", sum).Scan(&same); err != nil || same == 1 {
		return err
	}
	if err := wr.exec(ctx, "dates-clear"); err != nil {
		return err
	}
	if err := wr.exec(ctx, "dimension-forget", "date"); err != nil {
		return err
	}
	if _, err := wr.append(ctx, want); err != nil {
		return err
	}
	return wr.exec(ctx, "dimension-note", "date", sum)
}

// dateDimension is the dimension of days with its hash, the same for every load.
var dateDimension = sync.OnceValues(func() (*rows, int64) {
	want := dateRows(normalize.Days(normalize.Date{Year: firstYear, Month: 1, Day: 1}, normalize.Date{Year: lastYear, Month: 12, Day: 31}))
	return want, key("date", spelling(want[coreDate]))
})

// dateRows counts the working days as it goes.
func dateRows(days []normalize.Day) *rows {
	out := &rows{}
	worked := 0
	for _, d := range days {
		at := time.Date(d.Date.Year, time.Month(d.Date.Month), d.Date.Day, 0, 0, 0, 0, time.UTC)
		next := at.AddDate(0, 0, 1)
		monthEnd := next.Day() == 1
		if d.Works {
			worked++
		}
		out.add(coreDate, at, at.Year(), (int(at.Month())+2)/3, int(at.Month()), at.Day(), at.YearDay(), d.ISOYear, d.ISOWeek, d.Weekday,
			monthEnd, monthEnd && at.Month()%3 == 0, next.YearDay() == 1, d.Weekday > 5,
			where(d.Known, d.Works), where(d.Known, d.Shifted), optional(d.Festival), optional(normalize.FiveYearName(d.FiveYear)),
			d.FiveYear, d.InFive, int(at.Unix()/86400), where(d.Known, worked))
	}
	return out
}

// where is null unless the value is known.
func where(known bool, v any) any {
	if !known {
		return nil
	}
	return v
}
