package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/normalize/link"
	"github.com/taizhang/taizhang/sql/warehouse"
)

const aboutLink = `找出同一任务：同一系列相邻两年之间、方案与其落实情况之间、上级与下级方案之间，以及各地之间。
没有变化的不重算；结果与装载先后无关。load 末尾自动进行，load --link none 则不进行。
人工指定胜过任何得分，重新装载后仍在：
  taizhang link --must 甲 乙 --cannot 甲 丙 --why "同一项改造"
  taizhang link --free 甲 乙        收回

Finds the same tasks: in neighbouring years of a series, in a plan and the report on it, in plans
from above and below, and in many places. What has not changed is not computed again, and the
order of loading changes nothing. load does so at its end; load --link none does not.
What a person says of two tasks (numbers as threads and why show them) wins over every score and
outlasts loads: --must A B, --cannot A B, --free A B takes it back.`

// linkFlags say how far linking goes and what people say.
type linkFlags struct {
	said []said
	why  string
	how  linking
}

// said is a flag about two tasks; the second follows as an argument.
type said struct {
	kind string
	task string
}

// pairFlag takes the first of two tasks: --must A B.
type pairFlag struct {
	kind string
	into *[]said
}

func (f pairFlag) String() string { return "" }
func (f pairFlag) Type() string   { return "TASK TASK" }
func (f pairFlag) Set(task string) error {
	*f.into = append(*f.into, said{f.kind, task})
	return nil
}

// linking are the flags that say how like tasks of many places are found.
type linking struct {
	lsh    link.LSH
	within bool
}

func (l *linking) flags(cmd *cobra.Command) {
	l.lsh = link.DefaultLSH
	cmd.Flags().BoolVar(&l.within, "within", false, "不找各地相近的任务 / within series only, not across places")
	cmd.Flags().IntVar(&l.lsh.Rows, "lsh-rows", l.lsh.Rows, "每段几个哈希，越多越严 / hashes of a band: more look at fewer unlike tasks")
	cmd.Flags().IntVar(&l.lsh.Bands, "lsh-bands", l.lsh.Bands, "几段，越多找得越全 / bands: more find more")
}

func (l linking) how() (warehouse.Linking, error) {
	if l.within {
		return warehouse.Linking{}, nil
	}
	if l.lsh.Rows < 1 || l.lsh.Bands < 1 || l.lsh.Rows*l.lsh.Bands > 512 {
		return warehouse.Linking{}, coded{exitUsage, fmt.Errorf("--lsh-rows %d --lsh-bands %d: want one at least, together at most 512 hashes", l.lsh.Rows, l.lsh.Bands)}
	}
	return warehouse.Linking{Across: l.lsh}, nil
}

func newLink(a *app) *cobra.Command {
	var f linkFlags
	cmd := &cobra.Command{
		Use:   "link [--must TASK TASK] [--cannot TASK TASK] [--free TASK TASK] [--why TEXT]",
		Short: "找出历年、各地、上下级的同一任务 / find the same tasks in other years, places and levels",
		Long:  aboutLink,
		RunE:  func(cmd *cobra.Command, args []string) error { return a.link(cmd.Context(), f, args) },
	}
	for _, kind := range []string{"must", "cannot", "free"} {
		cmd.Flags().Var(pairFlag{kind, &f.said}, kind, map[string]string{
			"must": "两条是同一任务 / the two are one", "cannot": "两条不是 / the two are not", "free": "收回所说 / take back what was said"}[kind])
	}
	cmd.Flags().StringVar(&f.why, "why", "", "理由，指定时必填 / reason, wanted with --must and --cannot")
	f.how.flags(cmd)
	return cmd
}

func (a *app) link(ctx context.Context, f linkFlags, args []string) error {
	overrides, err := f.overrides(args)
	if err != nil {
		return coded{exitUsage, err}
	}
	how, err := f.how.how()
	if err != nil {
		return err
	}
	w, err := a.warehouse(ctx)
	if err != nil {
		return err
	}
	defer w.Close()
	var st warehouse.LinkStats
	if overrides != nil {
		st, err = w.Override(ctx, overrides...)
	} else {
		st, err = w.Link(ctx, how)
	}
	if errors.Is(err, warehouse.ErrNoTask) {
		return coded{exitUsage, err}
	}
	if err != nil {
		return databaseError(err)
	}
	return a.printLinks(st)
}

func (a *app) printLinks(st warehouse.LinkStats) error {
	return a.print(rows{columns: []string{"pairs", "compared", "links", "gone", "threads", "groups"},
		values: [][]any{{st.Pairs, st.Fresh, st.Links, st.Dropped, st.Threads, st.Groups}}})
}

// overrides puts the second task of each pair to the first.
func (f linkFlags) overrides(args []string) ([]warehouse.LinkOverride, error) {
	if len(args) != len(f.said) {
		return nil, fmt.Errorf("link: %d tasks beside %d flags: want --must TASK TASK", len(args), len(f.said))
	}
	var out []warehouse.LinkOverride
	for i, s := range f.said {
		x, err := taskNumber(s.task)
		if err != nil {
			return nil, err
		}
		y, err := taskNumber(args[i])
		if err != nil {
			return nil, err
		}
		if f.why == "" && s.kind != "free" {
			return nil, errors.New("link: --why is wanted: what is said without a reason cannot be judged later")
		}
		out = append(out, warehouse.LinkOverride{A: x, B: y, Must: s.kind == "must", Free: s.kind == "free", Why: f.why})
	}
	return out, nil
}

func taskNumber(s string) (int64, error) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 1 {
		return 0, fmt.Errorf("%s: want the number of a task", s)
	}
	return n, nil
}
