package main

import (
	"fmt"

	"github.com/spf13/cobra"

	files "github.com/taizhang/taizhang/sql"
)

func newThreads(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "threads [WORDS | THREAD]",
		Short: "任务的历年线索 / the lines of tasks through the years",
		Long: `列出线索：始于、止于哪年，见于几年，最近一年的文字；给出文字则只列含有它的，给出编号则逐年列出其任务。
编号是线索最早一条任务的编号；用过的编号仍可用，指向它现在所属的线索。

Lists threads with their years and latest words; those that hold WORDS, or the tasks of one by its
number, which is that of its earliest task. A number that was in use once leads to the thread that
its task is in now.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			name, values := "threads", []any{""}
			if len(args) == 1 {
				values = []any{args[0]}
				if _, err := taskNumber(args[0]); err == nil {
					name = "thread"
				}
			}
			query, known := files.Named(name)
			if !known {
				return fmt.Errorf("threads: no question %s", name)
			}
			return a.answer(cmd.Context(), query, values)
		},
	}
}
