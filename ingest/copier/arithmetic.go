package copier

// row of the table of probabilities (T.88, Table E.1): the estimate, the rows after
// the likelier and the less likely symbol, whether they change places.
var rows = [47][4]uint32{
	{0x5601, 1, 1, 1}, {0x3401, 2, 6, 0}, {0x1801, 3, 9, 0}, {0x0AC1, 4, 12, 0}, {0x0521, 5, 29, 0}, {0x0221, 38, 33, 0},
	{0x5601, 7, 6, 1}, {0x5401, 8, 14, 0}, {0x4801, 9, 14, 0}, {0x3801, 10, 14, 0}, {0x3001, 11, 17, 0}, {0x2401, 12, 18, 0},
	{0x1C01, 13, 20, 0}, {0x1601, 29, 21, 0}, {0x5601, 15, 14, 1}, {0x5401, 16, 14, 0}, {0x5101, 17, 15, 0}, {0x4801, 18, 16, 0},
	{0x3801, 19, 17, 0}, {0x3401, 20, 18, 0}, {0x3001, 21, 19, 0}, {0x2801, 22, 19, 0}, {0x2401, 23, 20, 0}, {0x2201, 24, 21, 0},
	{0x1C01, 25, 22, 0}, {0x1801, 26, 23, 0}, {0x1601, 27, 24, 0}, {0x1401, 28, 25, 0}, {0x1201, 29, 26, 0}, {0x1101, 30, 27, 0},
	{0x0AC1, 31, 28, 0}, {0x09C1, 32, 29, 0}, {0x08A1, 33, 30, 0}, {0x0521, 34, 31, 0}, {0x0441, 35, 32, 0}, {0x02A1, 36, 33, 0},
	{0x0221, 37, 34, 0}, {0x0141, 38, 35, 0}, {0x0111, 39, 36, 0}, {0x0085, 40, 37, 0}, {0x0049, 41, 38, 0}, {0x0025, 42, 39, 0},
	{0x0015, 43, 40, 0}, {0x0009, 44, 41, 0}, {0x0005, 45, 42, 0}, {0x0001, 45, 43, 0}, {0x5601, 46, 46, 0},
}

// context is the state of one.
type context struct {
	row    uint32
	likely uint8
}

// coder encodes bits arithmetically (T.88, Annex E.2 of T.82's coder).
type coder struct {
	c, a uint32
	n    int
	out  []byte // the first byte is none
}

func newCoder() *coder { return &coder{a: 0x8000, n: 12, out: []byte{0}} }

func (e *coder) bit(x *context, d uint8) {
	r := &rows[x.row]
	e.a -= r[0]
	if d == x.likely {
		if e.a&0x8000 != 0 {
			e.c += r[0]
			return
		}
		if e.a < r[0] {
			e.a = r[0]
		} else {
			e.c += r[0]
		}
		x.row = r[1]
	} else {
		if e.a < r[0] {
			e.c += r[0]
		} else {
			e.a = r[0]
		}
		x.likely ^= uint8(r[3])
		x.row = r[2]
	}
	for {
		e.a <<= 1
		e.c <<= 1
		if e.n--; e.n == 0 {
			e.byte()
		}
		if e.a&0x8000 != 0 {
			return
		}
	}
}

func (e *coder) byte() {
	last := &e.out[len(e.out)-1]
	if *last != 0xFF && e.c >= 0x8000000 {
		if *last++; *last == 0xFF {
			e.c &= 0x7FFFFFF
		}
	}
	if *last == 0xFF {
		e.out = append(e.out, byte(e.c>>20))
		e.c, e.n = e.c&0xFFFFF, 7
		return
	}
	e.out = append(e.out, byte(e.c>>19))
	e.c, e.n = e.c&0x7FFFF, 8
}

// end flushes what is left and gives all.
func (e *coder) end() []byte {
	t := e.c + e.a
	if e.c |= 0xFFFF; e.c >= t {
		e.c -= 0x8000
	}
	e.c <<= e.n
	e.byte()
	e.c <<= e.n
	e.byte()
	if e.out[len(e.out)-1] != 0xFF {
		e.out = append(e.out, 0xFF)
	}
	return append(e.out, 0xAC)[1:]
}

// number encodes one (Annex A); nothing ends a list.
type number [512]context

var nothing = 1 << 40

func (e *coder) number(x *number, v int) {
	prev := 1
	bit := func(b int) {
		e.bit(&x[prev], uint8(b))
		if prev < 256 {
			prev = prev<<1 | b
		} else {
			prev = (prev<<1|b)&511 | 256
		}
	}
	if v == nothing {
		for _, b := range []int{1, 0, 0, 0} {
			bit(b)
		}
		return
	}
	if v < 0 {
		v = -v
		bit(1)
	} else {
		bit(0)
	}
	for i, r := range []struct{ bits, low, next int }{{2, 0, 4}, {4, 4, 20}, {6, 20, 84}, {8, 84, 340}, {12, 340, 4436}, {32, 4436, 1 << 32}} {
		if v >= r.next {
			bit(1)
			continue
		}
		if i < 5 {
			bit(0)
		}
		for n := r.bits - 1; n >= 0; n-- {
			bit((v - r.low) >> n & 1)
		}
		return
	}
}

func (e *coder) symbol(x []context, bits, v int) {
	prev := 1
	for n := bits - 1; n >= 0; n-- {
		b := v >> n & 1
		e.bit(&x[prev], uint8(b))
		prev = prev<<1 | b
	}
}
