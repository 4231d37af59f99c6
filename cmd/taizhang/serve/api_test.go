package serve

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// described compiles the schemas that the API gives of itself.
func described(t *testing.T, d *desk) (doc map[string]any, schema func(ref string) *jsonschema.Schema) {
	t.Helper()
	text := d.get("/api/v1/openapi.json")
	raw, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("https://taizhang/openapi.json", raw); err != nil {
		t.Fatal(err)
	}
	return raw.(map[string]any), func(ref string) *jsonschema.Schema {
		s, err := c.Compile("https://taizhang/openapi.json" + ref)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
}

// Each answer is what the description says of it, no path is left out, and each has a tag by which
// a browser that has it is told so.
func TestDescription(t *testing.T) {
	d := open(t, Options{Warehouse: sampled(t), Load: loadNothing})
	doc, schema := described(t, d)
	asked := map[string]string{}
	for _, p := range walked(t, d) {
		asked[p.name] = strings.Split(p.path, "#")[0]
	}
	paths := doc["paths"].(map[string]any)
	for path, what := range paths {
		get, ok := what.(map[string]any)["get"].(map[string]any)
		if !ok || path == "/loads/{load}" {
			continue
		}
		if content, _ := get["responses"].(map[string]any)["200"].(map[string]any)["content"].(map[string]any); content["application/json"] == nil { // a file
			continue
		}
		address := strings.TrimPrefix(path, "/")
		if one := asked[map[string]string{"/plans/{plan}": "plan", "/plans/{plan}/head": "head", "/plans/{plan}/tasks/{task}": "task", "/organs/{division}/{name}": "organ", "/threads/{thread}": "thread", "/runs/{run}": "run", "/cascade/{plan}": "cascade", "/compare": "compare"}[path]]; one != "" {
			address = strings.TrimPrefix(one, "/")
		}
		answer, body := d.do(http.MethodGet, "/api/v1/"+address, nil)
		if answer.StatusCode != 200 {
			t.Errorf("%s: %s %s", path, answer.Status, body)
			continue
		}
		ok200 := get["responses"].(map[string]any)["200"].(map[string]any)["content"].(map[string]any)["application/json"].(map[string]any)["schema"].(map[string]any)
		got, err := jsonschema.UnmarshalJSON(strings.NewReader(body))
		if err == nil {
			err = schema(ok200["$ref"].(string)).Validate(got)
		}
		if err != nil {
			t.Errorf("%s: %v", path, err)
		}
		if again, _ := d.do(http.MethodGet, "/api/v1/"+address, nil, "If-None-Match", answer.Header.Get("ETag")); again.StatusCode != http.StatusNotModified {
			t.Errorf("%s: asked again with its tag: %s", path, again.Status)
		}
	}
	for _, x := range New(Options{Warehouse: d.w}).resources() {
		if paths[x.path] == nil {
			t.Errorf("%s is not described", x.path)
		}
	}
}

// Lists are paged: the pages together are the whole, in its order, and no number leaves them.
func TestPaged(t *testing.T) {
	d := open(t, Options{Warehouse: sampled(t)})
	type list struct {
		More  bool                       `json:"more"`
		Plans []struct{ Plan_id string } `json:"plans"`
	}
	var whole, some []string
	read := func(path string) (l list) {
		if err := json.Unmarshal([]byte(d.get(path)), &l); err != nil {
			t.Fatal(err)
		}
		return l
	}
	for _, p := range read("/api/v1/plans?size=500").Plans {
		whole = append(whole, p.Plan_id)
	}
	for n := 1; ; n++ {
		l := read("/api/v1/plans?size=4&page=" + string(rune('0'+n)))
		for _, p := range l.Plans {
			some = append(some, p.Plan_id)
		}
		if !l.More {
			break
		}
	}
	if len(whole) < 10 || strings.Join(whole, " ") != strings.Join(some, " ") {
		t.Errorf("whole %v, in pages %v", whole, some)
	}
	for _, bad := range []string{"page=0", "page=-1", "size=501", "size=x", "page=999999999", "year=20x1"} {
		if answer, body := d.do(http.MethodGet, "/api/v1/plans?"+bad, nil); answer.StatusCode != http.StatusBadRequest || !strings.Contains(body, `"code":"wrong"`) {
			t.Errorf("%s: %s %s", bad, answer.Status, body)
		}
	}
}

// What is given whole is given in parts too: they are the whole, in its order, each with the number of its page.
func TestInParts(t *testing.T) {
	d := open(t, Options{Warehouse: sampled(t)})
	at := map[string]string{}
	for _, p := range walked(t, d) {
		at[p.name] = p.path
	}
	for name, rows := range map[string]string{"compare": "deltas", "cascade": "carried", "thread": "tasks"} {
		read := func(query string) (list []json.RawMessage, more bool) {
			path, mark := at[name], "?"
			if strings.Contains(path, "?") {
				mark = "&"
			}
			all := map[string]json.RawMessage{rows: json.RawMessage("[]")} // left out where there are none
			err := json.Unmarshal([]byte(d.get("/api/v1"+path+mark+query)), &all)
			if err := errors.Join(err, json.Unmarshal(all[rows], &list), json.Unmarshal(all["more"], &more)); err != nil {
				t.Fatal(name, err)
			}
			return list, more
		}
		whole, more := read("")
		if len(whole) < 2 || more {
			t.Fatalf("%s: %d rows, more %v", name, len(whole), more)
		}
		size := (len(whole) + 2) / 3
		var parts []json.RawMessage
		for n := 1; ; n++ {
			some, more := read(fmt.Sprintf("size=%d&page=%d", size, n))
			if parts = append(parts, some...); !more {
				break
			}
		}
		if !reflect.DeepEqual(whole, parts) {
			t.Errorf("%s: %d rows, %d in parts", name, len(whole), len(parts))
		}
		if past, more := read("size=500&page=20000"); len(past) > 0 || more {
			t.Errorf("%s: %d rows beyond the last page", name, len(past))
		}
		if answer, _ := d.do(http.MethodGet, "/api/v1"+at[name]+map[bool]string{true: "&", false: "?"}[strings.Contains(at[name], "?")]+"size=501", nil); answer.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: size=501: %s", name, answer.Status)
		}
	}
}

// Every word of the pages has its English.
func TestWords(t *testing.T) {
	zh := regexp.MustCompile(`\.T "([^"]+)"`)
	names, _ := assets.ReadDir("pages")
	for _, e := range names {
		b, err := assets.ReadFile("pages/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range zh.FindAllStringSubmatch(string(b), -1) {
			if english[m[1]] == "" {
				t.Errorf("%s: %s has no English", e.Name(), m[1])
			}
		}
	}
	for code, word := range codes {
		if english[word] == "" {
			t.Errorf("%s: %s has no English", code, word)
		}
	}
	for field, word := range fields {
		if english[word] == "" {
			t.Errorf("%s: %s has no English", field, word)
		}
	}
	for _, p := range problems {
		if english[p.problem.Title] == "" || p.problem.Advice != "" && english[p.problem.Advice] == "" {
			t.Errorf("%s has no English", p.problem.Code)
		}
	}
	d := open(t, Options{Warehouse: sampled(t)})
	if body := d.get("/overview?lang=en"); !strings.Contains(body, "<h1>Overview</h1>") || !strings.Contains(body, `<html lang="en">`) {
		t.Error("the page does not speak English")
	}
}
