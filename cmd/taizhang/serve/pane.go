package serve

import (
	"fmt"
	"html/template"
	"strings"
)

// pane draws the tasks that stand beside a document, as paper draws the document: eighty tasks with their facts take a template
// as long as all questions of the page.
func pane(v view) (template.HTML, error) {
	m, ok := v.M.(PlanView)
	if !ok {
		return "", fmt.Errorf("%T has no tasks beside a document", v.M)
	}
	var out strings.Builder
	for i := range m.Tasks {
		drawTask(&out, v, &m, &m.Tasks[i])
	}
	return template.HTML(out.String()), nil
}

func drawTask(out *strings.Builder, v view, m *PlanView, t *PlanTask) {
	id := t.Task.String()
	out.WriteString("<li")
	drawAttribute(out, " id", "v-"+id)
	drawAttribute(out, " data-k", id)
	out.WriteString(">\n")
	if t.Path != "" {
		out.WriteString(`<p class="path">`)
		drawPlace(out, "quiet", m.Place(id+".path", id, t.PathPos), id+".path", "", t.Path)
		out.WriteString("</p>")
	}
	out.WriteString(`<p class="words">`)
	if t.Serial != "" {
		drawPlace(out, "serial quiet", m.Place(id+".serial", id, t.SerialPos), id+".serial", "", t.Serial)
		out.WriteString(" ")
	}
	drawPlace(out, "quiet", m.Place(id, id, t.Pos), id, t.Pos, t.Content)
	if t.Provenance != "" {
		drawText(out, ` <span class="tag">`, t.Provenance, "</span>")
	}
	out.WriteString("</p>\n" + `<p class="facts">`)
	for i := range t.Facts {
		drawFact(out, v, m, &t.Facts[i])
	}
	if t.Thread != 0 {
		drawMore(out, "/threads/"+t.Thread.String(), v.T("历年"))
	}
	if v.May("reviewer") {
		out.WriteString(" ")
		drawMore(out, "/plans/"+m.Plan.Plan.String()+"/tasks/"+id, v.T("更正"))
	}
	out.WriteString("</p>\n</li>")
}

// drawFact draws a value with what it is, and leads to its place.
func drawFact(out *strings.Builder, v view, m *PlanView, f *Fact) {
	key, title, what := f.Key(), f.Pos, f.What
	if f.Value != "" {
		title += " = " + f.Value
	}
	class := "fact f-" + f.What
	if f.Confidence < 0.8 {
		class += " poor"
	}
	if f.What == "duty" {
		what = f.Kind
	}
	out.WriteString("<a")
	drawAttribute(out, " class", class)
	drawAttribute(out, " id", "v-"+key)
	drawAttribute(out, " href", m.Place(key, f.Task.String(), f.Pos))
	drawAttribute(out, " data-k", key)
	drawAttribute(out, " title", title)
	drawText(out, "><small>", v.W(what), "</small>")
	template.HTMLEscape(out, []byte(f.Words))
	if f.What == "deadline" && f.Value != "" {
		drawText(out, "<i>", v.Turns(f.Value), "</i>")
	}
	if f.What == "progress" && f.Kind != "" {
		drawText(out, "<i>", v.W(f.Kind), "</i>")
	}
	out.WriteString("</a>")
}

// drawPlace draws words that lead to their place in the document.
func drawPlace(out *strings.Builder, class, href, key, title, words string) {
	out.WriteString("<a")
	drawAttribute(out, " class", class)
	drawAttribute(out, " href", href)
	drawAttribute(out, " data-k", key)
	drawAttribute(out, " title", title)
	drawText(out, ">", words, "</a>")
}

func drawMore(out *strings.Builder, href, words string) {
	out.WriteString(`<a class="more"`)
	drawAttribute(out, " href", href)
	drawText(out, ">", words, "</a>")
}

// drawText writes a text between what is markup.
func drawText(out *strings.Builder, before, text, after string) {
	out.WriteString(before)
	template.HTMLEscape(out, []byte(text))
	out.WriteString(after)
}
