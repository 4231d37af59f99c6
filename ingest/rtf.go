package ingest

import (
	"errors"
	"fmt"
	"strings"

	"github.com/taizhang/taizhang/ingest/rtf"
)

// readRTF maps the paragraphs and tables of a .rtf as readDOCX does those of a .docx.
func readRTF(b []byte, lim Limits) (*Document, error) {
	w, err := rtf.Read(b, lim.Depth)
	if err != nil {
		return nil, fromRTF(err)
	}
	d := &flowing{lim: lim, doc: &Document{Meta: titled(w.Title)}}
	for _, h := range w.Hidden {
		d.doc.Hidden = append(d.doc.Hidden, Hidden(h))
	}
	d.nodes(w.Headers, Header)
	d.nodes(w.Body, Body)
	d.nodes(w.Notes, Note)
	d.nodes(w.Footers, Footer)
	return d.doc, d.err
}

func fromRTF(err error) error {
	for _, s := range []struct{ theirs, ours error }{{rtf.ErrLimit, ErrLimit}, {rtf.ErrDamaged, ErrDamaged}} {
		if errors.Is(err, s.theirs) {
			reason, _ := strings.CutPrefix(err.Error(), s.theirs.Error()+": ")
			return fmt.Errorf("%w: %s", s.ours, reason)
		}
	}
	return err
}
