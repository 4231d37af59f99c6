package parse

import (
	"encoding/json"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/golden"
)

// member is a named value of a JSON object whose members keep their order.
type member struct {
	name  string
	value any
}

type object []member

// MarshalJSON writes the members as they stand.
func (o object) MarshalJSON() ([]byte, error) {
	var sb strings.Builder
	for i, m := range o {
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		sb.WriteString(map[bool]string{true: "{", false: ","}[i == 0] + `"` + m.name + `":` + string(value))
	}
	return []byte(sb.String() + "}"), nil
}

// spelled gives v as goldens show it: absent fields left out, a Quote as its
// words and their place, "区发改委 @ ¶3 [4,8)".
func spelled(b *ingest.Bundle, v reflect.Value) any {
	if q, ok := v.Interface().(Quote); ok {
		return q.Text + " @ " + b.Spell(q.Pos)
	}
	switch v.Kind() {
	case reflect.Slice:
		out := []any{}
		for i := range v.Len() {
			out = append(out, spelled(b, v.Index(i)))
		}
		return out
	case reflect.Struct:
		var out object
		for i := range v.NumField() {
			if !v.Field(i).IsZero() {
				out = append(out, member{v.Type().Field(i).Name, spelled(b, v.Field(i))})
			}
		}
		return out
	}
	return v.Interface()
}

// The quotations of the sample texts, read from the goldens of ingest.
func TestGoldenQuotes(t *testing.T) {
	for _, folder := range golden.Folders(t) {
		d := &ingest.Document{}
		golden.Load(t, filepath.Join(folder, "document.json"), d)
		r := Parse(&ingest.Bundle{Name: d.Name, Documents: []*ingest.Document{d}})
		total, parts := r.Ledger.Count(r.Bundle)
		out := object{{"plans", []any{}}, {"issues", spelled(r.Bundle, reflect.ValueOf(r.Issues))}}
		for _, p := range r.Plans {
			out[0].value = append(out[0].value.([]any), spelled(r.Bundle, reflect.ValueOf(*p)))
		}
		out = append(out, member{"ledger", object{{"total", total}, {"parts", parts}}})
		golden.Check(t, filepath.Join(folder, "quotes.json"), out)
	}
}
