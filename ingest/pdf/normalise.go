package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

var withoutConfigDir = sync.OnceFunc(api.DisableConfigDir)

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
	ctx, err := api.ReadContext(bytes.NewReader(b), conf)
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
	if err := api.WriteContext(ctx, &buf); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return buf.Bytes(), nil
}
