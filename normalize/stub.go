package normalize

import "github.com/taizhang/taizhang/parse"

func number(q parse.Quote) *string { return words(q) }

func date(parse.Quote) *string { return nil }

func (w *writer) times(t parse.Task, p *Plan, out *Task) {
	for _, d := range t.Deadlines {
		out.Deadlines = append(out.Deadlines, Deadline{Mention: d.Text, Kind: string(d.Kind), Inherited: d.Inherited, Pos: w.at(d.Quote)})
	}
	for _, s := range t.Progress {
		out.Progress = &Progress{Mention: s.Text, Pos: w.at(s.Quote)}
	}
	for _, m := range t.Measures {
		out.Measures = append(out.Measures, Measure{Mention: m.Text, Op: "=", Class: "scope", Pos: w.at(m.Quote)})
	}
}
