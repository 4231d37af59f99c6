package export

import (
	"io"
	"reflect"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// A row group ends after so many rows or bytes of text, which bounds the memory.
const (
	groupRows  = 1 << 17
	groupBytes = 32 << 20
)

// writeParquet writes one optional column for each of t: text, BOOLEAN, INT64, DOUBLE,
// DATE, TIMESTAMP (microseconds, UTC). The same rows give the same bytes.
func writeParquet(w io.Writer, t Table) error {
	if err := t.distinct(); err != nil {
		return err
	}
	out := parquet.NewWriter(w, parquet.NewSchema("rows", columnsOf(t)),
		parquet.CreatedBy("taizhang", "1", "0"), parquet.Compression(&zstd.Codec{Level: zstd.SpeedDefault}), parquet.DataPageStatistics(true))
	rows, bytes := 0, 0
	err := t.each(func(row []any) error {
		values := make(parquet.Row, len(row))
		for i, v := range row {
			values[i] = inParquet(v, t.Columns[i].Kind, i)
			if s, ok := v.(string); ok {
				bytes += len(s)
			}
		}
		if _, err := out.WriteRows([]parquet.Row{values}); err != nil {
			return err
		}
		rows++
		if rows < groupRows && bytes < groupBytes {
			return nil
		}
		rows, bytes = 0, 0
		return out.Flush()
	})
	if err != nil {
		return err
	}
	return out.Close()
}

func inParquet(v any, kind warehouse.Kind, column int) parquet.Value {
	switch at := v.(type) {
	case nil:
		return parquet.NullValue().Level(0, 0, column)
	case string:
		v = []byte(at)
	case time.Time:
		v = at.UnixMicro()
		if kind == warehouse.Date {
			v = int32(at.Unix() / 86400)
		}
	}
	return parquet.ValueOf(v).Level(0, 1, column)
}

// record is a parquet group whose fields keep the order of the columns.
type record struct {
	parquet.Group
	fields []parquet.Field
}

func columnsOf(t Table) record {
	r := record{Group: parquet.Group{}}
	for _, c := range t.Columns {
		node := parquet.Optional(node(c.Kind))
		r.Group[c.Name] = node
		r.fields = append(r.fields, named{node, c.Name})
	}
	return r
}

func node(k warehouse.Kind) parquet.Node {
	switch k {
	case warehouse.Bool:
		return parquet.Leaf(parquet.BooleanType)
	case warehouse.Int:
		return parquet.Leaf(parquet.Int64Type)
	case warehouse.Float:
		return parquet.Leaf(parquet.DoubleType)
	case warehouse.Date:
		return parquet.Date()
	case warehouse.Time:
		return parquet.Timestamp(parquet.Microsecond)
	}
	return parquet.String()
}

// Fields are the columns in their order.
func (r record) Fields() []parquet.Field { return r.fields }

// GoType is asked for but never used: rows are written as values.
func (r record) GoType() reflect.Type { return reflect.TypeFor[struct{}]() }

// named is a column with its name.
type named struct {
	parquet.Node
	name string
}

// Name is the column's name, as in the answer.
func (n named) Name() string { return n.name }

// Value is asked of Go structs only.
func (n named) Value(base reflect.Value) reflect.Value { return base }
