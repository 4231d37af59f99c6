package hostile

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// compound breaks good OLE2 files from within: their tables of sectors, and the records of their streams.
func compound(doc, xls []byte) []Bomb {
	var out []Bomb
	for _, f := range []struct {
		name string
		b    []byte
	}{{"doc", doc}, {"xls", xls}} {
		fat := sectorAt(f.b, binary.LittleEndian.Uint32(f.b[76:]))
		put := func(at int, value uint32) func() []byte {
			return func() []byte { return written(f.b, at, long(value)) }
		}
		out = append(out,
			Bomb{f.name + ": a directory whose sector follows itself", put(fat+4*directory(f.b), uint32(directory(f.b)))},
			Bomb{f.name + ": all sectors follow themselves", func() []byte {
				b := bytes.Clone(f.b)
				for i := range 128 {
					copy(b[fat+4*i:], long(uint32(i)))
				}
				return b
			}},
			Bomb{f.name + ": a table of 4 billion sectors", put(44, 0xFFFFFFFF)},
			Bomb{f.name + ": a table of tables that follows itself", func() []byte {
				return written(written(f.b, 68, long(0)), 72, long(0x7FFFFFFF))
			}},
			Bomb{f.name + ": sectors of 2^255 bytes", func() []byte { return written(f.b, 30, []byte{0xFF, 0}) }},
			Bomb{f.name + ": streams of 2^63 bytes", func() []byte { return sized(f.b, 0x7FFFFFFFFFFFFFFF) }},
			Bomb{f.name + ": directory entries that are each other's children", func() []byte { return related(f.b) }},
		)
	}
	sst := []byte{0xFC, 0}
	return append(out,
		Bomb{"xls: 4 billion strings promised", func() []byte { return record(xls, sst, 8, 0xFF, 0xFF, 0xFF, 0x7F) }},
		Bomb{"xls: a string of 65,535 characters that is not there", func() []byte { return record(xls, sst, 12, 0xFF, 0xFF) }},
		Bomb{"xls: a record of 65,535 bytes", func() []byte { return record(xls, sst, 2, 0xFF, 0xFF) }},
		Bomb{"xls: a sheet of 4 billion rows", func() []byte { return record(xls, []byte{0, 2, 14, 0}, 4, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF) }},
		Bomb{"xls: 65,535 merged cells promised", func() []byte { return record(xls, []byte{0xE5, 0}, 4, 0xFF, 0xFF) }},
		Bomb{"doc: 2 billion characters promised", func() []byte { return information(doc, 0x4C, 0x7FFFFFFF) }},
		Bomb{"doc: a table of pieces of 2 billion bytes", func() []byte { return information(doc, 0x1A6, 0x7FFFFFFF) }},
		Bomb{"doc: tables of formats at the end of numbers", func() []byte {
			b := doc
			for at := 0x9A; at < 0x1A2; at += 8 {
				b = information(b, at, 0xFFFFFFF0)
			}
			return b
		}},
		Bomb{"doc: every paragraph 255 tables deep", func() []byte { return flood(doc, []byte{0x49, 0x66}, []byte{0x49, 0x66, 0xFF, 0xFF, 0xFF, 0x7F}) }},
		Bomb{"doc: tables 2 billion twips wide", func() []byte { return flood(doc, []byte{0x08, 0xD6}, []byte{0x08, 0xD6, 0xFF, 0xFF, 0xFF}) }},
	)
}

func sectorAt(b []byte, n uint32) int { return (int(n) + 1) * 512 }

func directory(b []byte) int { return int(binary.LittleEndian.Uint32(b[48:])) }

func written(b []byte, at int, with []byte) []byte {
	out := bytes.Clone(b)
	if at >= 0 && at < len(out) {
		copy(out[at:], with)
	}
	return out
}

// sized lets every stream of the directory's first sector claim a length.
func sized(b []byte, length uint64) []byte {
	out := bytes.Clone(b)
	at := sectorAt(b, uint32(directory(b)))
	for i := 1; i < 4; i++ {
		binary.LittleEndian.PutUint64(out[at+128*i+120:], length)
	}
	return out
}

// related lets all entries of the directory's first sector be brothers and children of the same two.
func related(b []byte) []byte {
	out := bytes.Clone(b)
	at := sectorAt(b, uint32(directory(b)))
	for i := range 4 {
		copy(out[at+128*i+68:], slices.Concat(long(1), long(2), long(1)))
	}
	return out
}

// record writes into the longest-looking place where a record of the kind begins.
func record(b, kind []byte, offset int, with ...byte) []byte {
	at := bytes.Index(b[512:], kind)
	for at >= 0 && !plausible(b, 512+at) {
		next := bytes.Index(b[512+at+1:], kind)
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return written(b, 512+at+offset, with)
}

// plausible reports that what looks like a record's head has a length it may have.
func plausible(b []byte, at int) bool {
	n := int(binary.LittleEndian.Uint16(b[at+2:]))
	return n >= 8 && n <= 8224 && at+4+n < len(b)
}

// information writes into the File Information Block, with which the stream WordDocument begins.
func information(b []byte, at int, value uint32) []byte {
	return written(b, bytes.Index(b, []byte{0xEC, 0xA5})+at, long(value))
}

// flood writes over every place where a mark stands.
func flood(b, mark, with []byte) []byte {
	out := bytes.Clone(b)
	for at := 512; ; {
		i := bytes.Index(out[at:], mark)
		if i < 0 {
			return out
		}
		copy(out[at+i:], with)
		at += i + len(with)
	}
}
