package normalize

import (
	"strings"
	"testing"
)

// TestScroll: what was written stays what it was, in however many pieces.
func TestScroll(t *testing.T) {
	var s scroll
	var got, want []string
	for i := range 3000 {
		text := strings.Repeat("¶12", i%40)
		got, want = append(got, s.write([]byte(text))), append(want, text)
	}
	long := strings.Repeat("页", scrollPiece)
	got, want = append(got, s.write([]byte(long)), s.write([]byte("[0,9)"))), append(want, long, "[0,9)")
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("string %d is %q, want %q", i, got[i], want[i])
		}
	}
}
