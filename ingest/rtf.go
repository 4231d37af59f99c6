package ingest

import "github.com/taizhang/taizhang/ingest/rtf"

// readRTF maps the paragraphs and tables of a .rtf as readDOCX does those of a .docx.
func readRTF(b []byte, lim Limits) (*Document, error) {
	w, err := rtf.Read(b, rtf.Limits{Depth: lim.Depth, RowCells: lim.RowCells})
	if err != nil {
		return nil, inOurWords(err, said{rtf.ErrLimit, ErrLimit}, said{rtf.ErrDamaged, ErrDamaged})
	}
	return fromFlow(w, lim)
}
