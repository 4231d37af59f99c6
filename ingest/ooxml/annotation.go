package ooxml

import (
	"strings"

	"github.com/taizhang/taizhang/ingest/sheet"
)

// Annotations are those of a sheet by row, text boxes before comments.
func (w *Workbook) Annotations(sh *sheet.Sheet) ([]sheet.Annotation, error) {
	rels, err := w.pkg.Relations(sh.Part)
	if err != nil {
		return nil, err
	}
	var out []sheet.Annotation
	for _, rel := range rels {
		if !w.pkg.Has(rel.Part) {
			continue
		}
		var found []sheet.Annotation
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
	sheet.Sort(out)
	return out, nil
}

// comments reads the comments on cells, one paragraph each.
func (p *Package) comments(part string) ([]sheet.Annotation, error) {
	b, err := p.Part(part)
	if err != nil {
		return nil, err
	}
	var out []sheet.Annotation
	s := NewScanner(part, b, p.lim.Depth)
	for s.Next() {
		if s.Kind != Start || string(s.Local) != "comment" {
			continue
		}
		ref, _ := s.raw("ref")
		_, row, _ := place(ref)
		if text := s.texts(); strings.TrimSpace(text) != "" {
			out = append(out, sheet.Annotation{Kind: sheet.Comment, Row: max(row, 0), Text: text})
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
func (p *Package) drawing(part string) ([]sheet.Annotation, error) {
	b, err := p.Part(part)
	if err != nil {
		return nil, err
	}
	s := NewScanner(part, b, p.lim.Depth)
	var out []sheet.Annotation
	row, kind, fallback := 0, sheet.TextBox, 0
	for s.Next() {
		switch {
		case s.Kind == End && s.Depth() < fallback:
			kind, fallback = sheet.TextBox, 0
		case s.Kind != Start:
		case string(s.Local) == "row" && string(s.outside()) == "from":
			row = s.count()
		case string(s.Local) == "Fallback":
			kind, fallback = sheet.Graphic, s.Depth()
		case string(s.Local) == "p":
			if text := s.texts(); strings.TrimSpace(text) != "" {
				out = append(out, sheet.Annotation{Kind: kind, Row: row, Text: text})
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
				if c >= '0' && c <= '9' && n < sheet.Rows {
					n = n*10 + int(c-'0')
				}
			}
		}
	}
	return n
}

// graphics are the words of the parts a drawing is made of.
func (p *Package) graphics(drawing string) ([]sheet.Annotation, error) {
	rels, err := p.Relations(drawing)
	if err != nil {
		return nil, err
	}
	var out []sheet.Annotation
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
					out = append(out, sheet.Annotation{Kind: sheet.Graphic, Text: text})
				}
			}
		}
		if s.Err() != nil {
			return nil, s.Err()
		}
	}
	return out, nil
}
