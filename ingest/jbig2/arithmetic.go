package jbig2

// estimate is a row of the table of probabilities (T.88, Table E.1).
type estimate struct {
	qe         uint32
	more, less uint8 // next row after the likelier, the less likely symbol
	swap       uint8
}

var estimates = [47]estimate{
	{0x5601, 1, 1, 1}, {0x3401, 2, 6, 0}, {0x1801, 3, 9, 0}, {0x0AC1, 4, 12, 0}, {0x0521, 5, 29, 0}, {0x0221, 38, 33, 0},
	{0x5601, 7, 6, 1}, {0x5401, 8, 14, 0}, {0x4801, 9, 14, 0}, {0x3801, 10, 14, 0}, {0x3001, 11, 17, 0}, {0x2401, 12, 18, 0},
	{0x1C01, 13, 20, 0}, {0x1601, 29, 21, 0}, {0x5601, 15, 14, 1}, {0x5401, 16, 14, 0}, {0x5101, 17, 15, 0}, {0x4801, 18, 16, 0},
	{0x3801, 19, 17, 0}, {0x3401, 20, 18, 0}, {0x3001, 21, 19, 0}, {0x2801, 22, 19, 0}, {0x2401, 23, 20, 0}, {0x2201, 24, 21, 0},
	{0x1C01, 25, 22, 0}, {0x1801, 26, 23, 0}, {0x1601, 27, 24, 0}, {0x1401, 28, 25, 0}, {0x1201, 29, 26, 0}, {0x1101, 30, 27, 0},
	{0x0AC1, 31, 28, 0}, {0x09C1, 32, 29, 0}, {0x08A1, 33, 30, 0}, {0x0521, 34, 31, 0}, {0x0441, 35, 32, 0}, {0x02A1, 36, 33, 0},
	{0x0221, 37, 34, 0}, {0x0141, 38, 35, 0}, {0x0111, 39, 36, 0}, {0x0085, 40, 37, 0}, {0x0049, 41, 38, 0}, {0x0025, 42, 39, 0},
	{0x0015, 43, 40, 0}, {0x0009, 44, 41, 0}, {0x0005, 45, 42, 0}, {0x0001, 45, 43, 0}, {0x5601, 46, 46, 0},
}

// context is the state of one: the row of the table and the likelier symbol.
type context struct{ row, likely uint8 }

// arithmetic decodes bits (Annex E).
type arithmetic struct {
	b    []byte
	at   int
	c, a uint32
	n    int // shifts until the next byte
	past int // bytes taken beyond the end
}

func newArithmetic(b []byte) *arithmetic {
	d := &arithmetic{b: b}
	d.c = uint32(d.byte(0)) << 16
	d.fill()
	d.c <<= 7
	d.n -= 7
	d.a = 0x8000
	return d
}

// byte is one at a place; FF AC ends the data, and so does its end.
func (d *arithmetic) byte(at int) byte {
	if at < len(d.b) {
		return d.b[at]
	}
	return 0xFF
}

func (d *arithmetic) fill() {
	if d.at >= len(d.b) {
		d.past++
	}
	if d.byte(d.at) == 0xFF {
		next := byte(0xFF)
		if d.at+1 < len(d.b) {
			next = d.b[d.at+1]
		}
		if next > 0x8F {
			d.c += 0xFF00
			d.n = 8
			d.past++
			return
		}
		d.at++
		d.c += uint32(next) << 9
		d.n = 7
		return
	}
	d.at++
	d.c += uint32(d.byte(d.at)) << 8
	d.n = 8
}

// ended tells whether far more was asked for than there is: what an encoder
// leaves out at its end is little.
func (d *arithmetic) ended() bool { return d.past > 1<<12 }

func (d *arithmetic) bit(x *context) uint8 {
	e := &estimates[x.row]
	d.a -= e.qe
	var out uint8
	if d.c>>16 < e.qe {
		if d.a < e.qe {
			out, x.row = x.likely, e.more
		} else {
			out = 1 - x.likely
			x.likely ^= e.swap
			x.row = e.less
		}
		d.a = e.qe
	} else {
		d.c -= e.qe << 16
		if d.a&0x8000 != 0 {
			return x.likely
		}
		if d.a < e.qe {
			out = 1 - x.likely
			x.likely ^= e.swap
			x.row = e.less
		} else {
			out, x.row = x.likely, e.more
		}
	}
	for {
		if d.n == 0 {
			d.fill()
		}
		d.a <<= 1
		d.c <<= 1
		d.n--
		if d.a&0x8000 != 0 {
			return out
		}
	}
}

// integers are the contexts of one kind of number (Annex A).
type integers [512]context

// ranges of numbers: how many bits, from where.
var ranges = [6]struct{ bits, low int }{{2, 0}, {4, 4}, {6, 20}, {8, 84}, {12, 340}, {32, 4436}}

// integer decodes a number; ok is false for the one that ends a list.
func (d *arithmetic) integer(x *integers) (v int, ok bool) {
	prev := 1
	bit := func() int {
		b := int(d.bit(&x[prev]))
		if prev < 256 {
			prev = prev<<1 | b
		} else {
			prev = (prev<<1|b)&511 | 256
		}
		return b
	}
	negative := bit() == 1
	i := 0
	for i < 5 && bit() == 1 {
		i++
	}
	for range ranges[i].bits {
		v = v<<1 | bit()
	}
	v += ranges[i].low
	if negative {
		return -v, v != 0
	}
	return v, true
}

// symbol decodes the number of a symbol of so many bits.
func (d *arithmetic) symbol(x []context, bits int) int {
	prev := 1
	for range bits {
		prev = prev<<1 | int(d.bit(&x[prev]))
	}
	return prev - 1<<bits
}
