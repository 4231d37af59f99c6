package ooxml

import (
	"slices"
	"strconv"

	"github.com/taizhang/taizhang/ingest/flow"
)

// run reads a stretch of text of one look.
func (r *reader) run(p *para) {
	vanished := false
	r.each(func(name string) {
		switch {
		case name == "rPr":
			vanished = r.vanishes()
		case vanished:
			r.discard("hidden-text")
		default:
			r.runElement(p, name)
		}
	})
}

// vanishes reports that the run's properties hide it.
func (r *reader) vanishes() bool {
	gone := false
	r.each(func(name string) {
		if name == "vanish" || name == "specVanish" {
			gone = r.on()
		}
		r.s.Skip()
	})
	return gone
}

func (r *reader) runElement(p *para, name string) {
	switch name {
	case "t":
		r.chars(p)
		return
	case "delText":
		r.discard("deleted")
		return
	case "instrText", "delInstrText":
		r.discard("field-code")
		return
	case "AlternateContent":
		r.alternate(func() { r.each(func(name string) { r.runElement(p, name) }) })
		return
	case "ruby":
		r.ruby(p)
		return
	case "footnote", "endnote":
		r.flow(&r.word.Notes)
		return
	case "drawing", "pict", "object":
		r.inline(p)
		return
	case "fldChar":
		r.field()
	case "tab", "ptab":
		p.WriteByte('\t')
	case "br", "cr":
		if t := r.s.Attr("type"); t != "page" && t != "column" {
			p.WriteByte('\n')
		}
	case "noBreakHyphen":
		p.WriteRune('‑')
	case "sym":
		if n, err := strconv.ParseUint(r.s.Attr("char"), 16, 32); err == nil {
			p.WriteRune(flow.Symbol(r.s.Attr("font"), rune(n)))
		}
	}
	r.s.Skip()
}

// chars reads the text of <w:t>; inside a field's code it is no text.
func (r *reader) chars(p *para) {
	code := slices.Contains(r.fields, true)
	for depth := r.s.Depth(); r.s.Next() && r.s.Depth() >= depth; {
		if r.s.Kind != Text {
			continue
		}
		if code {
			r.hide("field-code", string(r.s.Chars))
		} else {
			p.Write(r.s.Chars)
		}
	}
}

// field follows { code | result }: the code is hidden, the result is text.
func (r *reader) field() {
	n := len(r.fields)
	switch r.s.Attr("fldCharType") {
	case "begin":
		r.fields = append(r.fields, true)
	case "separate":
		if n > 0 {
			r.fields[n-1] = false
		}
	case "end":
		if n > 0 {
			r.fields = r.fields[:n-1]
		}
	}
}

// ruby keeps the characters and hides the reading above them.
func (r *reader) ruby(p *para) {
	r.each(func(name string) {
		switch name {
		case "rubyBase":
			r.inline(p)
		case "rt":
			r.discard("ruby")
		default:
			r.s.Skip()
		}
	})
}
