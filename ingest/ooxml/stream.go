package ooxml

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Tag is a start or end tag met by Stream, and the first bytes of the text behind it.
type Tag struct {
	Name  []byte // without prefix; that of an end tag begins with '/'
	attrs []byte
	Text  []byte
}

// Attr is an attribute by its name without prefix.
func (t Tag) Attr(name string) string { return (&Scanner{attrs: t.attrs}).Attr(name) }

// Stream calls f on every tag of a part that may be too large to hold, and
// reads it to its end, so that a damaged part is known for one.
func (p *Package) Stream(name string, f func(Tag) error) error {
	file := p.files[key(name)]
	if file == nil {
		return &Error{Part: name, Err: fmt.Errorf("%w: part is missing", ErrDamaged)}
	}
	r, err := file.Open()
	if err != nil {
		return &Error{Part: name, Err: fmt.Errorf("%w: %w", ErrDamaged, err)}
	}
	defer r.Close()
	most := p.most(file)
	limited := &io.LimitedReader{R: r, N: most + 1}
	err = tags(bufio.NewReaderSize(limited, 64<<10), f)
	at := most + 1 - limited.N
	switch e := (*Error)(nil); {
	case limited.N <= 0:
		return &Error{Part: name, Err: fmt.Errorf("%w: expanded-bytes %d", ErrLimit, most)}
	case errors.As(err, &e):
		return err
	case err != nil:
		return &Error{Part: name, Byte: int(at), Err: fmt.Errorf("%w: %w", ErrDamaged, err)}
	}
	p.left -= at
	return nil
}

// tags splits at '<' and '>'; what stands between is passed on up to the buffer's size.
func tags(r *bufio.Reader, f func(Tag) error) error {
	_, err := piece(r, '<')
	for open := 0; err == nil; {
		var b []byte
		if b, err = piece(r, '<'); err != nil && err != io.EOF {
			break
		}
		tag, text, found := bytes.Cut(b, []byte(">"))
		if !found {
			continue // a comment
		}
		t := newTag(tag, text)
		if open += t.opens(tag); open < 0 || err == io.EOF && open > 0 {
			return errors.New("its tags are not closed as they were opened")
		}
		if wrong := f(t); wrong != nil {
			return wrong
		}
	}
	if err == io.EOF {
		return nil
	}
	return err
}

func newTag(tag, text []byte) Tag {
	name, attrs, _ := bytes.Cut(bytes.TrimSuffix(tag, []byte("/")), []byte(" "))
	if len(name) > 0 && name[0] != '/' {
		name = local(name)
	}
	return Tag{name, attrs, text}
}

// opens is 1 for a start tag, -1 for an end tag, 0 for what is complete by itself.
func (t Tag) opens(tag []byte) int {
	switch {
	case len(tag) == 0 || tag[0] == '?' || tag[0] == '!' || tag[len(tag)-1] == '/':
		return 0
	case tag[0] == '/':
		return -1
	}
	return 1
}

// piece reads up to a byte; of a piece longer than the buffer it gives the first part only.
func piece(r *bufio.Reader, delim byte) ([]byte, error) {
	b, err := r.ReadSlice(delim)
	if err == nil {
		return b[:len(b)-1], nil
	}
	if err != bufio.ErrBufferFull {
		return b, err
	}
	first := bytes.Clone(b)
	for err == bufio.ErrBufferFull {
		_, err = r.ReadSlice(delim)
	}
	return first, err
}
