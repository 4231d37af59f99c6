package normalize

import (
	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/parse"
)

// task fills a task's meanings; its identity comes last, from the whole plan.
func (w *writer) task(t *parse.Task, p *Plan) Task {
	at := taskPos(t)
	from, _ := w.bundle.Provenance(at)
	out := Task{
		Serial:     words(t.Serial),
		Content:    t.Content.Text,
		Duties:     w.duties(t.Duties),
		Deadlines:  make([]Deadline, 0, len(t.Deadlines)),
		Measures:   make([]Measure, 0, len(t.Measures)),
		Pos:        w.place(at),
		SerialPos:  w.at(t.Serial),
		Provenance: string(from),
	}
	out.Path, out.PathPos = w.path(t.Path)
	for _, i := range t.Items {
		out.Items = append(out.Items, i.Text)
	}
	for _, s := range t.Supervisors {
		out.Supervisors = append(out.Supervisors, Supervisor{Mention: s.Text, Pos: w.at(s)})
	}
	w.times(t, p, &out)
	return out
}

// path is the headings and where they stand.
func (w *writer) path(headings []parse.Quote) (path, at []string) {
	n := len(headings)
	if n == 0 {
		return []string{}, nil
	}
	both := make([]string, 2*n)
	path, at = both[:n:n], both[n:]
	for i, h := range headings {
		path[i], at[i] = h.Text, w.at(h)
	}
	return path, at
}

// taskPos is where the content stands, or, when it was put together from items, where they do.
func taskPos(t *parse.Task) ingest.Pos {
	if len(t.Content.Pos) > 0 {
		return t.Content.Pos
	}
	var pos ingest.Pos
	for _, i := range t.Items {
		pos = append(pos, i.Pos...)
	}
	return pos
}

func (w *writer) duties(in []parse.Duty) []Duty {
	out, c := make([]Duty, len(in)), cell{roll: w.roll}
	for i := range in {
		out[i] = c.duty(&in[i])
		out[i].Pos = w.at(in[i].Quote)
	}
	return out
}
