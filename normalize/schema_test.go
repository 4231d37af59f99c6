package normalize

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// contract compiles the JSON Schema.
func contract(t testing.TB) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(JSONSchema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("plan.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("plan.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t testing.TB, s *jsonschema.Schema, v any) error {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(doc)
}

// goldOnly are the fields that say what else an annotation accepts.
var goldOnly = map[string]bool{
	"source_lines": true, "deadline_cell": true, "serial_corrected": true, "occurrence": true, "soft": true, "alt": true,
	"progress_soft": true, "path_alt": true, "content_alt": true, "role_alt": true, "status_alt": true,
}

func withoutGoldOnly(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			if goldOnly[k] {
				delete(v, k)
				continue
			}
			v[k] = withoutGoldOnly(x)
		}
	case []any:
		for i := range v {
			v[i] = withoutGoldOnly(v[i])
		}
	}
	return v
}

func TestAnnotatedPlansKeepTheContract(t *testing.T) {
	s := contract(t)
	for _, glob := range []string{"gold/0*.json", "wild/0*.json"} {
		files, _ := filepath.Glob(filepath.Join(shared(t), filepath.FromSlash(glob)))
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			var v map[string]any
			if err := json.Unmarshal(b, &v); err != nil {
				t.Fatal(err)
			}
			withoutGoldOnly(v)
			v["schema"] = Schema
			if err := validate(t, s, v); err != nil {
				t.Errorf("%s: %v", f, err)
			}
		}
	}
}

// TestContractRefuses shows that the schema can fail.
func TestContractRefuses(t *testing.T) {
	s := contract(t)
	for name, spoil := range map[string]func(map[string]any){
		"a word the contract does not know":  func(v map[string]any) { v["author"] = "市政府" },
		"another schema":                     func(v map[string]any) { v["schema"] = "taizhang.plan/v2" },
		"a date of no calendar":              func(v map[string]any) { v["signed_on"] = "2021-13-01" },
		"a division code of another length":  func(v map[string]any) { v["division"] = map[string]any{"code": "36010", "name": nil} },
		"no title, not even null":            func(v map[string]any) { delete(v, "title") },
		"words that are empty":               func(v map[string]any) { v["issuer"] = "" },
		"a pos that is no place":             func(v map[string]any) { v["pos"] = map[string]any{"title": "line 3"} },
		"tasks that are null and not a list": func(v map[string]any) { v["tasks"] = nil },
	} {
		v := emptyPlan(t)
		if err := validate(t, s, v); err != nil {
			t.Fatalf("a plan without tasks: %v", err)
		}
		spoil(v)
		if validate(t, s, v) == nil {
			t.Errorf("accepted %s", name)
		}
	}
}

func emptyPlan(t *testing.T) map[string]any {
	t.Helper()
	p := (&Normalizer{}).Result(resultOf("空.txt")).Plans[0]
	b, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	var v map[string]any
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatal(err)
	}
	return v
}
