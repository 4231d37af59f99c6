package ingest

import (
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest/ooxml"
	pages "github.com/taizhang/taizhang/ingest/page"
)

// Limits are the finite bounds of reading one file. The zero value is not useful; start from DefaultLimits.
type Limits struct {
	FileBytes     int64 `json:"file-bytes"`     // size of a file
	ExpandedBytes int64 `json:"expanded-bytes"` // sum of what an archive or stream unpacks to
	PartBytes     int64 `json:"part-bytes"`     // of one part or stream that is held unpacked as a whole
	ExpandRatio   int64 `json:"expand-ratio"`   // unpacked to packed size of one part
	RatioFrom     int64 `json:"ratio-from"`     // the unpacked size from which the ratio counts: small parts of blanks pack well
	NestedBytes   int64 `json:"nested-bytes"`   // of an archive in an archive, which is unpacked to be listed
	Pages         int   `json:"pages"`
	Cells         int   `json:"cells"`         // of all tables of a document
	Columns       int   `json:"columns"`       // of one table; no spreadsheet is wider
	RowCells      int   `json:"rtf-row-cells"` // of a row in a .rtf
	Elements      int   `json:"elements"`      // of a web page
	HTMLDepth     int   `json:"html-depth"`    // of open elements of a web page; its parser bears no more than 512
	StyleRules    int   `json:"style-rules"`   // of a web page that are heeded, each asked of each element
	Glyphs        int   `json:"page-glyphs"`   // of a page of a PDF
	Rules         int   `json:"page-rules"`    // of a page, and lines of a path, that are kept
	States        int   `json:"page-states"`   // of drawing that a page of a PDF keeps at once, and of its marks
	Operands      int   `json:"operands"`      // of one operator on a page of a PDF
	Pictures      int   `json:"page-pictures"` // of a page of a PDF
	Annotations   int   `json:"annotations"`   // of a page of a PDF
	Drawings      int   `json:"page-drawings"` // that stand for others, of a page of an .ofd
	FontCodes     int   `json:"font-codes"`    // that the tables of one font list
	Depth         int   `json:"depth"`         // nesting of XML elements, PDF objects, tables
	XMLWindow     int   `json:"xml-window"`    // bytes of one tag or text in a part too large to hold
	Parts         int   `json:"parts"`         // entries of an archive
	ArchiveDepth  int   `json:"archive-depth"` // of archives in archives
	Chars         int   `json:"chars"`         // code points of a document
	OCRPages      int   `json:"ocr-pages"`     // pictures read in a document
	OCRPixels     int   `json:"ocr-pixels"`    // of one picture
	OCRSeconds    int   `json:"ocr-seconds"`   // for one picture
}

// DefaultLimits are far above any plan seen and far below what hurts a machine.
var DefaultLimits = Limits{
	FileBytes:     256 << 20,
	ExpandedBytes: 1 << 30,
	PartBytes:     64 << 20,
	ExpandRatio:   200,
	RatioFrom:     8 << 20,
	NestedBytes:   64 << 20,
	Pages:         5000,
	Cells:         1_000_000,
	Columns:       1 << 14,
	RowCells:      1000,
	Elements:      500_000,
	HTMLDepth:     openElements,
	StyleRules:    1000,
	Glyphs:        200_000,
	Rules:         pages.DefaultMost,
	States:        4096,
	Operands:      1 << 16,
	Pictures:      1000,
	Annotations:   10_000,
	Drawings:      2000,
	FontCodes:     1 << 18,
	Depth:         200,
	XMLWindow:     ooxml.WindowMost,
	Parts:         10_000,
	ArchiveDepth:  3,
	Chars:         20_000_000,
	OCRPages:      500,
	OCRPixels:     100_000_000,
	OCRSeconds:    300,
}

// wide finds a table with more columns than a table can have.
func (d *Document) wide(most int) bool {
	for i := range d.Blocks {
		if t := d.Blocks[i].Table; t != nil && t.Cols > most {
			return true
		}
	}
	return false
}

// chars counts the code points of a Document, the hidden ones too.
func (d *Document) chars() int {
	n := 0
	for i := range d.Blocks {
		n += utf8.RuneCountInString(d.Blocks[i].Text)
		if t := d.Blocks[i].Table; t != nil {
			for j := range t.Cells {
				n += utf8.RuneCountInString(t.Cells[j].Text)
			}
		}
	}
	for _, h := range d.Hidden {
		n += utf8.RuneCountInString(h.Text)
	}
	return n
}
