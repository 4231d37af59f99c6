package serve

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// ID is a key of the warehouse. In JSON it is a text, for it has 63 bits and a browser's numbers have 53.
type ID int64

// String is the key's digits.
func (id ID) String() string { return strconv.FormatInt(int64(id), 10) }

// MarshalJSON writes "6064979175449611156".
func (id ID) MarshalJSON() ([]byte, error) { return json.Marshal(id.String()) }

// UnmarshalJSON reads what MarshalJSON wrote.
func (id *ID) UnmarshalJSON(b []byte) error {
	n, err := strconv.ParseInt(strings.Trim(string(b), `"`), 10, 64)
	*id = ID(n)
	return err
}

// scan reads an answer's rows into structs whose fields are named in JSON as its columns; a null is the zero value.
func scan[T any](t *warehouse.Table) ([]T, error) {
	at := fieldsByName(reflect.TypeFor[T]())
	fields := make([][]int, len(t.Columns))
	for i, c := range t.Columns {
		fields[i] = at[c]
	}
	out := make([]T, len(t.Rows))
	for n, row := range t.Rows {
		v := reflect.ValueOf(&out[n]).Elem()
		for i, cell := range row {
			if fields[i] == nil || cell == nil {
				continue
			}
			if err := put(v.FieldByIndex(fields[i]), cell); err != nil {
				return nil, fmt.Errorf("%s: %w", t.Columns[i], err)
			}
		}
	}
	return out, nil
}

func fieldsByName(t reflect.Type) map[string][]int {
	at := map[string][]int{}
	for _, f := range reflect.VisibleFields(t) {
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" && name != "-" {
			at[name] = f.Index
		}
	}
	return at
}

func put(field reflect.Value, v any) error {
	from := reflect.ValueOf(v)
	switch {
	case field.Kind() == reflect.Pointer:
		field.Set(reflect.New(field.Type().Elem()))
		return put(field.Elem(), v)
	case from.Kind() == field.Kind():
		field.Set(from.Convert(field.Type()))
	case field.CanInt() && from.CanInt():
		field.SetInt(from.Int())
	case field.CanFloat() && from.CanInt():
		field.SetFloat(float64(from.Int()))
	case field.CanInt() && from.CanFloat():
		field.SetInt(int64(from.Float()))
	default:
		return fmt.Errorf("no way to put %T into %s", v, field.Type())
	}
	return nil
}
