package serve

import (
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	files "github.com/taizhang/taizhang/sql"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// request is a request with what stands fast about it: who asks, in which language, and what they may see.
type request struct {
	*http.Request
	s       *Server
	user    *User
	session session
	lang    string // zh or en
	scope   string // ",360102,330106,": divisions that the user may see; "" for all
	values  url.Values
	reading *warehouse.Reading // what is published, held for all questions of this request; nil before allow
	handed  bool               // a load hands over, with the key that stands beside the warehouse
	trusted bool               // what changes something came from a page of ours, or with a token
}

// fault is an error with the status it is answered with.
type fault struct {
	status int
	err    error
}

func (f fault) Error() string { return f.err.Error() }
func (f fault) Unwrap() error { return f.err }

func notFound(format string, args ...any) error {
	return fault{http.StatusNotFound, fmt.Errorf(format, args...)}
}

func wrong(format string, args ...any) error {
	return fault{http.StatusBadRequest, fmt.Errorf(format, args...)}
}

// value is a parameter without the blanks around it.
func (r *request) value(name string) string { return strings.TrimSpace(r.values.Get(name)) }

// year is a parameter that is a year or nothing.
func (r *request) year(name string) (string, error) {
	v := r.value(name)
	if n, err := strconv.Atoi(v); v != "" && (err != nil || n < 1900 || n > 2200) {
		return "", wrong("%s %q is no year", name, v)
	}
	return v, nil
}

// day is a parameter that is a date; other where it is not given.
func (r *request) day(name string, other time.Time) (time.Time, error) {
	v := r.value(name)
	if v == "" {
		return other, nil
	}
	d, err := time.Parse(time.DateOnly, v)
	if err != nil {
		return d, wrong("%s %q is no day: want 2021-06-30", name, v)
	}
	return d, nil
}

// today is the day on which it is asked.
func (r *request) today() time.Time {
	now := r.s.Now()
	return time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
}

// id reads a key from the path: /plans/6064979175449611156.
func (r *request) id(name string) (ID, error) {
	n, err := strconv.ParseInt(r.PathValue(name), 10, 64)
	if err != nil {
		return 0, notFound("%s %q is no number", name, r.PathValue(name))
	}
	return ID(n), nil
}

// one is a parameter that must be one of a few words.
func (r *request) one(name string, words ...string) (string, error) {
	v := r.value(name)
	if v == "" {
		return "", nil
	}
	for _, w := range words {
		if v == w {
			return v, nil
		}
	}
	return "", wrong("%s %q: want %s", name, v, strings.Join(words, ", "))
}

// Page says which part of a list is shown.
type Page struct {
	Number int  `json:"page" about:"第几页，从 1 起 / number of the page, from 1"`
	Size   int  `json:"size" about:"每页几行 / rows of a page"`
	More   bool `json:"more" about:"后面还有 / there is another page"`
}

// The sizes of pages.
const (
	pageSize = 50
	mostSize = 500
	mostPage = 20_000
)

func (r *request) page() (Page, error) {
	p := Page{Number: 1, Size: pageSize}
	for name, into := range map[string]*int{"page": &p.Number, "size": &p.Size} {
		v := r.value(name)
		if v == "" {
			continue
		}
		n, err := strconv.Atoi(v)
		if err != nil || n < 1 {
			return p, wrong("%s %q: want a whole number above 0", name, v)
		}
		*into = n
	}
	if p.Size > mostSize || p.Number > mostPage {
		return p, wrong("at most %d rows a page and %d pages: use filters, or export", mostSize, mostPage)
	}
	return p, nil
}

// limit and offset ask for one row more than are shown, which tells whether there is another page.
func (p Page) limit() int  { return p.Size + 1 }
func (p Page) offset() int { return (p.Number - 1) * p.Size }

// paged cuts the row that tells of another page.
func paged[T any](p *Page, all []T) []T {
	if p.More = len(all) > p.Size; p.More {
		return all[:p.Size]
	}
	return all
}

// part is what page and size ask for of rows that are given whole where neither is said.
func part[T any](r *request, all []T) (Page, []T, error) {
	if r.value("page") == "" && r.value("size") == "" {
		return Page{Number: 1, Size: len(all)}, all, nil
	}
	p, err := r.page()
	if err != nil {
		return p, nil, err
	}
	all = all[min(p.offset(), len(all)):]
	all = paged(&p, all[:min(p.limit(), len(all))])
	return p, all, nil
}

// end lets go of what the request held.
func (r *request) end() {
	if r.reading != nil {
		_ = r.reading.Close()
	}
}

// ask puts one of the workbench's questions and reads its rows into structs: the columns are
// the names of the fields in JSON. What a struct lacks is left out. The rows are the asker's own.
func ask[T any](r *request, name string, args ...any) ([]T, error) {
	key := keyOf(r.reading.Stamp(), name, reflect.TypeFor[T]().String(), fmt.Sprintf("%#v", args))
	rows, err := r.s.rows.answer(r.Context(), key, func() (any, int64, error) {
		t, err := r.reading.Query(r.Context(), files.Page(name), args...)
		if err != nil {
			return nil, 0, err
		}
		rows, err := scan[T](t)
		return rows, weight(t), err
	})
	if err != nil {
		return nil, err
	}
	return slices.Clone(rows.([]T)), nil
}

// weight is about how many bytes of memory an answer takes.
func weight(t *warehouse.Table) (n int64) {
	for _, row := range t.Rows {
		for _, v := range row {
			n += 24
			if s, ok := v.(string); ok {
				n += int64(len(s))
			}
		}
	}
	return n
}

// scoped is ask where $1 is what the user may see.
func scoped[T any](r *request, name string, args ...any) ([]T, error) {
	return ask[T](r, name, append([]any{r.scope}, args...)...)
}
