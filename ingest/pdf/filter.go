package pdf

import (
	"bytes"
	"compress/flate"
	"compress/lzw"
	"encoding/ascii85"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/ledongthuc/pdf"
)

// errLimit says that a stream unpacks to more than the file may.
var errLimit = errors.New("stream too large")

// decode undoes the named filter; budget bounds what may come out.
func decode(filter string, parms pdf.Value, b []byte, budget int64) ([]byte, error) {
	switch filter {
	case "FlateDecode", "Fl":
		out, err := inflate(b, budget)
		if err != nil {
			return out, err
		}
		return predicted(out, parms)
	case "LZWDecode", "LZW":
		out, err := unlzw(b, parms, budget)
		if err != nil {
			return out, err
		}
		return predicted(out, parms)
	case "ASCIIHexDecode", "AHx":
		l := lexer{b: append([]byte{'<'}, b...)}
		return l.hex(), nil
	case "ASCII85Decode", "A85":
		return unascii85(b)
	case "RunLengthDecode", "RL":
		return unrun(b, budget)
	case "Crypt":
		return b, nil
	}
	return nil, fmt.Errorf("filter %s", filter)
}

// inflate skips the two bytes of zlib's head and ignores its checksum, which many writers omit.
func inflate(b []byte, budget int64) ([]byte, error) {
	b = bytes.TrimLeft(b, "\r\n")
	if len(b) < 2 {
		return nil, nil
	}
	r := inflaters.Get().(io.ReadCloser)
	defer inflaters.Put(r)
	if err := r.(flate.Resetter).Reset(bytes.NewReader(b[2:]), nil); err != nil {
		return nil, err
	}
	return drain(r, budget, 4*len(b))
}

// inflaters are used again: each holds the last 32 kB of what it unpacks, more than most streams of a page.
var inflaters = sync.Pool{New: func() any { return flate.NewReader(nil) }}

func drain(r io.Reader, budget int64, hint int) ([]byte, error) {
	var buf bytes.Buffer
	buf.Grow(int(min(int64(hint), budget)) + bytes.MinRead)
	n, err := buf.ReadFrom(io.LimitReader(r, budget+1))
	if n > budget {
		return nil, errLimit
	}
	return buf.Bytes(), err
}

func unlzw(b []byte, parms pdf.Value, budget int64) ([]byte, error) {
	if early := parms.Key("EarlyChange"); early.Kind() == pdf.Integer && early.Int64() == 0 {
		r := lzw.NewReader(bytes.NewReader(b), lzw.MSB, 8)
		defer r.Close()
		return drain(r, budget, 4*len(b))
	}
	return earlyLZW(b, budget)
}

// earlyLZW reads the LZW of PDF and TIFF, whose codes grow one code early.
func earlyLZW(b []byte, budget int64) ([]byte, error) {
	const clear, eod = 256, 257
	type entry struct{ from, to int } // a stretch of out
	var out []byte
	table := make([]entry, 258, 4096)
	bits, n, width, last := uint32(0), 0, 9, entry{}
	for _, c := range b {
		bits, n = bits<<8|uint32(c), n+8
		if n < width {
			continue
		}
		n -= width
		code := int(bits >> n & (1<<width - 1))
		switch {
		case code == eod:
			return out, nil
		case code == clear:
			table, width, last = table[:258], 9, entry{}
			continue
		case code > len(table) || code == len(table) && last == (entry{}):
			return out, fmt.Errorf("lzw code %d", code)
		}
		from := len(out)
		switch {
		case code < 256:
			out = append(out, byte(code))
		case code < len(table):
			out = append(out, out[table[code].from:table[code].to]...)
		default:
			out = append(out, out[last.from:last.to]...)
			out = append(out, out[last.from])
		}
		if int64(len(out)) > budget {
			return nil, errLimit
		}
		if last != (entry{}) && len(table) < 4096 {
			table = append(table, entry{last.from, last.to + 1})
		}
		last = entry{from, len(out)}
		for width < 12 && len(table)+2 > 1<<width {
			width++
		}
	}
	return out, nil
}

func unascii85(b []byte) ([]byte, error) {
	b = bytes.TrimPrefix(bytes.TrimSpace(b), []byte("<~"))
	if i := bytes.IndexByte(b, '~'); i >= 0 {
		b = b[:i]
	}
	out := make([]byte, 4*len(b)+4)
	n, _, err := ascii85.Decode(out, b, true)
	return out[:n], err
}

func unrun(b []byte, budget int64) ([]byte, error) {
	var out []byte
	for i := 0; i < len(b) && b[i] != 128; {
		n := int(b[i])
		i++
		if n < 128 {
			stop := min(i+n+1, len(b))
			out = append(out, b[i:stop]...)
			i = stop
		} else if i < len(b) {
			out = append(out, bytes.Repeat(b[i:i+1], 257-n)...)
			i++
		}
		if int64(len(out)) > budget {
			return nil, errLimit
		}
	}
	return out, nil
}

// predicted undoes the PNG and TIFF predictors.
func predicted(b []byte, parms pdf.Value) ([]byte, error) {
	p := parms.Key("Predictor").Int64()
	if p < 2 {
		return b, nil
	}
	colors, bpc, columns := orElse(parms.Key("Colors"), 1), orElse(parms.Key("BitsPerComponent"), 8), orElse(parms.Key("Columns"), 1)
	pixel, row := (colors*bpc+7)/8, (colors*bpc*columns+7)/8
	if row <= 0 || row > 1<<24 || pixel <= 0 {
		return nil, fmt.Errorf("predictor with %d columns", columns)
	}
	if p == 2 {
		return untiff(b, row, pixel), nil
	}
	return unpng(b, row, pixel)
}

func orElse(v pdf.Value, d int) int {
	if v.Kind() != pdf.Integer {
		return d
	}
	return int(v.Int64())
}

func untiff(b []byte, row, pixel int) []byte {
	for from := 0; from < len(b); from += row {
		for i := from + pixel; i < min(from+row, len(b)); i++ {
			b[i] += b[i-pixel]
		}
	}
	return b
}

func unpng(b []byte, row, pixel int) ([]byte, error) {
	out := make([]byte, 0, len(b))
	up := make([]byte, row)
	for len(b) > 1 {
		how := b[0]
		line := b[1:min(row+1, len(b))]
		b = b[1+len(line):]
		if how > 4 {
			return out, fmt.Errorf("png predictor %d", how)
		}
		unfilter(how, line, up, pixel)
		out = append(out, line...)
		up = append(up[:0], line...)
		for len(up) < row {
			up = append(up, 0)
		}
	}
	return out, nil
}

func unfilter(how byte, line, up []byte, pixel int) {
	for i := range line {
		var a, c byte
		if i >= pixel {
			a, c = line[i-pixel], up[i-pixel]
		}
		switch how {
		case 1:
			line[i] += a
		case 2:
			line[i] += up[i]
		case 3:
			line[i] += byte((int(a) + int(up[i])) / 2)
		case 4:
			line[i] += paeth(a, up[i], c)
		}
	}
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
