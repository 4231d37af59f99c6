package serve

import (
	"html/template"
	"strconv"
	"strings"
)

// paper draws the part of a document that is shown, as the template of the page would: a thousand cells
// are too many for that. All text goes through the escaper that templates use.
func paper(s Source) template.HTML {
	var out strings.Builder
	for i := range s.Blocks {
		switch b := &s.Blocks[i]; {
		case b.Rows != nil:
			drawTable(&out, b.Rows)
		default:
			drawParagraph(&out, b)
		}
	}
	return template.HTML(out.String())
}

func drawTable(out *strings.Builder, rows [][]SourceCell) {
	out.WriteString(`<div class="scroll" tabindex="0"><table class="src"><tbody>`)
	for _, row := range rows {
		out.WriteString("<tr>")
		for i := range row {
			c := &row[i]
			out.WriteString("<td")
			drawSpan(out, " rowspan", c.RowSpan)
			drawSpan(out, " colspan", c.ColSpan)
			drawAttribute(out, " title", c.Place)
			out.WriteString(">")
			drawStretches(out, c.Text)
			out.WriteString("</td>")
		}
		out.WriteString("</tr>")
	}
	out.WriteString("</tbody></table></div>")
}

func drawParagraph(out *strings.Builder, b *SourceBlock) {
	class := ""
	if b.Level > 0 {
		class = "lv" + strconv.FormatInt(b.Level, 10)
	}
	if b.Layer != "" {
		class += " layer"
	}
	out.WriteString("<p")
	drawAttribute(out, " class", strings.TrimSpace(class))
	drawAttribute(out, " title", b.Place)
	out.WriteString(">")
	drawStretches(out, b.Text)
	out.WriteString("</p>")
}

// drawStretches makes a link to its value of each stretch where one stands.
func drawStretches(out *strings.Builder, text []Stretch) {
	for i := range text {
		s := &text[i]
		if len(s.Marks) == 0 {
			template.HTMLEscape(out, []byte(s.Text))
			continue
		}
		for _, key := range s.Begin {
			out.WriteString("<span")
			drawAttribute(out, " id", "m-"+key)
			out.WriteString(` class="at"></span>`)
		}
		out.WriteString("<a")
		drawAttribute(out, " class", "m m-"+s.What)
		drawAttribute(out, " href", "#v-"+s.First())
		drawAttribute(out, " data-k", s.Keys())
		out.WriteString(">")
		template.HTMLEscape(out, []byte(s.Text))
		out.WriteString("</a>")
	}
}

// drawAttribute writes class="lv1", and nothing of an empty one.
func drawAttribute(out *strings.Builder, name, value string) {
	if value == "" {
		return
	}
	out.WriteString(name + `="`)
	template.HTMLEscape(out, []byte(value))
	out.WriteString(`"`)
}

func drawSpan(out *strings.Builder, name string, n int64) {
	if n > 1 {
		drawAttribute(out, name, strconv.FormatInt(n, 10))
	}
}
