package export

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// book writes a workbook in one pass: each sheet goes into the zip as its rows come, and what names
// the sheets follows them. excelize itself keeps the whole zip in memory, puts the sheets in random
// order and cuts long texts off; here it reads the template and makes the styles.
type book struct {
	*frame
	zip          *zip.Writer
	sheets       []sheetRef
	names        sheetNames
	definedNames bytes.Buffer
}

// frame is what all sheets and books have from their template.
type frame struct {
	before string // of each sheet: its views and columns
	after  string // its page
	styles []styles
	parts  map[string][]byte
}

// sheetRef is what the workbook says of a sheet.
type sheetRef struct{ name string }

// styles are one column's style and what it looks like for other kinds of values.
type styles struct{ base, text, date, time int }

func newBook(w io.Writer, f *frame) *book {
	b := &book{frame: f, zip: zip.NewWriter(w), names: sheetNames{}}
	b.zip.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.DefaultCompression) })
	return b
}

// framed prepares the template for its books, once.
func (t *Template) framed() (*frame, error) {
	if t.frame != nil {
		return t.frame, nil
	}
	f := &frame{parts: map[string][]byte{}}
	for _, id := range t.body.styles {
		s, err := variants(t.file, id)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrTemplate, err)
		}
		f.styles = append(f.styles, s)
	}
	if err := f.take(t); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrTemplate, err)
	}
	t.frame = f
	return f, nil
}

// variants makes the styles of dates, times and of texts that look like formulas.
func variants(f *excelize.File, id int) (styles, error) {
	s := styles{base: id}
	base, err := f.GetStyle(id)
	if err != nil {
		return s, err
	}
	for _, v := range []struct {
		id     *int
		number int
		custom string
	}{{&s.text, 49, ""}, {&s.date, 0, "yyyy-mm-dd"}, {&s.time, 0, "yyyy-mm-dd hh:mm:ss"}} {
		style := *base
		style.NumFmt, style.CustomNumFmt = v.number, nil
		if v.custom != "" {
			style.CustomNumFmt = &v.custom
		}
		if *v.id, err = f.NewStyle(&style); err != nil {
			return s, err
		}
	}
	return s, nil
}

// take has excelize write the template with its first sheet alone and takes the parts that stay.
func (b *frame) take(t *Template) error {
	for _, name := range t.file.GetSheetList() {
		if name != t.sheet {
			if err := t.file.DeleteSheet(name); err != nil {
				return err
			}
		}
	}
	if rows := t.above(); rows > 0 {
		top := fmt.Sprintf("A%d", rows+1)
		if err := t.file.SetPanes(t.sheet, &excelize.Panes{Freeze: true, YSplit: rows, TopLeftCell: top, ActivePane: "bottomLeft",
			Selection: []excelize.Selection{{SQRef: top, ActiveCell: top, Pane: "bottomLeft"}}}); err != nil {
			return err
		}
	}
	buf, err := t.file.WriteToBuffer()
	if err != nil {
		return err
	}
	z, err := zip.NewReader(bytes.NewReader(buf.Bytes()), int64(buf.Len()))
	if err != nil {
		return err
	}
	for _, f := range z.File {
		switch {
		case path.Dir(f.Name) == "xl/worksheets":
			if err := b.takeSheet(f); err != nil {
				return err
			}
		case f.Name == "xl/styles.xml", path.Dir(f.Name) == "xl/theme":
			if b.parts[f.Name], err = unzipped(f); err != nil {
				return err
			}
		}
	}
	return nil
}

func unzipped(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(r)
	return b, errors.Join(err, r.Close())
}

// Elements of a template's sheet that every sheet gets, in the order that the schema asks for.
var (
	kept     = []string{"sheetPr", "sheetViews", "sheetFormatPr", "cols"}
	keptPage = []string{"printOptions", "pageMargins", "pageSetup", "headerFooter"}
)

func (b *frame) takeSheet(f *zip.File) error {
	text, err := unzipped(f)
	if err != nil {
		return err
	}
	found := map[string]string{}
	d := xml.NewDecoder(bytes.NewReader(text))
	for from := d.InputOffset(); ; from = d.InputOffset() {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local == "worksheet" {
			continue
		}
		if err := d.Skip(); err != nil {
			return err
		}
		found[start.Name.Local] = string(text[from:d.InputOffset()])
	}
	for _, name := range kept {
		b.before += found[name]
	}
	for _, name := range keptPage {
		b.after += found[name]
	}
	return nil
}

const (
	mainNS   = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relNS    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packNS   = "http://schemas.openxmlformats.org/package/2006"
	typeName = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// create begins a part; no part bears a time.
func (b *book) create(name string) (*bufio.Writer, error) {
	w, err := b.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		return nil, err
	}
	out := bufio.NewWriterSize(w, 1<<15)
	out.WriteString(xml.Header)
	return out, nil
}

func (b *book) part(name, text string) error {
	w, err := b.create(name)
	if err != nil {
		return err
	}
	w.WriteString(text)
	return w.Flush()
}

// openSheet begins a sheet of its own name.
func (b *book) openSheet(label string) (*bufio.Writer, error) {
	b.sheets = append(b.sheets, sheetRef{b.names.take(label)})
	w, err := b.create(fmt.Sprintf("xl/worksheets/sheet%d.xml", len(b.sheets)))
	if err != nil {
		return nil, err
	}
	before := b.before
	if len(b.sheets) > 1 { // sheets that are all selected would be edited all at once
		before = strings.ReplaceAll(before, ` tabSelected="1"`, "")
		before = strings.ReplaceAll(before, ` tabSelected="true"`, "")
	}
	fmt.Fprintf(w, `<worksheet xmlns="%s" xmlns:r="%s">%s<sheetData>`, mainNS, relNS, before)
	return w, nil
}

// closeSheet ends the sheet: the filter stands on row filter and reaches to row last, the header begins with row head.
func (b *book) closeSheet(w *bufio.Writer, t *Template, merges []merge, head, filter, last int) error {
	w.WriteString("</sheetData>")
	if filter > 0 {
		right := columnName(t.columns - 1)
		fmt.Fprintf(w, `<autoFilter ref="A%d:%s%d"/>`, filter, right, last)
		b.name("_xlnm._FilterDatabase", ` hidden="1"`, fmt.Sprintf("$A$%d:$%s$%d", filter, right, last))
		b.name("_xlnm.Print_Titles", "", fmt.Sprintf("$%d:$%d", head, filter))
	}
	if len(merges) > 0 {
		fmt.Fprintf(w, `<mergeCells count="%d">`, len(merges))
		for _, m := range merges {
			fmt.Fprintf(w, `<mergeCell ref="%s%d:%s%d"/>`, columnName(m.left), m.top+1, columnName(m.right), m.bottom+1)
		}
		w.WriteString("</mergeCells>")
	}
	w.WriteString(b.after + "</worksheet>")
	return w.Flush()
}

// name defines a name of the last sheet.
func (b *book) name(name, hidden, area string) {
	sheet := strings.ReplaceAll(b.sheets[len(b.sheets)-1].name, "'", "''")
	fmt.Fprintf(&b.definedNames, `<definedName name="%s" localSheetId="%d"%s>%s</definedName>`, name, len(b.sheets)-1, hidden, escaped("'"+sheet+"'!"+area))
}

func escaped(s string) string {
	var sb strings.Builder
	_ = xml.EscapeText(&sb, []byte(s)) // a Builder takes everything
	return sb.String()
}

// close writes the parts that name the sheets.
func (b *book) close() error {
	var types, sheets, rels strings.Builder
	for i, s := range b.sheets {
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%sworksheet+xml"/>`, i+1, typeName)
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escaped(s.name), i+1, i+1)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, relNS, i+1)
	}
	var names []string
	for name := range b.parts {
		names = append(names, name)
	}
	slices.Sort(names)
	for i, name := range names {
		kind := strings.TrimSuffix(path.Base(name), ".xml")
		content := typeName + "styles+xml"
		if kind != "styles" {
			kind, content = "theme", "application/vnd.openxmlformats-officedocument.theme+xml"
		}
		fmt.Fprintf(&types, `<Override PartName="/%s" ContentType="%s"/>`, name, content)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="%s/%s" Target="%s"/>`, len(b.sheets)+i+1, relNS, kind, strings.TrimPrefix(name, "xl/"))
		if err := b.copyPart(name); err != nil {
			return err
		}
	}
	defined := ""
	if b.definedNames.Len() > 0 {
		defined = "<definedNames>" + b.definedNames.String() + "</definedNames>"
	}
	for _, p := range []struct{ name, text string }{
		{"xl/workbook.xml", fmt.Sprintf(`<workbook xmlns="%s" xmlns:r="%s"><bookViews><workbookView activeTab="0" firstSheet="0"/></bookViews><sheets>%s</sheets>%s</workbook>`, mainNS, relNS, sheets.String(), defined)},
		{"xl/_rels/workbook.xml.rels", fmt.Sprintf(`<Relationships xmlns="%s/relationships">%s</Relationships>`, packNS, rels.String())},
		{"_rels/.rels", fmt.Sprintf(`<Relationships xmlns="%s/relationships"><Relationship Id="rId1" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>`, packNS, relNS)},
		{"[Content_Types].xml", fmt.Sprintf(`<Types xmlns="%s/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="%ssheet.main+xml"/>%s</Types>`, packNS, typeName, types.String())},
	} {
		if err := b.part(p.name, p.text); err != nil {
			return err
		}
	}
	return b.zip.Close()
}

func (b *book) copyPart(name string) error {
	w, err := b.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = w.Write(b.parts[name])
	return err
}
