package warehouse

import (
	"context"
	"database/sql"
	"slices"

	"github.com/taizhang/taizhang/normalize"
	files "github.com/taizhang/taizhang/sql"
)

// Publication is a notice with its attachments, or a file by itself, as it was loaded.
type Publication struct {
	Name      string
	Given     normalize.Given // what the operator said of it
	Typed     bool            // tasks were typed in by hand, which stand in taizhang.csv alone
	Documents []Kept          // in order
}

// Kept is one of its documents.
type Kept struct {
	Name, SHA256 string
	Size         int64 // bytes
}

// Publications lists the current publications that another version of the parser has read than this.
func (w *Warehouse) Publications(ctx context.Context, parser string) (out []Publication, err error) {
	if err := w.expect(ctx); err != nil {
		return nil, err
	}
	r, err := w.store.read(ctx)
	if err != nil {
		return nil, err
	}
	defer r.release()
	last := int64(0)
	err = r.list(ctx, files.Statement("publications"), func(rs *sql.Rows) error {
		for rs.Next() {
			var id, given, described int64
			var p Publication
			var d Kept
			var said [4]sql.NullString
			var year sql.NullInt64
			if err := rs.Scan(&id, &p.Name, &given, &d.SHA256, &d.Size, &d.Name, &described, &said[0], &year, &said[1], &said[2], &said[3]); err != nil {
				return err
			}
			if id != last || len(out) == 0 {
				p.Given = normalize.Given{Division: said[0].String, Year: int(year.Int64), Series: said[1].String, SourceURL: said[2].String, PublishedOn: said[3].String}
				p.Typed = givenKey(slices.Repeat([]*normalize.Plan{{Given: &p.Given}}, int(described))) != given
				out = append(out, p)
				last = id
			}
			at := &out[len(out)-1]
			at.Documents = append(at.Documents, d)
		}
		return nil
	}, parser)
	return out, err
}
