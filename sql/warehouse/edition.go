package warehouse

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/taizhang/taizhang/normalize"
)

// copyHead is a plan seen as a copy of some edition.
type copyHead struct {
	plan            int64
	exact           int64
	edition         normalize.Edition
	division        string
	tasks, fields   int
	format, sha     string
	given, official bool
	settled         int64 // the edition decided here
	primary         bool
}

// resolve decides anew the editions of every plan that a change can have touched,
// then derives the tables of editions and series. A plan without a copy is its own edition.
func (wr *writer) resolve(ctx context.Context) error {
	if err := wr.exec(ctx, "named"); err != nil {
		return err
	}
	if err := wr.grow(ctx); err != nil {
		return err
	}
	var copies []*copyHead
	if err := wr.each(ctx, "copies", func(scan func(...any) error) error {
		c, err := scanCopy(scan)
		copies = append(copies, c)
		return err
	}); err != nil {
		return err
	}
	settleEditions(copies)
	var r rows
	for _, c := range copies {
		r.add(scratchSettled, c.plan, c.settled, c.primary)
	}
	if _, err := wr.append(ctx, &r); err != nil {
		return err
	}
	if err := wr.exec(ctx, "settle"); err != nil {
		return err
	}
	if !wr.prunes {
		return nil
	}
	wr.prunes = false
	return wr.exec(ctx, "prune")
}

func scanCopy(scan func(...any) error) (*copyHead, error) {
	c, p := &copyHead{}, &normalize.Plan{}
	var taskSet, year int64
	err := scan(&c.plan, &c.exact, &taskSet, &p.Title, &p.Issuer, &p.Number, &year, &c.division,
		&c.tasks, &c.fields, &c.format, &c.sha, &c.given, &c.official)
	c.edition = normalize.EditionOf(p)
	c.edition.ID, c.edition.Year = uint64(c.exact), int(year)
	if taskSet != 0 {
		c.edition.Tasks = []uint64{uint64(taskSet)}
	}
	return c, err
}

// grow adds to the touched plans those that may be copies of one of them, until none is left.
func (wr *writer) grow(ctx context.Context) error {
	for last := -1; ; {
		n := 0
		if err := wr.each(ctx, "touched-count", func(scan func(...any) error) error { return scan(&n) }); err != nil {
			return err
		}
		if n == last || n == 0 {
			return nil
		}
		last = n
		if err := wr.exec(ctx, "touched-grow"); err != nil {
			return err
		}
	}
}

// settleEditions gives every copy its edition and each edition its primary. The
// result depends on the set of copies only, not on its order.
func settleEditions(copies []*copyHead) {
	slices.SortFunc(copies, before)
	var editions [][]*copyHead
	exact := map[int64]int{}
	sets := map[uint64][]int{} // editions by their tasks
	for _, c := range copies {
		i, known := exact[c.exact]
		if !known {
			i = c.find(editions, sets)
			exact[c.exact] = i
		}
		if i == len(editions) {
			editions = append(editions, nil)
			for _, t := range c.edition.Tasks {
				sets[t] = append(sets[t], i)
			}
		}
		editions[i] = append(editions[i], c)
	}
	for _, e := range editions {
		first := slices.MinFunc(e, preferred)
		first.primary = true
		for _, c := range e {
			c.settled = first.exact
		}
	}
}

// find is the edition that c is a copy of, or a new one.
func (c *copyHead) find(editions [][]*copyHead, sets map[uint64][]int) int {
	for _, t := range c.edition.Tasks {
		for _, i := range sets[t] {
			head := editions[i][0]
			if head.edition.Copy(c.edition) && samePlace(head.division, c.division) {
				return i
			}
		}
	}
	return len(editions)
}

// before puts the copies that state more in front, so that bare ones find them.
func before(a, b *copyHead) int {
	return cmp.Or(cmp.Compare(b.fields, a.fields), cmp.Compare(a.exact, b.exact), cmp.Compare(a.plan, b.plan))
}

// samePlace reports divisions that are equal, unknown, or one inside the other: 360100 and 360103.
func samePlace(a, b string) bool {
	if a == normalize.UnknownDivision || b == normalize.UnknownDivision {
		return true
	}
	a, b = trimDivision(a), trimDivision(b)
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

func trimDivision(code string) string {
	return strings.TrimSuffix(strings.TrimSuffix(code, "00"), "00")
}

func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// formats are those that keep most of a document's structure first.
var formats = []string{"docx", "doc", "odt", "rtf", "html", "mht", "xlsx", "xls", "ods", "csv", "ofd", "pdf", "txt"}

func formatRank(format string) int {
	if i := slices.Index(formats, format); i >= 0 {
		return i
	}
	return len(formats)
}
