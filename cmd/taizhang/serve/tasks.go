package serve

// TaskRow is a task in a list.
type TaskRow struct {
	Task         ID     `json:"task_id"`
	Plan         ID     `json:"plan_id"`
	Division     string `json:"division_code"`
	DivisionName string `json:"division_name"`
	PlanTitle    string `json:"plan_title"`
	Year         int64  `json:"year,omitempty"`
	Serial       string `json:"serial,omitempty"`
	Path         string `json:"path,omitempty"`
	Content      string `json:"content"`
	Orgs         string `json:"orgs,omitempty"`
}

// Tasks is a list of tasks.
type Tasks struct {
	Page
	Facets Facets    `json:"facets"`
	Tasks  []TaskRow `json:"tasks"`
}

func tasks(r *request) (any, error) {
	f, err := r.filter()
	if err != nil {
		return nil, err
	}
	out := Tasks{Page: f.page, Facets: f.facets}
	rows, err := r.tasksWith(wanted{f.division, f.year, r.value("q"), r.value("org")}, f.page.limit(), f.page.offset())
	out.Tasks = paged(&out.Page, rows)
	return out, err
}

// wanted says which tasks are meant: those of a division and a year whose words and organs hold others; "" for any.
type wanted struct{ division, year, words, org string }

// piece is a year of neighbouring divisions with so many tasks.
type piece struct {
	year     int64
	from, to string
	tasks    int64
}

// firstPiece is how many tasks are looked through at first; each further piece is pieceGrowth times as large.
var firstPiece int64 = 5_000

const pieceGrowth = 4

// pieces cuts all tasks of some divisions and years into pieces, in the order of a list: the latest year first.
func (r *request) pieces(w wanted) (out []piece, err error) {
	type taskRange struct {
		Year     int64  `json:"year"`
		Division string `json:"division_code"`
		Tasks    int64  `json:"tasks"`
	}
	ranges, err := scoped[taskRange](r, "task-ranges", w.division, w.year)
	room := int64(0)
	for most, i := firstPiece, 0; i < len(ranges); i++ {
		x := ranges[i]
		if i == 0 || x.Tasks > room || x.Year != out[len(out)-1].year {
			if i > 0 && x.Tasks > room {
				most *= pieceGrowth
			}
			out, room = append(out, piece{x.Year, x.Division, x.Division, 0}), most
		}
		last := &out[len(out)-1]
		last.to, last.tasks, room = x.Division, last.tasks+x.Tasks, room-x.Tasks
	}
	return out, err
}

// tasksWith looks through the pieces until it has enough: who searches for a word that stands everywhere does not wait for
// all that is there to be read.
func (r *request) tasksWith(w wanted, limit, offset int) ([]TaskRow, error) {
	pieces, err := r.pieces(w)
	if err != nil {
		return nil, err
	}
	out := []TaskRow{}
	for _, p := range pieces {
		if offset > 0 {
			n, err := r.passing(w, p)
			if err != nil {
				return nil, err
			}
			if n <= int64(offset) {
				offset -= int(n)
				continue
			}
		}
		more, err := scoped[TaskRow](r, "tasks", w.words, w.org, p.year, p.from, p.to, limit-len(out), offset)
		if err != nil {
			return nil, err
		}
		if out, offset = append(out, more...), 0; len(out) == limit {
			break
		}
	}
	return out, nil
}

// passing counts the tasks of a piece that are meant.
func (r *request) passing(w wanted, p piece) (int64, error) {
	if w.words == "" && w.org == "" {
		return p.tasks, nil
	}
	type count struct {
		Tasks int64 `json:"tasks"`
	}
	n, err := scoped[count](r, "tasks-count", w.words, w.org, p.year, p.from, p.to)
	if err != nil {
		return 0, err
	}
	return n[0].Tasks, nil
}
