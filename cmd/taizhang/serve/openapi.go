package serve

import (
	"encoding/json"
	"net/http"
	"reflect"
	"strings"
	"time"
)

// object is a piece of JSON.
type object = map[string]any

// description answers with what the API is, as OpenAPI 3.1.
func (s *Server) description(w http.ResponseWriter, r *http.Request) {
	b, err := json.MarshalIndent(s.openAPI(), "", "  ")
	if err != nil {
		s.failJSON(w, r, err)
		return
	}
	send(w, r, "application/json; charset=utf-8", append(b, '\n'))
}

func (s *Server) openAPI() object {
	d := describer{schemas: object{}}
	paths := object{}
	problem := object{"description": "没有回答的原因 / why there is no answer", "content": object{"application/problem+json": object{"schema": d.schema(reflect.TypeFor[Problem]())}}}
	for _, x := range s.resources() {
		params := []object{}
		for rest := x.path; strings.Contains(rest, "{"); {
			_, rest, _ = strings.Cut(rest, "{")
			name, _, _ := strings.Cut(rest, "}")
			params = append(params, object{"name": name, "in": "path", "required": true, "schema": object{"type": "string"}})
		}
		for _, p := range x.params {
			params = append(params, object{"name": p.name, "in": "query", "description": p.about, "schema": object{"type": p.kind}})
		}
		paths[x.path] = object{"get": object{"summary": x.about, "operationId": operation("get", x.path), "x-role": x.role.String(), "parameters": params,
			"responses": object{"200": answered(d.schema(reflect.TypeOf(x.model))), "304": object{"description": "没有变化 / not modified"}, "default": problem}}}
	}
	for _, x := range s.actions() {
		body := object{"multipart/form-data": object{"schema": object{"type": "object"}}}
		if x.body != nil {
			body = object{"application/json": object{"schema": d.schema(reflect.TypeOf(x.body))}}
		}
		paths[x.path] = object{"post": object{"summary": x.about, "operationId": operation("post", x.path), "x-role": x.role.String(), "requestBody": object{"content": body},
			"responses": object{"200": object{"description": "做了 / done"}, "default": problem}}}
	}
	paths["/deadlines.ics"] = object{"get": object{"summary": "日历 RFC 5545 / calendar", "operationId": "get_deadlines_ics", "x-role": "reader",
		"responses": object{"200": object{"description": "text/calendar"}, "default": problem}}}
	text := object{"type": "string"}
	paths["/plans/{plan}/originals/{sha256}"] = object{"get": object{"summary": "原件 / a document as it was loaded", "operationId": "get_plans_plan_originals_sha256", "x-role": "reader",
		"parameters": []object{{"name": "plan", "in": "path", "required": true, "schema": text}, {"name": "sha256", "in": "path", "required": true, "schema": text}},
		"responses":  object{"200": object{"description": "application/octet-stream"}, "default": problem}}}
	return object{
		"openapi": "3.1.0",
		"info":    object{"title": "taizhang", "version": "v1", "description": "工作台各页所依的接口。编号为文本，因其有 63 位。浏览器以会话加 X-CSRF-Token，程序以 Authorization: Bearer。 / What the workbench's pages stand on. Keys are text, for they have 63 bits."},
		"servers": []object{{"url": "/api/v1"}},
		"paths":   paths,
		"components": object{"schemas": d.schemas, "securitySchemes": object{
			"token":   object{"type": "http", "scheme": "bearer"},
			"session": object{"type": "apiKey", "in": "cookie", "name": sessionCookie}}},
		"security": []object{{"token": []string{}}, {"session": []string{}}},
	}
}

func answered(schema object) object {
	return object{"description": "回答 / the answer", "headers": object{"ETag": object{"schema": object{"type": "string"}}}, "content": object{"application/json": object{"schema": schema}}}
}

func operation(verb, path string) string {
	return verb + strings.NewReplacer("/", "_", "{", "", "}", "", ".", "_").Replace(path)
}

// describer makes schemas of the structs that are answered with.
type describer struct{ schemas object }

func (d describer) schema(t reflect.Type) object {
	switch {
	case t == reflect.TypeFor[ID]():
		return object{"type": "string", "pattern": "^-?[0-9]+$"}
	case t == reflect.TypeFor[time.Time]():
		return object{"type": "string", "format": "date-time"}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return d.schema(t.Elem())
	case reflect.Struct:
		return d.structure(t)
	case reflect.Slice, reflect.Array:
		return object{"type": []string{"array", "null"}, "items": d.schema(t.Elem())}
	case reflect.Map:
		return object{"type": "object", "additionalProperties": d.schema(t.Elem())}
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Float64:
		return object{"type": "number"}
	case reflect.String:
		return object{"type": "string"}
	case reflect.Interface:
		return object{}
	}
	return object{"type": "integer"}
}

// structure describes a struct once, under its name.
func (d describer) structure(t reflect.Type) object {
	called := t.Name()
	if t.PkgPath() != reflect.TypeFor[Page]().PkgPath() {
		called = t.String() // warehouse.Counts
	}
	ref := object{"$ref": "#/components/schemas/" + called}
	if _, ok := d.schemas[called]; ok {
		return ref
	}
	d.schemas[called] = object{}
	properties, required := object{}, []string{}
	for _, f := range reflect.VisibleFields(t) {
		name, more, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || f.Anonymous || name == "-" {
			continue
		}
		if name == "" {
			name = f.Name
		}
		p := d.schema(f.Type)
		if about := f.Tag.Get("about"); about != "" {
			p["description"] = about
		}
		properties[name] = p
		if more == "" {
			required = append(required, name)
		}
	}
	d.schemas[called] = object{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
	return ref
}
