package xmlsheet

const general = "General"

// named are the formats that have a name instead of a spelling (XML Spreadsheet
// Reference, ss:NumberFormat), as a Chinese Excel displays them.
var named = map[string]string{
	"":               general,
	"General Number": general,
	"General Date":   `yyyy/m/d h:mm`,
	"Long Date":      `yyyy"年"m"月"d"日"`,
	"Medium Date":    `d-mmm-yy`,
	"Short Date":     `yyyy/m/d`,
	"Long Time":      `h:mm:ss`,
	"Medium Time":    `h:mm AM/PM`,
	"Short Time":     `h:mm`,
	"Currency":       `"¥"#,##0.00`,
	"Euro Currency":  `"€"#,##0.00`,
	"Fixed":          `0.00`,
	"Standard":       `#,##0.00`,
	"Percent":        `0.00%`,
	"Scientific":     `0.00E+00`,
	"Yes/No":         `"Yes";"Yes";"No"`,
	"True/False":     `"True";"True";"False"`,
	"On/Off":         `"On";"On";"Off"`,
}

// style reads a Style; one without a format has that of the style it is built on.
func (r *reader) style() {
	id, format := r.s.Attr("ID"), r.book.Formats[r.styles[r.s.Attr("Parent")]]
	r.s.Each(func(name string) {
		if name == "NumberFormat" {
			format = r.s.Attr("Format")
			if spelled, ok := named[format]; ok {
				format = spelled
			}
		}
		r.s.Skip()
	})
	r.styles[id] = r.formatted(format)
}

// formatted is the place of a format.
func (r *reader) formatted(format string) int {
	at, ok := r.formats[format]
	if !ok {
		at = len(r.book.Formats)
		r.formats[format], r.book.Formats = at, append(r.book.Formats, format)
	}
	return at
}
