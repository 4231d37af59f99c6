package msdoc

import "sort"

// run is the properties of the characters that lie in [from,to) of the main stream.
type run struct {
	from, to int
	style    int
	sprms    []byte
}

// runs are in the order of the stream.
type runs []run

// at finds the properties of the character at a byte offset.
func (rs runs) at(offset int) run {
	i := sort.Search(len(rs), func(i int) bool { return rs[i].to > offset })
	if i == len(rs) || rs[i].from > offset {
		return run{}
	}
	return rs[i]
}

const pageSize = 512

// readRuns reads a bin table (PlcBte) and the pages of 512 bytes it names.
func readRuns(bins, main []byte, read func(page []byte, i, n int) (style int, sprms []byte)) runs {
	var out runs
	n := (len(bins) - 4) / 8
	for i := range max(n, 0) {
		at := int(u32(bins, 4*(n+1)+4*i)&0x3FFFFF) * pageSize
		if at+pageSize > len(main) {
			continue
		}
		page := main[at : at+pageSize]
		count := int(page[pageSize-1])
		for k := range count {
			r := run{from: int(u32(page, 4*k)), to: int(u32(page, 4*k+4))}
			r.style, r.sprms = read(page, k, count)
			out = append(out, r)
		}
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].from < out[b].from })
	return out
}

// papxPage reads the i-th of n paragraphs of a page (PapxFkp).
func papxPage(page []byte, i, n int) (int, []byte) {
	at := 4*(n+1) + 13*i
	if at >= pageSize || page[at] == 0 {
		return 0, nil
	}
	at = 2 * int(page[at])
	size := 2*int(page[at]) - 1
	if page[at] == 0 && at+1 < pageSize {
		at++
		size = 2 * int(page[at])
	}
	if size < 2 || at+1+size > pageSize {
		return 0, nil
	}
	return int(u16(page, at+1)), page[at+3 : at+1+size]
}

// chpxPage reads the i-th of n stretches of a page (ChpxFkp).
func chpxPage(page []byte, i, n int) (int, []byte) {
	at := 4*(n+1) + i
	if at >= pageSize || page[at] == 0 {
		return 0, nil
	}
	at = 2 * int(page[at])
	if size := int(page[at]); at+1+size <= pageSize {
		return 0, page[at+1 : at+1+size]
	}
	return 0, nil
}
