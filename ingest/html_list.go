package ingest

import (
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/ingest/flow"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// ordered walks <ol>, whose items carry the numbers a browser prints: 1. or 一、.
func (p *page) ordered(n *html.Node) {
	p.flush()
	next, step := startOf(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Li || p.unseen(c) != "" {
			p.walk(c)
			continue
		}
		if v, err := strconv.Atoi(strings.TrimSpace(attr(c, "value"))); err == nil {
			next = v
		}
		p.flush()
		if strings.TrimSpace(words(c)) != "" {
			mark := p.marker(n, c, next)
			p.text(mark)
			p.gap = strings.HasSuffix(mark, ".")
		}
		p.children(c)
		p.flush()
		next += step
	}
}

// startOf is the first number of a list and what is added for each item.
func startOf(list *html.Node) (first, step int) {
	first, step = 1, 1
	for _, a := range list.Attr {
		if a.Key == "reversed" {
			first, step = 0, -1
			for c := list.FirstChild; c != nil; c = c.NextSibling {
				if c.DataAtom == atom.Li {
					first++
				}
			}
		}
	}
	if v, err := strconv.Atoi(strings.TrimSpace(attr(list, "start"))); err == nil {
		first = v
	}
	return first, step
}

// marker is what is printed before an item, "" where the page's styles say so.
func (p *page) marker(list, item *html.Node, number int) string {
	kind := p.styles.says(item, "list-style")
	if kind == "" {
		kind = p.styles.says(list, "list-style")
	}
	for _, word := range strings.Fields(kind) {
		switch word {
		case "none", "disc", "circle", "square":
			return ""
		case "inside", "outside":
			continue
		}
		if m, ok := markers[word]; ok {
			return flow.Numeral(number, m.format) + m.mark
		}
	}
	if format := letters[attr(list, "type")]; format != "" {
		return flow.Numeral(number, format) + "."
	}
	return strconv.Itoa(number) + "."
}

// letters are the formats of <ol type>.
var letters = map[string]string{"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}

// markers are those of CSS Counter Styles level 3, by the name Word has for them.
var markers = map[string]struct{ format, mark string }{
	"decimal":               {"decimal", "."},
	"decimal-leading-zero":  {"decimalZero", "."},
	"lower-alpha":           {"lowerLetter", "."},
	"lower-latin":           {"lowerLetter", "."},
	"upper-alpha":           {"upperLetter", "."},
	"upper-latin":           {"upperLetter", "."},
	"lower-roman":           {"lowerRoman", "."},
	"upper-roman":           {"upperRoman", "."},
	"cjk-decimal":           {"ideographDigital", "、"},
	"cjk-ideographic":       {"chineseCountingThousand", "、"},
	"simp-chinese-informal": {"chineseCountingThousand", "、"},
	"trad-chinese-informal": {"chineseCountingThousand", "、"},
	"simp-chinese-formal":   {"chineseLegalSimplified", "、"},
	"cjk-heavenly-stem":     {"ideographTraditional", "、"},
	"cjk-earthly-branch":    {"ideographZodiac", "、"},
}
