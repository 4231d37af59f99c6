package ingest

import (
	"errors"
	"strings"

	"github.com/taizhang/taizhang/ingest/ooxml"
)

// readDOCX maps Word's paragraphs and tables to Blocks.
func readDOCX(b []byte, lim Limits) (*Document, error) {
	pkg, err := ooxml.Open(b, packageLimits(lim))
	if err != nil {
		return nil, fromPackage(err)
	}
	w, err := ooxml.ReadWord(pkg)
	if err != nil {
		return nil, fromPackage(err)
	}
	d, err := fromWord(w, lim)
	if err != nil {
		return nil, err
	}
	return d, d.readPictures(w.Pictures, func(name string) ([]byte, error) {
		b, err := pkg.Part(name)
		if err != nil {
			return nil, fromPackage(err)
		}
		return b, nil
	}, lim)
}

// fromWord maps running heads first, then the text, notes, running feet.
func fromWord(w *ooxml.Word, lim Limits) (*Document, error) {
	d := &flowing{lim: lim, doc: &Document{}}
	for _, f := range w.Facts {
		d.doc.Meta = append(d.doc.Meta, Meta(f))
	}
	for _, h := range w.Hidden {
		d.doc.Hidden = append(d.doc.Hidden, Hidden{Reason: h.Name, Text: h.Value})
	}
	d.nodes(w.Headers, Header)
	d.nodes(w.Body, Body)
	d.nodes(w.Notes, Note)
	d.nodes(w.Footers, Footer)
	return d.doc, d.err
}

func packageLimits(lim Limits) ooxml.Limits {
	return ooxml.Limits{Bytes: lim.ExpandedBytes, Part: lim.PartBytes, Ratio: lim.ExpandRatio, RatioFrom: lim.RatioFrom, Parts: lim.Parts, Chars: lim.Chars, Depth: lim.Depth, Window: lim.XMLWindow}
}

// fromPackage says a package's error in the words of this floor.
func fromPackage(err error) error {
	e := &ooxml.Error{}
	if !errors.As(err, &e) {
		e = &ooxml.Error{Err: err}
	}
	for _, s := range []struct{ theirs, ours error }{{ooxml.ErrLimit, ErrLimit}, {ooxml.ErrDamaged, ErrDamaged}} {
		if reason, found := strings.CutPrefix(e.Err.Error(), s.theirs.Error()+": "); found {
			return placed(e.Where(), s.ours, errors.New(reason))
		}
	}
	return placed(e.Where(), ErrDamaged, e.Err)
}
