package serve

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/taizhang/taizhang/normalize"
	files "github.com/taizhang/taizhang/sql"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// Loader loads the files of a folder into the warehouse. told hears how many of how many are done,
// problem what is wrong with one.
type Loader func(ctx context.Context, how Loading, told func(done, of int), problem func(string)) (Loaded, error)

// Loading is what shall be loaded, and how.
type Loading struct {
	Folder string
	Origin string // who uploaded when: upload:王芳@2021-06-30T01:00:00Z
	Given  normalize.Given
	Places map[string]string // where files stood, by name, on the machine whose load was handed over
	Handed                   // what else that load said
}

// Handed is what a load says that is handed over; nothing of an upload.
type Handed struct {
	Link   string          `json:"link,omitempty"` // all, series or none; "" for all
	Retire bool            `json:"retire,omitempty"`
	Walk   *warehouse.Walk `json:"walk,omitempty"` // the folders it went through
}

// Loaded is what became of it.
type Loaded struct {
	warehouse.Counts
	Gone    []string // files that were loaded before from the folders and are not there any more
	Retired int      // publications that went with them
}

// Job is one upload on its way into the warehouse.
type Job struct {
	ID       string            `json:"id"`
	Who      string            `json:"who"`
	State    string            `json:"state" about:"waiting、running、complete、failed"`
	Files    int               `json:"files"`
	Bytes    int64             `json:"bytes"`
	Done     int               `json:"done"`
	Of       int               `json:"of"`
	Began    time.Time         `json:"began"`
	Ended    *time.Time        `json:"ended,omitempty"`
	Problems []string          `json:"problems" about:"不能读的文件 / files that could not be read"`
	Counts   *warehouse.Counts `json:"counts,omitempty"`
	Gone     []string          `json:"gone,omitempty" about:"曾装载而今不在的文件 / files that were loaded before and are gone"`
	Retired  int               `json:"retired,omitempty"`
	Error    string            `json:"error,omitempty"`

	how    Loading
	action string
	again  string // the quarantined file that is tried again
}

// jobs are the uploads since the start; one is loaded at a time.
type jobs struct {
	s    *Server
	mu   sync.Mutex
	all  []*Job
	turn sync.Mutex
	busy sync.WaitGroup
}

func newJobs(s *Server) *jobs { return &jobs{s: s} }

// jobsKept is how many uploads are remembered.
const jobsKept = 200

// folder makes a place for the files of an upload.
func (j *jobs) folder() (id, folder string, err error) {
	b := make([]byte, 8)
	rand.Read(b)
	id = hex.EncodeToString(b)
	folder = filepath.Join(j.s.Uploads, id)
	return id, folder, os.MkdirAll(folder, 0o700)
}

// start loads an upload as soon as it is its turn.
func (j *jobs) start(job *Job) Job {
	j.mu.Lock()
	job.State, job.Began, job.Problems = "waiting", j.s.Now().UTC(), []string{}
	j.all = append(j.all, job)
	j.all = j.all[max(0, len(j.all)-jobsKept):]
	out := *job
	j.mu.Unlock()
	j.busy.Add(1)
	go func() {
		defer j.busy.Done()
		j.turn.Lock()
		defer j.turn.Unlock()
		j.load(job)
	}()
	return out
}

func (j *jobs) load(job *Job) {
	j.change(job, func() { job.State = "running" })
	told := func(done, of int) { j.change(job, func() { job.Done, job.Of = done, of }) }
	problem := func(text string) { j.change(job, func() { job.Problems = append(job.Problems, text) }) }
	ctx := context.Background() // what was uploaded is loaded, whoever stops looking
	job.how.Origin = "upload:" + job.Who + "@" + job.Began.Format(time.RFC3339)
	done, err := j.s.Load(ctx, job.how, told, problem)
	switch {
	case err == nil:
		err = j.keepQuarantined(ctx, job, done.Run)
	case job.again != "": // nothing was tried: it is kept as it was
		err = errors.Join(err, os.Rename(job.how.Folder, j.keptFolder(job.again)))
	}
	err = errors.Join(err, os.RemoveAll(job.how.Folder))
	end := j.s.Now().UTC()
	j.change(job, func() {
		job.State, job.Ended, job.Counts, job.Gone, job.Retired = "complete", &end, &done.Counts, done.Gone, done.Retired
		if err != nil {
			job.State, job.Error, job.Counts = "failed", err.Error(), nil
			j.s.logf("load %s: %v", job.ID, err)
		}
	})
	note := warehouse.Audit{At: end, Who: job.Who, Role: Admin.String(), Action: job.action, Target: job.ID, Detail: job.State}
	if err := j.s.Warehouse.Audit(ctx, note); err != nil {
		j.s.logf("audit of load %s: %v", job.ID, err)
	}
}

func (j *jobs) change(_ *Job, f func()) {
	j.mu.Lock()
	defer j.mu.Unlock()
	f()
}

// named gives an upload as it stands now.
func (j *jobs) named(id string) (Job, bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, x := range j.all {
		if x.ID == id {
			out := *x
			out.Problems = slices.Clone(x.Problems)
			return out, true
		}
	}
	return Job{}, false
}

// list gives the uploads, the latest first.
func (j *jobs) list() []Job {
	j.mu.Lock()
	defer j.mu.Unlock()
	out := make([]Job, 0, len(j.all))
	for _, x := range slices.Backward(j.all) {
		out = append(out, *x)
	}
	return out
}

// underWay reports that an upload is not loaded yet.
func (j *jobs) underWay() bool {
	return slices.ContainsFunc(j.list(), func(x Job) bool { return x.Ended == nil })
}

func (j *jobs) wait() { j.busy.Wait() }

// keptFolder is where a file stands that was uploaded and could not be read.
func (j *jobs) keptFolder(again string) string {
	return filepath.Join(j.s.Uploads, "quarantine", again)
}

// again names a file in quarantine: by its bytes, or by its name where they were too many to be had.
func (q *Quarantined) again() string {
	if len(q.SHA256) == 2*sha256.Size {
		return q.SHA256
	}
	sum := sha256.Sum256([]byte("name\x00" + q.Name))
	return hex.EncodeToString(sum[:])
}

// kept reports that a file in quarantine is still here.
func (j *jobs) kept(again string) bool {
	if b, err := hex.DecodeString(again); err != nil || len(b) != sha256.Size || j.s.Load == nil {
		return false
	}
	_, err := os.Stat(j.keptFolder(again))
	return err == nil
}

// keepQuarantined keeps those files of an upload that its load could not read, to be tried again.
func (j *jobs) keepQuarantined(ctx context.Context, job *Job, run int64) error {
	t, err := j.s.Warehouse.Query(ctx, files.Page("quarantine"), 10_000, 0)
	if err != nil {
		return err
	}
	held, err := scan[Quarantined](t)
	if err != nil {
		return err
	}
	for _, q := range held {
		from := filepath.Join(job.how.Folder, filepath.FromSlash(q.Name))
		if q.Run != run || !filepath.IsLocal(filepath.FromSlash(q.Name)) {
			continue
		}
		to := filepath.Join(j.keptFolder(q.again()), filepath.FromSlash(q.Name))
		if _, err := os.Stat(from); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
			return err
		}
		if err := os.Rename(from, to); err != nil {
			return err
		}
	}
	return nil
}
