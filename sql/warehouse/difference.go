package warehouse

import (
	"slices"
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/normalize/link"
)

// What happens to a row.
const (
	Added   = "added"
	Changed = "changed"
	Removed = "removed"
)

// Change is one field of a row that is read otherwise, or a row that is new or gone: the deadline
// of a task was 2021-06-30 and is 2021-12-31.
type Change struct {
	Action string // Added, Changed or Removed
	Kind   string // plan, task, duty, deadline, measure or progress
	Task   int64  // the task's identity now; of what is removed, what it was; 0 for a plan
	Pos    string
	Field  string // "" where the whole row is new or gone
	Was    string // for a whole row its words
	Now    string
}

// Tally counts rows of one kind by what happens to them.
type Tally struct{ Added, Changed, Removed int }

func (t *Tally) add(action string) {
	switch action {
	case Added:
		t.Added++
	case Changed:
		t.Changed++
	case Removed:
		t.Removed++
	}
}

// Difference is what one publication would be, or has been, otherwise.
type Difference struct {
	Name    string // of the publication
	Reason  string // new, parser, given, file, gone
	Tallies map[string]Tally
	Changes []Change
	aliases map[int64]int64 // tasks whose identity is another now
}

// ignored are the columns that a difference is silent about: keys, what is derived, how sure the parser is,
// and where words stand, for one line more moves all below it.
var ignored = map[string]bool{
	"plan_id": true, "task_id": true, "ordinal": true, "edition_id": true, "exact_edition_id": true, "series_id": true, "is_primary": true,
	"bundle_id": true, "document_id": true, "tasks_key": true, "fields": true, "org_id": true, "orgs": true, "path1": true, "path2": true, "path3": true, "path4": true,
	"parser": true, "version_of": true, "was_primary": true, "loaded_from": true, "loaded_to": true,
}

func silent(column string) bool {
	return ignored[column] || strings.HasSuffix(column, "confidence") || strings.HasSuffix(column, "pos")
}

// comparison makes the Difference of one publication.
type comparison struct {
	was, now *facts
	out      Difference
}

// compareFacts says what becomes of a publication's rows; either side may have none of them.
func compareFacts(was *facts, wasBundle int64, now *facts, nowBundle int64) Difference {
	c := &comparison{was: was, now: now, out: Difference{Tallies: map[string]Tally{}, aliases: map[int64]int64{}}}
	a, b := was.plansOf(wasBundle), now.plansOf(nowBundle)
	for i := range max(len(a), len(b)) {
		var old, fresh fact
		if i < len(a) {
			old = a[i]
		}
		if i < len(b) {
			fresh = b[i]
		}
		c.row(0, old, fresh)
		c.tasks(planOf(old), planOf(fresh))
	}
	return c.out
}

func planOf(f fact) string {
	if f == nil {
		return ""
	}
	return f[factPlan]
}

// tasks compares the tasks of two plans: by their identity, and where that is another, by their words.
func (c *comparison) tasks(was, now string) {
	var left, right []fact
	for _, f := range c.was.tasksOf(was) {
		if c.now.of(1, now, f[factTask]) == nil {
			left = append(left, f)
		}
	}
	for _, f := range c.now.tasksOf(now) {
		if same := c.was.of(1, was, f[factTask]); same != nil {
			c.task(was, same[0], now, f)
		} else {
			right = append(right, f)
		}
	}
	matched := map[int]bool{}
	for i, j := range counterparts(left, right) {
		if j < 0 {
			c.task(was, left[i], now, nil)
			continue
		}
		matched[j] = true
		c.out.aliases[identity(left[i])] = identity(right[j])
		c.task(was, left[i], now, right[j])
	}
	for j := range right {
		if !matched[j] {
			c.task(was, nil, now, right[j])
		}
	}
}

func identity(f fact) int64 {
	id, _ := strconv.ParseInt(f[factTask], 10, 64)
	return id
}

// taskContent is the column of a task's words.
const taskContent = 10

// counterparts finds for each task another wording of it, or -1.
func counterparts(a, b []fact) []int {
	texts := func(fs []fact) []string {
		out := make([]string, len(fs))
		for i, f := range fs {
			out[i] = f[taskContent]
		}
		return out
	}
	return link.Rewordings(texts(a), texts(b))
}

// task compares a task and what hangs on it; either may be nil.
func (c *comparison) task(wasPlan string, was fact, nowPlan string, now fact) {
	c.row(1, was, now)
	for i := 2; i < len(factTables); i++ {
		var old, fresh []fact
		if was != nil {
			old = c.was.of(i, wasPlan, was[factTask])
		}
		if now != nil {
			fresh = c.now.of(i, nowPlan, now[factTask])
		}
		c.children(i, old, fresh)
	}
}

// children pairs the rows of a task by their words, then those that are left in their order.
func (c *comparison) children(i int, old, fresh []fact) {
	words := 4
	if factTables[i] == coreProgress {
		words = 3
	}
	var left []fact
	for _, f := range old {
		k := slices.IndexFunc(fresh, func(g fact) bool { return g[words] == f[words] })
		if k < 0 {
			left = append(left, f)
			continue
		}
		c.row(i, f, fresh[k])
		fresh = slices.Concat(fresh[:k], fresh[k+1:])
	}
	for k := range max(len(left), len(fresh)) {
		switch {
		case k >= len(left):
			c.row(i, nil, fresh[k])
		case k >= len(fresh):
			c.row(i, left[k], nil)
		default:
			c.row(i, left[k], fresh[k])
		}
	}
}

// row compares two rows of a table, field by field.
func (c *comparison) row(i int, was, now fact) {
	kind := tables[factTables[i]].name
	columns, n := c.was.columns[i], len(c.out.Changes)
	switch {
	case was == nil && now == nil:
		return
	case was == nil:
		c.note(Change{Action: Added, Kind: kind, Now: wordsOf(i, now)}, columns, i, now)
	case now == nil:
		c.note(Change{Action: Removed, Kind: kind, Was: wordsOf(i, was)}, columns, i, was)
	default:
		for k, column := range columns {
			if !silent(column) && was[k] != now[k] {
				c.note(Change{Action: Changed, Kind: kind, Field: column, Was: was[k], Now: now[k]}, columns, i, now)
			}
		}
	}
	if len(c.out.Changes) > n {
		t := c.out.Tallies[kind]
		t.add(c.out.Changes[n].Action)
		c.out.Tallies[kind] = t
	}
}

// note adds a change with where the row stands.
func (c *comparison) note(ch Change, columns []string, i int, f fact) {
	if i > 0 {
		ch.Task = identity(f)
	}
	if k := slices.Index(columns, "pos"); k >= 0 {
		ch.Pos = f[k]
	}
	c.out.Changes = append(c.out.Changes, ch)
}

// wordsOf is what a row says, for a reader: a plan's title, a task's content, a mention with its role or kind.
func wordsOf(i int, f fact) string {
	switch factTables[i] {
	case corePlan:
		return f[10]
	case coreTask:
		return f[taskContent]
	case coreDuty, coreDeadline:
		return f[4] + " " + f[5]
	case coreProgress:
		return f[3]
	}
	return f[4]
}
