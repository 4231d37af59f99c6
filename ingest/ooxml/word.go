package ooxml

import (
	"slices"
	"strings"

	"github.com/taizhang/taizhang/ingest/flow"
)

// Word is the text of a Word document in reading order.
type Word struct {
	Headers, Body, Notes, Footers []flow.Node
	Facts                         []Fact
	Hidden                        []Fact    // Name is the reason
	Pictures                      []Picture // of the text, in its order
}

// Picture is a part with a picture, and how many inches wide it is drawn; 0 when not said.
type Picture struct {
	Part string
	Wide float64
}

// reader walks the parts of one document.
type reader struct {
	pkg     *Package
	part    string
	s       *Scanner
	word    *Word
	styles  styles
	numbers numbering
	fields  []bool // open fields, innermost last: true while in the code
	heads   []string
	feet    []string
	printed map[string]bool // heads and feet of Word 2003 XML
	shown   []Picture       // in the part, by their relations
	wide    float64         // of the drawing at hand
}

// ReadWord reads a Word package.
func ReadWord(pkg *Package) (*Word, error) {
	main := pkg.Main("word/document.xml")
	r := &reader{pkg: pkg, word: &Word{}}
	rels, err := pkg.Relations(main)
	if err != nil {
		return nil, err
	}
	if err := r.definitions(rels); err != nil {
		return nil, err
	}
	if r.word.Body, err = r.nodes(main); err != nil {
		return nil, err
	}
	r.pictures(rels)
	if err := r.around(rels); err != nil {
		return nil, err
	}
	r.word.Facts, err = pkg.Facts()
	return r.word, err
}

// pictures lists the pictures in the text, each once.
func (r *reader) pictures(rels []Relation) {
	for _, p := range r.shown {
		for _, rel := range rels {
			if rel.ID != p.Part || !r.pkg.Has(rel.Part) || slices.ContainsFunc(r.word.Pictures, func(o Picture) bool { return o.Part == rel.Part }) {
				continue
			}
			r.word.Pictures = append(r.word.Pictures, Picture{rel.Part, p.Wide})
		}
	}
}

// picture notes one that is drawn, by the attribute that names its relation.
func (r *reader) picture(attr string) {
	r.shown = append(r.shown, Picture{r.s.Attr(attr), r.wide})
	r.wide = 0
	r.s.Skip()
}

// definitions reads styles and numbering before the text that uses them.
func (r *reader) definitions(rels []Relation) error {
	for _, rel := range rels {
		if rel.Type != "styles" && rel.Type != "numbering" || !r.pkg.Has(rel.Part) {
			continue
		}
		b, err := r.pkg.Part(rel.Part)
		if err != nil {
			return err
		}
		s := NewScanner(rel.Part, b, r.pkg.lim.Depth)
		if rel.Type == "styles" {
			r.styles = readStyles(s)
		} else {
			r.numbers = readNumbering(s)
		}
		if s.Err() != nil {
			return s.Err()
		}
	}
	return nil
}

// around reads what is printed round the text: notes, running heads and feet.
func (r *reader) around(rels []Relation) error {
	for _, rel := range rels {
		if !r.pkg.Has(rel.Part) {
			continue
		}
		switch rel.Type {
		case "footnotes", "endnotes", "comments":
			nodes, err := r.nodes(rel.Part)
			if err != nil {
				return err
			}
			r.word.Notes = append(r.word.Notes, nodes...)
		}
	}
	printed := append(r.heads, r.feet...)
	if err := r.running(rels, r.heads, &r.word.Headers); err != nil {
		return err
	}
	if err := r.running(rels, r.feet, &r.word.Footers); err != nil {
		return err
	}
	return r.unused(rels, printed)
}

// unused hides heads and feet that no section prints.
func (r *reader) unused(rels []Relation, printed []string) error {
	for _, rel := range rels {
		if rel.Type != "header" && rel.Type != "footer" || slices.Contains(printed, rel.ID) || !r.pkg.Has(rel.Part) {
			continue
		}
		nodes, err := r.nodes(rel.Part)
		if err != nil {
			return err
		}
		r.hide("unused-"+rel.Type, flow.Row{Cells: []flow.Cell{{Nodes: nodes}}}.Plain())
	}
	return nil
}

// running reads each head or foot that a section refers to, once.
func (r *reader) running(rels []Relation, ids []string, to *[]flow.Node) error {
	done := map[string]bool{}
	for _, id := range ids {
		for _, rel := range rels {
			if rel.ID != id || done[rel.Part] || !r.pkg.Has(rel.Part) {
				continue
			}
			done[rel.Part] = true
			nodes, err := r.nodes(rel.Part)
			if err != nil {
				return err
			}
			*to = append(*to, nodes...)
		}
	}
	return nil
}

// nodes reads the whole text of one part.
func (r *reader) nodes(part string) ([]flow.Node, error) {
	b, err := r.pkg.Part(part)
	if err != nil {
		return nil, err
	}
	r.part, r.s, r.fields = part, NewScanner(part, b, r.pkg.lim.Depth), nil
	var out []flow.Node
	for r.s.Next() {
		if r.s.Kind == Start {
			r.flow(&out)
		}
	}
	return out, r.s.Err()
}

func (r *reader) each(f func(name string)) { r.s.Each(f) }

// hide keeps text that no reader sees.
func (r *reader) hide(reason, text string) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	h := r.word.Hidden
	if n := len(h) - 1; n >= 0 && h[n].Name == reason {
		h[n].Value += "\n" + text
		return
	}
	r.word.Hidden = append(h, Fact{reason, text})
}

// discard hides all text of the element whose Start was just seen.
func (r *reader) discard(reason string) {
	var sb strings.Builder
	for depth := r.s.Depth(); r.s.Next() && r.s.Depth() >= depth; {
		if r.s.Kind == Text && holdsText(r.s.inside()) {
			sb.Write(r.s.Chars)
		}
	}
	r.hide(reason, sb.String())
}

func holdsText(name []byte) bool {
	switch string(name) {
	case "t", "delText", "instrText", "delInstrText":
		return true
	}
	return false
}
