package ingest

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// swapped is a package with one part's text put in the place of another's.
func swapped(parts []string, name, text string) []string {
	for i := 0; i < len(parts); i += 2 {
		if parts[i] == name {
			parts[i+1] = text
			return parts
		}
	}
	return append(parts, name, text)
}

// TestLimits: what is over a limit gives an error that names the limit, and soon.
func TestLimits(t *testing.T) {
	blanks := strings.Repeat(" ", 10<<20) // packs a thousand to one
	book := func(sheet, sst string) []string { return workbookParts(sheet+sheetEnd, sst) }
	cellsOf := strings.Repeat(`<row><c><v>1</v></c><c><v>2</v></c></row>`, 30)
	small := func(change func(*Limits)) Limits {
		lim := DefaultLimits
		change(&lim)
		return lim
	}
	cells := small(func(l *Limits) { l.Cells = 50 })
	chars := small(func(l *Limits) { l.Chars = 50 })
	depth := small(func(l *Limits) { l.Depth = 50 })
	parts := small(func(l *Limits) { l.Parts = 3 })
	expanded := small(func(l *Limits) { l.ExpandedBytes = 2000 })
	deep := strings.Repeat("<w:sdt>", 60) + strings.Repeat("</w:sdt>", 60)
	many := `<tr><td>甲<td>乙`
	for _, tt := range []struct {
		name, says string
		b          []byte
		lim        Limits
	}{
		{"docx bomb", "word/document.xml: over a limit: expand-ratio 200", word(t, blanks), DefaultLimits},
		{"docx bomb in a note", "word/footnotes.xml: over a limit: expand-ratio 200", word(t, "", "footnotes", blanks), DefaultLimits},
		{"docx bytes", "word/document.xml: over a limit: expanded-bytes 2000", word(t, para(strings.Repeat("公", 1000))), expanded},
		{"docx parts", "zip directory: over a limit: parts 3", word(t, "", "styles", "", "numbering", ""), parts},
		{"docx depth", "over a limit: depth 50", word(t, deep), depth},
		{"docx cells", "over a limit: cells 50", word(t, "<w:tbl>"+strings.Repeat(row(cell("a", ""), cell("b", "")), 30)+"</w:tbl>"), cells},
		{"docx wide cells", "over a limit: cells 50", word(t, "<w:tbl>"+row(cell("a", `<w:gridSpan w:val="1000000"/>`))+"</w:tbl>"), cells},
		{"docx chars", "over a limit: chars 50", word(t, para(strings.Repeat("公", 60))), chars},
		{"docx hidden chars", "over a limit: chars 50", word(t, `<w:del>`+para(strings.Repeat("公", 60))+`</w:del>`), chars},
		{"xlsx bomb", "xl/worksheets/sheet1.xml: over a limit: expand-ratio 200", zipped(t, book(blanks, "")...), DefaultLimits},
		{"xlsx bomb of strings", "xl/sharedStrings.xml: over a limit: expand-ratio 200", zipped(t, book("", blanks)...), DefaultLimits},
		{"xlsx bomb of styles", "xl/styles.xml: over a limit: expand-ratio 200", zipped(t, styledBook(blanks)...), DefaultLimits},
		{"xlsx bytes", "over a limit: expanded-bytes 2000", zipped(t, book(cellsOf, "")...), expanded},
		{"xlsx parts", "zip directory: over a limit: parts 3", zipped(t, book("", "")...), parts},
		{"xlsx depth", "over a limit: depth 50", zipped(t, book(strings.Repeat("<a>", 60)+strings.Repeat("</a>", 60), "")...), depth},
		{"xlsx cells", "任务表!26: over a limit: cells 50", zipped(t, book(cellsOf, "")...), cells},
		{"xlsx cells in one place", "over a limit: cells 50", zipped(t, book(`<row>`+strings.Repeat(`<c r="A1"><v>1</v></c>`, 60)+`</row>`, "")...), cells},
		{"xlsx one text very often", "over a limit: chars 50", zipped(t, book(`<row>`+strings.Repeat(`<c t="s"><v>0</v></c>`, 6)+`</row>`, "<si><t>推进政务公开工作十字</t></si>")...), chars},
		{"xlsx chars in a comment", "over a limit: chars 50", zipped(t, commented(strings.Repeat("公", 60))...), chars},
		{"html cells", "over a limit: cells 50", []byte("<html><table>" + strings.Repeat(many, 30)), cells},
		{"html rowspan", "over a limit: cells 50", []byte("<html><table><tr><td rowspan=65534>甲<td>乙" + strings.Repeat("<tr><td>丙", 30)), cells},
		{"html colspan", "over a limit: cells 50", []byte("<html><table><tr><td colspan=1000000>甲<td>乙"), cells},
		{"html chars", "over a limit: chars 50", []byte("<html>" + strings.Repeat("公", 60)), chars},
		{"html depth", "over a limit: html-depth 512", []byte("<html>" + strings.Repeat("<div>", 5000)), DefaultLimits},
		{"html depth that is set", "over a limit: html-depth 40", []byte("<html>" + strings.Repeat("<div>", 60)), small(func(l *Limits) { l.HTMLDepth = 40 })},
		{"html columns", "over a limit: columns 20", []byte("<html><table><tr>" + strings.Repeat("<td>政", 30) + "</table>"), small(func(l *Limits) { l.Columns = 20 })},
		{"rtf row", "over a limit: rtf-row-cells 20", []byte(`{\rtf1\ansi \trowd\cellx9\pard\intbl ` + strings.Repeat(`a\cell `, 30) + `\row}`), small(func(l *Limits) { l.RowCells = 20 })},
	} {
		begun := time.Now()
		d, err := Read("x", tt.b, tt.lim)
		if d != nil || !errors.Is(err, ErrLimit) || !strings.HasSuffix(errorText(err), tt.says) {
			t.Errorf("%s: got %v", tt.name, err)
		}
		if took := time.Since(begun); took > 10*time.Second {
			t.Errorf("%s: took %v", tt.name, took)
		}
	}
}

func styledBook(styles string) []string {
	parts := workbookParts(`<row><c s="1"><v>1</v></c></row>`+sheetEnd, "")
	for i := range parts {
		parts[i] = strings.Replace(parts[i], `<Relationship Id="c"`, `<Relationship Id="d" Type="x/styles" Target="styles.xml"/><Relationship Id="c"`, 1)
	}
	return swapped(parts, "xl/styles.xml", "<styleSheet>"+styles+"</styleSheet>")
}

func commented(text string) []string {
	return append(workbookParts(`<row><c><v>1</v></c></row>`+sheetEnd, ""),
		"xl/worksheets/_rels/sheet1.xml.rels", `<Relationships><Relationship Id="b" Type="x/comments" Target="../c.xml"/></Relationships>`,
		"xl/c.xml", `<comments><commentList><comment ref="A3"><text><t>`+text+`</t></text></comment></commentList></comments>`)
}

// TestWideAndTall: nonsense spans within the limits make no table larger than its words.
func TestWideAndTall(t *testing.T) {
	for _, tt := range []struct{ page, want string }{
		{"<table><tr><td colspan=1000000>题<tr><td>a<td>b</table>", "[A1 1x2 题|A2 a|B2 b]"},
		{"<table><tr><td rowspan=65534>a<td>b<tr><td>c</table>", "[A1 2x1 a|B1 b|B2 c]"},
		{"<table><tr><td rowspan=99999999999999999999>a<td>b</table>", "[A1 a|B1 b]"},
	} {
		d, err := Read("x", []byte("<html>"+tt.page), DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		if got := spellDocument(d); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.page, got, tt.want)
		}
	}
	d, err := Read("x", word(t, "<w:tbl>"+row(cell("题", `<w:gridSpan w:val="1000000"/>`))+row(cell("a", ""), cell("b", ""))+"</w:tbl>"), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := spellDocument(d), "[A1 1x2 题|A2 a|B2 b]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
