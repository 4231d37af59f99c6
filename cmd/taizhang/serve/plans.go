package serve

// PlanRow is a plan in a list: 2021年东湖区政务公开工作方案.
type PlanRow struct {
	Plan         ID     `json:"plan_id"`
	Division     string `json:"division_code"`
	DivisionName string `json:"division_name"`
	Title        string `json:"title"`
	Number       string `json:"number,omitempty"`
	Issuer       string `json:"issuer,omitempty"`
	Year         int64  `json:"year,omitempty"`
	Kind         string `json:"kind,omitempty"`
	Signed       string `json:"signed_on,omitempty"`
	Format       string `json:"format"`
	Tasks        int64  `json:"tasks"`
	Reported     int64  `json:"reported"`
	Done         int64  `json:"done"`
	Issues       int64  `json:"issues"`
	Unsure       int64  `json:"unsure"`
	Fields       int64  `json:"fields"`
}

// Facet is one value that a list can be filtered by.
type Facet struct {
	Facet string `json:"facet"`
	Value string `json:"value"`
	Label string `json:"label"`
	Plans int64  `json:"plans"`
}

// Facets are the values to choose from.
type Facets []Facet

// Of gives those of one kind: division, year, kind.
func (f Facets) Of(facet string) (out []Facet) {
	for _, x := range f {
		if x.Facet == facet {
			out = append(out, x)
		}
	}
	return out
}

// Plans is a list of plans.
type Plans struct {
	Page
	Facets Facets    `json:"facets"`
	Plans  []PlanRow `json:"plans"`
}

// filter is the division and year of a list.
type filter struct {
	page           Page
	division, year string
	facets         Facets
}

func (r *request) filter() (f filter, err error) {
	if f.page, err = r.page(); err != nil {
		return f, err
	}
	f.division = r.value("division")
	if f.year, err = r.year("year"); err != nil {
		return f, err
	}
	f.facets, err = scoped[Facet](r, "facets")
	return f, err
}

func plans(r *request) (any, error) {
	f, err := r.filter()
	if err != nil {
		return nil, err
	}
	out := Plans{Page: f.page, Facets: f.facets}
	rows, err := scoped[PlanRow](r, "plans", f.division, f.year, r.value("kind"), r.value("q"), f.page.limit(), f.page.offset())
	out.Plans = paged(&out.Page, rows)
	return out, err
}
