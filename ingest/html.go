package ingest

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var markup = regexp.MustCompile(`(?s)^(<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(!--|%@|jsp:|(!doctype html|html|head|body|meta|title|script|style|link|div|table|p|h[1-6]|span|center|font|section|article)[\s>/])`)

// isHTML looks for a page that begins as pages do; text that merely holds a tag is text.
func isHTML(b []byte) bool { return markup.Match(opening(b)) }

// openElements is how many open elements the parser of pages bears; to nest too
// deeply is the one thing it refuses. Pages leave far more open than packages do.
const openElements = 512

var declared = regexp.MustCompile(`(?i)charset\s*=\s*["']?\s*([a-z0-9_:-]+)`)

// readHTML gives the words a browser would show, in the order of the source.
func readHTML(b []byte, lim Limits) (*Document, error) {
	t, err := decoded(b, hint(b), lim)
	if err != nil {
		return nil, err
	}
	if tags(t.String) > lim.Elements {
		return nil, over("elements", lim.Elements)
	}
	root, err := html.Parse(strings.NewReader(t.String))
	if err != nil {
		return nil, over("html-depth", openElements)
	}
	if lim.HTMLDepth < openElements && deeper(root, lim.HTMLDepth) {
		return nil, over("html-depth", lim.HTMLDepth)
	}
	p := &page{doc: &Document{Hidden: coding(t)}, lim: lim, styles: styles(root, lim.StyleRules)}
	p.lines = p.paragraph
	p.walk(root)
	p.flush()
	if p.full {
		return nil, over("cells", lim.Cells)
	}
	return p.doc, nil
}

// deeper reports elements that stand in more than so many others.
func deeper(n *html.Node, most int) bool {
	if most < 0 {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && deeper(c, most-1) {
			return true
		}
	}
	return false
}

// tags counts what may begin an element; the tree of all takes far more memory than the page.
func tags(page string) int {
	n := 0
	for i := range len(page) - 1 {
		if c := page[i+1] | 0x20; page[i] == '<' && 'a' <= c && c <= 'z' {
			n++
		}
	}
	return n
}

func hint(b []byte) string {
	if m := declared.FindSubmatch(bytes.ReplaceAll(b[:min(len(b), 4096)], []byte{0}, nil)); m != nil {
		return string(m[1])
	}
	return ""
}

// page is the state of a walk over an HTML tree.
type page struct {
	doc    *Document
	lim    Limits
	styles stylesheet
	buf    strings.Builder // the line being collected
	gap    bool            // white space waits for a word
	level  int             // of the heading the walk is in
	pre    int             // depth of elements whose white space counts
	cell   int             // depth of cells; tables in them are flattened
	cells  int
	full   bool
	lines  func(line string) // where a finished line goes: a Block, or the cell
}

func (p *page) paragraph(line string) {
	p.doc.Blocks = append(p.doc.Blocks, Block{Text: line, Level: p.level})
}

// flush ends the line, if there is one.
func (p *page) flush() {
	if p.gap = false; p.buf.Len() == 0 {
		return
	}
	p.lines(p.buf.String())
	p.buf.Reset()
}

// breakLine ends the line even when nothing stands on it.
func (p *page) breakLine() {
	p.gap = false
	p.lines(p.buf.String())
	p.buf.Reset()
}

// text adds words, white space folded as browsers fold it: NBSP and the ideographic space stay.
func (p *page) text(s string) {
	for _, r := range s {
		switch {
		case p.pre > 0 && r == '\n':
			p.breakLine()
		case p.pre > 0 && r != '\r':
			p.buf.WriteRune(r)
		case r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f':
			p.gap = true
		default:
			if p.gap && p.buf.Len() > 0 {
				p.buf.WriteByte(' ')
			}
			p.gap = false
			p.buf.WriteRune(r)
		}
	}
}

func (p *page) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c)
	}
}

func (p *page) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		p.text(n.Data)
	case html.ElementNode:
		p.element(n)
	case html.DocumentNode:
		p.children(n)
	}
}

func (p *page) element(n *html.Node) {
	if reason := p.unseen(n); reason != "" {
		p.hide(n, reason)
		return
	}
	switch n.DataAtom {
	case atom.Title:
		p.title(n)
	case atom.Meta:
		p.meta(n)
	case atom.Br:
		p.breakLine()
	case atom.Table:
		p.table(n)
	case atom.Ol:
		p.ordered(n)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		p.flush()
		p.level = int(n.Data[1] - '0')
		p.children(n)
		p.flush()
		p.level = 0
	case atom.Pre, atom.Textarea, atom.Xmp, atom.Listing, atom.Plaintext:
		p.verbatim(n)
	default:
		p.flow(n)
	}
}

// flow walks an element that is a paragraph of its own, or part of one.
func (p *page) flow(n *html.Node) {
	if !blocks[n.DataAtom] {
		p.children(n)
		return
	}
	p.flush()
	p.children(n)
	p.flush()
}

func (p *page) verbatim(n *html.Node) {
	p.flush()
	p.pre++
	p.children(n)
	p.flush()
	p.pre--
}

// title is the page's name, a fact about it; a drawing's is not shown.
func (p *page) title(n *html.Node) {
	if n.Namespace != "" {
		p.hide(n, "drawing-title")
		return
	}
	p.doc.Meta = append(p.doc.Meta, Meta{"title", strings.Join(strings.FieldsFunc(words(n), space), " ")})
}

func space(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }

func (p *page) meta(n *html.Node) {
	name, content := attr(n, "name"), attr(n, "content")
	if name == "" {
		name = attr(n, "property")
	}
	if name != "" && content != "" {
		p.doc.Meta = append(p.doc.Meta, Meta{name, content})
	}
}

func (p *page) hide(n *html.Node, reason string) {
	if text := strings.TrimSpace(words(n)); text != "" {
		p.doc.Hidden = append(p.doc.Hidden, Hidden{reason, text})
	}
}

// unseen says why a browser does not show an element, or "".
func (p *page) unseen(n *html.Node) string {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Iframe, atom.Noframes, atom.Noembed:
		return n.Data
	case atom.Html, atom.Body:
		return "" // hidden until a script has run, if at all
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" && a.Val != "until-found" {
			return "hidden-attribute"
		}
	}
	if p.styles.says(n, "display") == "none" || p.styles.says(n, "visibility") == "hidden" || p.styles.says(n, "mso-hide") == "all" {
		return "display-none"
	}
	return ""
}

// words is all the text below a node.
func words(n *html.Node) string {
	var sb strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			sb.WriteString(d.Data)
		}
	}
	return sb.String()
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// blocks are the elements that begin and end a paragraph.
var blocks = func() map[atom.Atom]bool {
	set := map[atom.Atom]bool{}
	for _, a := range []atom.Atom{
		atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details,
		atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form,
		atom.Frameset, atom.Head, atom.Header, atom.Hgroup, atom.Hr, atom.Html, atom.Legend, atom.Li, atom.Main, atom.Menu,
		atom.Nav, atom.Ol, atom.Optgroup, atom.Option, atom.P, atom.Search, atom.Section, atom.Select, atom.Summary,
		atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul,
	} {
		set[a] = true
	}
	return set
}()
