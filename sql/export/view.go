package export

import (
	_ "embed"
	"regexp"
	"strings"

	files "github.com/taizhang/taizhang/sql"
)

//go:embed views.sql
var viewsSQL string

// View is a view of mart, with what its comments say.
type View struct {
	Name    string // task, for mart.task
	ZH, EN  string
	Columns []ViewColumn
	Query   string // all rows in an order that is always the same
}

// ViewColumn is a column of a View: due 截止日 last day.
type ViewColumn struct{ Name, ZH, EN string }

var (
	whole   = regexp.MustCompile(`(?s)select \* from mart\.(\w+) `)
	comment = regexp.MustCompile(`(?m)^comment on (view|column) mart\.(\w+)(?:\.(\w+))? is '((?:[^']|'')*)'`)
)

// Views lists the views of mart by name.
func Views() []View {
	about := map[string]*View{}
	for _, f := range files.Views() {
		for _, m := range comment.FindAllStringSubmatch(f.Text, -1) {
			v := about[m[2]]
			if v == nil {
				v = &View{Name: m[2]}
				about[m[2]] = v
			}
			zh, en, _ := strings.Cut(strings.ReplaceAll(m[4], "''", "'"), " / ")
			if m[1] == "view" {
				v.ZH, v.EN = zh, en
			} else {
				v.Columns = append(v.Columns, ViewColumn{m[3], zh, en})
			}
		}
	}
	var out []View
	for _, s := range files.Split(viewsSQL) {
		name := whole.FindStringSubmatch(s)[1]
		v := View{Name: name}
		if known := about[name]; known != nil {
			v = *known
		}
		v.Query = s
		out = append(out, v)
	}
	return out
}

// ViewNamed finds "mart.task" or "task".
func ViewNamed(name string) (View, bool) {
	name = strings.TrimPrefix(name, "mart.")
	for _, v := range Views() {
		if v.Name == name {
			return v, true
		}
	}
	return View{}, false
}
