package corpus

import (
	"embed"
	"slices"
	"strings"
	"sync"
)

//go:embed tables/*.tsv
var tables embed.FS

// lines gives a table's rows without its header.
func lines(name string) [][]string {
	b, err := tables.ReadFile("tables/" + name + ".tsv")
	if err != nil {
		panic(err)
	}
	var out [][]string
	for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n")[1:] {
		out = append(out, strings.Split(line, "\t"))
	}
	return out
}

// field is a line of government work with what is done in it: 教育, 义务教育学校, 所.
type field struct {
	name    string
	heading string
	organs  []string
	objects []object
}

type object struct{ name, unit string }

// kind is what the series of one name have in common: 政务公开工作任务分解表.
type kind struct {
	title  string
	fields []int
}

// wording is everything that sentences are put together from.
type wording struct {
	fields   []field
	kinds    []kind
	actions  [][]string // each in several wordings; {n} is the object, {k}{u} a figure
	details  [][]string // each in several wordings
	formulas []string   // said of any task
	leads    []string
	areas    []string // the first is none
}

var words = sync.OnceValue(func() *wording {
	w := &wording{}
	for _, c := range lines("fields") {
		f := field{name: c[0], heading: c[1], organs: strings.Split(c[2], "|")}
		for _, o := range strings.Split(c[3], "|") {
			name, unit, _ := strings.Cut(o, ":")
			f.objects = append(f.objects, object{name, unit})
		}
		w.fields = append(w.fields, f)
	}
	for _, c := range lines("series") {
		w.kinds = append(w.kinds, kind{c[0], w.among(c[1])})
	}
	for _, c := range lines("actions") {
		w.actions = append(w.actions, strings.Split(c[0], "|"))
	}
	for _, c := range lines("details") {
		w.details = append(w.details, strings.Split(c[0], "|"))
	}
	w.formulas, w.leads, w.areas = first(lines("formulas")), first(lines("leads")), first(lines("areas"))
	return w
})

// among gives the places of named fields, of all for "*".
func (w *wording) among(names string) (out []int) {
	for i, f := range w.fields {
		if names == "*" || slices.Contains(strings.Split(names, "|"), f.name) {
			out = append(out, i)
		}
	}
	return out
}

func first(rows [][]string) (out []string) {
	for _, c := range rows {
		out = append(out, c[0])
	}
	return out
}
