package link

import (
	"slices"
	"testing"
)

func TestRewordings(t *testing.T) {
	for _, c := range []struct {
		a, b []string
		want []int
	}{
		{nil, []string{"公开财政预算"}, []int{}},
		{[]string{"公开财政预算"}, nil, []int{-1}},
		{[]string{"公开财政预算", "优化营商环境"}, []string{"优化营商环境。", "公开财政预算决算"}, []int{1, 0}},
		{[]string{"公开财政预算", "公开财政预算决算"}, []string{"公开财政预算决算"}, []int{-1, 0}},
		{[]string{"", "办好民生实事"}, []string{"", "推进政务公开"}, []int{-1, -1}},
	} {
		if got := Rewordings(c.a, c.b); !slices.Equal(got, c.want) {
			t.Errorf("%q %q: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}
