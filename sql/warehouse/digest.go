package warehouse

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strconv"

	files "github.com/taizhang/taizhang/sql"
)

// Digest is one hash over every row of the published raw, core and mart. Two
// warehouses with the same rows have the same digest, in whatever order they came.
func (w *Warehouse) Digest(ctx context.Context) (string, error) {
	return w.digestOf(ctx, digestParts())
}

// digestOf is one hash over the answers of some questions.
func (w *Warehouse) digestOf(ctx context.Context, questions []string) (string, error) {
	r, err := w.store.read(ctx)
	if err != nil {
		return "", err
	}
	defer r.release()
	whole := sha256.New()
	for _, s := range questions {
		sum, n, err := sumRows(ctx, entire(r), s)
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
		row, into, kinds := make([]any, len(types)), make([]any, len(types)), make([]string, len(types))
		for i := range row {
			into[i] = &row[i]
			if kinds[i] = types[i].DatabaseTypeName(); clock[types[i].Name()] {
				kinds[i] = untold
			}
		}
		var buf []byte
		for ; rs.Next(); n++ {
			if err := rs.Scan(into...); err != nil {
				return err
			}
			buf = appendAnswer(buf[:0], row, kinds)
			h := sha256.Sum256(buf)
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

// untold is the kind of a column that is left out.
const untold = "untold"

func appendAnswer(buf []byte, row []any, kinds []string) []byte {
	for i, v := range row {
		if kinds[i] == untold {
			continue
		}
		if v = plain(v, kinds[i]); v == nil {
			buf = append(buf, 0)
			continue
		}
		buf = appendField(append(buf, 1), printed(v))
	}
	return buf
}

// printed is fmt.Sprint of a value, in short for those that nearly all are.
func printed(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	case bool:
		return strconv.FormatBool(v)
	}
	return fmt.Sprint(v)
}

// digestParts are the questions whose answers the digest is made of.
func digestParts() []string { return files.Split(files.Statement("digest")) }
