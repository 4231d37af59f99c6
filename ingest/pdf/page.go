package pdf

import (
	"errors"

	"github.com/taizhang/taizhang/ingest/page"
)

// Drawing is what one page shows.
type Drawing struct {
	page.Sheet
	Images int // pictures drawn, whose text nobody can read here
}

// Page interprets the content of page i, counted from 0; the caller knows which it asked for.
func (f *File) Page(i int) (d *Drawing, err error) {
	defer rescue(&err)
	f.src.refill()
	l := f.pages[i]
	fr := l.frame()
	b, err := f.content(l.page.Key("Contents"))
	if err != nil {
		return nil, err
	}
	in := &interp{file: f, frame: fr, budget: 4 * f.lim.Bytes, state: state{ctm: fr.to, scale: 1}, glyphs: make([]drawn, 0, f.most)}
	if err := in.run(b, l.resources, 0); err != nil {
		return nil, err
	}
	f.most = max(f.most, len(in.glyphs))
	return in.drawing(i + 1), nil
}

// errChars says that the file draws more characters than a document may have.
var errChars = errors.New("too many characters")
