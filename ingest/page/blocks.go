package page

// writer puts the items of the pages into blocks.
type writer struct {
	book   *Book
	out    []Block
	para   []line
	page   int
	layer  Layer
	tables []*joined // by index in out; nil for paragraphs
	open   *joined   // the table that ended the last page
}

// Blocks joins what page ends cut and gives the whole in reading order.
func (b *Book) Blocks() ([]Block, []Hidden) {
	b.furniture()
	w := &writer{book: b}
	for i := range b.leaves {
		b.leaves[i].footnotes()
		w.leaf(&b.leaves[i])
	}
	for i, t := range w.tables {
		if t != nil {
			w.out[i].Table = t.table()
		}
	}
	return w.out, b.hidden
}

func (w *writer) leaf(l *leaf) {
	m, col := l.measure(0), 0
	w.page = l.number
	for i := range l.items {
		it := &l.items[i]
		if it.part != nil {
			w.flush()
			w.part(it.part)
			continue
		}
		m.notes = it.layer == Note
		if it.col != col {
			next := l.measure(it.col)
			if n := len(w.para); n > 0 && !m.overleaf(&w.para[n-1], &it.line, &next) {
				w.flush()
			}
			m, col = next, it.col
		} else if it.layer != w.layer || it.layer != Body && it.layer != Note || len(w.para) > 0 && m.breaks(&w.para[len(w.para)-1], &it.line) {
			w.flush()
		}
		if it.layer == Body {
			w.open = nil
		}
		w.layer = it.layer
		w.para = append(w.para, it.line)
	}
	w.flush()
	for _, text := range l.notes {
		w.put(Block{Text: text, Page: l.number, Layer: Note}, nil)
	}
}

// flush ends the paragraph.
func (w *writer) flush() {
	if len(w.para) > 0 {
		w.put(Block{Text: joinedText(w.para), Page: w.page, Box: around(w.para), Layer: w.layer, Sure: sureness(w.para)}, nil)
	}
	w.para = nil
}

func (w *writer) put(b Block, t *joined) {
	w.out, w.tables = append(w.out, b), append(w.tables, t)
}

// part goes on with the table of the last page, or begins one.
func (w *writer) part(p *part) {
	if w.open != nil && w.open.page != p.page && w.open.continues(p) {
		w.book.hide("repeated-header", w.open.extend(p))
		return
	}
	w.open = newJoined(p)
	w.put(Block{Page: p.page, Box: p.box()}, w.open)
}
