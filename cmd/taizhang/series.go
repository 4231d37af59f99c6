package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/normalize"
	files "github.com/taizhang/taizhang/sql"
	"github.com/taizhang/taizhang/sql/warehouse"
)

const aboutSeries = `系列是同一方案的历年各版本：同一区划沿革、同一发文机关职能、去掉年度与地名后同一标题。
列出各系列及其各年；explain 说明一个方案为何在其系列；set 改到另一方案所在的系列，--free 改回。
PLAN 是方案编号，或标题、地名中的文字，可带年度：东湖区@2021。

A series is the editions of one plan through the years: one lineage of divisions, one function of
the issuer, one title but for year and place. PLAN is a plan's number, or words of its title or
place, perhaps with the year: 东湖区@2021.`

func newSeries(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "series",
		Short: "哪些方案是同一系列的历年版本 / which plans are editions of one series",
		Long:  aboutSeries,
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			query, _ := files.Named("series")
			return a.answer(cmd.Context(), query, nil)
		},
	}
	cmd.AddCommand(newSeriesExplain(a), newSeriesSet(a))
	return cmd
}

func newSeriesExplain(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "explain PLAN",
		Short: "为何在这一系列 / why a plan is in its series",
		Args:  cobra.ExactArgs(1),
		RunE:  func(cmd *cobra.Command, args []string) error { return a.explainSeries(cmd.Context(), args[0]) },
	}
}

func (a *app) explainSeries(ctx context.Context, name string) error {
	w, err := a.warehouse(ctx)
	if err != nil {
		return err
	}
	defer w.Close()
	h, err := w.FindOne(ctx, name)
	if err != nil {
		return planError(err)
	}
	query, _ := files.Named("series-plan")
	t, err := w.Query(ctx, query, h.Plan)
	if err != nil {
		return databaseError(err)
	}
	r := rows{columns: []string{"what", "value"}}
	add := func(what string, value any) { r.values = append(r.values, []any{what, value}) }
	add("方案 plan", fmt.Sprintf("%d %s", h.Plan, h.Title))
	add("系列 series", fmt.Sprint(h.Series))
	add("标题去年度与地名 title without year and place", normalize.SeriesTitle(h.Title))
	add("区划沿革 lineage", normalize.Lineage(h.Division))
	for _, row := range t.Rows {
		for i, column := range t.Columns {
			if row[i] != nil {
				add(column, row[i])
			}
		}
	}
	return a.print(r)
}

func newSeriesSet(a *app) *cobra.Command {
	var why string
	var free bool
	cmd := &cobra.Command{
		Use:   "set PLAN PLAN --why TEXT | set PLAN --free",
		Short: "把前一方案归入后一方案的系列 / put the first plan into the series of the second",
		Args:  cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if free != (len(args) == 1) || why == "" && !free {
				return coded{exitUsage, errors.New("series set: want two plans and --why, or one and --free")}
			}
			return a.setSeries(cmd.Context(), args, why)
		},
	}
	cmd.Flags().StringVar(&why, "why", "", "理由 / reason")
	cmd.Flags().BoolVar(&free, "free", false, "改回程序的判断 / back to what the program decides")
	return cmd
}

func (a *app) setSeries(ctx context.Context, names []string, why string) error {
	w, err := a.warehouse(ctx)
	if err != nil {
		return err
	}
	defer w.Close()
	var plans []warehouse.PlanHead
	for _, name := range names {
		h, err := w.FindOne(ctx, name)
		if err != nil {
			return planError(err)
		}
		plans = append(plans, h)
	}
	o := warehouse.SeriesOverride{Plan: plans[0], Free: len(plans) == 1, Why: why}
	if !o.Free {
		o.Series = plans[1].Series
	}
	st, err := w.OverrideSeries(ctx, o)
	if err != nil {
		return databaseError(err)
	}
	return a.printLinks(st)
}

// planError gives a name that is of no plan, or of several, its exit code.
func planError(err error) error {
	if errors.Is(err, warehouse.ErrNoPlan) {
		return coded{exitUsage, err}
	}
	return databaseError(err)
}
