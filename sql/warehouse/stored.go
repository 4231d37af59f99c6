package warehouse

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
	files "github.com/taizhang/taizhang/sql"
)

// asking puts one of the loader's questions about one number.
type asking func(name string, of int64, f func(scan func(...any) error) error) error

// asks puts questions to what is published.
func asks(ctx context.Context, r reader) asking {
	return func(name string, of int64, f func(scan func(...any) error) error) error {
		query := strings.ReplaceAll(files.Statement(name), "$1", strconv.FormatInt(of, 10))
		return r.list(ctx, query, func(rs *sql.Rows) error {
			for rs.Next() {
				if err := f(rs.Scan); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

// asks puts questions to what is being written.
func (wr *writer) asks(ctx context.Context) asking {
	return func(name string, of int64, f func(scan func(...any) error) error) error {
		rs, err := wr.conn.QueryContext(ctx, strings.ReplaceAll(files.Statement(name), "$1", strconv.FormatInt(of, 10)))
		return handRows(rs, err)(func(rs *sql.Rows) error {
			for rs.Next() {
				if err := f(rs.Scan); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

// stored is a publication as its rows tell it: its documents, and its plans as they were
// parsed and as they are now.
type stored struct {
	bundle    int64
	given     int64
	parser    string
	result    *normalize.Result // the plans as they were parsed
	current   []*normalize.Plan
	docIDs    []int64
	known     bool // it is there
	corrected bool // something is kept of what people said

	plans map[int64]*normalize.Plan
	tasks map[[2]int64]*normalize.Task
}

// readStored reads a publication back from its rows.
func readStored(ask asking, bundle int64) (*stored, error) {
	s := &stored{bundle: bundle, result: &normalize.Result{Bundle: &ingest.Bundle{}, Ledger: normalize.Ledger{Parts: map[string]int{}}},
		plans: map[int64]*normalize.Plan{}, tasks: map[[2]int64]*normalize.Task{}}
	for _, step := range []func(asking) error{s.head, s.texts, s.ledger, s.heads, s.words, s.allTasks, s.duties, s.times, s.parsed} {
		if err := step(ask); err != nil {
			return nil, err
		}
		if !s.known {
			return s, nil
		}
	}
	return s, nil
}

func (s *stored) head(ask asking) error {
	return ask("stored-bundle", s.bundle, func(scan func(...any) error) error {
		s.known = true
		return scan(&s.result.Bundle.Name, &s.given, &s.parser)
	})
}

// texts reads the documents as rawRows wrote them.
func (s *stored) texts(ask asking) error {
	docs := map[int64]*ingest.Document{}
	if err := ask("stored-documents", s.bundle, func(scan func(...any) error) error {
		d, id, blocks := &ingest.Document{Schema: ingest.Schema}, int64(0), 0
		var name *string
		err := scan(&id, &d.SHA256, &d.Format, &d.Size, &blocks, &name)
		d.Name, d.Blocks = optionalText(name), make([]ingest.Block, blocks)
		for i := range d.Blocks {
			d.Blocks[i].Table = &ingest.Table{} // unless it has a row: a table without a cell has none
		}
		docs[id], s.docIDs = d, append(s.docIDs, id)
		s.result.Bundle.Documents = append(s.result.Bundle.Documents, d)
		return err
	}); err != nil {
		return err
	}
	if err := ask("stored-meta", s.bundle, func(scan func(...any) error) error {
		var m ingest.Meta
		var doc int64
		err := scan(&doc, &m.Name, &m.Value)
		docs[doc].Meta = append(docs[doc].Meta, m)
		return err
	}); err != nil {
		return err
	}
	if err := ask("stored-blocks", s.bundle, func(scan func(...any) error) error { return scanBlock(scan, docs) }); err != nil {
		return err
	}
	return ask("stored-hidden", s.bundle, func(scan func(...any) error) error {
		var h ingest.Hidden
		var doc int64
		err := scan(&doc, &h.Reason, &h.Text)
		docs[doc].Hidden = append(docs[doc].Hidden, h)
		return err
	})
}

func scanBlock(scan func(...any) error, docs map[int64]*ingest.Document) error {
	var doc int64
	var block, cell int
	var sheet, layer *string
	var row, col, rows, cols, page, level sql.NullInt64
	var words string
	if err := scan(&doc, &block, &cell, &sheet, &row, &col, &rows, &cols, &page, &level, &layer, &words); err != nil {
		return err
	}
	b := &docs[doc].Blocks[block]
	b.Level, b.Layer = int(level.Int64), ingest.Layer(optionalText(layer))
	if cell == ingest.NoCell {
		b.Table, b.Text, b.Page = nil, words, int(page.Int64)
		return nil
	}
	b.Table.Name = optionalText(sheet)
	b.Table.Cells = append(b.Table.Cells, ingest.Cell{Row: int(row.Int64) - 1, Col: int(col.Int64) - 1, RowSpan: int(rows.Int64), ColSpan: int(cols.Int64), Text: words, Page: int(page.Int64)})
	return nil
}

func optionalText(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func (s *stored) ledger(ask asking) error {
	return ask("stored-ledger", s.bundle, func(scan func(...any) error) error {
		var part string
		n := 0
		err := scan(&part, &n)
		s.result.Ledger.Parts[part] = n
		s.result.Ledger.Total += n
		return err
	})
}

// heads reads the plans without what hangs on them.
func (s *stored) heads(ask asking) error {
	return ask("stored-plans", s.bundle, func(scan func(...any) error) error {
		p, g := &normalize.Plan{Schema: normalize.Schema, Ledger: s.result.Ledger, Tasks: []normalize.Task{}}, normalize.Given{}
		var id, exact, series, doc int64
		var division, format string
		var given [5]*string
		var year sql.NullInt64
		var pos [9]*string
		if err := scan(&id, &division, &exact, &series, &doc, &format, &p.Title, &p.NoticeTitle, &p.Issuer, &p.Number, &p.IndexNumber, &p.Division.Name,
			&p.Year, &p.YearFrom, &p.YearTo, &p.Period, &p.SignedOn, &p.PublishedOn, &p.Kind,
			&given[0], &year, &given[1], &given[2], &given[3],
			&pos[0], &pos[1], &pos[2], &pos[3], &pos[4], &pos[5], &pos[6], &pos[7], &pos[8]); err != nil {
			return err
		}
		p.PlanID, p.Edition, p.Series = spellKey(id), spellKey(exact), spellKey(series)
		p.Division.Code, p.Division.Zone = placeCode(division)
		g.Division, g.Year, g.Series, g.SourceURL, g.PublishedOn = optionalText(given[0]), int(year.Int64), optionalText(given[1]), optionalText(given[2]), optionalText(given[3])
		if g != (normalize.Given{}) {
			p.Given = &g
		}
		for i, into := range []*string{&p.Pos.Title, &p.Pos.NoticeTitle, &p.Pos.Issuer, &p.Pos.Number, &p.Pos.IndexNumber, &p.Pos.Division, &p.Pos.Year, &p.Pos.SignedOn, &p.Pos.PublishedOn} {
			*into = optionalText(pos[i])
		}
		p.Document = s.document(doc, format)
		s.plans[id] = p
		s.current = append(s.current, p)
		return nil
	})
}

func spellKey(id int64) string { return normalize.SpellID(uint64(id)) }

// placeCode is the code of a division or of a zone, by what stands in division_code.
func placeCode(code string) (division, zone *string) {
	switch {
	case code == normalize.UnknownDivision || code == normalize.StateDivision:
		return nil, nil
	case len(code) > 6 && code[6] == 'Z':
		return nil, &code
	}
	return &code, nil
}

// document names the plan's file and the others of its publication.
func (s *stored) document(id int64, format string) normalize.Document {
	var out normalize.Document
	docs := s.result.Bundle.Documents
	for i, d := range docs {
		one := normalize.Document{Name: d.Name, SHA256: d.SHA256, Format: d.Format}
		if len(docs) > 1 {
			one.Ordinal = i + 1
		}
		if s.docIDs[i] == id {
			one.Format, one.Parts, out = format, out.Parts, one
		} else {
			out.Parts = append(out.Parts, one)
		}
	}
	return out
}

// words reads what else a plan says of itself.
func (s *stored) words(ask asking) error {
	if err := ask("stored-confidence", s.bundle, func(scan func(...any) error) error {
		var id int64
		var field string
		var sure float64
		err := scan(&id, &field, &sure)
		if c := fieldConfidence(&s.plans[id].Confidence, field); c != nil {
			c.P = sure
		}
		return err
	}); err != nil {
		return err
	}
	if err := ask("stored-citations", s.bundle, func(scan func(...any) error) error {
		var id int64
		var kind, title, number *string
		var c normalize.Citation
		err := scan(&id, &kind, &title, &number, &c.Pos)
		c.Kind, c.Title, c.Number = optionalText(kind), optionalText(title), optionalText(number)
		s.plans[id].Citations = append(s.plans[id].Citations, c)
		return err
	}); err != nil {
		return err
	}
	if err := ask("stored-relations", s.bundle, func(scan func(...any) error) error {
		var id int64
		var title, number *string
		var r normalize.Relation
		err := scan(&id, &r.Kind, &title, &number, &r.Pos)
		r.Title, r.Number = optionalText(title), optionalText(number)
		s.plans[id].Relations = append(s.plans[id].Relations, r)
		return err
	}); err != nil {
		return err
	}
	return ask("stored-issues", s.bundle, func(scan func(...any) error) error {
		var id int64
		var pos *string
		var is normalize.Issue
		err := scan(&id, &is.Code, &is.Text, &pos)
		is.Pos = optionalText(pos)
		s.plans[id].Issues = append(s.plans[id].Issues, is)
		return err
	})
}

// fieldConfidence is where a field's confidence stands.
func fieldConfidence(c *normalize.PlanConfidence, field string) *normalize.Confidence {
	for _, f := range confidenceFields(c) {
		if f.field == field {
			return f.sure
		}
	}
	return nil
}

// parsed takes the plans that were corrected as they were parsed.
func (s *stored) parsed(ask asking) error {
	was := map[string]*normalize.Plan{}
	err := ask("stored-as-parsed", s.bundle, func(scan func(...any) error) error {
		var id int64
		var text string
		if err := scan(&id, &text); err != nil {
			return err
		}
		p := &normalize.Plan{}
		was[spellKey(id)] = p
		return json.Unmarshal([]byte(text), p)
	})
	if err != nil {
		return err
	}
	s.result.Plans = slices.Clone(s.current)
	for i, p := range s.current {
		if old := was[p.PlanID]; old != nil {
			old.Document, old.Issues = p.Document, p.Issues // names of files and issues are those of the rows
			s.result.Plans[i] = old
		}
	}
	return ask("stored-said", s.bundle, func(scan func(...any) error) error {
		n := 0
		err := scan(&n)
		s.corrected = n > 0
		return err
	})
}
