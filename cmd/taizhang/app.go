package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// app is what every subcommand shares: the streams and the flags of all.
type app struct {
	in  io.Reader
	out io.Writer
	log io.Writer

	db     string
	jobs   int
	output string
	config string

	limits     limits
	limitFlags []string

	originals bool    // whether the bytes of what is loaded are kept
	keeper    *keeper // of a load; nil keeps nothing

	trace      warehouse.Trace          // told how far a load is; nil when nobody looks
	groupTasks int                      // how many tasks are held before they are written
	order      func([]unit)             // of reading; nil leaves the names' order
	told       func(files int) progress // how a load tells of itself; nil for the terminal

	started bool // arguments were understood; what fails from here on is no usage error
}

const about = `taizhang reads Chinese government work plans (工作方案, 任务分解表, 责任清单) of any
format, finds their tasks, responsible organs and deadlines, and loads them into a warehouse.

Flags win over the environment, which wins over the file taizhang.yaml: --db is also TAIZHANG_DB,
--source-url TAIZHANG_SOURCE_URL.
DATABASE_URL names a PostgreSQL database where neither does; what an address leaves out
(postgres:// is one) the variables PGHOST, PGUSER, PGPASSWORD, PGDATABASE … say.
Exit codes: 0 ok, 1 internal, 2 usage, 3 input unreadable, 4 partial (some files quarantined),
5 quality gate, 6 database, 7 limit, 10 load --plan found something to do, 130 interrupted.`

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:               "taizhang",
		Short:             "work plans in, warehouse out",
		Long:              about,
		SilenceErrors:     true,
		SilenceUsage:      true,
		PersistentPreRunE: a.start,
	}
	flags := root.PersistentFlags()
	flags.StringVar(&a.db, "db", "./taizhang.db.d", "warehouse: a folder, or postgres://user@host/name")
	flags.IntVar(&a.jobs, "jobs", 0, "files read at the same time, 0 for one per core")
	flags.StringVar(&a.output, "output", tableOutput, "table, json, ndjson or csv")
	flags.StringVar(&a.config, "config", configFile, "file of settings: db, jobs, output, limits")
	flags.StringSliceVar(&a.limitFlags, "limit", nil, "a limit by its name in taizhang limits, as cells=200000; several may be given")
	flags.BoolVar(&a.originals, "originals", true, "keep the bytes of what is loaded in the warehouse")
	for _, command := range commands {
		root.AddCommand(command(a))
	}
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.log)
	return root
}

// start reads the environment for the flags that were not given and checks those of all.
func (a *app) start(cmd *cobra.Command, _ []string) error {
	if err := fromEnvironment(cmd.Flags(), os.LookupEnv); err != nil {
		return err
	}
	if address := os.Getenv("DATABASE_URL"); !cmd.Flags().Changed("db") && warehouse.IsServer(address) {
		if err := cmd.Flags().Set("db", address); err != nil {
			return err
		}
	}
	if err := a.configure(cmd); err != nil {
		return err
	}
	if a.jobs < 0 {
		return fmt.Errorf("--jobs %d: want a number of files, 0 for one per core", a.jobs)
	}
	if a.jobs == 0 {
		a.jobs = runtime.NumCPU()
	}
	if err := checkOutput(cmd, a.output); err != nil {
		return err
	}
	a.started = true
	return nil
}

// fromEnvironment sets each flag that was not given from TAIZHANG_<NAME>.
func fromEnvironment(flags *pflag.FlagSet, look func(string) (string, bool)) error {
	var first error
	flags.VisitAll(func(f *pflag.Flag) {
		name := "TAIZHANG_" + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
		value, ok := look(name)
		if f.Changed || !ok || first != nil {
			return
		}
		if err := flags.Set(f.Name, value); err != nil {
			first = fmt.Errorf("%s: %w", name, err)
		}
	})
	return first
}

// logf writes one line to standard error.
func (a *app) logf(format string, args ...any) {
	fmt.Fprintf(a.log, "taizhang: "+format+"\n", args...)
}
