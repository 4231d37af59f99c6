package msdoc

import "github.com/taizhang/taizhang/ingest/flow"

// para is a paragraph's properties.
type para struct {
	style     int
	depth     int // of tables around it
	rowEnd    bool
	innerCell bool // ends a cell of a table in a table
	innerRow  bool
	outline   int // 0…8, 9 is body text
	list      int // from 1; 0 is none
	level     int
	row       *flow.Shape
}

// paraAt gathers the properties of the paragraph whose end mark lies at a byte offset of the main stream.
func (f *file) paraAt(offset int, piece []byte) para {
	r := f.paras.at(offset)
	p := para{style: r.style, outline: 9}
	sprms := f.unpack(r.sprms)
	eachSprm(sprms, func(s sprm) {
		if s.code == sprmStyle {
			p.style = int(u16(s.arg, 0))
		}
	})
	f.ofStyle(p.style, 0, p.set)
	if p.style >= 1 && p.style <= 9 && p.outline == 9 { // 标题 1 to 9 have their places in every stylesheet
		p.outline = p.style - 1
	}
	eachSprm(sprms, p.set)
	eachSprm(piece, p.set)
	return p
}

// unpack follows sprmPHugePapx: what is too long for a page stands in the data stream.
func (f *file) unpack(sprms []byte) []byte {
	out := sprms
	eachSprm(sprms, func(s sprm) {
		if s.code != sprmHuge && s.code != sprmHugeOld {
			return
		}
		at := int(u32(s.arg, 0))
		if n := int(u16(f.data, at)); at+2+n <= len(f.data) {
			out = f.data[at+2 : at+2+n]
		}
	})
	return out
}

func (p *para) set(s sprm) {
	switch s.code {
	case sprmInTable:
		if p.depth == 0 && s.on() {
			p.depth = 1
		}
	case sprmDepth:
		p.depth = int(int32(u32(s.arg, 0)))
	case sprmDeeper:
		p.depth += int(int32(u32(s.arg, 0)))
	case sprmRowEnd:
		p.rowEnd = s.on()
	case sprmInnerCell:
		p.innerCell = s.on()
	case sprmInnerRow:
		p.innerRow = s.on()
	case sprmOutline:
		p.outline = s.byte()
	case sprmListLevel:
		p.level = s.byte()
	case sprmList:
		p.list = int(u16(s.arg, 0))
	default:
		p.setRow(s)
	}
}

func (p *para) setRow(s sprm) {
	if s.code == sprmTableDef {
		p.row = readRowShape(s.arg)
	}
	if p.row == nil {
		return
	}
	switch s.code {
	case sprmMerge:
		merge(p.row, s)
	case sprmVertMerge:
		vertMerge(p.row, s)
	}
}
