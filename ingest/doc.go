package ingest

import (
	"fmt"

	"github.com/taizhang/taizhang/ingest/msdoc"
	"github.com/taizhang/taizhang/ingest/ooxml"
)

// readDOC maps the paragraphs and tables of a .doc or .wps as readDOCX does those of a .docx.
func readDOC(b []byte, lim Limits) (*Document, error) {
	w, err := msdoc.Read(b, msdoc.Limits{Chars: lim.Chars, Depth: lim.Depth})
	if err != nil {
		return nil, inOurWords(err, said{msdoc.ErrLimit, ErrLimit}, said{msdoc.ErrDamaged, ErrDamaged},
			said{msdoc.ErrEncrypted, ErrEncrypted}, said{msdoc.ErrOld, ErrFormat})
	}
	d, err := fromFlow(w, lim)
	if err != nil {
		return nil, err
	}
	held := map[string][]byte{}
	var pictures []ooxml.Picture
	for i, b := range w.Pictures {
		name := fmt.Sprintf("image%d", i+1)
		held[name], pictures = b, append(pictures, ooxml.Picture{Part: name})
	}
	return d, d.readPictures(pictures, func(name string) ([]byte, error) { return held[name], nil }, lim)
}
