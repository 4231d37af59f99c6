package warehouse

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/taizhang/taizhang/cmd/taizhang/corpus"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/normalize/link"
)

// TestBenchLink links a synthetic corpus of the size that the environment names, 200x10x500
// divisions, years and tasks for a million, and prints seconds, memory and the ratio to SQL.
// TAIZHANG_BENCH_LINK_IN names a folder that holds these plans already, or keeps them.
func TestBenchLink(t *testing.T) {
	size := os.Getenv("TAIZHANG_BENCH_LINK")
	if size == "" {
		t.Skip("TAIZHANG_BENCH_LINK names no size: make bench-link")
	}
	debug.SetGCPercent(200)
	debug.SetMemoryLimit(900 << 20)
	var o corpus.Options
	if _, err := fmt.Sscanf(size, "%dx%dx%d", &o.Divisions, &o.Years, &o.Tasks); err != nil {
		t.Fatal(size, err)
	}
	o.Seed, o.Series, o.FirstYear = 1, 1, 2010
	w := open(t, cmp.Or(os.Getenv("TAIZHANG_BENCH_LINK_IN"), fresh(t)), Options{Memory: "700MB"})
	if err := w.Migrate(context.Background()); err != nil {
		t.Fatal(err)
	}
	countTasks := func() int64 { return ask(t, w, "select count(*) from core.task")[0][0].(int64) }
	if countTasks() == 0 {
		timed(t, "load, not linked", func() { loadCorpus(t, w, o) })
	}
	tasks := countTasks()
	if tasks < int64(o.Divisions*o.Years*o.Tasks) {
		t.Fatal(tasks, "tasks, fewer than", size)
	}
	t.Run("within", func(t *testing.T) {
		st := LinkStats{}
		took := timed(t, "link within series", func() { st = linkNow(t, w, Linking{}) })
		t.Logf("%d tasks, %d pairs of editions, %d links, %d threads: %.0f tasks/s, peak memory %d MB", tasks, st.Pairs, st.Links, st.Threads, float64(tasks)/took.Seconds(), peak())
	})
	t.Run("across", func(t *testing.T) {
		st := LinkStats{}
		timed(t, "link across divisions", func() { st = linkNow(t, w, EverywhereLinked) })
		t.Logf("%d groups of tasks of several divisions, peak memory %d MB", st.Groups, peak())
	})
	t.Run("recall", func(t *testing.T) { acrossRecall(t, w, o) })
	t.Run("next", func(t *testing.T) { timeNext(t, w, o) })
	t.Run("sql", func(t *testing.T) { timeSQL(t, w) })
}

func timed(t *testing.T, what string, f func()) time.Duration {
	start, before := time.Now(), cpu()
	f()
	took := time.Since(start)
	t.Logf("%s: %.1f s, processor %.1f s", what, took.Seconds(), (cpu() - before).Seconds())
	return took
}

func linkNow(t *testing.T, w *Warehouse, how Linking) LinkStats {
	st, err := w.Link(context.Background(), how)
	if err != nil {
		t.Fatal(err)
	}
	return st
}

func loadCorpus(t *testing.T, w *Warehouse, o corpus.Options) {
	ctx := context.Background()
	run, err := w.Start(ctx, "bench", "test")
	if err != nil {
		t.Fatal(err)
	}
	in, found := make(chan *normalize.Result, 4), 0
	go func() {
		defer close(in)
		for r := range o.Results("docx") {
			found++
			in <- bare([]*normalize.Result{r})[0]
		}
	}()
	if err := run.LoadAll(ctx, in, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := run.Finish(ctx, found); err != nil {
		t.Fatal(err)
	}
}

// peak is the most memory this process has held, in MB.
func peak() int {
	b, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kb, _ := strconv.Atoi(strings.Fields(rest)[0])
			return kb >> 10
		}
	}
	return 0
}

// acrossRecall says for the last year how many of the tasks that a task of another plan is like were put
// into its group: of those that stand alone, a thousand are compared with every representative.
func acrossRecall(t *testing.T, w *Warehouse, o corpus.Options) {
	year := o.FirstYear + o.Years - 1
	heads, editions := yearEditions(t, w, year)
	found := link.Group(editions, link.DefaultLSH, each)
	var alone []int
	for place, g := range found {
		if g.Group == place {
			alone = append(alone, place)
		}
	}
	sample := make([]int, min(1000, len(alone)))
	for i := range sample {
		sample[i] = alone[i*len(alone)/len(sample)]
	}
	missed := link.DefaultLSH.Missed(editions, found, sample, each)
	grouped := len(found) - len(alone)
	lost := float64(missed) * float64(len(alone)) / float64(len(sample))
	recall := float64(grouped) / (float64(grouped) + lost)
	t.Logf("%d: %d tasks of %d plans, %d grouped; of %d of the %d alone or first in a group %d are like another's: recall %.4f", year, len(found), len(heads), grouped, len(sample), len(alone), missed, recall)
	if recall < 0.95 {
		t.Errorf("recall %.4f, want 0.95", recall)
	}
	together, apart, others := upstreamPairs(o, year, editions, found)
	t.Logf("pairs of tasks of one line from above: %d in one group, %d not; %d pairs of other lines in one group", together, apart, others)
}

// yearEditions reads the plans of a year as grouping does.
func yearEditions(t *testing.T, w *Warehouse, year int) (heads []*linkHead, editions []*link.Edition) {
	ctx := context.Background()
	wr, err := w.begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	p := &linkPlan{heads: map[int64]*linkHead{}}
	err = wr.heads(ctx, p, "link-heads")
	var plans []int64
	for _, h := range p.heads {
		if h.year == year {
			heads = append(heads, h)
		}
	}
	slices.SortFunc(heads, byPlace)
	for _, h := range heads {
		plans = append(plans, h.plan)
	}
	read, wrong := wr.words(ctx, p, plans)
	if err := errors.Join(err, wrong, w.abandon(wr)); err != nil {
		t.Fatal(err)
	}
	for _, h := range heads {
		editions = append(editions, read[h.plan])
	}
	return heads, editions
}

// upstreamPairs counts the pairs of tasks that carry out the same one line of the list from above, by the
// corpus's own truth, and those of different lines in one group.
func upstreamPairs(o corpus.Options, year int, editions []*link.Edition, found []link.Grouped) (together, apart, others int) {
	line := map[string]string{} // of a task's number
	for e := range o.Editions() {
		if e.Year == year {
			for i, task := range e.Result("docx").Plans[0].Tasks {
				if len(e.Tasks[i].Upstream) == 1 {
					line[task.ID] = e.Tasks[i].Upstream[0]
				}
			}
		}
	}
	lines, groups, both := map[string]int{}, map[int]int{}, map[string]int{}
	for _, g := range found {
		if l := line[editions[g.Edition].Tasks[g.Task].ID]; l != "" {
			lines[l]++
			groups[g.Group]++
			both[fmt.Sprint(l, " ", g.Group)]++
		}
	}
	pairs := func(n int) int { return n * (n - 1) / 2 }
	for _, n := range both {
		together += pairs(n)
	}
	for _, n := range lines {
		apart += pairs(n)
	}
	for _, n := range groups {
		others += pairs(n)
	}
	return together, apart - together, others - together
}

// timeNext times how the next edition, of 100 tasks, of some series links in: from its
// rows being there to its links and threads being written.
func timeNext(t *testing.T, w *Warehouse, o corpus.Options) {
	next := o
	next.FirstYear, next.Years, next.Tasks, next.Divisions = o.FirstYear+o.Years, 1, 100, min(20, o.Divisions)
	ctx := context.Background()
	var took, busy []time.Duration
	err := w.write(ctx, func(wr *writer) error {
		for r := range next.Results("docx") {
			if _, err := wr.load(ctx, bare([]*normalize.Result{r})); err != nil {
				return err
			}
			if err := wr.resolve(ctx); err != nil {
				return err
			}
			start, before := time.Now(), cpu()
			if _, err := wr.link(ctx, Linking{}); err != nil {
				return err
			}
			took, busy = append(took, time.Since(start)), append(busy, cpu()-before)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("one new plan of 100 tasks, %d times: %s; processor: %s", len(took), halfAndMost(took), halfAndMost(busy))
}

func halfAndMost(took []time.Duration) string {
	slices.Sort(took)
	return fmt.Sprintf("median %v, p95 %v", took[len(took)/2].Round(time.Millisecond), took[len(took)*19/20].Round(time.Millisecond))
}

// sqlCandidates finds, for one pair of plans, the pairs of tasks that share characters next
// to each other, and how much: what link's candidates start from.
const sqlCandidates = `
with gram as (
	select t.plan_id, t.task_id, substr(t.words, cast(i as integer), 2) as gram, count(*) as n
	from (select plan_id, task_id, regexp_replace(content, '[^一-龥]', '', 'g') as words from core.task where plan_id in ($1, $2)) t,
		unnest(range(1, length(t.words))) as u(i)
	group by all
),
weight as (select gram, ln(1 + (select count(distinct task_id) from gram) / count(*)) ^ 2 as w from gram group by gram)
select a.task_id, b.task_id, sum(least(a.n, b.n) * w.w) as shared
from gram a
join gram b on b.gram = a.gram and b.plan_id = $2
join weight w on w.gram = a.gram
where a.plan_id = $1
group by 1, 2
order by shared desc
limit 5000`

// timeSQL finds the candidates of the same pairs in the engine's SQL and here.
func timeSQL(t *testing.T, w *Warehouse) {
	pairs := ask(t, w, "select a_plan_id, b_plan_id from core.link_pair order by b_plan_id limit 10")
	start := time.Now()
	for _, p := range pairs {
		ask(t, w, sqlCandidates, p...)
	}
	inSQL := time.Since(start)
	start = time.Now()
	for _, p := range pairs {
		var e [2]*link.Edition
		for i, plan := range p {
			h, err := w.FindOne(context.Background(), fmt.Sprint(plan))
			if err != nil {
				t.Fatal(err)
			}
			if e[i], err = w.Edition(context.Background(), h); err != nil {
				t.Fatal(err)
			}
		}
		link.Pair(e[0], e[1], link.DefaultRules)
	}
	here := time.Since(start)
	t.Logf("%d pairs of plans: candidates alone in SQL %.2f s (%d processors), read and wholly linked here %.2f s (1 processor): %.1f times", len(pairs), inSQL.Seconds(), runtime.NumCPU(), here.Seconds(), inSQL.Seconds()/here.Seconds())
}
