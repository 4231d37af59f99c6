package ooxml

import "github.com/taizhang/taizhang/ingest/sheet"

// Workbook is what a spreadsheet package (ECMA-376 part 1, 18) holds; its cells are read by Rows.
type Workbook struct {
	Sheets   []*sheet.Sheet
	Styles   string   // the part; "" where there is none
	Date1904 bool     // days count from 1904, not 1900
	Readings []string // of East Asian characters, met so far

	pkg     *Package
	shared  shared
	strings arena
	buf     []byte
}

// ReadWorkbook reads the list of sheets and the shared strings.
func ReadWorkbook(pkg *Package) (*Workbook, error) {
	w := &Workbook{pkg: pkg}
	main := pkg.Main("xl/workbook.xml")
	rels, err := pkg.Relations(main)
	if err != nil {
		return nil, err
	}
	parts := map[string]string{}
	for _, rel := range rels {
		switch {
		case rel.Type == "worksheet":
			parts[rel.ID] = rel.Part
		case rel.Type == "styles" && pkg.Has(rel.Part):
			w.Styles = rel.Part
		case rel.Type == "sharedStrings" && pkg.Has(rel.Part) && w.shared.texts == nil:
			err = w.readShared(rel.Part)
		}
		if err != nil {
			return nil, err
		}
	}
	return w, w.directory(main, parts)
}

func (w *Workbook) directory(main string, parts map[string]string) error {
	b, err := w.pkg.Part(main)
	if err != nil {
		return err
	}
	s := NewScanner(main, b, w.pkg.lim.Depth)
	for s.Next() {
		switch {
		case s.Kind != Start:
		case string(s.Local) == "workbookPr":
			w.Date1904 = s.on("date1904")
		case string(s.Local) == "sheet" && parts[s.Attr("id")] != "":
			w.Sheets = append(w.Sheets, &sheet.Sheet{Name: s.Attr("name"), State: s.Attr("state"), Part: parts[s.Attr("id")]})
		}
	}
	return s.Err()
}
