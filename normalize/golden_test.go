package normalize

import (
	"encoding/json"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/golden"
	"github.com/taizhang/taizhang/parse"
)

// quotations is what the goldens of parse state.
type quotations struct {
	Plans, Issues json.RawMessage
	Ledger        Ledger
}

// unspell reads a value as the goldens of parse spell it, a Quote as "区发改委 @ ¶3 [4,8)".
func unspell(t *testing.T, b *ingest.Bundle, raw json.RawMessage, v reflect.Value) {
	t.Helper()
	var err error
	switch q, isQuote := v.Addr().Interface().(*parse.Quote); {
	case isQuote:
		var spelled string
		err = json.Unmarshal(raw, &spelled)
		at := strings.LastIndex(spelled, " @ ")
		q.Text = spelled[:at]
		if pos, posErr := b.ParsePos(spelled[at+len(" @ "):]); posErr == nil {
			q.Pos = pos
		}
	case v.Kind() == reflect.Slice:
		var list []json.RawMessage
		err = json.Unmarshal(raw, &list)
		for _, one := range list {
			v.Grow(1)
			v.SetLen(v.Len() + 1)
			unspell(t, b, one, v.Index(v.Len()-1))
		}
	case v.Kind() == reflect.Struct:
		var members map[string]json.RawMessage
		err = json.Unmarshal(raw, &members)
		for name, one := range members {
			unspell(t, b, one, v.FieldByName(name))
		}
	default:
		err = json.Unmarshal(raw, v.Addr().Interface())
	}
	if err != nil {
		t.Fatalf("%s: %v", raw, err)
	}
}

// goldenPlan gives the golden quotations of a document their meaning.
func goldenPlan(t *testing.T, folder string) *Plan {
	d, in := &ingest.Document{}, quotations{}
	golden.Load(t, filepath.Join(folder, "document.json"), d)
	golden.Load(t, filepath.Join(folder, "quotes.json"), &in)
	r := &parse.Result{Bundle: &ingest.Bundle{Name: d.Name, Documents: []*ingest.Document{d}}}
	var plans []parse.Plan
	unspell(t, r.Bundle, in.Plans, reflect.ValueOf(&plans).Elem())
	unspell(t, r.Bundle, in.Issues, reflect.ValueOf(&r.Issues).Elem())
	for i := range plans {
		r.Plans = append(r.Plans, &plans[i])
	}
	out := (&Normalizer{}).Result(r)
	if len(out.Plans) != 1 || len(out.Issues) != 0 {
		t.Fatalf("%s: %d plans, issues %v", folder, len(out.Plans), out.Issues)
	}
	out.Plans[0].Ledger = in.Ledger // counted by parse alone
	return out.Plans[0]
}

// The plans of the sample texts, read from the goldens of parse.
func TestGoldenPlans(t *testing.T) {
	s := contract(t)
	for _, folder := range golden.Folders(t) {
		p := goldenPlan(t, folder)
		if err := validate(t, s, p); err != nil {
			t.Errorf("%s: %v", folder, err)
		}
		golden.Check(t, filepath.Join(folder, "plan.json"), p)
	}
}
