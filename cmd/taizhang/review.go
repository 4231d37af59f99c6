package main

import (
	"context"
	"errors"
	"fmt"
	"os/user"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/normalize/correct"
	"github.com/taizhang/taizhang/sql/warehouse"
)

const aboutReview = `列出值得一看之处：找不到原处的更正、疑点、可信度低的各项，每行带定位，可直接用于下列各动作。
更正锚定在原文的文字上（本处文字及前后各三十二字），程序升级、文件重新发布后自动找回；
找不到或可能有两处的不落实，列为 stale。更正只增不改，撤回也是一条。

Lists what is worth a look: corrections that were not found again, issues, and fields the parser is
unsure of, each with its place for the verbs below. A correction is anchored to the words of the
document, so it holds over new parsers and re-publications; where that is not sure it is stale.

PLACE: plan/编号/field, task/编号/field, task/编号/duty/2/role — field: ` + `title, year, division …; content, path,
serial; mention, role, due, op, value, unit, status, percent.

  taizhang review accept task/123/duty/2/mention --why 核对原文无误
  taizhang review correct task/123/duty/2/mention 区教体局 --why 附件写作区教体局
  taizhang review split task/123 公开抽查结果 整理政策文件 --why 两件事
  taizhang review add task/123/duty/support 区财政局 --why 漏读`

// reviewing is what every verb of review shares.
type reviewing struct {
	*app
	scope  warehouse.QuestionScope
	why    string
	author string
	later  bool
}

func newReview(a *app) *cobra.Command {
	r := &reviewing{app: a}
	cmd := &cobra.Command{
		Use:   "review",
		Short: "复核：列出存疑之处并更正 / see what is unsure and set it right",
		Long:  aboutReview,
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return r.queue(cmd.Context()) },
	}
	r.scopeFlags(cmd)
	for _, v := range verbs {
		cmd.AddCommand(r.verb(v))
	}
	cmd.AddCommand(r.newLog(), r.newReviewExport(), r.newReviewApply(), r.newReviewGold(), r.newReviewLexicon())
	return cmd
}

func (r *reviewing) scopeFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&r.scope.Division, "division", "", "beginning of a division code: 3601")
	f.Int64Var(&r.scope.Plan, "plan", 0, "one plan by its number")
	f.StringVar(&r.scope.Kind, "kind", "", "plan, task, duty, deadline, measure, progress, issue or stale")
	f.IntVar(&r.scope.Year, "year", 0, "year of the plan")
	f.Float64Var(&r.scope.Below, "below", 0.95, "fields under this confidence")
	f.IntVar(&r.scope.Limit, "limit", 100, "how many at most")
}

func (r *reviewing) queue(ctx context.Context) error {
	w, err := r.warehouse(ctx)
	if err != nil {
		return err
	}
	defer w.Close()
	found, err := w.Questions(ctx, r.scope)
	if err != nil {
		return databaseError(err)
	}
	out := rows{columns: []string{"place", "words", "confidence", "why", "pos", "division", "year", "plan"}}
	for _, q := range found {
		var sure, year any
		if q.Confidence != nil {
			sure = *q.Confidence
		}
		if q.Year > 0 {
			year = q.Year
		}
		out.values = append(out.values, []any{placeOf(q), q.Words, sure, q.Why, q.Pos, q.Division, year, q.Title})
	}
	return r.print(out)
}

// verb is one thing that a person can say.
type verb struct {
	use, short string
	least      int // arguments
	most       int // -1 for any number
	say        func(args []string, w *spoken) error
}

// verbs are all of them.
var verbs = []verb{
	{"accept PLACE…", "认可：读得对 / it is right as it is", 1, -1, sayAccept},
	{"correct PLACE [VALUE]", "更正，不给值为取消 / it shall say VALUE; without one it is taken away", 1, 2, sayCorrect},
	{"split task/N PART PART…", "拆分为几项任务 / the task is several", 3, -1, saySplit},
	{"merge task/N task/N…", "合并为一项 / the tasks are one", 2, -1, sayMerge},
	{"reject task/N…", "不是任务 / it is no task", 1, -1, sayReject},
	{"add PLACE VALUE", "补录：plan/N 任务，task/N 其后的任务，task/N/duty/lead 单位，task/N/deadline 时限 / add what was not read", 2, 2, sayAdd},
	{"link task/N task/N", "两项必为同一任务 / the tasks of two plans are one", 2, 2, sayLink(correct.Must)},
	{"part task/N task/N", "两项不是同一任务 / they are not", 2, 2, sayLink(correct.Cannot)},
	{"retract CORRECTION…", "撤回更正 / the correction does not hold", 1, -1, sayRetract},
}

func (r *reviewing) verb(v verb) *cobra.Command {
	args := cobra.MinimumNArgs(v.least)
	if v.most > 0 {
		args = cobra.RangeArgs(v.least, v.most)
	}
	cmd := &cobra.Command{Use: v.use, Short: v.short, Args: args, RunE: func(cmd *cobra.Command, args []string) error {
		if r.why == "" {
			return coded{exitUsage, errors.New("--why: say why")}
		}
		return r.say(cmd.Context(), func(w *spoken) error { return v.say(args, w) })
	}}
	r.sayFlags(cmd)
	return cmd
}

func (r *reviewing) sayFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&r.why, "why", "", "why: it stands in the row")
	f.StringVar(&r.author, "author", "", "who: the login when empty")
	f.BoolVar(&r.later, "later", false, "note it only; the next load or review lays it over the plans")
}

// spoken gathers what a person says.
type spoken struct {
	ctx  context.Context
	w    *warehouse.Warehouse
	said []warehouse.Correction
	made []warehouse.Correction // that hold already
}

func (s *spoken) add(c warehouse.Correction) { s.said = append(s.said, c) }

// say notes corrections, lays them over the plans and prints what became of each.
func (r *reviewing) say(ctx context.Context, f func(*spoken) error) error {
	w, err := r.warehouse(ctx)
	if err != nil {
		return err
	}
	defer w.Close()
	s := &spoken{ctx: ctx, w: w}
	if err := f(s); err != nil {
		return err
	}
	noted, err := r.note(ctx, w, s.said)
	if err != nil {
		return err
	}
	keys := map[int64]bool{}
	for _, c := range noted {
		keys[c.ID], keys[c.Retracts] = true, c.Retracts != 0
	}
	return r.tell(ctx, w, func(c *warehouse.Became) bool { return keys[c.Correction.ID] })
}

// note writes corrections under the author's name and, unless later, settles them.
func (r *reviewing) note(ctx context.Context, w *warehouse.Warehouse, said []warehouse.Correction) ([]warehouse.Correction, error) {
	for i := range said {
		said[i].Author, said[i].Note = r.who(), orWords(said[i].Note, r.why)
	}
	noted, err := w.Note(ctx, said...)
	switch {
	case errors.Is(err, warehouse.ErrNoField) || errors.Is(err, warehouse.ErrNoTask) || errors.Is(err, warehouse.ErrNoPlan):
		return nil, coded{exitUsage, err}
	case err != nil:
		return nil, databaseError(err)
	case r.later || len(noted) == 0:
		return noted, nil
	}
	_, err = w.Settle(ctx)
	return noted, databaseError(err)
}

func orWords(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// who is the author of what is said.
func (r *reviewing) who() string {
	if r.author != "" {
		return r.author
	}
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return "unknown"
}

func (r *reviewing) newLog() *cobra.Command {
	state := ""
	cmd := &cobra.Command{
		Use:   "log",
		Short: "所有更正及其落实情形 / all corrections and what became of them",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w, err := r.warehouse(cmd.Context())
			if err != nil {
				return err
			}
			defer w.Close()
			return r.tell(cmd.Context(), w, func(b *warehouse.Became) bool { return state == "" || b.State == state })
		},
	}
	cmd.Flags().StringVar(&state, "state", "", "held, same, stale, retracted or waiting")
	return cmd
}

// tell prints corrections with what became of them.
func (r *reviewing) tell(ctx context.Context, w *warehouse.Warehouse, want func(*warehouse.Became) bool) error {
	all, err := w.Became(ctx)
	if err != nil {
		return databaseError(err)
	}
	out := rows{columns: []string{"correction", "state", "how", "action", "field", "was", "now", "author", "why", "plan", "task"}}
	for i := range all {
		b := &all[i]
		if c := &b.Correction; want(b) {
			out.values = append(out.values, []any{fmt.Sprint(c.ID), b.State, b.How, string(c.Does()), c.Kind + "." + c.Field, b.Was, b.Now, c.Author, c.Note, idText(b.Plan), idText(b.Task)})
		}
	}
	return r.print(out)
}

func idText(id int64) any {
	if id == 0 {
		return nil
	}
	return fmt.Sprint(id)
}
