// Command taizhang reads Chinese government work plans and loads their tasks,
// responsible organs and deadlines into a warehouse.
//
// Data goes to standard output, everything said about it to standard error.
package main

import (
	"context"
	"io"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// commands is the table of subcommands, one a file.
var commands = []func(*app) *cobra.Command{
	newLoad,
	newRead,
	newParse,
	newLint,
	newDiff,
	newLink,
	newWhy,
	newThreads,
	newSeries,
	newReview,
	newEval,
	newServe,
	newSQL,
	newExport,
	newRuns,
	newQuarantine,
	newDedupe,
	newRetire,
	newOriginal,
	newReparse,
	newDB,
	newBench,
	newLimits,
	newDoctor,
	newVersion,
	newEnqueue,
	newWorker,
	newFleet,
	newReadWorker,
}

// garbage is how much may lie about before it is collected, in percent of what is in use,
// unless GOGC says otherwise: a plan is small, and what its reading leaves behind is soon
// as much, so that collecting at 100 takes an eighth of the time.
const garbage = 400

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	ctx, stop := interruptible(context.Background())
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the whole program: arguments and streams in, exit code out.
func run(ctx context.Context, args []string, in io.Reader, out, log io.Writer) int {
	return newApp(in, out, log).run(ctx, args)
}

func newApp(in io.Reader, out, log io.Writer) *app {
	return &app{in: in, out: out, log: log, limits: defaultLimits, groupTasks: groupTasks}
}

func (a *app) run(ctx context.Context, args []string) int {
	root := a.root()
	root.SetArgs(args)
	return a.exit(root.ExecuteContext(ctx))
}
