package serve

import (
	"context"
	"time"

	"github.com/taizhang/taizhang/sql/warehouse/queue"
)

// Fleet is how far the queue of many workers is: the figures of taizhang fleet.
type Fleet struct {
	Waiting  int            `json:"waiting"`
	Running  int            `json:"running"`
	Retrying int            `json:"retrying"`
	Done     int            `json:"done" about:"一天之内完成的作业 / jobs done within a day"`
	Files    int            `json:"files_left"`
	Rate     float64        `json:"files_per_second"`
	ETA      string         `json:"eta,omitempty" about:"1m30s；不知则无 / none where it is not known"`
	Workers  int            `json:"workers"`
	Runs     []FleetRun     `json:"runs" about:"尚未结束的装载 / loads that have not ended"`
	Members  []FleetWorker  `json:"members"`
	Failures []FleetFailure `json:"failures"`
}

// FleetRun is a load on the queue.
type FleetRun struct {
	Run      int64 `json:"run_id"`
	Jobs     int   `json:"jobs"`
	Done     int   `json:"done"`
	LinkJobs int   `json:"link_jobs"`
	LinkDone int   `json:"link_done"`
}

// FleetWorker is one worker of the last day.
type FleetWorker struct {
	Worker  int64  `json:"worker"`
	Host    string `json:"host"`
	PID     int    `json:"pid"`
	Version string `json:"version"`
	State   string `json:"state"`
	Started string `json:"started_at"`
	Beat    string `json:"beat_at"`
	Running int    `json:"running"`
	Jobs    int    `json:"jobs"`
	Files   int    `json:"files"`
	Tasks   int    `json:"tasks"`
}

// FleetFailure is a job that failed and is tried again.
type FleetFailure struct {
	Job     int64  `json:"job"`
	Run     int64  `json:"run_id"`
	Name    string `json:"first_file"`
	Files   int    `json:"files"`
	Attempt int    `json:"attempt"`
	Next    string `json:"next_at"`
	Error   string `json:"error"`
}

// FleetOf asks a queue; nil where no files were ever put on it.
func FleetOf(q *queue.Queue) func(context.Context) (*Fleet, error) {
	return func(ctx context.Context) (*Fleet, error) {
		if made, err := q.Made(ctx); err != nil || !made {
			return nil, err
		}
		f := &Fleet{}
		for _, read := range []func(context.Context, *queue.Queue) error{f.state, f.runs, f.members, f.failures} {
			if err := read(ctx, q); err != nil {
				return nil, err
			}
		}
		return f, nil
	}
}

func (f *Fleet) state(ctx context.Context, q *queue.Queue) error {
	s, err := q.State(ctx)
	f.Waiting, f.Running, f.Retrying, f.Done, f.Files, f.Rate = s.Waiting, s.Running, s.Retrying, s.Done, s.Files, s.Rate
	if d, known := s.ETA(); known {
		f.ETA = d.Round(time.Second).String()
	}
	return err
}

func (f *Fleet) runs(ctx context.Context, q *queue.Queue) error {
	all, err := q.Runs(ctx)
	for _, r := range all {
		if r.Status == "queued" {
			f.Runs = append(f.Runs, FleetRun{r.Run, r.Jobs, r.Done, r.Shares, r.Shared})
		}
	}
	return err
}

func (f *Fleet) members(ctx context.Context, q *queue.Queue) error {
	all, err := q.Workers(ctx)
	for _, w := range all {
		if w.State == "at work" {
			f.Workers++
		}
		f.Members = append(f.Members, FleetWorker{w.ID, w.Host, w.PID, w.Version, w.State, spelled(w.Started), spelled(w.Beat), w.Running, w.Jobs, w.Files, w.Tasks})
	}
	return err
}

func (f *Fleet) failures(ctx context.Context, q *queue.Queue) error {
	all, err := q.Failures(ctx)
	for _, x := range all {
		f.Failures = append(f.Failures, FleetFailure{x.Job, x.Run, x.Name, x.Files, x.Attempt, spelled(x.Next), x.Error})
	}
	return err
}

// spelled is a time as the API gives it.
func spelled(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// fleet is the queue's state; nil on a folder, which has none.
func (s *Server) fleet(ctx context.Context) (*Fleet, error) {
	if s.Fleet == nil {
		return nil, nil
	}
	return s.Fleet(ctx)
}
