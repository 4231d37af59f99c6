package ingest

import "github.com/taizhang/taizhang/ingest/msdoc"

// readDOC maps the paragraphs and tables of a .doc or .wps as readDOCX does those of a .docx.
func readDOC(b []byte, lim Limits) (*Document, error) {
	w, err := msdoc.Read(b, msdoc.Limits{Chars: lim.Chars, Depth: lim.Depth})
	if err != nil {
		return nil, inOurWords(err, said{msdoc.ErrLimit, ErrLimit}, said{msdoc.ErrDamaged, ErrDamaged},
			said{msdoc.ErrEncrypted, ErrEncrypted}, said{msdoc.ErrOld, ErrFormat})
	}
	return fromFlow(w, lim)
}
