package ofd

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/taizhang/taizhang/ingest/ooxml"
	"github.com/taizhang/taizhang/ingest/page"
)

// painter draws one page.
type painter struct {
	file   *File
	doc    *document
	s      *ooxml.Scanner
	out    *Drawing
	space  matrix
	reason string // what is drawn is not seen as the page's text: "watermark", "stamp"
	hidden map[string]string
	own    []string // resources of the page
	clip   page.Box // boundary of the text being drawn
	faint  []bool   // of each glyph
	depth  int
	units  int // composites drawn
	line   page.Path
	used   []template
	err    error
}

// template is a page drawn under or over another.
type template struct{ part string }

// Page draws the i-th page, from 0.
func (f *File) Page(i int) (*Drawing, error) {
	l := f.leafs[i]
	p := &painter{file: f, doc: l.doc, out: &Drawing{}, line: page.Path{Most: f.lim.Rules}, space: matrix{a: point, d: point}, hidden: map[string]string{}}
	p.out.Number = i + 1
	p.area(l.doc.box)
	if err := p.part(l.part); err != nil {
		return nil, err
	}
	for _, t := range p.used {
		if err := p.part(t.part); err != nil {
			return nil, err
		}
	}
	for _, m := range l.doc.marks[l.id] {
		if err := p.annotated(m); err != nil {
			return nil, err
		}
	}
	p.watermarks()
	for _, reason := range slices.Sorted(maps.Keys(p.hidden)) {
		p.out.Hidden = append(p.out.Hidden, page.Hidden{Reason: reason, Text: p.hidden[reason]})
	}
	return p.out, p.err
}

func (p *painter) area(b page.Box) {
	if b != (page.Box{}) {
		p.out.Width, p.out.Height = (b.X1-b.X0)*point, (b.Y1-b.Y0)*point
		p.space = matrix{a: point, d: point, e: -b.X0 * point, f: -b.Y0 * point}
	}
}

// part draws a page's part.
func (p *painter) part(part string) error {
	b, err := p.file.pkg.Part(part)
	if err != nil {
		return err
	}
	s := p.s
	p.s = ooxml.NewScanner(part, b, p.file.lim.Depth)
	for p.s.Next() {
		if p.s.Kind != ooxml.Start {
			continue
		}
		switch string(p.s.Local) {
		case "PhysicalBox":
			p.area(box(p.s.Words()))
		case "Template":
			if t := p.doc.templates[p.s.Attr("TemplateID")]; t != "" && p.file.pkg.Has(t) && s == nil {
				p.used = append(p.used, template{t})
			}
		case "PageRes":
			p.own = append(p.own, resolve(path.Dir(part), p.s.Words()))
		case "Layer":
			p.objects(p.space)
		}
	}
	err = p.s.Err()
	p.s = s
	return err
}

// annotated draws what lies on top of a page: watermarks are kept apart.
func (p *painter) annotated(part string) error {
	if !p.file.pkg.Has(part) {
		return nil
	}
	b, err := p.file.pkg.Part(part)
	if err != nil {
		return err
	}
	p.s = ooxml.NewScanner(part, b, p.file.lim.Depth)
	for p.s.Next() {
		if p.s.Kind != ooxml.Start {
			continue
		}
		switch string(p.s.Local) {
		case "Annot":
			switch t := p.s.Attr("Type"); {
			case t == "Watermark", t == "Stamp":
				p.reason = strings.ToLower(t)
			case p.s.Attr("Visible") == "false":
				p.reason = "invisible"
			default:
				p.reason = ""
			}
		case "Appearance":
			p.objects(p.space.under(box(p.s.Attr("Boundary"))))
		}
	}
	p.reason = ""
	return p.s.Err()
}

// under is the space of an appearance, whose objects count from its boundary.
func (m matrix) under(b page.Box) matrix { return matrix{1, 0, 0, 1, b.X0, b.Y0}.times(m) }

// objects draws the children of the element whose Start was just seen.
func (p *painter) objects(space matrix) {
	p.s.Each(func(name string) {
		if p.s.Attr("Visible") == "false" {
			p.s.Skip()
			return
		}
		switch name {
		case "TextObject":
			p.text(space)
		case "PathObject":
			p.shape(space)
		case "ImageObject":
			p.out.Images++
			p.s.Skip()
		case "PageBlock":
			p.objects(space)
		case "CompositeObject":
			p.composite(space)
		default:
			p.s.Skip()
		}
	})
}

// composite draws a graphic that stands among the resources.
func (p *painter) composite(space matrix) {
	inner := space.at(box(p.s.Attr("Boundary")), ctm(p.s.Attr("CTM")))
	id := p.s.Attr("ResourceID")
	p.s.Skip()
	if p.depth++; p.depth > p.file.lim.Depth {
		p.err = fmt.Errorf("%w: drawings in drawings %d", ooxml.ErrLimit, p.file.lim.Depth)
	}
	if p.units++; p.units > p.file.lim.Drawings {
		p.err = fmt.Errorf("%w: page-drawings %d", ooxml.ErrLimit, p.file.lim.Drawings)
	}
	if p.err == nil {
		p.unit(id, inner)
	}
	p.depth--
}

// unit looks a composite graphic up and draws it.
func (p *painter) unit(id string, space matrix) {
	for _, part := range p.resources() {
		if !p.file.pkg.Has(part) {
			continue
		}
		b, err := p.file.pkg.Part(part)
		if err != nil {
			p.err = err
			return
		}
		outer := p.s
		p.s = ooxml.NewScanner(part, b, p.file.lim.Depth)
		for p.s.Next() {
			if p.s.Kind == ooxml.Start && string(p.s.Local) == "CompositeGraphicUnit" && p.s.Attr("ID") == id {
				p.s.Each(func(string) { p.objects(space) })
			}
		}
		p.s = outer
	}
}

// resources are the page's own and the document's.
func (p *painter) resources() []string { return slices.Concat(p.own, p.doc.resources) }

// shape keeps the rules a path makes.
func (p *painter) shape(space matrix) {
	m := space.at(box(p.s.Attr("Boundary")), ctm(p.s.Attr("CTM")))
	stroke, fill := p.s.Attr("Stroke") != "false", p.s.Attr("Fill") == "true"
	p.s.Each(func(name string) {
		if name == "AbbreviatedData" {
			trace(&p.line, p.s.Words(), m)
			return
		}
		p.s.Skip()
	})
	switch {
	case p.reason != "":
	case stroke:
		p.out.Rules = p.line.Stroke(p.out.Rules)
	case fill:
		p.out.Rules = p.line.Fill(p.out.Rules)
	}
	p.line.Clear()
}
