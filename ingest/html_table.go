package ingest

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// table reads a table of facts into a grid; one that only arranges the page is
// walked like any other element, and one inside a cell becomes its lines.
func (p *page) table(n *html.Node) {
	p.flush()
	s := survey(n)
	if p.cell > 0 || s.layout() {
		p.children(n)
		p.flush()
		return
	}
	g := &grid{limit: p.lim.Cells - p.cells}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Caption {
			p.walk(c)
		}
	}
	row := 0
	for _, group := range groups(n) {
		p.rows(g, row, group)
		row += len(group)
	}
	t := g.table()
	p.cells += len(t.Cells)
	p.full = p.full || g.full
	if t.Rows > 0 {
		p.doc.Blocks = append(p.doc.Blocks, Block{Table: t})
	}
}

// groups are the rows of head, bodies and foot in the order they are shown.
func groups(table *html.Node) [][]*html.Node {
	var head, body, foot [][]*html.Node
	for c := table.FirstChild; c != nil; c = c.NextSibling {
		var rows []*html.Node
		for r := c.FirstChild; r != nil; r = r.NextSibling {
			if r.DataAtom == atom.Tr {
				rows = append(rows, r)
			}
		}
		switch c.DataAtom {
		case atom.Thead:
			head = append(head, rows)
		case atom.Tbody:
			body = append(body, rows)
		case atom.Tfoot:
			foot = append(foot, rows)
		}
	}
	return append(append(head, body...), foot...)
}

// rows lays the cells of one row group; no rowspan leaves its group.
func (p *page) rows(g *grid, first int, rows []*html.Node) {
	for i, tr := range rows {
		if reason := p.unseen(tr); reason != "" {
			p.hide(tr, reason)
			continue
		}
		col := 0
		for td := tr.FirstChild; td != nil; td = td.NextSibling {
			if td.DataAtom != atom.Td && td.DataAtom != atom.Th {
				continue
			}
			if reason := p.unseen(td); reason != "" {
				p.hide(td, reason)
				continue
			}
			col = g.free(first+i, col)
			left := len(rows) - i
			tall := span(td, "rowspan", left)
			if tall == 0 {
				tall = left
			}
			g.put(first+i, col, tall, span(td, "colspan", 1000), p.cellText(td))
		}
	}
}

// span reads rowspan or colspan; nonsense is 1.
func span(td *html.Node, key string, most int) int {
	v := attr(td, key)
	if v == "" {
		return 1
	}
	n, err := strconv.Atoi(strings.TrimSpace(v))
	if err != nil || n < 0 || n == 0 && key == "colspan" {
		return 1
	}
	return min(n, most)
}

// cellText is what stands in a cell, one line per paragraph or <br>.
func (p *page) cellText(td *html.Node) string {
	var lines []string
	outer, level := p.lines, p.level
	p.lines = func(line string) { lines = append(lines, line) }
	p.cell++
	p.children(td)
	p.flush()
	p.cell--
	p.lines, p.level = outer, level
	return strings.Join(lines, "\n")
}

// outline is what tells a table of facts from one that arranges a page.
type outline struct {
	widest  int // cells in the widest row
	heads   int // <th>
	ruled   bool
	role    bool
	largest int // bytes of text in the largest cell
	paras   int // paragraphs in the largest cell
	nested  int // bytes of text in tables within
	titled  bool
	total   int
}

func survey(table *html.Node) outline {
	s := outline{ruled: ruled(table), role: attr(table, "role") == "presentation" || attr(table, "role") == "none"}
	for _, group := range groups(table) {
		for _, tr := range group {
			s.row(tr)
		}
	}
	return s
}

func (s *outline) row(tr *html.Node) {
	n := 0
	for td := tr.FirstChild; td != nil; td = td.NextSibling {
		if td.DataAtom != atom.Td && td.DataAtom != atom.Th {
			continue
		}
		n++
		if td.DataAtom == atom.Th {
			s.heads++
		}
		s.ruled = s.ruled || ruled(td)
		s.contents(td)
	}
	s.widest = max(s.widest, n)
}

func (s *outline) contents(td *html.Node) {
	size, paras := 0, 0
	for d := range td.Descendants() {
		switch {
		case d.Type == html.TextNode:
			size += len(strings.TrimSpace(d.Data))
		case d.DataAtom == atom.Table:
			s.nested += len(strings.TrimSpace(words(d)))
		case d.DataAtom == atom.P || d.DataAtom == atom.Br || d.DataAtom == atom.Div:
			paras++
		case d.DataAtom == atom.H1 || d.DataAtom == atom.H2:
			s.titled = true
		}
	}
	s.total += size
	if size > s.largest {
		s.largest, s.paras = size, paras
	}
}

// layout: one column, or mostly other tables, or an unruled frame round one long text.
func (s outline) layout() bool {
	switch {
	case s.role || s.widest <= 1:
		return true
	case s.nested*2 > s.total:
		return true
	case s.ruled || s.heads > 1:
		return false
	}
	return s.titled || s.paras >= 10 && s.largest*5 > s.total*4
}

// ruled reports that lines are drawn round the cells.
func ruled(n *html.Node) bool {
	border := strings.Trim(attr(n, "border"), " px")
	style := strings.ToLower(attr(n, "style"))
	return border != "" && border != "0" || strings.Contains(style, "border") && strings.Contains(style, "solid")
}
