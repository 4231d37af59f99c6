package pdf

import "github.com/ledongthuc/pdf"

// fall is how a glyph is set in vertical writing: from where its horizontal origin
// is moved, and how far down the next one stands, of the em.
type fall struct{ x, y, down float64 }

// falls are those of a font's character ids.
type falls struct {
	y, down float64 // where the font says nothing of a glyph
	own     map[uint32]fall
}

// readFalls reads /DW2 [880 -1000] and /W2: [first [down x y …] first last down x y …].
func readFalls(v pdf.Value) falls {
	f := falls{y: 0.88, down: -1, own: map[uint32]fall{}}
	if dw := v.Key("DW2"); dw.Len() == 2 {
		f.y, f.down = dw.Index(0).Float64()/1000, dw.Index(1).Float64()/1000
	}
	w := v.Key("W2")
	at := func(a pdf.Value, i int) fall {
		return fall{down: a.Index(i).Float64() / 1000, x: a.Index(i+1).Float64() / 1000, y: a.Index(i+2).Float64() / 1000}
	}
	for i, n := 0, w.Len(); i+1 < n; {
		first, next := uint32(w.Index(i).Int64()), w.Index(i+1)
		if next.Kind() == pdf.Array {
			for j := 0; j+2 < next.Len(); j += 3 {
				f.own[first+uint32(j/3)] = at(next, j)
			}
			i += 2
			continue
		}
		for id := first; int64(id) <= min(next.Int64(), 65535); id++ {
			f.own[id] = at(w, i+2)
		}
		i += 5
	}
	return f
}

// of is a glyph's fall; w is how wide it is.
func (f falls) of(id uint32, w float64) fall {
	if own, ok := f.own[id]; ok {
		return own
	}
	return fall{w / 2, f.y, f.down}
}
