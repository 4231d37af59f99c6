package normalize

import "testing"

func TestGlance(t *testing.T) {
	for _, c := range []struct {
		text string
		want looks
	}{
		{"", looks{}},
		{"开展排查，责任单位：市教育局。", looks{size: 15, han: 12, labelled: true, paused: true}},
		{"单位责任", looks{size: 4, han: 4}},
		{"完成时限", looks{size: 4, han: 4, labelled: true}},
		{"（市）区", looks{size: 4, han: 2}},
		{"）市（", looks{size: 3, han: 1, unbalanced: true}},
		{"《意见", looks{size: 3, han: 2, unbalanced: true}},
		{"68.6\t微克", looks{size: 7, han: 2, marked: true}},
	} {
		if got := glance(c.text); got != c.want {
			t.Errorf("glance(%q) = %+v, want %+v", c.text, got, c.want)
		}
	}
}
