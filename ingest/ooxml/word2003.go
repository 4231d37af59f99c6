package ooxml

import (
	"strings"

	"github.com/taizhang/taizhang/ingest/flow"
)

// ReadWord2003 reads Word 2003 XML: the same paragraphs and tables in one part,
// with numbering and styles in front, heads and feet in the sections, notes in the
// text and changes as annotations.
func ReadWord2003(b []byte, depth int) (*Word, error) {
	const part = "document"
	r := &reader{pkg: &Package{lim: Limits{Depth: depth}}, part: part, s: NewScanner(part, b, depth), word: &Word{}}
	for r.s.Next() {
		if r.s.Kind == Start && r.s.Depth() > 1 {
			r.division()
		}
	}
	return r.word, r.s.Err()
}

// division reads one child of the document.
func (r *reader) division() {
	switch string(r.s.Local) {
	case "DocumentProperties":
		r.each(func(name string) {
			text := strings.TrimSpace(r.s.Words())
			if as := factNames[name]; as != "" && text != "" {
				r.word.Facts = append(r.word.Facts, Fact{as, text})
			}
		})
	case "lists":
		r.numbers = readNumbering(r.s)
	case "styles":
		r.styles = readStyles(r.s)
	case "body":
		r.flow(&r.word.Body)
	default:
		r.s.Skip()
	}
}

// factNames spell the facts as a package does.
var factNames = map[string]string{
	"Title": "dc:title", "Author": "dc:creator", "Subject": "dc:subject", "Keywords": "cp:keywords", "Description": "dc:description",
	"LastAuthor": "cp:lastModifiedBy", "Created": "dcterms:created", "LastSaved": "dcterms:modified",
}

// The types of annotations.
const (
	deletion = "Word.Deletion"
	comment  = "Word.Comment"
)

// annotation reads what was changed or commented; read goes on with what stands.
func (r *reader) annotation(read func()) {
	switch r.s.Attr("type") {
	case deletion:
		r.discard("deleted")
	case comment:
		r.each(func(string) { r.flow(&r.word.Notes) })
	case "Word.Formatting", "Word.Numbering":
		r.s.Skip()
	default:
		read()
	}
}

// once adds a head or foot unless one of the same words was printed before.
func (r *reader) once(to *[]flow.Node) {
	var nodes []flow.Node
	r.each(func(string) { r.flow(&nodes) })
	text := flow.Row{Cells: []flow.Cell{{Nodes: nodes}}}.Plain()
	if r.printed == nil {
		r.printed = map[string]bool{}
	}
	if !r.printed[text] {
		*to = append(*to, nodes...)
	}
	r.printed[text] = true
}
