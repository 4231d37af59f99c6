package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	files "github.com/taizhang/taizhang/sql"
)

const aboutSQL = `Runs one select on the warehouse as the last load left it: read-only, with no file and no
network in reach, limited in time and rows. - reads the question from standard input, @NAME asks
a standard question, VALUEs stand for its $1, $2 …:

`

func newSQL(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   `sql "select …" | @NAME [VALUE…]`,
		Short: "answer one question with SQL",
		Long:  aboutSQL + standardQuestions(),
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			query, err := a.question(args[0])
			if err != nil {
				return err
			}
			values := make([]any, len(args)-1)
			for i, v := range args[1:] {
				values[i] = v
			}
			return a.answer(cmd.Context(), query, values)
		},
	}
}

func standardQuestions() string {
	var sb strings.Builder
	for _, q := range files.Queries() {
		fmt.Fprintf(&sb, "  @%-14s %s\n", q.Name, q.Title)
	}
	return sb.String()
}

// question is the SQL of an argument: itself, a standard question, or standard input.
func (a *app) question(arg string) (string, error) {
	if name, ok := strings.CutPrefix(arg, "@"); ok {
		query, known := files.Named(name)
		if !known {
			return "", coded{exitUsage, fmt.Errorf("sql @%s: no such standard question", name)}
		}
		return query, nil
	}
	if arg != stdinPath {
		return arg, nil
	}
	b, err := io.ReadAll(io.LimitReader(a.in, 1<<20))
	if err == nil && strings.TrimSpace(string(b)) == "" {
		err = coded{exitUsage, errors.New("sql: no question")}
	}
	return string(b), err
}

func (a *app) answer(ctx context.Context, query string, values []any) error {
	w, err := a.warehouse(ctx)
	if err != nil {
		return err
	}
	defer w.Close()
	t, err := w.Query(ctx, query, values...)
	if err != nil {
		return databaseError(err)
	}
	return a.print(rows{columns: t.Columns, values: t.Rows})
}
