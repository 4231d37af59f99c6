package serve

import (
	"reflect"
	"testing"
)

// What an answer is drawn as: which column names the rows, which ones count, and where there is nothing to draw.
func TestAnswerChart(t *testing.T) {
	const skipped = ""
	for _, c := range []struct {
		columns []string
		rows    [][]any
		axis    string // the names along the axis, joined
		series  []line
	}{
		{[]string{"month", "turns", "done"}, [][]any{{int64(8), int64(3), int64(1)}, {int64(9), int64(5), int64(2)}}, "8 9 ", []line{{"turns", []float64{3, 5}}, {"done", []float64{1, 2}}}},
		{[]string{"division_code", "division_name", "share"}, [][]any{{"360102", "东湖区", 0.25}, {"360103", "西湖区", 0.5}}, "东湖区 西湖区 ", []line{{"share", []float64{0.25, 0.5}}}},
		{[]string{"year", "tasks"}, [][]any{{int64(2020), int64(3)}, {int64(2021), int64(5)}}, "2020 2021 ", []line{{"tasks", []float64{3, 5}}}},
		{[]string{"tasks", "year"}, [][]any{{int64(3), int64(2020)}, {int64(5), int64(2021)}}, skipped, nil},
		{[]string{"tasks"}, [][]any{{int64(3)}, {int64(5)}}, skipped, nil},
		{[]string{"name", "what"}, [][]any{{"甲", "一"}, {"乙", "二"}}, skipped, nil},
		{[]string{"name", "tasks"}, [][]any{{"甲", int64(1)}, {"乙", nil}}, skipped, nil},
		{[]string{"name", "tasks"}, [][]any{{"甲", int64(1)}}, skipped, nil},
	} {
		got := Answer{Columns: c.columns, Rows: c.rows}.Chart()
		if got == nil {
			if c.axis != skipped {
				t.Errorf("%v: not drawn", c.columns)
			}
			continue
		}
		axis := ""
		for _, x := range got.X {
			axis += x + " "
		}
		if axis != c.axis || !reflect.DeepEqual(got.Series, c.series) {
			t.Errorf("%v: %q %v, want %q %v", c.columns, axis, got.Series, c.axis, c.series)
		}
	}
}
