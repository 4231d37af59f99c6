package rtf

// signs are the words that stand for characters.
var signs = map[string]string{
	"tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
	"ldblquote": "“", "rdblquote": "”", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
}

// apart are the destinations whose text is not that of the page: it is no text, or stands elsewhere too.
var apart = map[string]place{
	"fonttbl": inFonts, "stylesheet": inStyles, "title": inTitle, "fldinst": inCode, "listtext": inLabel, "pntext": inLabel,
	"colortbl": ignored, "info": ignored, "pict": ignored, "objdata": ignored, "nonshppict": ignored, "shprslt": ignored, "sp": ignored,
	"nonesttables": ignored, "listtable": ignored, "listoverridetable": ignored, "filetbl": ignored, "revtbl": ignored, "rsidtbl": ignored,
	"xe": ignored, "tc": ignored, "bkmkstart": ignored, "bkmkend": ignored, "pn": ignored, "falt": ignored, "panose": ignored,
	"themedata": ignored, "colorschememapping": ignored, "datastore": ignored, "latentstyles": ignored, "generator": ignored,
	"ftnsep": ignored, "ftnsepc": ignored, "ftncn": ignored, "aftnsep": ignored, "aftnsepc": ignored, "aftncn": ignored,
	"headerl": ignored, "footerl": ignored, "atnid": ignored, "atnauthor": ignored, "private": ignored, "author": ignored, "operator": ignored,
}

// through are the optional destinations whose text is read.
var through = map[string]bool{"shpinst": true, "shptxt": true, "nesttableprops": true, "annotation": true, "ud": true, "fldinst": true, "shp": true, "footnote": true, "pnseclvl": false}

func (r *reader) symbol(t token) {
	r.flush()
	switch t.name {
	case "*":
		r.starred = true
	case "~":
		r.put("\u00a0")
	case "_":
		r.put("‑")
	case "\\", "{", "}":
		r.put(t.name)
	}
}

func (r *reader) word(t token) {
	if t.name == "u" && t.has {
		r.unicode(t.n)
		return
	}
	r.flush()
	starred := r.starred
	r.starred = false
	if p, ok := apart[t.name]; ok {
		if r.state.place != ignored || p == inTitle {
			r.state.place = p
		}
		return
	}
	if starred && !through[t.name] || r.state.place == ignored {
		r.state.place = ignored
		return
	}
	if s, ok := signs[t.name]; ok {
		r.put(s)
		return
	}
	r.property(t)
	if r.state.place == printed {
		r.structure(t)
	}
}

// property takes a word that says how text is to be read.
func (r *reader) property(t token) {
	switch t.name {
	case "ansicpg":
		r.page = t.n
	case "f":
		r.state.font = t.n
	case "fcharset":
		if r.state.place == inFonts {
			r.fonts[r.state.font] = t.n
		}
	case "uc":
		r.state.fallback = max(0, min(t.n, 8))
	case "s":
		r.state.style = t.n
	case "outlinelevel":
		r.state.outline = t.n
		if r.state.place == inStyles {
			r.styles[r.state.style] = t.n
		}
	case "plain":
		r.state.hidden, r.state.deleted = false, false
	case "v":
		r.state.hidden = !t.has || t.n != 0
	case "deleted":
		r.state.deleted = !t.has || t.n != 0
	case "pard":
		r.state.inTable, r.state.level, r.state.outline, r.state.style = false, 0, bodyText, 0
	case "intbl":
		r.state.inTable = true
	case "itap":
		r.state.level = t.n
	}
}

// structure takes a word that ends or begins a part of the text.
func (r *reader) structure(t token) {
	switch t.name {
	case "par", "sect", "page":
		if t.name == "par" || r.flow.begun {
			r.paragraph()
		}
	case "cell":
		r.cell(1)
	case "row":
		r.row(1)
	case "nestcell":
		r.cell(max(r.state.level, 2))
	case "nestrow":
		r.row(max(r.flow.level, 2))
	case "trowd", "trleft", "clmrg", "clvmrg", "cellx":
		r.flow.define(r.rowLevel(), t, r.lim.RowCells)
	case "header", "headerr", "headerf":
		r.begin(&r.doc.Headers)
	case "footer", "footerr", "footerf":
		r.begin(&r.doc.Footers)
	case "footnote", "annotation":
		r.begin(&r.doc.Notes)
	case "shptxt":
		r.begin(&r.flow.boxes)
	}
}

// rowLevel is the level of the table whose row is being defined.
func (r *reader) rowLevel() int { return max(1, r.state.level, min(r.flow.level, 1)) }
