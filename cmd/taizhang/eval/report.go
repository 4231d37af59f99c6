package eval

import (
	"fmt"
	"slices"
)

// The fields that are scored, in the order of a report.
const (
	TaskField      = "task"
	ContentField   = "content" // exact after folding
	PathField      = "path"
	SerialField    = "serial"
	ItemsField     = "items"
	DutyField      = "duty"      // mention
	DutyRoleField  = "duty_role" // mention and role
	CollectField   = "collective"
	InheritField   = "inherited"
	InlineField    = "inline"
	MembersField   = "members"
	OrgField       = "org"            // functions of a named organ
	DeadlineField  = "deadline"       // mention
	DeadlineValue  = "deadline_value" // kind and value
	AnchorField    = "anchor"
	ProgressField  = "progress" // mention and status
	MeasureField   = "measure"  // thresholds and targets
	ScopeField     = "measure_scope"
	MetadataField  = "metadata" // all fields of the plan together
	LedgerField    = "ledger"   // characters, by bucket
	metadataPrefix = "metadata."
	ledgerPrefix   = "ledger." // characters of one bucket
)

var fieldOrder = []string{
	TaskField, ContentField, PathField, SerialField, ItemsField, DutyField, DutyRoleField, CollectField, InheritField, InlineField,
	MembersField, OrgField, DeadlineField, DeadlineValue, AnchorField, ProgressField, MeasureField, ScopeField, MetadataField,
	metadataPrefix + "title", metadataPrefix + "notice_title", metadataPrefix + "issuer", metadataPrefix + "number",
	metadataPrefix + "index_number", metadataPrefix + "division.code", metadataPrefix + "year", metadataPrefix + "signed_on",
	metadataPrefix + "published_on", metadataPrefix + "kind", LedgerField,
	ledgerPrefix + "title", ledgerPrefix + "metadata", ledgerPrefix + "heading", ledgerPrefix + "label", ledgerPrefix + "task",
	ledgerPrefix + "duty", ledgerPrefix + "deadline", ledgerPrefix + "progress",
}

// Report is how well a document, or all of them, was read.
type Report struct {
	Document   string     `json:"document"`
	Fields     []Field    `json:"fields"`
	Mismatches []Mismatch `json:"mismatches,omitempty"`
	Verdicts   []Verdict  `json:"-"`
}

// Field is one field's score with its 95 % bootstrap interval over tasks (metadata: over fields).
type Field struct {
	Name string `json:"name"`
	N    int    `json:"n"` // annotated
	Count
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	Low       float64 `json:"low"`
	High      float64 `json:"high"`

	units []Count
}

// Mismatch is one difference, side by side. Task is the annotated ordinal, 0 for the plan
// and for what was invented.
type Mismatch struct {
	Document string `json:"document"`
	Task     int    `json:"task,omitempty"`
	Field    string `json:"field"`
	Gold     string `json:"gold"`
	Got      string `json:"got"`
	Pos      string `json:"pos,omitempty"`
}

// Field gives the named field; its zero value, F1 1 of n 0, where nothing was scored.
func (r Report) Field(name string) Field {
	for _, f := range r.Fields {
		if f.Name == name {
			return f
		}
	}
	return newField(name, nil)
}

// Below lists the fields whose F1 is under its least value.
func (r Report) Below(least map[string]float64) []string {
	var out []string
	for _, name := range fieldOrder {
		if want, ok := least[name]; ok && r.Field(name).F1 < want {
			out = append(out, fmt.Sprintf("%s %s: f1 %.4f < %.4f", r.Document, name, r.Field(name).F1, want))
		}
	}
	return out
}

// Known reports that a field of this name is scored.
func Known(field string) bool { return slices.Contains(fieldOrder, field) }

// Total scores several documents as one.
func Total(reports ...Report) Report {
	t := newTally("total")
	for _, r := range reports {
		for _, f := range r.Fields {
			t.units[f.Name] = append(t.units[f.Name], f.units...)
		}
		t.verdicts = append(t.verdicts, r.Verdicts...)
	}
	return t.report()
}

// tally gathers counts and mismatches of one document.
type tally struct {
	document   string
	units      map[string][]Count
	mismatches []Mismatch
	orgs       Orgs
	verdicts   []Verdict
}

func newTally(document string) *tally {
	return &tally{document: document, units: map[string][]Count{}}
}

func (t *tally) count(field string, c Count) {
	t.units[field] = append(t.units[field], c)
}

func (t *tally) miss(task int, field, gold, got, pos string) {
	t.mismatches = append(t.mismatches, Mismatch{t.document, task, field, gold, got, pos})
}

// compare counts one thing of which each side has at most one, and notes a difference.
func (t *tally) compare(task int, field, gold, got, pos string, same bool) {
	var c Count
	switch {
	case same && got != "":
		c.TP = 1
	case !same:
		if gold != "" {
			c.FN = 1
		}
		if got != "" {
			c.FP = 1
		}
		t.miss(task, field, gold, got, pos)
	}
	t.count(field, c)
}

func (t *tally) report() Report {
	r := Report{Document: t.document, Mismatches: t.mismatches, Verdicts: t.verdicts}
	for _, name := range fieldOrder {
		if units, ok := t.units[name]; ok {
			r.Fields = append(r.Fields, newField(name, units))
		}
	}
	return r
}

func newField(name string, units []Count) Field {
	c := sum(units)
	low, high := interval(units)
	return Field{
		Name: name, N: c.N(), Count: c, Precision: c.Precision(), Recall: c.Recall(), F1: c.F1(), Low: low, High: high, units: units,
	}
}

// Join adds the fields and mismatches of others to r, a report on the same document.
func Join(r Report, others ...Report) Report {
	t := newTally(r.Document)
	for _, o := range append([]Report{r}, others...) {
		for _, f := range o.Fields {
			t.units[f.Name] = append(t.units[f.Name], f.units...)
		}
		t.mismatches = append(t.mismatches, o.Mismatches...)
		t.verdicts = append(t.verdicts, o.Verdicts...)
	}
	return t.report()
}
