package main

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/cmd/taizhang/eval"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/normalize/correct"
	"github.com/taizhang/taizhang/sql/warehouse"
)

const aboutReviewGold = `把有更正的方案写成 taizhang.gold/v1 标注，供 taizhang eval --gold 使用；原文件能在装载时的位置找到的，一并复制。

Writes every plan that people corrected or accepted as an annotation for taizhang eval --gold, and
beside it its file, where that still stands where it was loaded from.`

func (r *reviewing) newReviewGold() *cobra.Command {
	dir := ""
	cmd := &cobra.Command{
		Use:   "gold --out DIR",
		Short: "更正过的方案作为标注 / corrected plans as annotations for eval",
		Long:  aboutReviewGold,
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if dir == "" {
				return coded{exitUsage, errors.New("--out: name a folder")}
			}
			return r.gold(cmd.Context(), dir)
		},
	}
	cmd.Flags().StringVar(&dir, "out", "", "folder to write to")
	return cmd
}

func (r *reviewing) gold(ctx context.Context, dir string) error {
	w, err := r.warehouse(ctx)
	if err != nil {
		return err
	}
	defer w.Close()
	all, err := w.Became(ctx)
	if err != nil {
		return databaseError(err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	said := map[int64]int{}
	var plans []int64
	for _, b := range all {
		if b.State == "held" || b.State == "same" {
			if said[b.Plan]++; said[b.Plan] == 1 {
				plans = append(plans, b.Plan)
			}
		}
	}
	out := rows{columns: []string{"plan", "corrections", "tasks", "file"}}
	for _, id := range plans {
		s, err := w.Plan(ctx, id)
		if err != nil {
			return databaseError(err)
		}
		name, err := writeGold(dir, s)
		if err != nil {
			return err
		}
		out.values = append(out.values, []any{value(s.Plan.Title), said[id], len(s.Plan.Tasks), name})
	}
	return r.print(out)
}

func value(s *string) string { return optionalWords(s) }

// writeGold writes a plan as an annotation, and its file beside it; it gives the file's name, "" where it is not there.
func writeGold(dir string, s *warehouse.Shown) (string, error) {
	stem := s.Plan.PlanID
	p := *s.Plan
	p.Schema, p.Issues, p.Ledger = eval.GoldSchema, nil, normalize.Ledger{}
	source := p.Document.Name
	p.Document = normalize.Document{Name: stem + filepath.Ext(source), SHA256: p.Document.SHA256, Format: p.Document.Format}
	b, err := json.MarshalIndent(&p, "", " ")
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(dir, stem+".json"), append(b, '\n'), 0o644); err != nil {
		return "", err
	}
	b, err = os.ReadFile(source)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return p.Document.Name, os.WriteFile(filepath.Join(dir, p.Document.Name), b, 0o644)
}

const aboutReviewLexicon = `由更正提出词表的补充建议：人工认定而程序不识的单位名，人工改了角色的标签。每行是一个建议及其依据，由维护者取舍。

Suggests rows for the lexicon from what people set right: names of organs that no table knows, and
labels whose role was corrected, each with how often and where it was said.`

func (r *reviewing) newReviewLexicon() *cobra.Command {
	return &cobra.Command{
		Use:   "lexicon",
		Short: "由更正得出的词表建议 / rows for the lexicon that corrections suggest",
		Long:  aboutReviewLexicon,
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w, err := r.warehouse(cmd.Context())
			if err != nil {
				return err
			}
			defer w.Close()
			all, err := w.Corrections(cmd.Context())
			if err != nil {
				return databaseError(err)
			}
			return r.print(suggestions(correct.Active(all)))
		},
	}
}

// label is what stands before the first organ of a role: 承办单位：.
var label = regexp.MustCompile(`([\p{Han}]{2,8})[:：]$`)

// suggestions are the words that corrections tell and no table has.
func suggestions(all []warehouse.Correction) rows {
	type suggestion struct{ table, word, meaning string }
	times, from := map[suggestion]int{}, map[suggestion]string{}
	var order []suggestion
	add := func(s suggestion, c *warehouse.Correction) {
		if times[s]++; times[s] == 1 {
			order, from[s] = append(order, s), c.Author+" "+c.At.Format("2006-01-02")
		}
	}
	for i := range all {
		c := &all[i]
		if c.Kind != "duty" || c.New == nil || c.Target == nil {
			continue
		}
		if c.Field == "role" && c.Target.Value != nil {
			if m := label.FindStringSubmatch(strings.TrimSpace(c.Target.Value.Prefix)); m != nil {
				add(suggestion{"role", m[1], correct.Role(*c.New)}, c)
			}
			continue
		}
		if d := (&normalize.Plan{}).SaidOrgan(*c.New, "responsible"); d.Org == nil && !d.Collective {
			add(suggestion{"organ", *c.New, ""}, c)
		}
	}
	slices.SortStableFunc(order, func(a, b suggestion) int { return times[b] - times[a] })
	out := rows{columns: []string{"table", "word", "meaning", "times", "source"}}
	for _, s := range order {
		out.values = append(out.values, []any{s.table, s.word, s.meaning, times[s], from[s]})
	}
	return out
}
