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
	r, err := w.store.read(ctx)
	if err != nil {
		return "", err
	}
	defer r.release()
	whole := sha256.New()
	for _, s := range digestParts() {
		sum, n, err := sumRows(ctx, r, s)
		if err != nil {
			return "", fmt.Errorf("digest: %s: %w", s, err)
		}
		fmt.Fprintf(whole, "%s\n%d %x\n", s, n, sum)
	}
	return hex.EncodeToString(whole.Sum(nil)), nil
}

// sumRows adds the hashes of all rows, which no order of them can change.
func sumRows(ctx context.Context, r reader, query string) (sum [4]uint64, n int, err error) {
	err = r.list(ctx, query, func(rs *sql.Rows) error {
		types, err := rs.ColumnTypes()
		if err != nil {
			return err
		}
		row, into := make([]any, len(types)), make([]any, len(types))
		for i := range row {
			into[i] = &row[i]
		}
		for ; rs.Next(); n++ {
			if err := rs.Scan(into...); err != nil {
				return err
			}
			h := rowHash(row, types)
			for i := range sum {
				sum[i] += binary.BigEndian.Uint64(h[8*i:])
			}
		}
		return nil
	})
	return sum, n, err
}

// clock are the columns that say when a row was loaded, which no two loads share.
var clock = map[string]bool{"loaded_from": true, "loaded_to": true}

func rowHash(row []any, types []*sql.ColumnType) [sha256.Size]byte {
	var buf []byte
	for i, v := range row {
		if clock[types[i].Name()] {
			continue
		}
		v = plain(v, types[i].DatabaseTypeName())
		if v == nil {
			buf = append(buf, 0)
			continue
		}
		buf = appendField(append(buf, 1), fmt.Sprint(v))
	}
	return sha256.Sum256(buf)
}

// digestParts are the questions whose answers the digest is made of.
func digestParts() []string { return files.Split(files.Statement("digest")) }
