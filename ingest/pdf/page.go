package pdf

import (
	"errors"

	"github.com/taizhang/taizhang/ingest/page"
)

// Drawing is what one page shows.
type Drawing struct {
	page.Sheet
	Images int // pictures drawn, whose text nobody can read here
	Shapes int // paths painted: letters, when text was turned into curves
}

// Page interprets the content of page i, counted from 0; the caller knows which
// it asked for. A file whose objects turn out broken is rewritten once.
func (f *File) Page(i int) (*Drawing, error) {
	d, err := f.draw(i)
	if !errors.Is(err, ErrDamaged) || f.rewritten {
		return d, err
	}
	f.rewritten = true
	clean, cleanErr := normalised(f.src.b)
	if cleanErr != nil {
		return nil, err
	}
	again, cleanErr := openAs(clean, f.lim)
	if cleanErr != nil || again.Pages() != f.Pages() {
		return nil, err
	}
	again.rewritten, again.chars = true, f.chars
	*f = *again
	return f.draw(i)
}

func (f *File) draw(i int) (d *Drawing, err error) {
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
