package warehouse

import (
	"strconv"

	"github.com/taizhang/taizhang/ingest"
)

// rawRows makes the rows of a Document as it was read.
func rawRows(id int64, d *ingest.Document) *rows {
	r := &rows{}
	r.add(rawDocument, id, text(d.SHA256), text(d.Format), d.Size, len(d.Blocks), len(d.Hidden))
	for i, m := range d.Meta {
		r.add(rawMeta, id, i+1, text(m.Name), text(m.Value))
	}
	r.reserve(rawBlock, places(d))
	for i := range d.Blocks {
		r.addBlock(id, i, &d.Blocks[i])
	}
	for i, h := range d.Hidden {
		r.add(rawHidden, id, i+1, text(h.Reason), text(h.Text))
	}
	return r
}

// places counts a document's paragraphs and cells.
func places(d *ingest.Document) int {
	n := len(d.Blocks)
	for i := range d.Blocks {
		if t := d.Blocks[i].Table; t != nil {
			n += len(t.Cells) - 1
		}
	}
	return n
}

func (r *rows) addBlock(doc int64, i int, b *ingest.Block) {
	level, layer := positive(b.Level), optional(string(b.Layer))
	if b.Table == nil {
		place := onPage(b.Page) + "¶" + strconv.Itoa(i+1)
		r.add(rawBlock, doc, i, ingest.NoCell, place, nil, nil, nil, nil, nil, positive(b.Page), level, layer, text(b.Text))
		return
	}
	name := text(b.Table.Name)
	for j := range b.Table.Cells {
		c := &b.Table.Cells[j]
		page := b.Page
		if c.Page > 0 {
			page = c.Page
		}
		place := onPage(page) + b.Table.Name + "!" + ingest.ColumnName(c.Col) + strconv.Itoa(c.Row+1)
		r.add(rawBlock, doc, i, j, text(place), name, c.Row+1, c.Col+1, c.RowSpan, c.ColSpan, positive(page), level, layer, text(c.Text))
	}
}

// onPage spells the page as positions do: "p3 ".
func onPage(n int) string {
	if n == 0 {
		return ""
	}
	return "p" + strconv.Itoa(n) + " "
}
