package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize/correct"
	"github.com/taizhang/taizhang/sql/export"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// The columns of the workbook for review; those from 处理 on are for people to fill in.
var reviewColumns = []export.FormColumn{
	{Name: "定位", Width: 30}, {Name: "方案", Width: 30}, {Name: "年度", Width: 8}, {Name: "项", Width: 10}, {Name: "可信度", Width: 8}, {Name: "读出", Width: 60},
	{Name: "处理", Width: 10, Edited: true, Choices: []string{"认可", "更正", "取消", "不是任务"}},
	{Name: "更正为", Width: 60, Edited: true}, {Name: "理由", Width: 30, Edited: true},
}

const aboutReviewExport = `把队列写成工作簿：「处理」选认可、更正、取消或不是任务，「更正为」写新值，「理由」写缘由；其余各列锁定。
填好后用 review apply 读回。

Writes the queue as a workbook for people to fill in; review apply reads it back.`

func (r *reviewing) newReviewExport() *cobra.Command {
	force := false
	cmd := &cobra.Command{
		Use:   "export FILE.xlsx",
		Short: "把队列写成工作簿，供在 Excel 中复核 / the queue as a workbook for Excel",
		Long:  aboutReviewExport,
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !strings.EqualFold(filepath.Ext(args[0]), ".xlsx") {
				return coded{exitUsage, fmt.Errorf("%s: want a name that ends in .xlsx", args[0])}
			}
			return r.exportBook(cmd.Context(), args[0], force)
		},
	}
	r.scopeFlags(cmd)
	cmd.Flags().BoolVar(&force, "force", false, "write over a file that is there")
	return cmd
}

func (r *reviewing) exportBook(ctx context.Context, path string, force bool) error {
	w, err := r.warehouse(ctx)
	if err != nil {
		return err
	}
	defer w.Close()
	found, err := w.Questions(ctx, r.scope)
	if err != nil {
		return databaseError(err)
	}
	form := export.Form{Sheet: "复核", Columns: reviewColumns}
	for _, q := range found {
		if q.Kind == "issue" || q.Kind == "stale" {
			continue
		}
		sure, year := "", ""
		if q.Confidence != nil {
			sure = fmt.Sprintf("%.3f", *q.Confidence)
		}
		if q.Year > 0 {
			year = fmt.Sprint(q.Year)
		}
		form.Rows = append(form.Rows, []string{placeOf(q), q.Title, year, q.Kind, sure, q.Words, "", "", ""})
	}
	out, err := export.Create(path, force)
	if err != nil {
		return err
	}
	if err := form.Write(out); err != nil {
		return errors.Join(err, out.Abort())
	}
	if err := out.Commit(); err != nil {
		return err
	}
	return r.print(rows{columns: []string{"file", "rows"}, values: [][]any{{filepath.Base(path), len(form.Rows)}}})
}

const aboutReviewApply = `读回填好的工作簿。逐行打印结果：applied 已落实；unchanged 与现值相同，不重复记；
conflicting 导出后他人已改，未落实；stale 已无此处；refused 值不合规。重复执行结果不变。

Reads a filled workbook back and prints what became of each line: applied, unchanged, conflicting
(another has changed it since the export), stale (no such place any more), refused. Applying twice is applying once.`

func (r *reviewing) newReviewApply() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "apply FILE.xlsx",
		Short: "读回填好的工作簿 / read a filled workbook back",
		Long:  aboutReviewApply,
		Args:  cobra.ExactArgs(1),
		RunE:  func(cmd *cobra.Command, args []string) error { return r.applyBook(cmd.Context(), args[0]) },
	}
	r.sayFlags(cmd)
	return cmd
}

// bookLine is one filled line.
type bookLine struct {
	row                              int
	place, read, action, value, note string
	result, why                      string
}

func (r *reviewing) applyBook(ctx context.Context, path string) error {
	lines, err := readBook(path)
	if err != nil {
		return coded{exitUnreadable, err}
	}
	w, err := r.warehouse(ctx)
	if err != nil {
		return err
	}
	defer w.Close()
	s := &spoken{ctx: ctx, w: w}
	made, err := w.Corrections(ctx)
	if err != nil {
		return databaseError(err)
	}
	s.made = correct.Active(made)
	shown := map[int64]*warehouse.Shown{}
	for i := range lines {
		if err := r.applyLine(s, &lines[i], shown); err != nil {
			return err
		}
	}
	if _, err := r.note(ctx, w, s.said); err != nil {
		return err
	}
	out := rows{columns: []string{"row", "place", "result", "why"}}
	for _, l := range lines {
		out.values = append(out.values, []any{l.row, l.place, l.result, l.why})
	}
	return r.print(out)
}

// applyLine decides what a line asks for against what the plan says now.
func (r *reviewing) applyLine(s *spoken, l *bookLine, shown map[int64]*warehouse.Shown) error {
	c, err := s.place(l.place)
	if err != nil {
		l.result = "stale"
		return nil
	}
	sh := shown[c.Plan]
	if sh == nil {
		if sh, err = s.w.Plan(s.ctx, c.Plan); err != nil {
			l.result = "stale"
			return nil
		}
		shown[c.Plan] = sh
	}
	is, sure, ok := sh.Page.Says(sh.Plan, &c)
	c.Note = l.note
	switch l.action {
	case "认可":
		c.Action = correct.Accept
	case "更正":
		c.New = &l.value
	case "取消":
	case "不是任务":
		c.Action, c.Kind, c.Field, c.Ordinal = correct.Reject, "task", "content", 0
	}
	switch {
	case s.saidBefore(&c, l.read):
		l.result = "unchanged"
	case !ok:
		l.result = "stale"
	case l.action == "更正" && l.value == "":
		l.result, l.why = "refused", "更正为：空"
	case l.action == "更正" && correct.Valid(c.Kind, c.Field, l.value) != "":
		l.result, l.why = "refused", correct.Valid(c.Kind, c.Field, l.value)
	case l.action == "更正" && is == l.value || l.action == "认可" && sure && is == l.read:
		l.result = "unchanged"
	case is != l.read && l.action != "不是任务":
		l.result, l.why = "conflicting", is
	default:
		l.result = "applied"
		s.add(c)
	}
	return nil
}

// saidBefore reports a correction that somebody made already, of the same words.
func (s *spoken) saidBefore(c *warehouse.Correction, read string) bool {
	return slices.ContainsFunc(s.made, func(m warehouse.Correction) bool {
		same := m.Kind == c.Kind && m.Plan == c.Plan && m.Task == c.Task && m.Field == c.Field && m.Does() == c.Does() && optionalWords(m.New) == optionalWords(c.New)
		return same && (m.Ordinal == c.Ordinal && optionalWords(m.Old) == read || c.Does() == correct.Reject)
	})
}

func optionalWords(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// readBook reads the lines that somebody filled in.
func readBook(path string) (out []bookLine, err error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	d, err := ingest.Read(filepath.Base(path), b, ingest.DefaultLimits)
	if err != nil {
		return nil, err
	}
	for _, bl := range d.Blocks {
		if bl.Table == nil {
			continue
		}
		grid := map[[2]int]string{}
		for _, c := range bl.Table.Cells {
			grid[[2]int{c.Row, c.Col}] = strings.TrimSpace(c.Text)
		}
		at := map[string]int{}
		for col := range bl.Table.Cols {
			at[grid[[2]int{0, col}]] = col
		}
		for _, name := range []string{"定位", "读出", "处理", "更正为", "理由"} {
			if _, ok := at[name]; !ok {
				return nil, fmt.Errorf("%s: no column %s", filepath.Base(path), name)
			}
		}
		for row := 1; row < bl.Table.Rows; row++ {
			get := func(name string) string { return export.Unguard(grid[[2]int{row, at[name]}]) }
			l := bookLine{row: row + 1, place: get("定位"), read: withoutRole(get("定位"), get("读出")), action: get("处理"), value: get("更正为"), note: get("理由")}
			if l.action == "" && l.value != "" {
				l.action = "更正"
			}
			if l.action != "" {
				if !slices.Contains(reviewColumns[6].Choices, l.action) {
					return nil, fmt.Errorf("%s: row %d: %s: want %s", filepath.Base(path), l.row, l.action, strings.Join(reviewColumns[6].Choices, "、"))
				}
				out = append(out, l)
			}
		}
		return out, nil
	}
	return nil, fmt.Errorf("%s: no sheet", filepath.Base(path))
}

// withoutRole is what a duty is called, of what the queue says of it: 区教育局 of 区教育局 support.
func withoutRole(place, words string) string {
	if i := strings.LastIndexByte(words, ' '); i > 0 && strings.Contains(place, "/duty/") && correct.Role(words[i+1:]) != "" {
		return words[:i]
	}
	return words
}
