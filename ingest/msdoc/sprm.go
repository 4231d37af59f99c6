package msdoc

// Sprms change one property each ([MS-DOC] 2.6); these say something of the text's order and looks.
const (
	sprmVanish    = 0x083C
	sprmDeleted   = 0x0800
	sprmSymbol    = 0x6A09
	sprmSpecial   = 0x0855
	sprmStyle     = 0x4600
	sprmOutline   = 0x2640
	sprmLevelOld  = 0x2602
	sprmListLevel = 0x260A
	sprmList      = 0x460B
	sprmInTable   = 0x2416
	sprmRowEnd    = 0x2417
	sprmDepth     = 0x6649
	sprmDeeper    = 0x664A
	sprmInnerCell = 0x244B
	sprmInnerRow  = 0x244C
	sprmHuge      = 0x6646
	sprmHugeOld   = 0x6645
	sprmTableDef  = 0xD608
	sprmTabs      = 0xC615
	sprmMerge     = 0x5624
	sprmVertMerge = 0xD62B
)

// sprm is one change: its code and its operand.
type sprm struct {
	code uint16
	arg  []byte
}

// eachSprm calls f on every sprm of a list; a torn last one is left out.
func eachSprm(b []byte, f func(sprm)) {
	for len(b) >= 2 {
		code := u16(b, 0)
		skip, n := operand(code, b[2:])
		if 2+skip+n > len(b) {
			return
		}
		f(sprm{code, b[2+skip : 2+skip+n]})
		b = b[2+skip+n:]
	}
}

// operand is how many bytes of length stand before a sprm's operand, and how long it is.
func operand(code uint16, b []byte) (skip, n int) {
	switch code >> 13 {
	case 0, 1:
		return 0, 1
	case 2, 4, 5:
		return 0, 2
	case 3:
		return 0, 4
	case 7:
		return 0, 3
	}
	if len(b) == 0 {
		return 1, 0
	}
	switch {
	case code == sprmTableDef:
		return 2, max(0, int(u16(b, 0))-1)
	case code == sprmTabs && b[0] == 255:
		return 1, longTabs(b)
	}
	return 1, int(b[0])
}

// longTabs is the length of a list of tabs too long for a byte: two lists, each behind its count.
func longTabs(b []byte) int {
	if len(b) < 2 {
		return 0
	}
	n := 1 + 4*int(b[1])
	if 1+n >= len(b) {
		return n
	}
	return n + 1 + 3*int(b[1+n])
}

func (s sprm) byte() int {
	if len(s.arg) == 0 {
		return 0
	}
	return int(s.arg[0])
}

// on reads a switch; 0x80 and 0x81 refer to the style, whose vanish and deleted are not used.
func (s sprm) on() bool { return s.byte() == 1 || s.byte() == 0x81 }
