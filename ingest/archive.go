package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Part is one file of an archive: 附件1.docx, or 附件.zip/附件1.docx of an archive in it.
type Part struct {
	Name string
	Size int64 // as the archive states it; more is never unpacked
	Err  error // why it cannot be read, where that is known already

	of   *opened
	file *zip.File
	lim  Limits
}

// IsArchive reports that a file is a .zip and no document that is packed as one.
func IsArchive(r io.ReaderAt, size int64) bool {
	head := make([]byte, 4)
	if n, _ := r.ReadAt(head, 0); n < len(head) {
		return false
	}
	switch string(head) {
	case "PK\x05\x06":
		return true
	case "PK\x03\x04":
		return kindAt(r, size) == "zip"
	}
	return false
}

// Open lists the parts of a .zip by their places in it; those of an archive in it
// stand where it stands. A part that cannot be read has its error; an archive that is
// torn or over a limit as a whole has no parts. The name stands in errors only.
func (held *Archives) Open(name string, open func() (Source, error), lim Limits) ([]*Part, error) {
	l := &listing{lim: lim, held: held, names: map[string]int{}, left: lim.ExpandedBytes}
	err := l.list(&opened{open: open, held: held}, "", 1)
	if err == nil && len(l.parts) == 0 {
		err = fmt.Errorf("%w: the archive holds no file", ErrEmpty)
	}
	if err != nil {
		return nil, located(name, "zip", err)
	}
	return l.parts, nil
}

// listing is the parts of an archive while they are gathered.
type listing struct {
	parts []*Part
	lim   Limits
	held  *Archives
	names map[string]int
	left  int64 // of what all parts may unpack to
}

// list adds the parts of an archive, those of archives in it too.
func (l *listing) list(o *opened, under string, depth int) error {
	if err := o.take(); err != nil {
		return err
	}
	defer o.give()
	if err := o.directory(l.lim.Parts); err != nil {
		return err
	}
	for _, f := range o.zip.File {
		if f.FileInfo().IsDir() {
			continue
		}
		if err := l.add(o, f, under, depth); err != nil {
			return err
		}
	}
	return nil
}

// add adds one part, or the parts of the archive that it is.
func (l *listing) add(o *opened, f *zip.File, under string, depth int) error {
	p := &Part{Name: l.unique(under + partName(f)), Size: int64(f.UncompressedSize64), of: o, file: f, lim: l.lim}
	if p.Err = p.refused(); p.Err != nil {
		p.Size = 0
	}
	if l.left -= p.Size; l.left < 0 {
		return fmt.Errorf("%w: expanded-bytes %d", ErrLimit, l.lim.ExpandedBytes)
	}
	if p.Err == nil && p.packs() {
		if done, err := l.inner(p, depth); done || err != nil {
			return err
		}
	}
	if l.parts = append(l.parts, p); len(l.parts) > l.lim.Parts {
		return over("parts", l.lim.Parts)
	}
	return nil
}

// inner adds the parts of an archive in an archive. What is wrong with it alone is
// its own error; a limit of the whole is the whole's.
func (l *listing) inner(p *Part, depth int) (done bool, err error) {
	if depth >= l.lim.ArchiveDepth {
		p.Err = over("archive-depth", l.lim.ArchiveDepth)
		return false, nil
	}
	before := len(l.parts)
	err = l.list(&opened{open: p.source, held: l.held}, p.Name+"/", depth+1)
	switch {
	case Sentinel(err) == ErrLimit:
		return false, err
	case err != nil:
		p.Err = err
	case len(l.parts) == before:
		p.Err = fmt.Errorf("%w: the archive holds no file", ErrEmpty)
	default:
		return true, nil
	}
	return false, nil
}

// unique tells parts of one name apart: 附件.docx, 附件.docx#2.
func (l *listing) unique(name string) string {
	l.names[name]++
	if n := l.names[name]; n > 1 {
		return fmt.Sprintf("%s#%d", name, n)
	}
	return name
}

// refused says why a part cannot be unpacked, by what the directory tells of it.
func (p *Part) refused() error {
	switch {
	case p.file.Flags&1 != 0:
		return fmt.Errorf("%w: the part opens with a password only", ErrEncrypted)
	case p.file.Method != zip.Store && p.file.Method != zip.Deflate:
		return fmt.Errorf("%w: compression method %d of zip", ErrFormat, p.file.Method)
	case p.Size < 0 || p.Size > p.lim.FileBytes:
		return fmt.Errorf("%w: file-bytes %d", ErrLimit, p.lim.FileBytes)
	case p.Size > p.lim.RatioFrom && p.Size/max(1, p.lim.ExpandRatio) > int64(p.file.CompressedSize64):
		return over("expand-ratio", int(p.lim.ExpandRatio))
	}
	return nil
}

// packs reports that a part is an archive itself.
func (p *Part) packs() bool {
	r, err := p.file.Open()
	if err != nil {
		return false
	}
	defer r.Close()
	head := make([]byte, 64)
	n, _ := io.ReadFull(r, head)
	if n < 4 || !strings.HasPrefix(string(head), "PK\x03\x04") || isOffice(head[:n]) || p.Size > p.lim.NestedBytes {
		return false
	}
	b, err := p.unpack()
	return err == nil && IsArchive(bytes.NewReader(b), int64(len(b)))
}

// isOffice knows a packed document by the part it begins with.
func isOffice(head []byte) bool {
	if len(head) < 30 {
		return false
	}
	first := strings.ToLower(string(head[30:]))
	for _, part := range []string{"[content_types].xml", "mimetype", "_rels/.rels", "word/", "xl/", "docprops/", "ofd.xml"} {
		if strings.HasPrefix(first, part) {
			return true
		}
	}
	return false
}

// Read unpacks the part; errors are an Error under the name it is given.
func (p *Part) Read(name string) ([]byte, error) {
	err := p.Err
	if err == nil {
		err = p.of.take()
	}
	if err != nil {
		return nil, located(name, "zip", err)
	}
	defer p.of.give()
	b, err := p.unpack()
	if err != nil {
		return nil, located(name, "zip", err)
	}
	return b, nil
}

// unpack reads no more than the archive states.
func (p *Part) unpack() ([]byte, error) {
	r, err := p.file.Open()
	if err != nil {
		return nil, tornPart(err)
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, p.Size+1))
	switch {
	case err != nil:
		return nil, tornPart(err)
	case int64(len(b)) != p.Size:
		return nil, tornPart(errors.New("it has another size than the archive states"))
	}
	return b, nil
}

func tornPart(err error) error { return fmt.Errorf("%w: part of a zip: %w", ErrDamaged, oneLine(err)) }

// source is the part as an archive to be opened.
func (p *Part) source() (Source, error) {
	if err := p.of.take(); err != nil {
		return nil, err
	}
	defer p.of.give()
	b, err := p.unpack()
	if err != nil {
		return nil, err
	}
	return InMemory(b), nil
}
