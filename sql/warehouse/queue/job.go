package queue

import (
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// Job is the reading and loading of a few files that belong together: those of one
// folder, up to 64, or one archive.
type Job struct {
	Run     int64           `json:"run"`
	Content string          `json:"content" river:"unique"` // hash of the names, bytes and given values of the files
	Base    string          `json:"base"`                   // the folder that was given, or s3://bucket/prefix
	Files   []File          `json:"files"`
	Given   normalize.Given `json:"given"` // what was said of all files
	Lane    string          `json:"lane"`  // whose turn it is: lanes take turns, file by file
}

// File is one file of a Job.
type File struct {
	Name string `json:"name"`           // by which the warehouse knows it, 六安/方案.docx
	Path string `json:"path,omitempty"` // below Base, with slashes; "" where it is the name
	Size int64  `json:"size"`
}

// Below is where the file stands below the job's Base.
func (f File) Below() string {
	if f.Path == "" {
		return f.Name
	}
	return f.Path
}

// Kind names jobs of this kind in the queue.
func (Job) Kind() string { return "load" }

// finish is the end of a run: linking, sums, its outcome. Linking goes by stages: where one is large, this job puts
// shares of it on the queue, and the last of these puts the next stage there.
type finish struct {
	Run   int64               `json:"run" river:"unique"`
	Stage warehouse.LinkStage `json:"stage,omitempty" river:"unique"`
}

func (finish) Kind() string { return "finish" }

// Patience: after so many errors a job's files are quarantined, and after so many workers
// that died over it, for a worker seldom dies of the job that it is killed with.
const (
	tries  = 8
	deaths = 100
)

// The order of jobs: a run that needs only its end is ended first.
const (
	first  = 1
	second = 2
)

// waiting are the states of a job that is not done; it need not be queued again.
var waiting = []rivertype.JobState{rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRetryable,
	rivertype.JobStateRunning, rivertype.JobStateScheduled}

func loadOpts(turn int64) *river.InsertOpts {
	return &river.InsertOpts{MaxAttempts: tries + deaths, Priority: second, ScheduledAt: epoch.Add(time.Duration(turn) * time.Second),
		UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: waiting}}
}

func finishOpts() *river.InsertOpts {
	return &river.InsertOpts{MaxAttempts: tries + deaths, Priority: first, UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: waiting}}
}

func shareOpts() *river.InsertOpts {
	return &river.InsertOpts{MaxAttempts: tries + deaths, Priority: first, Queue: linkQueue}
}
