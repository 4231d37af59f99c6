package hanzi

import "testing"

func TestPlainRun(t *testing.T) {
	for _, c := range []struct {
		s       string
		from, n int
	}{
		{"", 0, 0}, {"市、县", 0, 3}, {"縣", 0, 0}, {"县政府辦", 0, 9}, {"县政府辦", 3, 6}, {"a市", 0, 0}, {"a市", 1, 3}, {"市\xe5\xb8", 0, 3},
		{"一龥\u9fff\ua000", 0, 9}, {"㐀市", 0, 0}, {"\xe5\x20\x20市", 0, 0}, {"市", 3, 0},
	} {
		if got := PlainRun(c.s, c.from) - c.from; got != c.n {
			t.Errorf("PlainRun(%q, %d) takes %d bytes, want %d", c.s, c.from, got, c.n)
		}
	}
}
