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
		Duties:    w.duties(t.Duties, p),
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

func (w *writer) duties(in []parse.Duty, p *Plan) []Duty {
	mentions := make([]*heard, len(in))
	for i, d := range in {
		mentions[i] = w.hear(d.Text)
	}
	members := members(mentions)
	on, _ := p.day()
	out := make([]Duty, len(in))
	for i, d := range in {
		out[i] = Duty{
			Mention: d.Text, Role: string(d.Role), Collective: d.Collective, Members: members[i],
			Inherited: d.Inherited, Inline: d.Inline, Pos: w.at(d.Quote),
		}
		out[i].Confidence.Hints = Hints{}.with(hintGlued, mentions[i].glued())
		if !d.Collective {
			out[i].Org = mentions[i].names.on(on)
		}
	}
	w.seat(mentions, out, p)
	return out
}

// hear remembers what a mention says.
func (w *writer) hear(text string) *heard {
	h, ok := w.heard[text]
	if !ok {
		h = hear(text)
		w.heard[text] = h
	}
	return h
}
