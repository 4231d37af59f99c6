package warehouse

import (
	"fmt"
	"math"
	"math/big"
	"strings"
	"time"
	"unsafe"

	engine "github.com/duckdb/duckdb-go-bindings"
)

// cells is one column of a chunk, laid out as duckdb.h says of duckdb_vector.
type cells struct {
	data  unsafe.Pointer // one value after the other
	valid unsafe.Pointer // one bit a row, 1 for not null; nil when no row is
	read  func(data unsafe.Pointer, row int) (any, error)
}

func (c *cells) value(row int) (any, error) {
	if c.valid != nil && at[uint64](c.valid, row/64)>>(row%64)&1 == 0 {
		return nil, nil
	}
	return c.read(c.data, row)
}

// at is the row-th value of type T.
func at[T any](data unsafe.Pointer, row int) T {
	return *(*T)(unsafe.Add(data, uintptr(row)*unsafe.Sizeof(*new(T))))
}

type reading = func(unsafe.Pointer, int) (any, error)

// readerOf says how the values of a result's column are read.
func readerOf(result *engine.Result, column int) (Kind, reading, error) {
	t := engine.ColumnLogicalType(result, engine.IdxT(column))
	defer engine.DestroyLogicalType(&t)
	switch kind := engine.GetTypeId(t); kind {
	case engine.TypeBoolean:
		return Bool, func(p unsafe.Pointer, i int) (any, error) { return at[bool](p, i), nil }, nil
	case engine.TypeTinyInt:
		return Int, whole[int8], nil
	case engine.TypeSmallInt:
		return Int, whole[int16], nil
	case engine.TypeInteger, engine.TypeSQLNull:
		return Int, whole[int32], nil
	case engine.TypeBigInt:
		return Int, whole[int64], nil
	case engine.TypeUTinyInt:
		return Int, whole[uint8], nil
	case engine.TypeUSmallInt:
		return Int, whole[uint16], nil
	case engine.TypeUInteger:
		return Int, whole[uint32], nil
	case engine.TypeUBigInt:
		return Int, unsigned, nil
	case engine.TypeHugeInt:
		return Int, huge, nil
	case engine.TypeFloat:
		return Float, func(p unsafe.Pointer, i int) (any, error) { return float64(at[float32](p, i)), nil }, nil
	case engine.TypeDouble:
		return Float, func(p unsafe.Pointer, i int) (any, error) { return at[float64](p, i), nil }, nil
	case engine.TypeDecimal:
		return Float, decimal(engine.DecimalInternalType(t), engine.DecimalScale(t)), nil
	case engine.TypeVarchar:
		return Text, spelled, nil
	case engine.TypeDate:
		return Date, calendar, nil
	case engine.TypeTimestamp, engine.TypeTimestampTZ:
		return Time, func(p unsafe.Pointer, i int) (any, error) { return time.UnixMicro(at[int64](p, i)).UTC(), nil }, nil
	case engine.TypeTimestampS:
		return Time, func(p unsafe.Pointer, i int) (any, error) { return time.Unix(at[int64](p, i), 0).UTC(), nil }, nil
	case engine.TypeTimestampMS:
		return Time, func(p unsafe.Pointer, i int) (any, error) { return time.UnixMilli(at[int64](p, i)).UTC(), nil }, nil
	case engine.TypeTimestampNS:
		return Time, func(p unsafe.Pointer, i int) (any, error) { return time.Unix(0, at[int64](p, i)).UTC(), nil }, nil
	default:
		return Text, nil, fmt.Errorf("type %d of duckdb.h has no form in a file: cast it to text", kind)
	}
}

func whole[T int8 | int16 | int32 | int64 | uint8 | uint16 | uint32](p unsafe.Pointer, i int) (any, error) {
	return int64(at[T](p, i)), nil
}

func unsigned(p unsafe.Pointer, i int) (any, error) {
	v := at[uint64](p, i)
	if v > math.MaxInt64 {
		return nil, fmt.Errorf("%d is no 64-bit integer: cast it to text", v)
	}
	return int64(v), nil
}

// hugeint is duckdb_hugeint; sum() of whole numbers gives it.
type hugeint struct {
	lower uint64
	upper int64
}

func (h hugeint) big() *big.Int {
	v := big.NewInt(h.upper)
	return v.Lsh(v, 64).Add(v, new(big.Int).SetUint64(h.lower))
}

func huge(p unsafe.Pointer, i int) (any, error) {
	v := at[hugeint](p, i).big()
	if !v.IsInt64() {
		return nil, fmt.Errorf("%s is no 64-bit integer: cast it to text", v)
	}
	return v.Int64(), nil
}

// decimal reads duckdb's decimals as the nearest floating-point number.
func decimal(stored engine.Type, scale uint8) reading {
	under := math.Pow10(int(scale))
	return func(p unsafe.Pointer, i int) (any, error) {
		switch stored {
		case engine.TypeSmallInt:
			return float64(at[int16](p, i)) / under, nil
		case engine.TypeInteger:
			return float64(at[int32](p, i)) / under, nil
		case engine.TypeBigInt:
			return float64(at[int64](p, i)) / under, nil
		}
		v, _ := new(big.Float).SetInt(at[hugeint](p, i).big()).Float64()
		return v / under, nil
	}
}

// calendar reads the days since 1970-01-01.
func calendar(p unsafe.Pointer, i int) (any, error) {
	d := at[int32](p, i)
	if d == math.MaxInt32 || d == -math.MaxInt32 {
		return nil, fmt.Errorf("infinity is no date")
	}
	return time.Unix(int64(d)*86400, 0).UTC(), nil
}

// spelled reads a duckdb_string_t: a length, then up to 12 bytes of text, or 4
// bytes and a pointer to all of it. It copies the text, for the chunk does not stay.
func spelled(p unsafe.Pointer, i int) (any, error) {
	p = unsafe.Add(p, i*16)
	length, text := int(at[uint32](p, 0)), unsafe.Add(p, 4)
	if length > 12 {
		text = *(*unsafe.Pointer)(unsafe.Add(p, 8))
	}
	return strings.Clone(unsafe.String((*byte)(text), length)), nil
}
