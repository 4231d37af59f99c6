package serve

// RunRow is a load with its accounts.
type RunRow struct {
	Run         int64  `json:"run_id"`
	Command     string `json:"command"`
	Version     string `json:"version"`
	Started     string `json:"started_at"`
	Finished    string `json:"finished_at,omitempty"`
	Status      string `json:"status"`
	Found       int64  `json:"found"`
	Loaded      int64  `json:"loaded"`
	Unchanged   int64  `json:"unchanged"`
	Duplicate   int64  `json:"duplicate"`
	NeedsOCR    int64  `json:"needs_ocr"`
	Quarantined int64  `json:"quarantined"`
	Skipped     int64  `json:"skipped"`
	Remaining   int64  `json:"remaining"`
	Plans       int64  `json:"plans"`
	Tasks       int64  `json:"tasks"`
}

// Runs is a list of loads.
type Runs struct {
	Page
	Runs  []RunRow `json:"runs"`
	Fleet *Fleet   `json:"fleet,omitempty" about:"多机装载的队列，只在 PostgreSQL 上 / the queue of many workers, on PostgreSQL only"`
}

func runs(r *request) (any, error) {
	out := Runs{}
	var err error
	if err := r.whole(); err != nil {
		return nil, err
	}
	if out.Page, err = r.page(); err != nil {
		return nil, err
	}
	rows, err := ask[RunRow](r, "runs", out.Page.limit(), out.Page.offset())
	if err != nil {
		return nil, err
	}
	out.Runs = paged(&out.Page, rows)
	out.Fleet, err = r.s.fleet(r.Context())
	return out, err
}

// RunFile is what became of a file.
type RunFile struct {
	Ordinal int64  `json:"ordinal"`
	Name    string `json:"name"`
	Status  string `json:"status"`
	Reason  string `json:"reason,omitempty"`
	Format  string `json:"format,omitempty"`
	Tasks   int64  `json:"tasks"`
	Plan    ID     `json:"plan_id,omitempty"`
}

// Run is a load's files.
type Run struct {
	Page
	Run   ID        `json:"run_id"`
	Files []RunFile `json:"files"`
}

func run(r *request) (any, error) {
	id, err := r.id("run")
	if err != nil {
		return nil, err
	}
	if err := r.whole(); err != nil {
		return nil, err
	}
	out := Run{Run: id}
	if out.Page, err = r.page(); err != nil {
		return nil, err
	}
	rows, err := ask[RunFile](r, "run", int64(id), out.Page.limit(), out.Page.offset())
	out.Files = paged(&out.Page, rows)
	if err == nil && len(out.Files) == 0 {
		return nil, notFound("run %d", id)
	}
	return out, err
}

// whole refuses who may see some divisions only: what is asked for is of all.
func (r *request) whole() error {
	if len(r.user.Divisions) > 0 {
		return errForbidden
	}
	return nil
}
