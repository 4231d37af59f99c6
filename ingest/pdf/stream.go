package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/ledongthuc/pdf"
)

// stream gives a stream's unpacked bytes.
func (f *File) stream(v pdf.Value) ([]byte, error) {
	b, err := f.raw(v)
	if err != nil {
		return nil, err
	}
	filter, parms := v.Key("Filter"), v.Key("DecodeParms")
	for i := range chain(filter) {
		name, parm := filter, parms
		if filter.Kind() == pdf.Array {
			name, parm = filter.Index(i), parms.Index(i)
		}
		if b, err = decode(name.Name(), parm, b, f.lim.Bytes); err != nil {
			return nil, streamError(err)
		}
	}
	return b, nil
}

func streamError(err error) error {
	if errors.Is(err, errLimit) {
		return fmt.Errorf("%w: %w", ErrLimit, err)
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

func chain(filter pdf.Value) int {
	switch filter.Kind() {
	case pdf.Name:
		return 1
	case pdf.Array:
		return filter.Len()
	}
	return 0
}

// raw cuts a stream out of the file. The object reader tells where it begins
// only in its spelling, "<</Length 42>>@1234"; a wrong /Length is mended.
func (f *File) raw(v pdf.Value) ([]byte, error) {
	spelled := v.String()
	at, err := strconv.Atoi(spelled[strings.LastIndexByte(spelled, '@')+1:])
	if err != nil || v.Kind() != pdf.Stream || at > len(f.src.b) {
		return nil, fmt.Errorf("%w: no stream", ErrDamaged)
	}
	rest := f.src.b[at:]
	n := v.Key("Length").Int64()
	if n >= 0 && n <= int64(len(rest)) && bytes.HasPrefix(bytes.TrimLeft(rest[n:min(n+20, int64(len(rest)))], "\r\n \x00"), []byte("endstream")) {
		return rest[:n], nil
	}
	i := bytes.Index(rest, []byte("endstream"))
	if i < 0 {
		return nil, fmt.Errorf("%w: stream without end", ErrDamaged)
	}
	return rest[:i], nil
}

// content joins a page's content streams; a token cut at a joint is whole again.
func (f *File) content(v pdf.Value) ([]byte, error) {
	if v.Kind() == pdf.Stream {
		return f.stream(v)
	}
	var out []byte
	from := 0 // of the parts joined without a break
	for i := range v.Len() {
		part, err := f.stream(v.Index(i))
		if err != nil {
			return nil, err
		}
		if i > 0 && !open(out[from:]) {
			out = append(out, '\n')
			from = len(out)
		}
		if out = append(out, part...); int64(len(out)) > f.lim.Bytes {
			return nil, fmt.Errorf("%w: content", ErrLimit)
		}
	}
	return out, nil
}
