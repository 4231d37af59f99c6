// Package ingest turns bytes into Documents: it knows files, not plans.
//
// Every reader yields the same model. Nothing downstream can tell from which
// format a Document came, and no character of the file vanishes: it stands in
// a Block or in Hidden with its reason.
package ingest

// Schema is the name under which a Document travels as JSON.
const Schema = "taizhang.document/v1"

// Bundle is one publication: a single file, or a notice with its attachments (通知 and 附件).
type Bundle struct {
	Name      string      `json:"name"`
	Documents []*Document `json:"documents"`
}

// Document is one file's text in reading order.
type Document struct {
	Schema string   `json:"schema"`
	Name   string   `json:"name"`
	Format string   `json:"format"` // docx, doc, xlsx, pdf, ofd, html, txt … (formats.go)
	SHA256 string   `json:"sha256"` // of the file's bytes, lower-case hex
	Size   int64    `json:"size"`   // bytes
	Bundle string   `json:"bundle,omitempty"`
	Meta   []Meta   `json:"meta,omitempty"`
	Blocks []Block  `json:"blocks"`
	Hidden []Hidden `json:"hidden,omitempty"`
	Origin string   `json:"-"` // where it was found, by which a changed file is known again: /data/2021/方案.docx; "" when unknown
}

// Meta is a named fact that the format itself states outside its text, such as
// <meta name="PubDate" content="2021-07-09"> or dc:title.
type Meta struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Block is a paragraph or, when Table is set, a table. Empty paragraphs are
// kept: Block i of a text file is its line i+1.
type Block struct {
	Text  string `json:"text,omitempty"`
	Table *Table `json:"table,omitempty"`
	Page  int    `json:"page,omitempty"` // from 1; 0 where the format has no pages
	Box   *Box   `json:"box,omitempty"`
	Level int    `json:"level,omitempty"` // outline level 1…9; 0 is body text
	Layer Layer  `json:"layer,omitempty"`

	Confidence float64 `json:"confidence,omitempty"` // of text read from a picture, the mean over its characters
	Typed      bool    `json:"typed,omitempty"`      // typed in by hand, no text of the file
}

// Layer tells body text from what is printed around it.
type Layer string

// The layers a format can tell apart by itself.
const (
	Body   Layer = ""
	Header Layer = "header" // running head of a page
	Footer Layer = "footer" // running foot, page numbers
	Note   Layer = "note"   // footnote, endnote, comment
)

// Table is a grid whose every place belongs to exactly one Cell.
type Table struct {
	Name  string `json:"name"` // the sheet's name, or T1, T2 … in the order of the Document
	Rows  int    `json:"rows"`
	Cols  int    `json:"cols"`
	Cells []Cell `json:"cells"`           // by row, then column of the anchor (左上格)
	Plain bool   `json:"plain,omitempty"` // the format knows no merged cells (csv): an empty place may lie under one
}

// Cell is an anchor place with the extent it covers. Several paragraphs are
// joined by "\n". Row and Col count from 0.
type Cell struct {
	Row     int    `json:"row"`
	Col     int    `json:"col"`
	RowSpan int    `json:"rowspan"` // at least 1
	ColSpan int    `json:"colspan"` // at least 1
	Text    string `json:"text,omitempty"`
	Page    int    `json:"page,omitempty"`
	Box     *Box   `json:"box,omitempty"`

	Confidence float64 `json:"confidence,omitempty"` // as a Block's
}

// Box is a rectangle in points, origin at the page's top left.
type Box struct {
	X0 float64 `json:"x0"`
	Y0 float64 `json:"y0"`
	X1 float64 `json:"x1"`
	Y1 float64 `json:"y1"`
}

// Hidden is text of the file that no reader of the page sees, with the reason
// it is left out: script, style, deleted, field-code, hidden-sheet …
type Hidden struct {
	Reason string `json:"reason"`
	Text   string `json:"text"`
}
