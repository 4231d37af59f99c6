package ooxml

import (
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/ingest/flow"
)

// flow reads an element that holds paragraphs and tables, or is one.
func (r *reader) flow(out *[]flow.Node) {
	switch name := string(r.s.Local); name {
	case "p":
		r.paragraph(out)
	case "tbl":
		*out = append(*out, flow.Node{Table: r.table()})
	case "del", "moveFrom":
		r.discard("deleted")
	case "annotation":
		r.annotation(func() { r.each(func(string) { r.flow(out) }) })
	case "AlternateContent":
		r.alternate(func() { r.each(func(string) { r.flow(out) }) })
	case "sectPr":
		r.section()
	case "footnote", "endnote":
		if t := r.s.Attr("type"); t != "" && t != "normal" {
			r.discard(t)
			return
		}
		r.each(func(string) { r.flow(out) })
	case "sdtPr", "sdtEndPr", "tcPr", "tblPr", "pPr", "rPr", "background", "customXmlPr", "bookmarkStart", "bookmarkEnd":
		r.s.Skip()
	default:
		r.each(func(string) { r.flow(out) })
	}
}

// alternate reads the first choice and hides the others: a text box stands in
// the file twice, drawn for new programs and again for old ones.
func (r *reader) alternate(read func()) {
	done := false
	r.each(func(name string) {
		if done || name != "Choice" && name != "Fallback" {
			r.discard("alternate")
			return
		}
		done = true
		read()
	})
}

// section notes which running heads and feet are printed.
func (r *reader) section() {
	r.each(func(name string) {
		switch name {
		case "headerReference":
			r.heads = append(r.heads, r.s.Attr("id"))
		case "footerReference":
			r.feet = append(r.feet, r.s.Attr("id"))
		case "hdr":
			r.once(&r.word.Headers)
			return
		case "ftr":
			r.once(&r.word.Footers)
			return
		}
		r.s.Skip()
	})
}

// para is a paragraph while it is read.
type para struct {
	strings.Builder
	style   string
	num     numRef
	outline int         // 0…8, 9 is body text, -1 not said
	gone    bool        // its end mark is deleted: the next paragraph goes on with it
	boxes   []flow.Node // text boxes anchored in it
}

func (r *reader) paragraph(out *[]flow.Node) {
	p := &para{outline: -1, num: numRef{id: -1, level: -1}}
	r.inline(p)
	r.endFields()
	if !p.gone || p.Len() > 0 {
		*out = append(*out, r.node(p))
	}
	*out = append(*out, p.boxes...)
}

// node is a paragraph with its number and its place in the outline.
func (r *reader) node(p *para) flow.Node {
	style := r.styles.resolve(p.style)
	node := flow.Node{Text: r.numbers.label(p.num.or(style.num)) + p.String()}
	if p.outline < 0 {
		p.outline = style.outline
	}
	if p.outline >= 0 && p.outline < 9 {
		node.Level = p.outline + 1
	}
	return node
}

// endFields takes it that no field's code runs over the end of a paragraph.
func (r *reader) endFields() {
	for i := range r.fields {
		r.fields[i] = false
	}
}

// inline reads the children of a paragraph, or of what stands in one.
func (r *reader) inline(p *para) { r.each(func(name string) { r.inlineElement(p, name) }) }

func (r *reader) inlineElement(p *para, name string) {
	switch name {
	case "pPr":
		r.paraProperties(p)
	case "r":
		r.run(p)
	case "del", "moveFrom":
		r.discard("deleted")
	case "annotation":
		r.annotation(func() { r.inline(p) })
	case "AlternateContent":
		r.alternate(func() { r.inline(p) })
	case "sdtPr", "sdtEndPr", "rPr", "smartTagPr", "customXmlPr", "ctrlPr":
		r.s.Skip()
	case "fldSimple":
		r.hide("field-code", r.s.Attr("instr"))
		r.inline(p)
	case "t":
		r.chars(p)
	case "txbxContent":
		r.each(func(string) { r.flow(&p.boxes) })
	case "extent":
		const inch = 914400 // of the units of drawings
		r.wide = float64(r.number("cx", 0)) / inch
		r.s.Skip()
	case "blip":
		r.picture("embed")
	case "imagedata":
		r.picture("id")
	default:
		r.inline(p)
	}
}

func (r *reader) paraProperties(p *para) {
	r.each(func(name string) {
		switch name {
		case "pStyle":
			p.style = r.s.Attr("val")
		case "outlineLvl":
			p.outline = r.number("val", 9)
		case "numPr", "listPr":
			p.num = readNumRef(r.s)
			return
		case "sectPr":
			r.section()
			return
		case "rPr":
			r.each(func(name string) {
				p.gone = p.gone || name == "del" || name == "moveFrom" || name == "annotation" && r.s.Attr("type") == deletion
				r.s.Skip()
			})
			return
		}
		r.s.Skip()
	})
}

func (r *reader) number(attr string, otherwise int) int {
	n, err := strconv.Atoi(r.s.Attr(attr))
	if err != nil {
		return otherwise
	}
	return n
}

// on reads a switch such as <w:vanish/> or <w:vanish w:val="false"/>.
func (r *reader) on() bool {
	switch r.s.Attr("val") {
	case "0", "false", "off":
		return false
	}
	return true
}
