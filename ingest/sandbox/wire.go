package sandbox

import (
	"errors"
	"time"

	"github.com/taizhang/taizhang/ingest"
)

// request is a file on its way to a worker.
type request struct {
	Name   string
	Bytes  []byte
	Limits ingest.Limits
	Memory int64
	Time   time.Duration
}

// response is what a worker made of it.
type response struct {
	Docs   []*ingest.Document
	Err    *failure
	Retire bool          // the worker ends after this answer
	More   time.Duration // no answer yet: a page is being read from its picture, which may take so long
}

// failure is an ingest.Error on its way back.
type failure struct {
	Sentinel            string
	Name, Format, Where string
	Text                string
}

func newFailure(err error) *failure {
	if err == nil {
		return nil
	}
	f := &failure{Text: err.Error()}
	if s := ingest.Sentinel(err); s != nil {
		f.Sentinel = s.Error()
	}
	if e := (*ingest.Error)(nil); errors.As(err, &e) {
		f.Name, f.Format, f.Where, f.Text = e.Name, e.Format, e.Where, e.Err.Error()
	}
	return f
}

func (f *failure) error() error {
	if f == nil {
		return nil
	}
	return &ingest.Error{Name: f.Name, Format: f.Format, Where: f.Where, Err: reason{f.sentinel(), f.Text}}
}

func (f *failure) sentinel() error {
	for _, s := range []error{ingest.ErrFormat, ingest.ErrDamaged, ingest.ErrEncrypted, ingest.ErrEmpty, ingest.ErrLimit, ingest.ErrNeedsOCR} {
		if s.Error() == f.Sentinel {
			return s
		}
	}
	return nil
}

// reason is an error's words with the sentinel they were said under.
type reason struct {
	sentinel error
	text     string
}

func (r reason) Error() string { return r.text }
func (r reason) Unwrap() error { return r.sentinel }
