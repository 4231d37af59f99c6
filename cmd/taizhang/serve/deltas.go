package serve

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/taizhang/taizhang/normalize/link"
)

// deltas draws the lines of a comparison, as paper draws a document: two hundred of them are much for a template.
func deltas(v view) (template.HTML, error) {
	m, ok := v.M.(Compare)
	if !ok {
		return "", fmt.Errorf("%T is no comparison", v.M)
	}
	var out strings.Builder
	for i := range m.Deltas {
		drawDelta(&out, v, &m.Deltas[i])
	}
	return template.HTML(out.String()), nil
}

func drawDelta(out *strings.Builder, v view, d *Delta) {
	label := v.W(d.Relation)
	if d.Class != "" {
		label += " · " + v.W(d.Class)
	}
	out.WriteString("<li")
	drawAttribute(out, " class", "r-"+d.Relation+" k-"+d.Class)
	out.WriteString(`><p class="label"><span`)
	drawAttribute(out, " class", "tag r-"+d.Relation+" r-"+d.Class)
	drawText(out, ">", label, "</span>")
	drawChanges(out, v, d)
	out.WriteString("</p>\n" + `<div class="sides"><div class="cell">`)
	drawSide(out, d.A, d.Redline, "del", link.Insert, link.Here)
	out.WriteString("</div>\n" + `<div class="cell">`)
	drawSide(out, d.B, d.Redline, "ins", link.Delete, link.Away)
	out.WriteString("</div></div></li>")
}

// drawChanges says what became of figures, deadlines and organs.
func drawChanges(out *strings.Builder, v view, d *Delta) {
	tag := func(what, kind, org, from, to string) {
		arrow := ""
		if from != "" && to != "" {
			arrow = "→"
		}
		out.WriteString("<span")
		drawAttribute(out, " class", "tag c-"+kind)
		drawText(out, ">", v.W(what)+v.W(kind)+" "+org+from+arrow+to, "</span>")
	}
	for _, x := range d.Measures {
		tag("measure", x.Kind, "", x.From, x.To)
	}
	for _, x := range d.Deadlines {
		tag("deadline", x.Kind, "", x.From, x.To)
	}
	for _, x := range d.Organs {
		tag("organ", x.Kind, x.Org+" ", v.W(x.From), v.W(x.To))
	}
}

// drawSide draws a task of one side, its words marked where they changed; what stands on the other side only is left out.
func drawSide(out *strings.Builder, t *SideTask, redline []link.Edit, mark string, other, moved link.Op) {
	if t == nil {
		return
	}
	if len(t.Path) > 0 {
		drawText(out, `<p class="path">`, strings.Join(t.Path, " › "), "</p>")
	}
	out.WriteString("<p>")
	if redline == nil {
		template.HTMLEscape(out, []byte(t.Content))
	}
	for _, e := range redline {
		switch e.Op {
		case other, moved:
		case link.Keep:
			template.HTMLEscape(out, []byte(e.Text))
		case link.Away, link.Here:
			drawText(out, `<span class="moved">`, e.Text, "</span>")
		default:
			drawText(out, "<"+mark+">", e.Text, "</"+mark+">")
		}
	}
	out.WriteString(`</p><p class="orgs">`)
	for _, o := range t.Orgs {
		drawText(out, "", o, " ")
	}
	for _, d := range t.Due {
		drawText(out, "<i>", d, "</i> ")
	}
	out.WriteString("</p>")
}
