package warehouse

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"fmt"

	files "github.com/taizhang/taizhang/sql"
)

// Digest is one hash over every row of the published raw, core and mart. Two
// warehouses with the same rows have the same digest, in whatever order they came.
func (w *Warehouse) Digest(ctx context.Context) (string, error) {
	r, err := w.read()
	if err != nil {
		return "", err
	}
	defer r.release()
	whole := sha256.New()
	for _, s := range files.Split(files.Statement("digest")) {
		sum, n, err := r.sum(ctx, s)
		if err != nil {
			return "", fmt.Errorf("digest: %s: %w", s, err)
		}
		fmt.Fprintf(whole, "%s\n%d %x\n", s, n, sum)
	}
	return hex.EncodeToString(whole.Sum(nil)), nil
}

// sum adds the hashes of all rows, which no order of them can change.
func (r *reader) sum(ctx context.Context, query string) (sum [4]uint64, n int, err error) {
	rs, err := r.db.QueryContext(ctx, query)
	if err != nil {
		return sum, 0, err
	}
	defer rs.Close()
	types, err := rs.ColumnTypes()
	if err != nil {
		return sum, 0, err
	}
	row, into := make([]any, len(types)), make([]any, len(types))
	for i := range row {
		into[i] = &row[i]
	}
	for ; rs.Next(); n++ {
		if err := rs.Scan(into...); err != nil {
			return sum, n, err
		}
		h := rowHash(row, types)
		for i := range sum {
			sum[i] += binary.BigEndian.Uint64(h[8*i:])
		}
	}
	return sum, n, rs.Err()
}

func rowHash(row []any, types []*sql.ColumnType) [sha256.Size]byte {
	var buf []byte
	for i, v := range row {
		v = plain(v, types[i].DatabaseTypeName())
		if v == nil {
			buf = append(buf, 0)
			continue
		}
		buf = appendField(append(buf, 1), fmt.Sprint(v))
	}
	return sha256.Sum256(buf)
}
