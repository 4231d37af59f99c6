package msdoc

import "github.com/taizhang/taizhang/ingest/flow"

const (
	MostCells = 64 // of a row; Word's bound is 63
	cellSize  = 20
)

// readRowShape reads the operand of sprmTDefTable ([MS-DOC] 2.9.319).
func readRowShape(b []byte) *flow.Shape {
	if len(b) == 0 || int(b[0]) > MostCells || len(b) < 1+2*(int(b[0])+1) {
		return nil
	}
	n := int(b[0])
	r := &flow.Shape{Cells: make([]flow.CellShape, n)}
	for i := range n + 1 {
		r.Edges = append(r.Edges, int(int16(u16(b, 1+2*i))))
	}
	b = b[1+2*(n+1):]
	for i := range r.Cells {
		if flags := u16(b, cellSize*i); cellSize*(i+1) <= len(b) {
			r.Cells[i] = flow.CellShape{Joined: flags&0x3 == 0x2, Continues: flags&0x60 == 0x20}
		}
	}
	return r
}

// merge reads sprmTMerge: cells from the first to before the last become one.
func merge(r *flow.Shape, s sprm) {
	if len(s.arg) < 2 {
		return
	}
	for i := int(s.arg[0]) + 1; i < int(s.arg[1]) && i < len(r.Cells); i++ {
		r.Cells[i].Joined = true
	}
}

// vertMerge reads sprmTVertMerge: 1 goes on with the cell above.
func vertMerge(r *flow.Shape, s sprm) {
	if len(s.arg) >= 2 && int(s.arg[0]) < len(r.Cells) {
		r.Cells[s.arg[0]].Continues = s.arg[1] == 1
	}
}
