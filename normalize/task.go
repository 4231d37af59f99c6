package normalize

import (
	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/parse"
)

// task fills a task's meanings; its identity comes last, from the whole plan.
func (w *writer) task(t parse.Task, p *Plan) Task {
	out := Task{
		Serial:    words(t.Serial),
		Path:      []string{},
		Content:   t.Content.Text,
		Duties:    w.duties(t.Duties),
		Deadlines: []Deadline{},
		Measures:  []Measure{},
		Pos:       w.bundle.Spell(taskPos(t)),
		SerialPos: w.at(t.Serial),
	}
	from, _ := w.bundle.Provenance(taskPos(t))
	out.Provenance = string(from)
	for _, h := range t.Path {
		out.Path = append(out.Path, h.Text)
		out.PathPos = append(out.PathPos, w.at(h))
	}
	for _, i := range t.Items {
		out.Items = append(out.Items, i.Text)
	}
	for _, s := range t.Supervisors {
		out.Supervisors = append(out.Supervisors, Supervisor{Mention: s.Text, Pos: w.at(s)})
	}
	w.times(t, p, &out)
	return out
}

// taskPos is where the content stands, or, when it was put together from items, where they do.
func taskPos(t parse.Task) ingest.Pos {
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
