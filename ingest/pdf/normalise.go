package pdf

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// withoutConfigDir keeps the library from making files in the user's home. Its
// package api is not used: that draws in packages which cost every start 30 ms.
var withoutConfigDir = sync.OnceFunc(func() { model.ConfigPath = "disable" })

// normalised rewrites a PDF so that the object reader can take it: decrypted
// with the empty password, cross references mended, no object streams.
func normalised(b []byte) (out []byte, err error) {
	defer rescue(&err)
	withoutConfigDir()
	conf := model.NewDefaultConfiguration()
	if conf.Cmd = model.OPTIMIZE; bytes.Contains(b, []byte("/Encrypt")) {
		conf.Cmd = model.DECRYPT
	}
	conf.ValidationMode = model.ValidationRelaxed
	conf.WriteObjectStream, conf.WriteXRefStream = false, false
	conf.Optimize, conf.OptimizeBeforeWriting, conf.OptimizeResourceDicts = false, false, false
	conf.Offline = true
	ctx, err := pdfcpu.Read(bytes.NewReader(b), conf)
	if errors.Is(err, pdfcpu.ErrWrongPassword) {
		return nil, ErrEncrypted
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if err := ctx.EnsurePageCount(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	var buf bytes.Buffer
	ctx.Write.Writer = bufio.NewWriter(&buf)
	if err := errors.Join(pdfcpu.WriteContext(ctx), ctx.Write.Flush()); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return buf.Bytes(), nil
}
