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
	"regexp"
	"strings"
)

var headField = regexp.MustCompile(`^[a-z-]+: `)

// isMHT is true of a message whose head says that it is made by MIME.
func isMHT(b []byte) bool {
	o := opening(b)
	return headField.Match(o) && bytes.Contains(o, []byte("mime-version:")) && bytes.Contains(o, []byte("content-type:"))
}

// readMHT reads the page of a saved web page (MHTML, RFC 2557): its first part of HTML, or of text.
func readMHT(b []byte, lim Limits) (*Document, error) {
	m, err := mail.ReadMessage(bytes.NewReader(bytes.TrimLeft(b, "\ufeff\r\n")))
	if err != nil {
		return nil, fmt.Errorf("%w: head of the message: %w", ErrDamaged, oneLine(err))
	}
	w := &webArchive{lim: lim, left: lim.ExpandedBytes}
	page, kind, err := w.page(textproto.MIMEHeader(m.Header), m.Body, 0)
	switch {
	case err != nil:
		return nil, err
	case page == nil:
		return nil, fmt.Errorf("%w: no page in the message", ErrDamaged)
	case strings.HasPrefix(kind, "text/html"):
		return readHTML(page, lim)
	}
	return readText(page, lim)
}

// webArchive is a message while its parts are unpacked.
type webArchive struct {
	lim   Limits
	left  int64
	parts int
}

// page finds the first part of HTML, else the first of text, in a message or in parts of parts.
func (w *webArchive) page(head textproto.MIMEHeader, body io.Reader, depth int) ([]byte, string, error) {
	kind, params, err := mime.ParseMediaType(head.Get("Content-Type"))
	if err != nil {
		kind = "text/plain"
	}
	if !strings.HasPrefix(kind, "multipart/") {
		b, err := w.unpack(head, body)
		return b, kind, err
	}
	if depth > w.lim.Depth {
		return nil, "", over("depth", w.lim.Depth)
	}
	return w.first(multipart.NewReader(body, params["boundary"]), depth)
}

func (w *webArchive) first(r *multipart.Reader, depth int) (text []byte, kind string, err error) {
	for {
		p, err := r.NextRawPart()
		switch {
		case errors.Is(err, io.EOF):
			return text, kind, nil
		case err != nil && text != nil:
			return text, kind, nil // torn behind what is wanted
		case err != nil:
			return nil, "", fmt.Errorf("%w: part %d: %w", ErrDamaged, w.parts+1, oneLine(err))
		}
		if w.parts++; w.parts > w.lim.Parts {
			return nil, "", over("parts", w.lim.Parts)
		}
		b, is, err := w.part(p, depth)
		switch {
		case err != nil:
			return nil, "", err
		case strings.HasPrefix(is, "text/html"):
			return b, is, nil
		case b != nil && text == nil:
			text, kind = b, is
		}
	}
}

// part reads a part of text, or of parts; pictures and styles are passed over.
func (w *webArchive) part(p *multipart.Part, depth int) ([]byte, string, error) {
	kind := strings.ToLower(p.Header.Get("Content-Type"))
	if !strings.HasPrefix(kind, "text/html") && !strings.HasPrefix(kind, "text/plain") && !strings.HasPrefix(kind, "multipart/") {
		return nil, "", nil
	}
	return w.page(p.Header, p, depth+1)
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
