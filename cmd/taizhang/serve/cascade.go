package serve

// Upstream is a plan that plans below carry out.
type Upstream struct {
	Plan         ID     `json:"plan_id"`
	Title        string `json:"title"`
	Year         int64  `json:"year,omitempty"`
	DivisionName string `json:"division_name"`
	Tasks        int64  `json:"tasks"`
	Below        int64  `json:"below" about:"下级方案数 / plans below"`
	Links        int64  `json:"links"`
}

// Cascades is a list of plans from above.
type Cascades struct {
	Page
	Plans []Upstream `json:"plans"`
}

func cascades(r *request) (any, error) {
	out := Cascades{}
	var err error
	if out.Page, err = r.page(); err != nil {
		return nil, err
	}
	rows, err := scoped[Upstream](r, "cascades", out.Page.limit(), out.Page.offset())
	out.Plans = paged(&out.Page, rows)
	return out, err
}

// Carried says what became of a task from above in one plan below.
type Carried struct {
	Task         ID     `json:"upstream_task_id"`
	Ordinal      int64  `json:"upstream_ordinal"`
	Content      string `json:"upstream_content"`
	Division     string `json:"division_code"`
	DivisionName string `json:"division_name"`
	Plan         ID     `json:"plan_id"`
	PlanTitle    string `json:"plan_title"`
	PlanYear     int64  `json:"plan_year"`
	Carried      string `json:"carried" about:"copied、adapted、strengthened、weakened、not_carried"`
	Tasks        int64  `json:"tasks"`
}

// Cascade is who carried what of a plan from above.
type Cascade struct {
	Page
	Plan    PlanHead  `json:"plan"`
	Carried []Carried `json:"carried"`
	Cut     bool      `json:"cut" about:"还有未列出的 / there are more than are listed"`
}

func cascade(r *request) (any, error) {
	id, err := r.id("plan")
	if err != nil {
		return nil, err
	}
	rows, err := scoped[Carried](r, "cascade", int64(id))
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, notFound("no plan below carries plan %d", id)
	}
	whole := *r
	whole.scope = "" // the plan from above is another division's; who sees a plan below sees what it is of
	head, err := planHead(&whole, id)
	if err != nil {
		return nil, err
	}
	out := Cascade{Plan: *head}
	rows, out.Cut = atMost(rows, mostRows)
	out.Page, out.Carried, err = part(r, rows)
	return out, err
}

// mostRows is how many rows of a question that is not paged are shown; the question asks for one more.
const mostRows = 20_000

// atMost cuts rows that are too many, and tells whether they were.
func atMost[T any](rows []T, most int) ([]T, bool) {
	return rows[:min(len(rows), most)], len(rows) > most
}

// matrix lays it out: a row a task from above, a column a plan below.
type matrix struct {
	Plans []Carried
	Rows  []matrixRow
	Left  int // plans below that are not shown
}

type matrixRow struct {
	Task  Carried
	Cells []Carried
}

// mostColumns is how many plans below the page shows.
const mostColumns = 30

// Matrix is what the page shows.
func (c Cascade) Matrix() matrix {
	m := matrix{}
	at, row := map[ID]int{}, map[ID]int{}
	for _, x := range c.Carried {
		if _, ok := at[x.Plan]; !ok {
			at[x.Plan] = len(m.Plans)
			m.Plans = append(m.Plans, x)
		}
	}
	wide := min(len(m.Plans), mostColumns)
	for _, x := range c.Carried {
		if _, ok := row[x.Task]; !ok {
			row[x.Task] = len(m.Rows)
			m.Rows = append(m.Rows, matrixRow{x, make([]Carried, wide)})
		}
		if i := at[x.Plan]; i < wide {
			m.Rows[row[x.Task]].Cells[i] = x
		}
	}
	m.Left = len(m.Plans) - wide
	m.Plans = m.Plans[:wide]
	return m
}
