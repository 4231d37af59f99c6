package queue

import (
	"context"
	"encoding/json"
	"log/slog"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
)

// failures logs jobs that failed, with the number of their run.
type failures struct{ log *slog.Logger }

// HandleError logs an error; whether the job is tried again is River's matter.
func (f failures) HandleError(ctx context.Context, job *rivertype.JobRow, err error) *river.ErrorHandlerResult {
	f.say(ctx, job, slog.String("error", err.Error()))
	return nil
}

// HandlePanic logs a panic, which counts as an error.
func (f failures) HandlePanic(ctx context.Context, job *rivertype.JobRow, panicked any, trace string) *river.ErrorHandlerResult {
	f.say(ctx, job, slog.Any("panic", panicked), slog.String("trace", trace))
	return nil
}

func (f failures) say(ctx context.Context, job *rivertype.JobRow, what ...slog.Attr) {
	var of struct {
		Run int64 `json:"run"`
	}
	json.Unmarshal(job.EncodedArgs, &of) // all kinds of jobs name their run
	f.log.LogAttrs(ctx, slog.LevelWarn, "failed", append([]slog.Attr{
		slog.Int64("run", of.Run), slog.Int64("job", job.ID), slog.String("kind", job.Kind), slog.Int("attempt", job.Attempt)}, what...)...)
}

// quiet lets pass what River warns of, and not what it does.
func quiet(log *slog.Logger) *slog.Logger { return slog.New(warnings{log.Handler()}) }

type warnings struct{ slog.Handler }

func (w warnings) Enabled(ctx context.Context, l slog.Level) bool {
	return l >= slog.LevelWarn && w.Handler.Enabled(ctx, l)
}

func (w warnings) WithAttrs(as []slog.Attr) slog.Handler { return warnings{w.Handler.WithAttrs(as)} }
func (w warnings) WithGroup(name string) slog.Handler    { return warnings{w.Handler.WithGroup(name)} }
