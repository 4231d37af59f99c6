package serve

import "strings"

// The least and most rows that are drawn.
const (
	leastDrawn = 2
	mostDrawn  = 200
)

// Chart draws an answer that has a column which names its rows and others that count something; nil for any other.
func (a Answer) Chart() *chart {
	if len(a.Rows) < leastDrawn || len(a.Rows) > mostDrawn {
		return nil
	}
	var counts []line
	var names []int // columns before the first that counts
	for i, column := range a.Columns {
		data := a.numbers(i)
		switch {
		case data != nil && !namesRows(column):
			counts = append(counts, line{column, data})
		case len(counts) == 0:
			names = append(names, i)
		}
	}
	if len(names) == 0 && len(counts) > 1 { // of numbers only the first names the rows: month, turns, done
		names, counts = []int{0}, counts[1:]
	}
	if len(names) == 0 || len(counts) == 0 {
		return nil
	}
	c := &chart{Kind: "bar", Series: counts}
	for _, row := range a.Rows {
		c.X = append(c.X, short(16, text(row[names[len(names)-1]])))
	}
	return c
}

// numbers are the values of a column; nil where one of them is no number.
func (a Answer) numbers(column int) (out []float64) {
	for _, row := range a.Rows {
		switch v := row[column].(type) {
		case int64:
			out = append(out, float64(v))
		case float64:
			out = append(out, v)
		default:
			return nil
		}
	}
	return out
}

// namesRows reports a column of numbers that name and do not count.
func namesRows(column string) bool {
	return column == "year" || strings.HasSuffix(column, "_year") || strings.HasSuffix(column, "_id") || column == "ordinal"
}
