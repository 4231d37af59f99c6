package ingest

import (
	"time"

	"github.com/taizhang/taizhang/ingest/msdoc"
	"github.com/taizhang/taizhang/ingest/ocr"
	"github.com/taizhang/taizhang/ingest/odf"
	pages "github.com/taizhang/taizhang/ingest/page"
	"github.com/taizhang/taizhang/ingest/sheet"
)

// Bounds are the limits that stand whatever is set: what formats themselves bound, and what no plan needs
// more of. Beyond them nothing fails; what is more is read as something simpler or cut to them.
var Bounds = map[string]int64{
	"csv-bytes":             csvBytes,                        // of a text that is looked at as separated values; larger ones are lines
	"csv-columns":           csvWidest,                       // of separated values; wider ones are lines
	"sheet-rows":            sheet.Rows,                      // of a sheet, and that a cell of a text in OpenDocument covers
	"sheet-columns":         sheet.Cols,                      // of a sheet
	"odf-columns-spanned":   odf.MostSpan,                    // that a cell of a text in OpenDocument covers
	"odf-style-parents":     odf.MostParents,                 // of a style
	"doc-row-cells":         msdoc.MostCells,                 // of a row in a .doc
	"doc-style-parents":     msdoc.MostParents,               // of a style
	"page-crossings":        pages.Crossings,                 // of rules: more are a drawing
	"ocr-dots":              mostDPI,                         // to the inch, of a scan; finer ones are made coarser
	"ocr-find-pixels":       ocr.LongSide,                    // of the longer side, where lines are looked for
	"ocr-line-pixels":       ocr.LongLine,                    // of a line, 48 pixels high; longer ones are squeezed
	"ocr-tesseract-seconds": int64(ocr.PageAt / time.Second), // of one call
}
