package pdf

import (
	"fmt"
	"strings"

	"github.com/ledongthuc/pdf"
)

// leaf is a page with what it inherits from the nodes above it.
type leaf struct {
	page                   pdf.Value
	resources, media, crop pdf.Value
	rotate                 int
}

// walk collects the pages of a tree that may refer to itself.
type walk struct {
	lim    Limits
	seen   map[string]bool // references followed
	leaves []leaf
}

func leaves(root pdf.Value, lim Limits) ([]leaf, error) {
	w := walk{lim: lim, seen: map[string]bool{}}
	if err := w.node(root, leaf{}, 0); err != nil {
		return nil, err
	}
	if len(w.leaves) == 0 {
		return nil, fmt.Errorf("%w: no pages", ErrDamaged)
	}
	return w.leaves, nil
}

func (w *walk) node(v pdf.Value, l leaf, depth int) error {
	if depth > w.lim.Depth {
		return fmt.Errorf("%w: page tree depth %d", ErrLimit, depth)
	}
	l = l.below(v)
	kids := v.Key("Kids")
	if kids.Kind() != pdf.Array {
		if v.Kind() == pdf.Dict {
			w.leaves = append(w.leaves, l)
		}
		if len(w.leaves) > w.lim.Pages {
			return fmt.Errorf("%w: pages > %d", ErrLimit, w.lim.Pages)
		}
		return nil
	}
	for i, ref := range references(kids) {
		if ref != "" && w.seen[ref] {
			continue
		}
		w.seen[ref] = true
		if err := w.node(kids.Index(i), l, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (l leaf) below(v pdf.Value) leaf {
	l.page = v
	for _, p := range []struct {
		to  *pdf.Value
		key string
	}{{&l.resources, "Resources"}, {&l.media, "MediaBox"}, {&l.crop, "CropBox"}} {
		if x := v.Key(p.key); !x.IsNull() {
			*p.to = x
		}
	}
	if r := v.Key("Rotate"); r.Kind() == pdf.Integer {
		l.rotate = int((r.Int64()%360 + 360) % 360)
	}
	return l
}

// references spells the elements of an array of references, "3 0 R" each; "" where an element stands there itself.
func references(kids pdf.Value) []string {
	refs := make([]string, kids.Len())
	s := strings.Trim(kids.String(), "[]")
	words := strings.Fields(s)
	if strings.Contains(s, "<<") || len(words) != 3*len(refs) {
		return refs
	}
	for i := range refs {
		refs[i] = strings.Join(words[3*i:3*i+3], " ")
	}
	return refs
}
