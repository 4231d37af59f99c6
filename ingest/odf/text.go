package odf

import (
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/ingest/flow"
	"github.com/taizhang/taizhang/ingest/ooxml"
)

// reader walks one file.
type reader struct {
	s      *ooxml.Scanner
	doc    *flow.Document
	styles styles
	lists  []*listing            // open, innermost last
	last   map[string]*flow.List // by style: the list that may go on
	cells  int                   // that may still come
	full   bool
}

// listing is a list around the paragraph at hand.
type listing struct {
	style string
	list  *flow.List
	fresh bool // the item's first paragraph has not come
}

// ReadText reads a .odt; mostCells bounds the cells of its tables, depth the nesting of its elements.
func ReadText(pkg *ooxml.Package, mostCells, depth int) (*flow.Document, error) {
	r := &reader{doc: &flow.Document{}, last: map[string]*flow.List{}, cells: mostCells}
	r.styles = styles{named: map[string]style{}, lists: map[string]*flow.List{}}
	var err error
	if r.doc.Title, err = title(pkg, depth); err != nil {
		return nil, err
	}
	for _, part := range []string{styling, content} {
		if part == styling && !pkg.Has(part) {
			continue
		}
		b, err := pkg.Part(part)
		if err != nil {
			return nil, err
		}
		r.s = ooxml.NewScanner(part, b, depth)
		if r.part(); r.s.Err() != nil {
			return nil, r.s.Err()
		}
	}
	if r.full {
		return nil, &ooxml.Error{Part: content, Err: overCells(mostCells)}
	}
	return r.doc, nil
}

// part reads styles, running heads and feet, and the text.
func (r *reader) part() {
	for r.s.Next() {
		if r.s.Kind != ooxml.Start || r.styles.read(r.s) {
			continue
		}
		switch string(r.s.Local) {
		case "header", "header-first":
			r.flow(&r.doc.Headers)
		case "footer", "footer-first":
			r.flow(&r.doc.Footers)
		case "header-left", "footer-left":
			r.s.Skip()
		case "text":
			r.flow(&r.doc.Body)
		}
	}
}

// flow reads the paragraphs and tables in the element whose Start was just seen.
func (r *reader) flow(out *[]flow.Node) { r.s.Each(func(name string) { r.element(name, out) }) }

func (r *reader) element(name string, out *[]flow.Node) {
	switch name {
	case "p", "h":
		r.paragraph(name == "h", out)
	case "list":
		r.list(out)
	case "table":
		*out = append(*out, flow.Node{Table: r.table()})
	case "tracked-changes":
		r.s.Each(r.change)
	case "annotation":
		r.flow(&r.doc.Notes)
	case "sequence-decls", "variable-decls", "user-field-decls", "forms", "table-of-content-source", "annotation-end", "soft-page-break", "dde-connection-decls":
		r.s.Skip()
	default:
		r.flow(out)
	}
}

// change hides what a recorded change took away.
func (r *reader) change(string) {
	r.s.Each(func(name string) {
		if name != "deletion" {
			r.s.Skip()
			return
		}
		r.s.Each(func(name string) {
			if name == "change-info" {
				r.s.Skip()
				return
			}
			var gone []flow.Node
			r.element(name, &gone)
			r.doc.Hide("deleted", flow.Row{Cells: []flow.Cell{{Nodes: gone}}}.Plain())
		})
	})
}

// list reads a list; one inside another counts on the next level of the same style.
func (r *reader) list(out *[]flow.Node) {
	name := r.s.Attr("style-name")
	goesOn := r.s.Attr("continue-numbering") == "true" || r.s.Attr("continue-list") != ""
	l := &listing{style: name}
	switch n := len(r.lists); {
	case n > 0 && (name == "" || name == r.lists[n-1].style):
		l.style, l.list = r.lists[n-1].style, r.lists[n-1].list
	case goesOn && r.last[name] != nil:
		l.list = r.last[name]
	case r.styles.lists[name] != nil:
		own := *r.styles.lists[name]
		l.list = &own
	}
	r.last[l.style] = l.list
	r.lists = append(r.lists, l)
	r.s.Each(func(name string) {
		l.fresh = name == "list-item"
		if n, err := strconv.Atoi(r.s.Attr("start-value")); err == nil && l.list != nil {
			l.list.Begin(len(r.lists)-1, n)
		}
		r.flow(out)
	})
	r.lists = r.lists[:len(r.lists)-1]
}

// number counts a paragraph and gives the number printed before it.
func (r *reader) number(heading bool, level int, style string) string {
	n := len(r.lists)
	if n > 0 {
		l := r.lists[n-1]
		if l.list == nil {
			l.list = r.styles.lists[r.styles.list(style)]
		}
		if !l.fresh || l.list == nil || n > 9 {
			return ""
		}
		l.fresh = false
		return l.list.Label(n - 1)
	}
	if heading && r.styles.outline != nil && level >= 1 && level <= 9 {
		return r.styles.outline.Label(level - 1)
	}
	return ""
}

// para is a paragraph while it is read.
type para struct {
	strings.Builder
	blank bool // white space waits for what follows
	boxes []flow.Node
}

func (r *reader) paragraph(heading bool, out *[]flow.Node) {
	n := flow.Node{}
	if heading {
		n.Level, _ = strconv.Atoi(r.s.Attr("outline-level"))
		n.Level = max(0, min(n.Level, 9))
	}
	label := r.number(heading, n.Level, r.s.Attr("style-name"))
	if r.styles.named[r.s.Attr("style-name")].hidden {
		r.doc.Hide("hidden-text", r.s.Words())
		return
	}
	p := &para{}
	r.inline(p)
	n.Text = label + p.String()
	*out = append(append(*out, n), p.boxes...)
}

// inline reads the text in the element whose Start was just seen.
func (r *reader) inline(p *para) {
	for depth := r.s.Depth(); r.s.Next() && r.s.Depth() >= depth; {
		switch r.s.Kind {
		case ooxml.Text:
			p.chars(string(r.s.Chars))
		case ooxml.Start:
			r.inlineElement(p, string(r.s.Local))
		}
	}
}

func (r *reader) inlineElement(p *para, name string) {
	switch name {
	case "s":
		n, err := strconv.Atoi(r.s.Attr("c"))
		if err != nil {
			n = 1
		}
		p.put(strings.Repeat(" ", max(0, min(n, 1000))))
	case "tab":
		p.put("\t")
	case "line-break":
		p.put("\n")
	case "note":
		r.s.Each(func(name string) {
			if name == "note-body" {
				r.apart(&r.doc.Notes)
				return
			}
			r.s.Skip()
		})
		return
	case "annotation":
		r.apart(&r.doc.Notes)
		return
	case "text-box":
		r.apart(&p.boxes)
		return
	case "ruby-text":
		r.doc.Hide("ruby", r.s.Words())
		return
	case "span":
		if r.styles.named[r.s.Attr("style-name")].hidden {
			r.doc.Hide("hidden-text", r.s.Words())
			return
		}
		r.inline(p)
		return
	case "annotation-end", "title", "desc", "creator", "date", "bookmark", "reference-mark", "hidden-text", "script", "object", "object-ole":
	default:
		r.inline(p)
		return
	}
	r.s.Skip()
}

// apart reads text that stands outside the lists around its anchor.
func (r *reader) apart(out *[]flow.Node) {
	lists := r.lists
	r.lists = nil
	r.flow(out)
	r.lists = lists
}

// chars adds text of the file, in which white space of any length is one space.
func (p *para) chars(text string) {
	for _, c := range text {
		switch c {
		case ' ', '\t', '\n', '\r':
			p.blank = true
			continue
		}
		p.gap()
		p.WriteRune(c)
	}
}

// gap writes the space that waits, except at the beginning.
func (p *para) gap() {
	if p.blank && p.Len() > 0 {
		p.WriteByte(' ')
	}
	p.blank = false
}

func (p *para) put(text string) {
	p.gap()
	p.WriteString(text)
}
