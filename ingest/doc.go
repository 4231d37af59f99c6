package ingest

import (
	"errors"
	"fmt"
	"strings"

	"github.com/taizhang/taizhang/ingest/msdoc"
)

// readDOC maps the paragraphs and tables of a .doc or .wps as readDOCX does those of a .docx.
func readDOC(b []byte, lim Limits) (*Document, error) {
	w, err := msdoc.Read(b, msdoc.Limits{Chars: lim.Chars, Depth: lim.Depth})
	if err != nil {
		return nil, fromDOC(err)
	}
	d := &flowing{lim: lim, doc: &Document{}}
	for _, h := range w.Hidden {
		d.doc.Hidden = append(d.doc.Hidden, Hidden(h))
	}
	d.nodes(w.Headers, Header)
	d.nodes(w.Body, Body)
	d.nodes(w.Notes, Note)
	d.nodes(w.Footers, Footer)
	return d.doc, d.err
}

// fromDOC says the error in the words of this floor.
func fromDOC(err error) error {
	for _, s := range []struct{ theirs, ours error }{
		{msdoc.ErrLimit, ErrLimit}, {msdoc.ErrDamaged, ErrDamaged}, {msdoc.ErrEncrypted, ErrEncrypted}, {msdoc.ErrOld, ErrFormat},
	} {
		if errors.Is(err, s.theirs) {
			reason, _ := strings.CutPrefix(err.Error(), s.theirs.Error()+": ")
			return fmt.Errorf("%w: %s", s.ours, reason)
		}
	}
	return err
}
