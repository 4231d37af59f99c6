package serve

import "slices"

// stretch is how many rows a list has of a key, 2021 or 2021-06-30, and a division.
type stretch struct {
	key, division string
	n             int64
}

// piece is a part of a list that is looked through at once: neighbouring divisions of a key, or some keys whole.
type piece struct {
	key, last string // the same but where several keys are
	from, to  string // divisions
	n         int64
	whole     bool // no division is left out
}

// firstPiece is how many rows are looked through at first for those that pass a filter; each further piece has room for pieceGrowth times
// as many.
var firstPiece int64 = 5_000

const pieceGrowth = 4

// cut makes pieces of a list, in its order, the first one of so many rows at most. With several the keys that fit go into one piece.
func cut(list []stretch, several bool, most int64) (out []piece) {
	for len(list) > 0 {
		end := slices.IndexFunc(list, func(x stretch) bool { return x.key != list[0].key })
		if end < 0 {
			end = len(list)
		}
		of := list[:end]
		list = list[end:]
		whole := piece{key: of[0].key, last: of[0].key, from: of[0].division, to: of[len(of)-1].division, whole: true}
		for _, x := range of {
			whole.n += x.n
		}
		if i := len(out) - 1; several && i >= 0 && out[i].whole && out[i].n+whole.n <= most {
			out[i] = piece{out[i].key, whole.last, min(out[i].from, whole.from), max(out[i].to, whole.to), out[i].n + whole.n, true}
			continue
		}
		if len(out) > 0 {
			most *= pieceGrowth
		}
		if whole.n <= most {
			out = append(out, whole)
			continue
		}
		out, most = cutKey(out, of, most)
	}
	return out
}

// cutKey cuts a key that is too much for one piece.
func cutKey(out []piece, of []stretch, most int64) ([]piece, int64) {
	p := piece{key: of[0].key, last: of[0].key, from: of[0].division}
	for _, x := range of {
		if p.n > 0 && p.n+x.n > most {
			out, most = append(out, p), most*pieceGrowth
			p = piece{key: x.key, last: x.key, from: x.division}
		}
		p.to, p.n = x.division, p.n+x.n
	}
	return append(out, p), most
}

// opening is how large the first piece of a list is: where every row passes, some more than are wanted do.
func opening(filtered bool, limit int) int64 {
	if filtered {
		return firstPiece
	}
	return min(firstPiece, 4*int64(limit))
}

// through looks through pieces until it has enough. Those before offset are counted and passed over.
func through[T any](pieces []piece, limit, offset int, count func(piece) (int64, error), fetch func(p piece, limit, offset int) ([]T, error)) ([]T, error) {
	out := []T{}
	for _, p := range pieces {
		if offset > 0 {
			n, err := count(p)
			if err != nil {
				return nil, err
			}
			if n <= int64(offset) {
				offset -= int(n)
				continue
			}
		}
		more, err := fetch(p, limit-len(out), offset)
		if err != nil {
			return nil, err
		}
		if out, offset = append(out, more...), 0; len(out) >= limit {
			break
		}
	}
	return out, nil
}
