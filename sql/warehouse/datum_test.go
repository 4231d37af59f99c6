package warehouse

import (
	"math"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// What is put into a datum comes out of it, and two are equal where their values are.
func TestDatum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyValue(t, "a"), anyValue(t, "b")
		if got := datumOf(a).value(); !reflect.DeepEqual(got, a) {
			t.Fatalf("%#v comes out as %#v", a, got)
		}
		if got, want := datumOf(a).equal(datumOf(b)), reflect.DeepEqual(a, b); got != want {
			t.Fatalf("%#v and %#v: equal is %v", a, b, got)
		}
		if s, ok := a.(string); ok && !datumOf(s).equal(datumOf(string([]byte(s)))) {
			t.Fatalf("%q differs from its copy", s)
		}
	})
}

func anyValue(t *rapid.T, name string) any {
	switch rapid.IntRange(0, 5).Draw(t, name+" kind") {
	case 0:
		return rapid.SampledFrom([]string{"", "a", "区政府办公室", "\x00", "\xff"}).Draw(t, name)
	case 1:
		return rapid.SampledFrom([]int64{0, 1, 2, -1, math.MaxInt64, math.MinInt64}).Draw(t, name)
	case 2:
		return rapid.SampledFrom([]float64{0, 1, -1.5, math.MaxFloat64, math.SmallestNonzeroFloat64}).Draw(t, name)
	case 3:
		return rapid.Bool().Draw(t, name)
	case 4:
		return time.UnixMicro(rapid.Int64Range(-1<<55, 1<<55).Draw(t, name)).UTC()
	}
	return nil
}
