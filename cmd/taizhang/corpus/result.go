package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"iter"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/parse"
)

// Result is the edition as the warehouse loads it, without a file and without
// parsing: what parse would quote is known, normalize gives it its meanings.
func (e *Edition) Result(format string) *normalize.Result {
	p := e.print(format)
	p.doc.Name = e.Name(format)
	p.doc.SHA256, p.doc.Size = digest(p.doc)
	b := &ingest.Bundle{Name: p.doc.Name, Documents: []*ingest.Document{p.doc}}
	r := (&normalize.Normalizer{}).Result(&parse.Result{Bundle: b, Plans: []*parse.Plan{p.plan}})
	r.Ledger.Parts = p.ledger
	for _, n := range p.ledger {
		r.Ledger.Total += n
	}
	r.Plans[0].Ledger = r.Ledger
	return r
}

// Results are all editions as the warehouse loads them.
func (o Options) Results(format string) iter.Seq[*normalize.Result] {
	return func(yield func(*normalize.Result) bool) {
		for e := range o.Editions() {
			if !yield(e.Result(format)) {
				return
			}
		}
	}
}

// Name is the edition's file: 330106/03-2021.docx.
func (e *Edition) Name(format string) string {
	return e.ID[:9] + "-" + e.ID[10:] + "." + format
}

// digest stands for the hash of a file that is never written.
func digest(d *ingest.Document) (string, int64) {
	h, size := sha256.New(), 0
	add := func(s string) {
		h.Write([]byte(s))
		h.Write([]byte{0})
		size += len(s) + 1
	}
	for i := range d.Blocks {
		add(d.Blocks[i].Text)
		if t := d.Blocks[i].Table; t != nil {
			for j := range t.Cells {
				add(t.Cells[j].Text)
			}
		}
	}
	add(d.Format)
	return hex.EncodeToString(h.Sum(nil)), int64(size)
}
