package warehouse

import (
	"math"
	"time"
	"unsafe"
)

// datum is one value of a row, or null. It is as large as an interface, but what an
// interface points at stands in it: a load makes some hundred values for every task.
type datum struct {
	at   *byte  // of a text its first byte, else the mark of its kind; nil is null
	bits uint64 // the value; of a text its length
}

// kind says what a datum holds.
type kind uint8

const (
	nullKind kind = iota
	textKind
	wholeKind
	floatKind
	boolKind
	timeKind
	kindCount
)

func (k kind) String() string {
	return [kindCount]string{"null", "text", "whole number", "number", "truth value", "time"}[k]
}

// marks are the addresses by which kinds are told from texts.
var marks [kindCount]byte

func (d datum) kind() kind {
	if d.at == nil {
		return nullKind
	}
	if k := uintptr(unsafe.Pointer(d.at)) - uintptr(unsafe.Pointer(&marks)); k < uintptr(kindCount) {
		return kind(k)
	}
	return textKind
}

func textDatum(s string) datum {
	if s == "" {
		return datum{at: &marks[textKind]}
	}
	return datum{unsafe.StringData(s), uint64(len(s))}
}

func wholeDatum(n int64) datum { return datum{&marks[wholeKind], uint64(n)} }

func floatDatum(f float64) datum { return datum{&marks[floatKind], math.Float64bits(f)} }

func boolDatum(b bool) datum { return datum{&marks[boolKind], uint64(one(b))} }

// timeDatum keeps microseconds, as both engines do.
func timeDatum(t time.Time) datum { return datum{&marks[timeKind], uint64(t.UnixMicro())} }

// text is valid while the datum is a text.
func (d datum) text() string { return unsafe.String(d.at, d.bits) }

func (d datum) whole() int64 { return int64(d.bits) }

func (d datum) float() float64 { return math.Float64frombits(d.bits) }

func (d datum) truth() bool { return d.bits != 0 }

func (d datum) time() time.Time { return time.UnixMicro(int64(d.bits)).UTC() }

// datumOf takes a nil, string, int, int32, int64, float64, bool, time.Time or datum. It keeps
// nothing of the interface, so that a caller's value need not be made on the heap.
func datumOf(v any) datum {
	switch v := v.(type) {
	case datum:
		return v
	case nil:
		return datum{}
	case string:
		return textDatum(v)
	case int:
		return wholeDatum(int64(v))
	case int64:
		return wholeDatum(v)
	case int32:
		return wholeDatum(int64(v))
	case float64:
		return floatDatum(v)
	case bool:
		return boolDatum(v)
	case time.Time:
		return timeDatum(v)
	}
	panic("a value of a type that no column has")
}

// value is the datum as Go has it: nil, string, int64, float64, bool or time.Time in UTC.
func (d datum) value() any {
	switch d.kind() {
	case textKind:
		return d.text()
	case wholeKind:
		return d.whole()
	case floatKind:
		return d.float()
	case boolKind:
		return d.truth()
	case timeKind:
		return d.time()
	}
	return nil
}

// equal compares values, not where texts stand.
func (d datum) equal(e datum) bool {
	if d.kind() != textKind || e.kind() != textKind {
		return d == e
	}
	return d.text() == e.text()
}
