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

	Layered bool // the text is invisible: a layer over a picture

	pictures []placed
	paper    frame
}

// Page interprets the content of page i, counted from 0; the caller knows which
// it asked for. A file whose objects turn out broken is mended.
func (f *File) Page(i int) (*Drawing, error) {
	d, err := f.draw(i)
	for b := f.src.b; errors.Is(err, ErrDamaged) && f.mended < len(remedies); {
		again, mendErr := mended(b, f.lim, f.mended, err)
		if mendErr != nil || again.Pages() != f.Pages() {
			return nil, err
		}
		again.chars = f.chars
		*f = *again
		d, err = f.draw(i)
	}
	return d, err
}

func (f *File) draw(i int) (d *Drawing, err error) {
	defer rescue(&err)
	f.src.refill()
	l := f.pages[i]
	b, err := f.content(l.page.Key("Contents"))
	if err != nil {
		return nil, err
	}
	in := newInterp(f, l.frame())
	if err := in.run(b, l.resources, 0); err != nil {
		return nil, err
	}
	in.unwind()
	notes, err := in.annotations(l.page.Key("Annots"))
	if err != nil {
		return nil, err
	}
	f.most = max(f.most, len(in.glyphs))
	d = in.drawing(i + 1)
	d.Notes = notes
	return d, nil
}

func newInterp(f *File, fr frame) *interp {
	in := &interp{file: f, frame: fr, budget: 4 * f.lim.Bytes, glyphs: make([]drawn, 0, f.most)}
	in.path.Most = f.lim.Rules
	in.state = state{ctm: fr.to, scale: 1, clip: everywhere, ink: black}
	return in
}

// Covered is the share of the page that its largest picture covers.
func (d *Drawing) Covered() float64 {
	most := 0.0
	for _, p := range d.pictures {
		most = max(most, p.area())
	}
	return most / max(d.Width*d.Height, 1)
}

// errChars says that the file draws more characters than a document may have.
var errChars = errors.New("too many characters")
