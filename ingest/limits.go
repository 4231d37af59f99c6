package ingest

import "unicode/utf8"

// Limits are the finite bounds of reading one file. The zero value is not useful; start from DefaultLimits.
type Limits struct {
	FileBytes     int64 `json:"file-bytes"`     // size of a file
	ExpandedBytes int64 `json:"expanded-bytes"` // sum of what an archive or stream unpacks to
	PartBytes     int64 `json:"part-bytes"`     // of one part or stream that is held unpacked as a whole
	ExpandRatio   int64 `json:"expand-ratio"`   // unpacked to packed size of one part
	Pages         int   `json:"pages"`
	Cells         int   `json:"cells"`         // of all tables of a document
	Elements      int   `json:"elements"`      // of a web page
	Glyphs        int   `json:"page-glyphs"`   // of a page of a PDF
	Depth         int   `json:"depth"`         // nesting of XML elements, PDF objects, tables
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
	Pages:         5000,
	Cells:         1_000_000,
	Elements:      500_000,
	Glyphs:        200_000,
	Depth:         200,
	Parts:         10_000,
	ArchiveDepth:  3,
	Chars:         20_000_000,
	OCRPages:      500,
	OCRPixels:     100_000_000,
	OCRSeconds:    300,
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
