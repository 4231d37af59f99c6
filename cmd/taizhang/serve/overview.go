package serve

import (
	"cmp"
	"slices"
)

// Counts says how much a warehouse holds.
type Counts struct {
	Plans     int64 `json:"plans"`
	Divisions int64 `json:"divisions"`
	Series    int64 `json:"series"`
	FirstYear int64 `json:"first_year"`
	LastYear  int64 `json:"last_year"`
	Tasks     int64 `json:"tasks"`
	Organs    int64 `json:"organs" about:"有分工的单位，泛指的不算 / organs with duties, without those that name no single body"`
	Duties    int64 `json:"duties"`
	Deadlines int64 `json:"deadlines"`
	Dated     int64 `json:"dated"`
	Measures  int64 `json:"measures"`
	Reported  int64 `json:"reported"`
	Done      int64 `json:"done"`
	Issues    int64 `json:"issues"`
	Unsure    int64 `json:"unsure" about:"可信度不足 0.95 的项 / fields below 0.95"`
	Fields    int64 `json:"fields"`
}

// Covered is what a division has of a year.
type Covered struct {
	Division string `json:"division_code"`
	Name     string `json:"division_name"`
	Year     int64  `json:"year" about:"0 为未知 / 0 for unknown"`
	Plans    int64  `json:"plans"`
	Tasks    int64  `json:"tasks"`
}

// DueMonth is what falls due in a month.
type DueMonth struct {
	Year  int64 `json:"year"`
	Month int64 `json:"month"`
	Turns int64 `json:"turns"`
	Done  int64 `json:"done"`
}

// Busy is an organ with its number of tasks.
type Busy struct {
	Division     string `json:"division_code"`
	DivisionName string `json:"division_name"`
	Name         string `json:"org_name"`
	Tasks        int64  `json:"tasks"`
	Own          int64  `json:"own_tasks" about:"牵头与责任 / lead or responsible"`
	Years        int64  `json:"years"`
}

// Overview is what a warehouse holds, at a glance.
type Overview struct {
	Counts   Counts     `json:"counts"`
	Coverage []Covered  `json:"coverage"`
	Months   []DueMonth `json:"months"`
	Busiest  []Busy     `json:"busiest"`
}

func overview(r *request) (any, error) {
	counts, err := scoped[Counts](r, "overview")
	if err != nil {
		return nil, err
	}
	o := Overview{Counts: counts[0]}
	organs, err := scoped[Counts](r, "organ-count")
	if err != nil {
		return nil, err
	}
	o.Counts.Organs = organs[0].Organs
	if o.Coverage, err = scoped[Covered](r, "coverage"); err != nil {
		return nil, err
	}
	if o.Months, err = scoped[DueMonth](r, "due-months"); err != nil {
		return nil, err
	}
	o.Busiest, err = scoped[Busy](r, "busiest", "", "", "", 10, 0)
	return o, err
}

// Coverage lays what divisions have out as a map: a row a division, a column a year.
type coverageMap struct {
	Years []int64
	Rows  []coverageRow
	Most  int64 // tasks of the darkest cell
	Left  int   // divisions that are not shown
}

type coverageRow struct {
	Code, Name string
	Cells      []Covered
	tasks      int64
}

// mapRows is how many divisions the map shows, those with the most tasks.
const mapRows = 40

// Map is the coverage as the page shows it.
func (o Overview) Map() coverageMap {
	var m coverageMap
	at := map[string]int{}
	for _, c := range o.Coverage {
		if !slices.Contains(m.Years, c.Year) {
			m.Years = append(m.Years, c.Year)
		}
		if _, ok := at[c.Division]; !ok {
			at[c.Division] = len(m.Rows)
			m.Rows = append(m.Rows, coverageRow{Code: c.Division, Name: c.Name})
		}
		m.Most = max(m.Most, c.Tasks)
		m.Rows[at[c.Division]].tasks += c.Tasks
	}
	slices.Sort(m.Years)
	for i := range m.Rows {
		m.Rows[i].Cells = make([]Covered, len(m.Years))
	}
	for _, c := range o.Coverage {
		m.Rows[at[c.Division]].Cells[slices.Index(m.Years, c.Year)] = c
	}
	if m.Left = len(m.Rows) - mapRows; m.Left > 0 {
		slices.SortStableFunc(m.Rows, func(a, b coverageRow) int { return cmp.Compare(b.tasks, a.tasks) })
		m.Rows = m.Rows[:mapRows]
		slices.SortFunc(m.Rows, func(a, b coverageRow) int { return cmp.Compare(a.Code, b.Code) })
	}
	return m
}

// chart is what the script in the page draws: kind bar, line or heat.
type chart struct {
	Kind   string   `json:"kind"`
	X      []string `json:"x"`
	Y      []string `json:"y,omitempty"`
	Series []line   `json:"series"`
}

type line struct {
	Name string    `json:"name"`
	Data []float64 `json:"data"`
}
