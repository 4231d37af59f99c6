package serve

// IssueCount is how often an issue is found.
type IssueCount struct {
	Code   string `json:"code"`
	Issues int64  `json:"issues"`
	Plans  int64  `json:"plans"`
}

// QualityRow is a plan with what is worth a look in it.
type QualityRow struct {
	Plan            ID      `json:"plan_id"`
	Title           string  `json:"title"`
	Year            int64   `json:"year,omitempty"`
	DivisionName    string  `json:"division_name"`
	Tasks           int64   `json:"tasks"`
	Issues          int64   `json:"issues"`
	Fields          int64   `json:"fields"`
	Unsure          int64   `json:"unsure"`
	UnparsedPercent float64 `json:"unparsed_percent"`
	WithoutDuty     int64   `json:"tasks_without_duty"`
	WithoutDeadline int64   `json:"tasks_without_deadline"`
}

// LedgerPart is how many characters stand under a part.
type LedgerPart struct {
	Part       string `json:"part"`
	Characters int64  `json:"characters"`
}

// Sure is how sure the fields of a kind are.
type Sure struct {
	Field  string `json:"field"`
	Fields int64  `json:"fields"`
	Poor   int64  `json:"poor" about:"低于 0.8 / below 0.8"`
	Fair   int64  `json:"fair" about:"0.8 至 0.95 / from 0.8 to 0.95"`
	Good   int64  `json:"good" about:"0.95 以上 / 0.95 and above"`
}

// Quarantined is a file that could not be read.
type Quarantined struct {
	Name   string `json:"name"`
	Format string `json:"format,omitempty"`
	Place  string `json:"place,omitempty"`
	Reason string `json:"reason"`
	SHA256 string `json:"sha256,omitempty"`
	Run    int64  `json:"run_id"`
	Again  string `json:"again,omitempty" about:"文件仍在，以此号可以再试 / the file is kept and can be tried again by this name"`
}

// Quality is how good what was read is.
type Quality struct {
	Page
	Codes      []IssueCount  `json:"issues"`
	Plans      []QualityRow  `json:"plans"`
	Ledger     []LedgerPart  `json:"ledger"`
	Sure       []Sure        `json:"confidence"`
	Quarantine []Quarantined `json:"quarantine"`
}

// mostQuarantined is how many files in quarantine the page lists.
const mostQuarantined = 200

func quality(r *request) (any, error) {
	q := Quality{Quarantine: []Quarantined{}}
	var err error
	if q.Page, err = r.page(); err != nil {
		return nil, err
	}
	if q.Codes, err = scoped[IssueCount](r, "issue-codes"); err != nil {
		return nil, err
	}
	rows, err := scoped[QualityRow](r, "quality", q.Page.limit(), q.Page.offset())
	if err != nil {
		return nil, err
	}
	q.Plans = paged(&q.Page, rows)
	if q.Ledger, err = scoped[LedgerPart](r, "ledger"); err != nil {
		return nil, err
	}
	if q.Sure, err = scoped[Sure](r, "confidence"); err != nil {
		return nil, err
	}
	if len(r.user.Divisions) > 0 { // a file that could not be read is of no division
		return q, nil
	}
	if q.Quarantine, err = ask[Quarantined](r, "quarantine", mostQuarantined, 0); err != nil {
		return nil, err
	}
	for i := range q.Quarantine {
		if again := q.Quarantine[i].again(); r.s.jobs.kept(again) {
			q.Quarantine[i].Again = again
		}
	}
	return q, nil
}

// Total is the number of all characters.
func (q Quality) Total() (n int64) {
	for _, p := range q.Ledger {
		n += p.Characters
	}
	return n
}
