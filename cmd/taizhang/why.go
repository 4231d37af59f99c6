package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/normalize/link"
	files "github.com/taizhang/taizhang/sql"
	"github.com/taizhang/taizhang/sql/warehouse"
)

const aboutWhy = `一条任务：原文、位置、单位、时限，以及它与各年、各地任务的对应和得分。
两条任务：为什么是或不是同一任务，得分逐项相加；不是的，指出第一个不满足的条件、数值与门槛。
重读、换文件之前的编号仍可用，指向任务现在的编号。

One task: where it stands and what it says, and its links. Two tasks: why they are or are not the
same, as a sum of terms in millionths; for two that are not, the first condition that fails, its
value and its threshold, and the score with which they would be linked. TASK is a number as
threads, diff --output json and mart.task show it; one from before a task was read otherwise leads to
the task it is now.`

func newWhy(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "why TASK [TASK]",
		Short: "一条任务从何而来，两条为何是或不是同一任务 / where a task comes from, why two are or are not the same",
		Long:  aboutWhy,
		Args:  cobra.RangeArgs(1, 2),
		RunE:  func(cmd *cobra.Command, args []string) error { return a.why(cmd.Context(), args) },
	}
}

func (a *app) why(ctx context.Context, args []string) error {
	var tasks []int64
	for _, arg := range args {
		n, err := taskNumber(arg)
		if err != nil {
			return coded{exitUsage, err}
		}
		tasks = append(tasks, n)
	}
	w, err := a.warehouse(ctx)
	if err != nil {
		return err
	}
	defer w.Close()
	for i := range tasks {
		if tasks[i], err = w.TaskNow(ctx, tasks[i]); err != nil {
			return databaseError(err)
		}
	}
	var r rows
	if len(tasks) == 1 {
		r, err = aboutTask(ctx, w, tasks[0])
	} else {
		r, err = aboutPair(ctx, w, tasks[0], tasks[1])
	}
	if errors.Is(err, warehouse.ErrNoTask) {
		return coded{exitUsage, err}
	}
	if err != nil {
		return databaseError(err)
	}
	return a.print(r)
}

// aboutTask are the facts of a task, each with its place, and its links.
func aboutTask(ctx context.Context, w *warehouse.Warehouse, task int64) (rows, error) {
	query, _ := files.Named("why-task")
	t, err := w.Query(ctx, query, task)
	if err != nil {
		return rows{}, err
	}
	if len(t.Rows) == 0 {
		return rows{}, fmt.Errorf("%w: %d", warehouse.ErrNoTask, task)
	}
	return rows{columns: t.Columns, values: t.Rows}, nil
}

// aboutPair is the sum of two tasks' score, and what decides.
func aboutPair(ctx context.Context, w *warehouse.Warehouse, s, t int64) (rows, error) {
	c, i, j, err := comparedTasks(ctx, w, s, t)
	if err != nil {
		return rows{}, err
	}
	y := link.Explain(c.X, c.Y, i, j, link.DefaultRules, c.Bound)
	x, z := &c.X.Tasks[i], &c.Y.Tasks[j]
	out := rows{columns: []string{"term", "points", "words"}}
	add := func(term string, points any, words string) {
		out.values = append(out.values, []any{term, points, words})
	}
	add("a", nil, fmt.Sprintf("%s %d: %s", c.A.Title, x.Ordinal, x.Content))
	add("b", nil, fmt.Sprintf("%s %d: %s", c.B.Title, z.Ordinal, z.Content))
	for _, step := range y.Score.Steps() {
		add(step.Name, step.Points, termWords[step.Name])
	}
	add("score", y.Score.Total, "总分，即以上之和 / the sum of these")
	add("least", link.DefaultRules.Least(len(c.X.Tasks), len(c.Y.Tasks)), "门槛 / least score of a pair")
	verdict, words := verdictOf(y)
	add(verdict, nil, words)
	if c.Kind == "" {
		add("note", nil, "两个版本不是相邻两年、方案与报告或上下级，数仓不比对它们 / the warehouse does not compare these editions")
	}
	return out, nil
}

var termWords = map[string]string{
	"words": "全文相同的字组 / equal words", "held": "较短者含于较长者 / the shorter text in the longer", "lead": "首句相同 / equal first clauses",
	"lead_held": "较短首句含于较长首句 / the shorter first clause in the longer", "path": "标题 / headings", "organs": "单位 / organs",
	"measures": "指标的单位 / units of figures", "deadlines": "时限的种类 / kinds of deadlines", "rivals": "另有相近者 / other tasks fit almost as well",
}

// verdictOf says what decides, in both languages.
func verdictOf(w link.Why) (verdict, words string) {
	switch {
	case w.Linked && w.Given:
		return "linked", "人工指定为同一任务 / linked by a person: " + string(w.Relation)
	case w.Linked:
		return "linked", "同一任务 / the same task: " + string(w.Relation)
	case w.Against == "cannot":
		return "not linked", "人工指定 / a person said so"
	case w.Against == "score":
		return "not linked", fmt.Sprintf("score：得分 %d 未达门槛 %d；需 %d / score %d is below the least %d; %d would do", w.Value, w.Least, w.Needed, w.Value, w.Least, w.Needed)
	}
	return "not linked", fmt.Sprintf("taken：与第 %d 条更相配，得分 %d，需 %d / taken by task %d; %d, where %d would do", w.Rival, w.Value, w.Needed, w.Rival, w.Value, w.Needed)
}

// comparedTasks reads the editions of two tasks in their order, and where the tasks stand.
func comparedTasks(ctx context.Context, w *warehouse.Warehouse, s, t int64) (c *warehouse.Compared, i, j int, err error) {
	a, err := w.TaskPlan(ctx, s)
	if err != nil {
		return nil, 0, 0, err
	}
	b, err := w.TaskPlan(ctx, t)
	if err != nil {
		return nil, 0, 0, err
	}
	if a.Plan == b.Plan {
		return nil, 0, 0, coded{exitUsage, fmt.Errorf("why: both tasks stand in %s", strings.TrimSpace(a.Title))}
	}
	if c, err = w.Compare(ctx, b, a); err == nil && c.Kind == "" {
		c, err = nil, nil
	}
	if c == nil && err == nil {
		if c, err = w.Compare(ctx, a, b); err == nil && c.Kind == "" && a.Year > b.Year {
			c, err = w.Compare(ctx, b, a)
		}
	}
	if err != nil {
		return nil, 0, 0, err
	}
	if c.A.Plan != a.Plan {
		s, t = t, s
	}
	return c, place(c.X, s), place(c.Y, t), nil
}

func place(e *link.Edition, task int64) int {
	id := strconv.FormatInt(task, 10)
	return max(0, slices.IndexFunc(e.Tasks, func(t link.Task) bool { return t.ID == id }))
}
