// Package normalize says what the words mean: dates, rules of recurrence,
// document numbers, divisions, organs, identities. Every value still points at
// its quotation. It is total: what cannot be read stays words and an Issue.
package normalize

// Schema is the public contract's name.
const Schema = "taizhang.plan/v1"

// Plan is one plan with its meanings, and exactly the contract's JSON: absent
// is null or omitted, never invented. A pos is spelled as ingest.Bundle.Spell does.
type Plan struct {
	Schema      string     `json:"schema"`
	Document    Document   `json:"document"`
	Title       *string    `json:"title"`
	NoticeTitle *string    `json:"notice_title"`
	Issuer      *string    `json:"issuer"`
	Number      *string    `json:"number"` // normalized spelling: 东府办发〔2021〕22号
	IndexNumber *string    `json:"index_number"`
	Division    Division   `json:"division"`
	Year        *int       `json:"year"`
	YearFrom    *int       `json:"year_from,omitempty"`
	YearTo      *int       `json:"year_to,omitempty"`
	Period      *string    `json:"period,omitempty"` // H1, Q3, 截至…
	SignedOn    *string    `json:"signed_on"`        // ISO 8601 date
	PublishedOn *string    `json:"published_on"`     // ISO 8601 date
	Kind        *string    `json:"kind"`
	Edition     string     `json:"edition"` // identities are 63-bit numbers in decimal
	Series      string     `json:"series"`
	PlanID      string     `json:"plan_id"`
	Citations   []Citation `json:"citations,omitempty"`
	Relations   []Relation `json:"relations,omitempty"`
	Pos         PlanPos    `json:"pos"`
	Given       *Given     `json:"given,omitempty"` // what only the operator knew
	Tasks       []Task     `json:"tasks"`
	Issues      []Issue    `json:"issues,omitempty"`
	Ledger      Ledger     `json:"ledger"`

	Confidence PlanConfidence `json:"confidence,omitzero"`
}

// PlanConfidence is how sure each stated field is; what is absent has none.
type PlanConfidence struct {
	Title       Confidence `json:"title,omitzero"`
	NoticeTitle Confidence `json:"notice_title,omitzero"`
	Issuer      Confidence `json:"issuer,omitzero"`
	Number      Confidence `json:"number,omitzero"`
	IndexNumber Confidence `json:"index_number,omitzero"`
	Division    Confidence `json:"division,omitzero"`
	Year        Confidence `json:"year,omitzero"`
	SignedOn    Confidence `json:"signed_on,omitzero"`
	PublishedOn Confidence `json:"published_on,omitzero"`
	Kind        Confidence `json:"kind,omitzero"`
}

// Document names the file a plan was read from; Parts are the others of its bundle.
type Document struct {
	Name    string     `json:"name"`
	SHA256  string     `json:"sha256"`
	Format  string     `json:"format"`
	Ordinal int        `json:"ordinal,omitempty"` // in a bundle of several: pos says #2 of the second, nothing of the first
	Parts   []Document `json:"parts,omitempty"`
}

// PlanPos is where each stated field stands.
type PlanPos struct {
	Title       string `json:"title,omitempty"`
	NoticeTitle string `json:"notice_title,omitempty"`
	Issuer      string `json:"issuer,omitempty"`
	Number      string `json:"number,omitempty"`
	IndexNumber string `json:"index_number,omitempty"`
	Division    string `json:"division,omitempty"`
	Year        string `json:"year,omitempty"`
	SignedOn    string `json:"signed_on,omitempty"`
	PublishedOn string `json:"published_on,omitempty"`
}

// Division is an administrative division by GB/T 2260 code; null when unknown. A
// zone has no such code: where the division it lies in is known, it has one of ours.
type Division struct {
	Code *string `json:"code"`
	Name *string `json:"name"`           // in full: 江西省南昌市西湖区
	Zone *string `json:"zone,omitempty"` // 430100Z7K3QD: parent, Z, five characters
}

// Given is what the operator said of a file; text that disagrees is kept beside it.
type Given struct {
	Division    string `json:"division,omitempty"`
	Year        int    `json:"year,omitempty"`
	Series      string `json:"series,omitempty"`
	SourceURL   string `json:"source_url,omitempty"`
	PublishedOn string `json:"published_on,omitempty"`
	Typed       string `json:"typed,omitempty"` // digest of the tasks typed in by hand
}

// Citation is another document the plan names.
type Citation struct {
	Kind   string `json:"kind"`            // law, document
	Title  string `json:"title,omitempty"` // without 《》
	Number string `json:"number,omitempty"`
	Pos    string `json:"pos"`
}

// Relation is what the plan has to do with a document that its title or text names.
type Relation struct {
	Kind   string `json:"kind"` // reports_on, amends, repeals, precedes, based_on, forwards, cites
	Title  string `json:"title,omitempty"`
	Number string `json:"number,omitempty"`
	Pos    string `json:"pos"`
}

// Task is one duty to be done.
type Task struct {
	ID          string       `json:"id"`
	Ordinal     int          `json:"ordinal"` // from 1, in reading order
	Serial      *string      `json:"serial"`
	Path        []string     `json:"path"`
	Content     string       `json:"content"`
	Items       []string     `json:"items,omitempty"`
	Duties      []Duty       `json:"duties"`
	Supervisors []Supervisor `json:"supervisors,omitempty"`
	Deadlines   []Deadline   `json:"deadlines"`
	Progress    *Progress    `json:"progress"`
	Measures    []Measure    `json:"measures"`
	Pos         string       `json:"pos"`
	Provenance  string       `json:"provenance,omitempty"` // ocr: read from a picture; typed: by the operator
	SerialPos   string       `json:"serial_pos,omitempty"`
	PathPos     []string     `json:"path_pos,omitempty"`

	Confidence TaskConfidence `json:"confidence,omitzero"`
}

// TaskConfidence is how sure a task's own words are, and that they are a task.
type TaskConfidence struct {
	Content Confidence `json:"content,omitzero"`
	Path    Confidence `json:"path,omitzero"`
	Serial  Confidence `json:"serial,omitzero"`
}

// Duty is an organ's part in a task.
type Duty struct {
	Mention    string   `json:"mention"`
	Role       string   `json:"role"`
	Collective bool     `json:"collective,omitempty"`
	Members    []string `json:"members,omitempty"`
	Inherited  bool     `json:"inherited,omitempty"`
	Inline     bool     `json:"inline,omitempty"`
	Org        *Org     `json:"org,omitempty"`
	Pos        string   `json:"pos"`

	Confidence        Confidence `json:"confidence,omitzero"`         // that organ and role are right
	MentionConfidence Confidence `json:"mention_confidence,omitzero"` // that the organ is
}

// Supervisor is a person or a post that watches over a task: 常务副市长; no organ.
type Supervisor struct {
	Mention string `json:"mention"`
	Pos     string `json:"pos"`
}

// Org is the organ a mention resolves to.
type Org struct {
	ID        string   `json:"id,omitempty"`       // of division, line and branch, in decimal
	Name      string   `json:"name"`               // canonical, as valid at the date of the plan: 发展和改革委员会
	Line      string   `json:"line,omitempty"`     // latest of its names through reforms: 乡村振兴局 for 扶贫开发办公室
	Division  *string  `json:"division,omitempty"` // GB/T 2260 code, a zone's or a township's
	Functions []string `json:"functions,omitempty"`
	Level     string   `json:"level,omitempty"` // 国家, 省, 市, 县, 乡
	Branch    string   `json:"branch,omitempty"`
}

// Deadline is when a task is due.
type Deadline struct {
	Mention      string   `json:"mention"`
	Kind         string   `json:"kind"`
	Due          *string  `json:"due,omitempty"`      // ISO 8601 date, last day of the period
	Earliest     *string  `json:"earliest,omitempty"` // ISO 8601 date
	RRule        *string  `json:"rrule,omitempty"`    // RFC 5545
	RRuleOptions []string `json:"rrule_options,omitempty"`
	Duration     *string  `json:"duration,omitempty"` // ISO 8601
	Workdays     bool     `json:"workdays,omitempty"`
	Anchor       *string  `json:"anchor,omitempty"`
	Scope        *string  `json:"scope,omitempty"`
	Inherited    bool     `json:"inherited,omitempty"`
	Pos          string   `json:"pos"`

	Confidence        Confidence `json:"confidence,omitzero"`         // that words and value are right
	MentionConfidence Confidence `json:"mention_confidence,omitzero"` // that the words are
}

// Progress is what was reported of a task.
type Progress struct {
	Mention string   `json:"mention"`
	Status  *string  `json:"status"` // done, partial, ongoing, not_started
	Value   *float64 `json:"value,omitempty"`
	Unit    *string  `json:"unit,omitempty"`
	Percent *float64 `json:"percent,omitempty"`
	AsOf    *string  `json:"as_of,omitempty"` // ISO 8601 date
	Pos     string   `json:"pos"`

	ValuePos   string `json:"value_pos,omitempty"`
	PercentPos string `json:"percent_pos,omitempty"`
	AsOfPos    string `json:"as_of_pos,omitempty"`

	Confidence Confidence `json:"confidence,omitzero"`
}

// Measure is a figure: 不低于10% is {">=", 10, "%"}.
type Measure struct {
	Mention  string   `json:"mention"`
	Op       string   `json:"op"` // >=, <=, =, <, >, ~, between
	Value    float64  `json:"value"`
	ValueMax *float64 `json:"value_max,omitempty"`
	Unit     string   `json:"unit"`
	Class    string   `json:"class"`            // threshold, target, scope
	Change   string   `json:"change,omitempty"` // up, down: by how much, not how much
	Period   string   `json:"period,omitempty"` // ISO 8601: P1Y of 每年, 年均
	Year     int      `json:"year,omitempty"`   // in or by which it is reached: 到2025年
	Pos      string   `json:"pos"`

	Confidence Confidence `json:"confidence,omitzero"`
}

// Issue is something odd, with words and place.
type Issue struct {
	Code string `json:"code"`
	Text string `json:"text"`
	Pos  string `json:"pos,omitempty"`
}

// Ledger counts the non-blank characters of the documents by outermost role; Total is their sum.
type Ledger struct {
	Total int            `json:"total"`
	Parts map[string]int `json:"parts"`
}
