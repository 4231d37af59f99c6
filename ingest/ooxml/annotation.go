package ooxml

import (
	"cmp"
	"slices"
	"strings"
)

// AnnotationKind is what a piece of text on top of a sheet is.
type AnnotationKind byte

// The kinds of annotation.
const (
	TextBox AnnotationKind = iota
	Comment                // of a cell
	Graphic                // the words of a chart or diagram, and of copies for old programs
)

// Annotation is a paragraph that lies on a sheet, not in a cell.
type Annotation struct {
	Kind AnnotationKind
	Row  int // of its upper edge or its cell, from 0
	Text string
}

// Annotations are those of a sheet by row, text boxes before comments.
func (w *Workbook) Annotations(sh *Sheet) ([]Annotation, error) {
	rels, err := w.pkg.Relations(sh.Part)
	if err != nil {
		return nil, err
	}
	var out []Annotation
	for _, rel := range rels {
		if !w.pkg.Has(rel.Part) {
			continue
		}
		var found []Annotation
		switch rel.Type {
		case "drawing":
			found, err = w.pkg.drawing(rel.Part)
		case "comments":
			found, err = w.pkg.comments(rel.Part)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	slices.SortStableFunc(out, func(a, b Annotation) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Row, b.Row))
	})
	return out, nil
}

// comments reads the comments on cells, one paragraph each.
func (p *Package) comments(part string) ([]Annotation, error) {
	b, err := p.Part(part)
	if err != nil {
		return nil, err
	}
	var out []Annotation
	s := NewScanner(part, b, p.lim.Depth)
	for s.Next() {
		if s.Kind != Start || string(s.Local) != "comment" {
			continue
		}
		ref, _ := s.raw("ref")
		_, row, _ := place(ref)
		if text := s.texts(); strings.TrimSpace(text) != "" {
			out = append(out, Annotation{Comment, max(row, 0), text})
		}
	}
	return out, s.Err()
}

// texts is what stands in all <t> of the element whose Start was just seen.
func (s *Scanner) texts() string {
	var b []byte
	for depth := s.Depth(); s.Next() && s.Depth() >= depth; {
		switch {
		case s.Kind == Text && string(s.inside()) == "t":
			b = append(b, s.Chars...)
		case s.Kind == Start && string(s.Local) == "br":
			b = append(b, '\n')
		}
	}
	return string(unquote(b))
}

// drawing reads the paragraphs of a sheet's text boxes, and the words of its charts and diagrams.
func (p *Package) drawing(part string) ([]Annotation, error) {
	b, err := p.Part(part)
	if err != nil {
		return nil, err
	}
	s := NewScanner(part, b, p.lim.Depth)
	var out []Annotation
	row, kind, fallback := 0, TextBox, 0
	for s.Next() {
		switch {
		case s.Kind == End && s.Depth() < fallback:
			kind, fallback = TextBox, 0
		case s.Kind != Start:
		case string(s.Local) == "row" && string(s.outside()) == "from":
			row = s.count()
		case string(s.Local) == "Fallback":
			kind, fallback = Graphic, s.Depth()
		case string(s.Local) == "p":
			if text := s.texts(); strings.TrimSpace(text) != "" {
				out = append(out, Annotation{kind, row, text})
			}
		}
	}
	if s.Err() != nil {
		return nil, s.Err()
	}
	graphics, err := p.graphics(part)
	return append(out, graphics...), err
}

// outside is the name of the element around the innermost one.
func (s *Scanner) outside() []byte {
	if len(s.open) < 2 {
		return nil
	}
	return local(s.around(len(s.open) - 2))
}

// count reads the number in the element whose Start was just seen; 0 where there is none.
func (s *Scanner) count() int {
	n := 0
	for depth := s.Depth(); s.Next() && s.Depth() >= depth; {
		if s.Kind == Text {
			for _, c := range s.Chars {
				if c >= '0' && c <= '9' && n < sheetRows {
					n = n*10 + int(c-'0')
				}
			}
		}
	}
	return n
}

// graphics are the words of the parts a drawing is made of.
func (p *Package) graphics(drawing string) ([]Annotation, error) {
	rels, err := p.Relations(drawing)
	if err != nil {
		return nil, err
	}
	var out []Annotation
	for _, rel := range rels {
		switch rel.Type {
		case "chart", "chartEx", "diagramData", "diagramDrawing", "chartUserShapes":
		default:
			continue
		}
		if !p.Has(rel.Part) {
			continue
		}
		b, err := p.Part(rel.Part)
		if err != nil {
			return nil, err
		}
		s := NewScanner(rel.Part, b, p.lim.Depth)
		for s.Next() {
			if s.Kind == Start {
				if text := s.texts(); strings.TrimSpace(text) != "" {
					out = append(out, Annotation{Graphic, 0, text})
				}
			}
		}
		if s.Err() != nil {
			return nil, s.Err()
		}
	}
	return out, nil
}
