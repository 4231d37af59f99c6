package warehouse

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	files "github.com/taizhang/taizhang/sql"
)

// factTables are the tables that a difference speaks of, in the order of stored.sql.
var factTables = [...]table{corePlan, coreTask, coreDuty, coreDeadline, coreMeasure, coreProgress}

// fact is a row of a plan, each value as text, null as "".
type fact []string

// The columns that every table of facts begins with, and where a plan says its publication.
const (
	factPlan   = 1
	factTask   = 2
	planBundle = 6
)

// facts are the rows of some publications by table, and the names of the columns.
type facts struct {
	columns [len(factTables)][]string
	rows    [len(factTables)][]fact
	at      map[factKey][]fact
}

// factKey is where the rows of a task stand: its plan, its key, and the table.
type factKey struct {
	table      int
	plan, task string
}

// lister asks one of our own questions.
type lister func(ctx context.Context, query string, f func(*sql.Rows) error, args ...any) error

// storedFacts reads what is stored of some publications.
func storedFacts(ctx context.Context, list lister, bundles []int64) (*facts, error) {
	ids := []string{"0"} // which is nobody's
	for _, id := range bundles {
		ids = append(ids, strconv.FormatInt(id, 10))
	}
	out := &facts{}
	for i, query := range files.Split(files.Statement("stored")) {
		err := list(ctx, query, func(rs *sql.Rows) error { return out.scan(i, rs) }, strings.Join(ids, ","))
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (x *facts) scan(i int, rs *sql.Rows) error {
	types, err := rs.ColumnTypes()
	if err != nil {
		return err
	}
	row, into := make([]any, len(types)), make([]any, len(types))
	for k, t := range types {
		into[k] = &row[k]
		x.columns[i] = append(x.columns[i], t.Name())
	}
	for rs.Next() {
		if err := rs.Scan(into...); err != nil {
			return err
		}
		f := make(fact, len(row))
		for k, v := range row {
			if v = plain(v, types[k].DatabaseTypeName()); v != nil {
				f[k] = fmt.Sprint(v)
			}
		}
		x.rows[i] = append(x.rows[i], f)
	}
	return rs.Err()
}

// madeFacts are the rows that a publication would have.
func madeFacts(b *bundle) *facts {
	out := &facts{}
	for i, t := range factTables {
		wide := tables[t].columns
		for values := b.rows[t]; len(values) > 0; values = values[wide:] {
			f := make(fact, wide)
			for k, v := range values[:wide] {
				if v := plain(v.value(), "DATE"); v != nil {
					f[k] = fmt.Sprint(v)
				}
			}
			out.rows[i] = append(out.rows[i], f)
		}
	}
	return out
}

// plansOf are the plans of one publication, in their order.
func (x *facts) plansOf(bundle int64) (out []fact) {
	id := strconv.FormatInt(bundle, 10)
	for _, p := range x.rows[0] {
		if p[planBundle] == id {
			out = append(out, p)
		}
	}
	return out
}

// of are the rows of a table that belong to a task; of table 1, the task itself.
func (x *facts) of(i int, plan, task string) []fact {
	if x.at == nil {
		x.at = map[factKey][]fact{}
		for k := 1; k < len(factTables); k++ {
			for _, f := range x.rows[k] {
				key := factKey{k, f[factPlan], f[factTask]}
				x.at[key] = append(x.at[key], f)
			}
		}
	}
	return x.at[factKey{i, plan, task}]
}

// tasksOf are the tasks of a plan, in their order.
func (x *facts) tasksOf(plan string) (out []fact) {
	for _, f := range x.rows[1] {
		if f[factPlan] == plan {
			out = append(out, f)
		}
	}
	return out
}
