package serve

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	files "github.com/taizhang/taizhang/sql"
	"github.com/taizhang/taizhang/sql/export"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// SavedQuery is a question that somebody keeps under a name.
type SavedQuery struct {
	Name string `json:"name"`
	SQL  string `json:"sql"`
	Who  string `json:"who,omitempty"`
	Drop bool   `json:"drop,omitempty" about:"删去 / take it away"`
}

func (q SavedQuery) next() string {
	if q.Drop {
		return "/sql"
	}
	return "/sql?name=" + q.Name
}

// Standard is one of the questions that come with the program.
type Standard struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	SQL   string `json:"sql"`
}

// SQLPage is where questions are put.
type SQLPage struct {
	SQL      string       `json:"sql"`
	Name     string       `json:"name,omitempty"`
	Standard []Standard   `json:"standard"`
	Saved    []SavedQuery `json:"saved"`
}

// firstQuestion is what the page begins with.
const firstQuestion = "select year, division_name, plans, tasks\nfrom mart.year_summary\norder by tasks desc\nlimit 20"

func sqlPage(r *request) (any, error) {
	if err := r.whole(); err != nil {
		return nil, err
	}
	p := SQLPage{SQL: firstQuestion, Name: r.value("name")}
	var err error
	if p.Saved, err = savedQueries(r); err != nil {
		return nil, err
	}
	for _, q := range files.Queries() {
		if !strings.Contains(q.Text, "$1") { // those that need no value
			p.Standard = append(p.Standard, Standard{q.Name, q.Title, q.Text})
		}
		if q.Name == p.Name {
			p.SQL = q.Text
		}
	}
	for _, q := range p.Saved {
		if q.Name == p.Name {
			p.SQL = q.SQL
		}
	}
	return p, nil
}

// savedQueries are what the audits say of names, the last word on each.
func savedQueries(r *request) ([]SavedQuery, error) {
	all, err := r.s.Warehouse.Audits(r.Context())
	if err != nil {
		return nil, err
	}
	out := []SavedQuery{}
	for _, a := range all {
		if a.Action != warehouse.SaveQuery && a.Action != warehouse.DropQuery {
			continue
		}
		out = slices.DeleteFunc(out, func(q SavedQuery) bool { return q.Name == a.Target })
		if a.Action == warehouse.SaveQuery {
			out = append(out, SavedQuery{Name: a.Target, SQL: a.Detail, Who: a.Who})
		}
	}
	return out, nil
}

func saveQuery(r *request, _ http.ResponseWriter) (any, error) {
	if err := r.whole(); err != nil {
		return nil, err
	}
	q := SavedQuery{}
	if err := r.body(&q); err != nil {
		return nil, err
	}
	q.Name, q.Who = strings.TrimSpace(q.Name), r.user.Name
	action := warehouse.SaveQuery
	switch {
	case q.Name == "" || len(q.Name) > 120 || len(q.SQL) > 64<<10:
		return nil, wrong("a saved question wants a name of at most 120 bytes, and 64 KB at most")
	case q.Drop:
		action, q.SQL = warehouse.DropQuery, ""
	}
	return q, r.audit(action, q.Name, q.SQL)
}

// Question is one select, and the form its answer shall have.
type Question struct {
	SQL    string `json:"sql"`
	Format string `json:"format,omitempty" about:"csv、xlsx、ndjson、parquet；空为 JSON / empty for JSON"`
}

// Answer is what came of a question.
type Answer struct {
	SQLPage
	Columns []string `json:"columns"`
	Rows    [][]any  `json:"rows"`
	More    bool     `json:"more" about:"未显示完 / not all rows are here"`
	Millis  int64    `json:"millis"`
	Problem *Problem `json:"problem,omitempty"`
}

// The limits of a question put here: rows of a page, of the API and of a file, and the time of a file.
const (
	pageRows   = 1_000
	apiRows    = 10_000
	fileRows   = 1_000_000
	exportTime = 5 * time.Minute
)

// askTime limits a question of the page and of the API.
var askTime = 30 * time.Second

func query(r *request, w http.ResponseWriter) (any, error) {
	if err := r.whole(); err != nil {
		return nil, err
	}
	q := Question{}
	if err := r.body(&q); err != nil {
		return nil, err
	}
	if q.Format != "" {
		return nil, r.exported(w, q)
	}
	api, most := strings.HasPrefix(r.URL.Path, "/api/"), pageRows
	a := Answer{Rows: [][]any{}}
	if api {
		most = apiRows
	} else if p, err := sqlPage(r); err == nil {
		a.SQLPage = p.(SQLPage)
	}
	a.SQL = q.SQL
	began := time.Now()
	err := r.stream(q.SQL, askTime, func(t export.Table) error { return a.fill(t, most) })
	a.Millis = time.Since(began).Milliseconds()
	if err != nil && !api {
		r.s.refused(r, asked(err))
		p := r.s.said(r.Request, asked(err))
		a.Problem = &p
		return a, nil
	}
	return a, asked(err)
}

// asked takes what a database says of a question for the asker's doing.
func asked(err error) error {
	var over *warehouse.LimitError
	if err == nil || errors.As(err, &over) || errors.Is(err, warehouse.ErrStatement) || errors.Is(err, warehouse.ErrMissing) || errors.Is(err, context.Canceled) {
		return err
	}
	return fault{http.StatusBadRequest, err}
}

// stream puts a person's question under the lock and key of taizhang sql, and a limit of time.
func (r *request) stream(sql string, limit time.Duration, f func(export.Table) error) error {
	ctx, cancel := context.WithTimeout(r.Context(), limit)
	defer cancel()
	snapshot, err := r.s.Warehouse.Snapshot(ctx)
	if err != nil {
		return err
	}
	rows, err := snapshot.Stream(ctx, strings.TrimSuffix(strings.TrimSpace(sql), ";"))
	if err == nil {
		err = errors.Join(f(export.Of(rows)), rows.Close())
	}
	err = errors.Join(err, snapshot.Close())
	if err != nil && errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return &warehouse.LimitError{What: "query-time", Limit: limit.String()}
	}
	return err
}

func (a *Answer) fill(t export.Table, most int) error {
	for _, c := range t.Columns {
		a.Columns = append(a.Columns, c.Name)
	}
	for bytes := 0; ; {
		row := make([]any, len(t.Columns))
		more, err := t.Next(row)
		if err != nil || !more {
			return err
		}
		if len(a.Rows) == most || bytes > mostBytes {
			a.More = true
			return nil
		}
		for i, v := range row {
			if at, ok := v.(time.Time); ok {
				row[i] = spellTime(at, t.Columns[i].Kind)
			}
			if s, ok := v.(string); ok {
				bytes += len(s)
			}
		}
		a.Rows = append(a.Rows, row)
	}
}

// mostBytes is how much text one answer shows.
const mostBytes = 16 << 20

func spellTime(t time.Time, kind warehouse.Kind) string {
	if kind == warehouse.Date {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}

// exported writes the answer as a file, whole or not at all.
func (r *request) exported(w http.ResponseWriter, q Question) error {
	format, ok := export.ParseFormat(q.Format)
	if !ok {
		return wrong("format %q: want csv, xlsx, ndjson or parquet", q.Format)
	}
	var out bytes.Buffer
	err := r.stream(q.SQL, exportTime, func(t export.Table) error {
		n, next := 0, t.Next
		t.Next = func(row []any) (bool, error) {
			more, err := next(row)
			if n++; more && (n > fileRows || out.Len() > mostFile) {
				return false, &warehouse.LimitError{What: "export-rows", Limit: "1000000 rows, 256 MB"}
			}
			return more, err
		}
		_, err := export.Write(&out, format, t, export.Options{Book: export.Workbook{Name: "Sheet1"}})
		return err
	})
	if err != nil {
		return asked(err)
	}
	attach(w, "taizhang."+format.String())
	w.Header().Set("Content-Type", "application/octet-stream")
	_, err = w.Write(out.Bytes())
	return err
}

// mostFile is how large a file made here may become.
const mostFile = 256 << 20
