package ingest

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"path"
	"regexp"
	"strings"
)

var headField = regexp.MustCompile(`^[a-z-]+: `)

// isMHT is true of a message whose head says that it is made by MIME.
func isMHT(b []byte) bool {
	o := opening(b)
	return headField.Match(o) && bytes.Contains(o, []byte("mime-version:")) && bytes.Contains(o, []byte("content-type:"))
}

// readMHT reads the page of a saved web page (MHTML, RFC 2557): its first part of HTML, or
// of text. A workbook saved so is a page of frames, and each of its sheets a page behind it.
func readMHT(b []byte, lim Limits) (*Document, error) {
	m, err := mail.ReadMessage(bytes.NewReader(bytes.TrimLeft(b, "\ufeff\r\n")))
	if err != nil {
		return nil, fmt.Errorf("%w: head of the message: %w", ErrDamaged, oneLine(err))
	}
	w := &webArchive{lim: lim, left: lim.ExpandedBytes}
	if err := w.page(textproto.MIMEHeader(m.Header), m.Body, 0); err != nil {
		return nil, err
	}
	switch {
	case len(w.pages) > 1 && frames.Match(w.pages[0]):
		return w.framed()
	case len(w.pages) > 0:
		return readHTML(w.pages[0], lim)
	case w.text != nil:
		return readText(w.text, lim)
	}
	return nil, fmt.Errorf("%w: no page in the message", ErrDamaged)
}

var frames = regexp.MustCompile(`(?i)<frameset[\s>]`)

// framed reads the pages that frames show, one behind the other.
func (w *webArchive) framed() (*Document, error) {
	out := &Document{}
	for _, page := range w.pages[1:] {
		d, err := readHTML(page, w.lim)
		if err != nil {
			return nil, err
		}
		out.Blocks, out.Hidden, out.Meta = append(out.Blocks, d.Blocks...), append(out.Hidden, d.Hidden...), append(out.Meta, d.Meta...)
		if out.chars() > w.lim.Chars {
			return nil, over("chars", w.lim.Chars)
		}
	}
	return out, nil
}

// webArchive is a message while its parts are unpacked.
type webArchive struct {
	lim   Limits
	left  int64
	parts int
	pages [][]byte // those of HTML; only the first, and where it holds frames those behind it
	text  []byte   // the first of plain text
}

// page keeps a part of HTML or of text, in a message or in parts of parts.
func (w *webArchive) page(head textproto.MIMEHeader, body io.Reader, depth int) error {
	kind, params, err := mime.ParseMediaType(head.Get("Content-Type"))
	if err != nil && kind == "" {
		kind = "text/plain"
	}
	switch {
	case depth > w.lim.Depth:
		return over("depth", w.lim.Depth)
	case strings.HasPrefix(kind, "multipart/"):
		return w.several(multipart.NewReader(body, params["boundary"]), depth)
	}
	b, err := w.unpack(head, body)
	switch {
	case err != nil:
		return err
	case kind == "text/html":
		w.pages = append(w.pages, b)
	case w.text == nil:
		w.text = b
	}
	return nil
}

func (w *webArchive) several(r *multipart.Reader, depth int) error {
	for !w.whole() {
		p, err := r.NextRawPart()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && (w.text != nil || len(w.pages) > 0):
			return nil // torn behind what is wanted
		case err != nil:
			return fmt.Errorf("%w: part %d: %w", ErrDamaged, w.parts+1, oneLine(err))
		}
		if w.parts++; w.parts > w.lim.Parts {
			return over("parts", w.lim.Parts)
		}
		if !w.wanted(p) {
			continue
		}
		if err := w.page(p.Header, p, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// whole reports that no more is wanted: a page stands that shows no frames.
func (w *webArchive) whole() bool { return len(w.pages) > 0 && !frames.Match(w.pages[0]) }

// wanted leaves out pictures and styles, and the strip with the names of a workbook's sheets.
func (w *webArchive) wanted(p *multipart.Part) bool {
	kind := strings.ToLower(p.Header.Get("Content-Type"))
	if strings.HasPrefix(path.Base(p.Header.Get("Content-Location")), "tabstrip") {
		return false
	}
	return strings.HasPrefix(kind, "text/html") || strings.HasPrefix(kind, "text/plain") || strings.HasPrefix(kind, "multipart/")
}

// unpack undoes a part's transfer encoding.
func (w *webArchive) unpack(head textproto.MIMEHeader, body io.Reader) ([]byte, error) {
	switch strings.ToLower(strings.TrimSpace(head.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	b, err := io.ReadAll(io.LimitReader(body, w.left+1))
	if w.left -= int64(len(b)); w.left < 0 {
		return nil, fmt.Errorf("%w: expanded-bytes %d", ErrLimit, w.lim.ExpandedBytes)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: part %d: %w", ErrDamaged, w.parts, oneLine(err))
	}
	return b, nil
}
