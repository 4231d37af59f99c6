package eval

// each rewrites every string of an annotation that quotes its document.
func (g *Gold) each(f func(string) string) {
	for _, p := range []*string{g.Title, g.NoticeTitle, g.Issuer, g.Number, g.Division.Name} {
		if p != nil {
			*p = f(*p)
		}
	}
	for _, list := range g.Alt {
		for i := range list {
			if word, ok := list[i].(string); ok {
				list[i] = f(word)
			}
		}
	}
	for i := range g.Tasks {
		g.Tasks[i].each(f)
	}
}

func (t *GoldTask) each(f func(string) string) {
	t.Content = f(t.Content)
	all(t.ContentAlt, f)
	all(t.Path, f)
	all(t.Items, f)
	for _, p := range t.PathAlt {
		all(p, f)
	}
	for i := range t.Duties {
		d := &t.Duties[i]
		d.Mention = f(d.Mention)
		all(d.Members, f)
		for _, a := range d.Alt {
			all(a, f)
		}
	}
	for i := range t.Deadlines {
		t.Deadlines[i].Mention = f(t.Deadlines[i].Mention)
	}
	if t.Progress != nil {
		t.Progress.Mention = f(t.Progress.Mention)
	}
	for i := range t.Measures {
		t.Measures[i].Mention = f(t.Measures[i].Mention)
	}
}

func all(words []string, f func(string) string) {
	for i := range words {
		words[i] = f(words[i])
	}
}
