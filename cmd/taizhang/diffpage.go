package main

import (
	_ "embed"
	"html/template"
	"io"

	"github.com/taizhang/taizhang/normalize/link"
)

//go:embed diff.html
var diffHTML string

var diffTemplate = template.Must(template.New("diff").Funcs(template.FuncMap{
	"old": func(edits []link.Edit) []link.Edit { return but(edits, link.Insert, link.Here) },
	"new": func(edits []link.Edit) []link.Edit { return but(edits, link.Delete, link.Away) },
}).Parse(diffHTML))

func but(edits []link.Edit, drop ...link.Op) []link.Edit {
	var out []link.Edit
	for _, e := range edits {
		if e.Op != drop[0] && e.Op != drop[1] {
			out = append(out, e)
		}
	}
	return out
}

// diffPage writes a page that needs nothing else: both texts side by side.
func diffPage(w io.Writer, d *diffed, words *wording) error {
	return diffTemplate.Execute(w, map[string]any{"D": d, "W": words})
}
