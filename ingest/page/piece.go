package page

import "slices"

// piece is a run of glyphs on one baseline without a wide gap: the words of one column in that line.
type piece struct {
	Box
	base, size float64
}

// pieced is a line with its words still in columns.
type pieced struct {
	row
	pieces []piece
	wide   []gap // the white between them that is no mere loose setting
}

const (
	slit  = 0.35 // of the em: less white is between the letters of a line
	broad = 0.9  // more white sets words apart
)

// piecesOf sorts glyphs into lines from top to bottom and cuts each at its wide gaps.
func piecesOf(glyphs []*Glyph) []pieced {
	rows := joinRows(rowsOf(glyphs))
	out := make([]pieced, 0, len(rows))
	for _, r := range rows {
		if p := r.pieces(); len(p) > 0 {
			out = append(out, pieced{r, p, gapsOf(p)})
		}
	}
	return out
}

// pagewide are the rows as they were before they were cut.
func pagewide(cut []pieced) []row {
	rows := make([]row, len(cut))
	for i := range cut {
		rows[i] = cut[i].row
	}
	return rows
}

func (r *row) pieces() []piece {
	r.sort()
	out := make([]piece, 0, 4)
	for _, g := range r.glyphs {
		if isBlank(g.Text) {
			continue
		}
		b := Box{g.X0, g.Y0, g.X1, g.Y1}
		if n := len(out); n > 0 && g.X0-out[n-1].X1 <= slit*max(g.Size, out[n-1].size) {
			out[n-1].Box, out[n-1].size = out[n-1].holding(b), max(out[n-1].size, g.Size)
			continue
		}
		out = append(out, piece{b, r.base, g.Size})
	}
	return out
}

// gap is a white strip between two columns.
type gap struct{ lo, hi float64 }

func (g gap) width() float64 { return g.hi - g.lo }

func (g gap) middle() float64 { return (g.lo + g.hi) / 2 }

// gapsOf are the broad white strips between the pieces of a line.
func gapsOf(p []piece) (out []gap) {
	for i := 1; i < len(p); i++ {
		if g := (gap{p[i-1].X1, p[i].X0}); g.width() > broad*max(p[i].size, p[i-1].size) {
			out = append(out, g)
		}
	}
	return out
}

// narrowed leaves of each gap the widest strip that the pieces do not cover; false
// when a piece closes one.
func narrowed(gaps []gap, pieces []piece) ([]gap, bool) {
	out := make([]gap, len(gaps))
	for i, g := range gaps {
		best, lo := gap{}, g.lo
		for _, p := range pieces {
			if p.X1 <= g.lo || p.X0 >= g.hi {
				continue
			}
			if p.X0-lo > best.width() {
				best = gap{lo, p.X0}
			}
			lo = max(lo, p.X1)
		}
		if g.hi-lo > best.width() {
			best = gap{lo, g.hi}
		}
		if out[i] = best; best.width() < slit*pieces[0].size {
			return nil, false
		}
	}
	return out, true
}

// strips are the white strips from top to bottom of several lines, each part of a broad one in some line.
func strips(rows []pieced) []gap {
	if len(rows) == 0 {
		return nil
	}
	var all []piece
	var wide []gap
	size := rows[0].size
	for i := range rows {
		all = append(all, rows[i].pieces...)
		wide = append(wide, rows[i].wide...)
		size = min(size, rows[i].size)
	}
	slices.SortFunc(all, func(a, b piece) int { return cmpFloat(a.X0, b.X0) })
	var out []gap
	for i, right := 1, all[0].X1; i < len(all); i++ {
		g := gap{right, all[i].X0}
		if g.width() >= slit*size && slices.ContainsFunc(wide, func(w gap) bool { return w.lo <= g.lo && w.hi >= g.hi }) {
			out = append(out, g)
		}
		right = max(right, all[i].X1)
	}
	return out
}
