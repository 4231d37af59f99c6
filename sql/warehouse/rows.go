package warehouse

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/taizhang/taizhang/normalize"
)

// bundle is one Result as rows, with what decides whether and how it is loaded.
type bundle struct {
	id      int64
	name    string
	parser  string // its version
	given   int64  // key of what the operator gave, 0 for nothing
	result  int64  // key of all that was read
	docIDs  []int64
	sources []source
	origins []origin
	plans   []planHead
	tasks   int
	rows    rows
	raw     []*rows // of each document
	orgs    rows    // every organ its duties name, and every zone and township, once
	orgKeys map[normalize.OrgKey]int64
	places  map[string]bool // codes of those zones and townships
	turns   map[turns][]normalize.Occurrence
	again   bool // written anew as it was loaded, for what people said of it
}

// newBundle makes the rows of a Result. It is a pure function; it fails only
// where a plan comes without its identities.
func newBundle(r *normalize.Result, parser string) (*bundle, error) {
	return correctedBundle(r, parser, nil)
}

// correctedBundle makes the rows of a Result whose plans people have corrected; nil where they have not.
func correctedBundle(r *normalize.Result, parser string, c *corrected) (*bundle, error) {
	b := &bundle{name: r.Bundle.Name, parser: parser, given: givenKey(r.Plans), orgKeys: map[normalize.OrgKey]int64{}, places: map[string]bool{}, turns: map[turns][]normalize.Occurrence{}}
	sums := make([]string, len(r.Bundle.Documents))
	for i, d := range r.Bundle.Documents {
		sums[i] = d.SHA256
		b.docIDs = append(b.docIDs, int64(normalize.DocumentID(d.SHA256)))
		b.raw = append(b.raw, rawRows(b.docIDs[i], d))
	}
	slices.Sort(sums)
	b.id = key("bundle", sums...)
	for _, part := range sortedKeys(r.Ledger.Parts) {
		b.rows.add(coreLedger, b.id, text(part), r.Ledger.Parts[part])
	}
	for i, parsed := range r.Plans {
		p, effects := c.plan(i, parsed)
		h, err := newPlanHead(p, parsed)
		if err == nil {
			err = b.addPlan(i+1, h, p, issuesOf(r, i))
		}
		if err == nil {
			err = b.addCorrected(&h, parsed, effects)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: plan %d: %w", b.name, i+1, err)
		}
	}
	b.result = b.resultKey()
	b.rows.add(coreBundle, b.id, text(b.name), b.given, text(parser), len(sums), len(r.Plans), b.tasks, nil, nil, nil, b.result)
	for i, d := range r.Bundle.Documents {
		b.rows.add(coreDocument, b.id, i+1, b.docIDs[i])
		b.sources = append(b.sources, newSource(b.docIDs[i], d.Name, sourceURL(r.Plans)))
		b.addOrigin(d.Origin, d.Name, b.docIDs[i])
	}
	return b, nil
}

// issuesOf gives a plan's issues; the first plan carries those of the bundle too.
func issuesOf(r *normalize.Result, i int) []normalize.Issue {
	issues := r.Plans[i].Issues
	if i > 0 {
		return issues
	}
	for _, is := range r.Issues {
		if !slices.Contains(r.Plans[0].Issues, is) {
			issues = append(slices.Clip(issues), is)
		}
	}
	return issues
}

func givenKey(plans []*normalize.Plan) int64 {
	var said []string
	for _, p := range plans {
		if p.Given != nil && *p.Given != (normalize.Given{}) {
			b, _ := json.Marshal(p.Given)
			said = append(said, string(b))
		}
	}
	if said == nil {
		return 0
	}
	return key("given", said...)
}

func sourceURL(plans []*normalize.Plan) string {
	for _, p := range plans {
		if p.Given != nil && p.Given.SourceURL != "" {
			return p.Given.SourceURL
		}
	}
	return ""
}

// source is where a document of a bundle came from.
type source struct {
	document, id int64
	name, url    string
}

func newSource(doc int64, name, url string) source {
	return source{document: doc, id: int64(normalize.SourceID(cmp.Or(url, name))), name: name, url: url}
}

// addPlan makes the rows of a plan and of everything in it.
func (b *bundle) addPlan(ordinal int, h planHead, p *normalize.Plan, issues []normalize.Issue) error {
	b.plans = append(b.plans, h)
	if p.Division.Name != nil {
		b.addPlace(h.division, *p.Division.Name)
	}
	b.tasks += len(p.Tasks)
	b.rows.add(corePlan, append(append(b.planValues(ordinal, &h, p), placesOf(p)...), text(b.parser), nil, nil, nil, nil)...)
	b.addRelations(&h, p)
	b.addConfidence(&h, &p.Confidence)
	for i, is := range issues {
		b.rows.add(coreIssue, h.division, h.plan, i+1, text(is.Code), text(is.Text), optional(is.Pos))
	}
	b.reserve(p)
	for i := range p.Tasks {
		if err := b.addTask(&h, p, &p.Tasks[i]); err != nil {
			return err
		}
	}
	b.addCounts(&h, p, len(issues))
	b.addDutyCounts(&h, p)
	b.addMarks(&h, p)
	return nil
}

func (b *bundle) reserve(p *normalize.Plan) {
	duties, deadlines := 0, 0
	for i := range p.Tasks {
		duties += len(p.Tasks[i].Duties)
		deadlines += len(p.Tasks[i].Deadlines)
	}
	b.rows.reserve(coreTask, len(p.Tasks))
	b.rows.reserve(coreDuty, duties)
	b.rows.reserve(coreDeadline, deadlines)
}

func (b *bundle) planValues(ordinal int, h *planHead, p *normalize.Plan) []any {
	g := p.Given
	if g == nil {
		g = &normalize.Given{}
	}
	doc := int64(normalize.DocumentID(p.Document.SHA256))
	return []any{
		h.division, h.plan, h.exact, h.exact, h.series, true, b.id, doc, ordinal, text(p.Document.Format),
		given(p.Title), given(p.NoticeTitle), given(p.Issuer), given(p.Number), given(p.IndexNumber), given(p.Division.Name),
		given(p.Year), given(p.YearFrom), given(p.YearTo), given(p.Period), day(p.SignedOn), day(p.PublishedOn), given(p.Kind),
		len(p.Tasks), h.fields, h.taskSet,
		optional(g.Division), positive(g.Year), optional(g.Series), optional(g.SourceURL), day(&g.PublishedOn),
	}
}

func placesOf(p *normalize.Plan) []any {
	pos := &p.Pos
	return []any{
		optional(pos.Title), optional(pos.NoticeTitle), optional(pos.Issuer), optional(pos.Number), optional(pos.IndexNumber),
		optional(pos.Division), optional(pos.Year), optional(pos.SignedOn), optional(pos.PublishedOn),
	}
}

// pathJoint stands between the headings of a path.
const pathJoint = " › "

func (b *bundle) addTask(h *planHead, p *normalize.Plan, t *normalize.Task) error {
	id, err := parseKey("task", t.ID)
	if err != nil {
		return err
	}
	level := func(i int) datum {
		if i >= len(t.Path) {
			return datum{}
		}
		return optional(t.Path[i])
	}
	b.rows.add(coreTask, h.division, h.plan, id, t.Ordinal, given(t.Serial), optional(strings.Join(t.Path, pathJoint)),
		level(0), level(1), level(2), level(3), text(t.Content), given(p.Year),
		text(t.Pos), optional(t.SerialPos), optional(strings.Join(t.PathPos, "\n")),
		sure(t.Confidence.Content), sure(t.Confidence.Path), sure(t.Confidence.Serial), optional(t.Provenance), optional(answering(t)))
	for i, item := range t.Items {
		b.rows.add(coreItem, h.division, h.plan, id, i+1, text(item))
	}
	for i := range t.Duties {
		b.addDuty(h, p, id, i+1, &t.Duties[i])
		b.addExpansion(h, id, i+1, p.Expand(&t.Duties[i]))
	}
	for i, s := range t.Supervisors {
		b.rows.add(coreSupervisor, h.division, h.plan, id, i+1, text(s.Mention), text(s.Pos))
	}
	for i := range t.Deadlines {
		b.addDeadline(h, id, i+1, &t.Deadlines[i])
		b.addOccurrences(h, id, i+1, &t.Deadlines[i])
	}
	for i, m := range t.Measures {
		b.rows.add(coreMeasure, h.division, h.plan, id, i+1, text(m.Mention), text(m.Op), m.Value, given(m.ValueMax), text(m.Unit), text(m.Class), text(m.Pos),
			optional(m.Change), optional(m.Period), positive(m.Year), sure(m.Confidence))
	}
	if g := t.Progress; g != nil {
		b.rows.add(coreProgress, h.division, h.plan, id, text(g.Mention), given(g.Status), given(g.Value), given(g.Unit), given(g.Percent), day(g.AsOf), text(g.Pos), sure(g.Confidence))
	}
	return nil
}

func (b *bundle) addDuty(h *planHead, p *normalize.Plan, task int64, ordinal int, d *normalize.Duty) {
	org, name := b.addOrg(d.Org, p, d.Mention)
	b.rows.add(coreDuty, h.division, h.plan, task, ordinal, text(d.Mention), text(d.Role),
		d.Collective, d.Inherited, d.Inline, org, text(d.Pos), name, sure(d.Confidence), sure(d.MentionConfidence))
	for i, m := range d.Members {
		b.rows.add(coreDutyMember, h.division, h.plan, task, ordinal, i+1, text(m))
	}
}

// addOrg gives the organ's key and the name it had, and makes its row the first time in the bundle.
// The row holds what does not change with the plan that names it.
func (b *bundle) addOrg(o *normalize.Org, p *normalize.Plan, mention string) (id, name datum) {
	if o == nil {
		return datum{}, datum{}
	}
	k := o.Key(p)
	known, ok := b.orgKeys[k]
	if !ok {
		known = int64(k.ID())
		b.orgKeys[k] = known
		b.addOrgRow(known, k, o, mention)
	}
	return wholeDatum(known), text(o.Name)
}

func (b *bundle) addOrgRow(id int64, k normalize.OrgKey, o *normalize.Org, mention string) {
	division, level := normalize.UnknownDivision, o.Level
	if k.Division != "" {
		division, level = k.Division, normalize.LevelOf(k.Division)
		b.addPlace(division, mention)
	}
	functions := normalize.LineFunctions(k.Line)
	if functions == nil {
		functions = o.Functions
	}
	b.orgs.add(coreOrg, id, text(k.Line), text(division), optional(level), optional(k.Branch), optional(strings.Join(functions, "、")))
}

func (b *bundle) addDeadline(h *planHead, task int64, ordinal int, d *normalize.Deadline) {
	b.rows.add(coreDeadline, h.division, h.plan, task, ordinal, text(d.Mention), text(d.Kind), day(d.Due), day(d.Earliest),
		given(d.RRule), optional(strings.Join(d.RRuleOptions, "\n")), given(d.Duration), d.Workdays, given(d.Anchor), given(d.Scope),
		d.Inherited, text(d.Pos), sure(d.Confidence), sure(d.MentionConfidence))
}

// day reads an ISO 8601 date; null when there is none.
func day(s *string) datum {
	if s == nil {
		return datum{}
	}
	t, err := time.Parse(time.DateOnly, *s)
	if err != nil {
		return datum{}
	}
	return timeDatum(t)
}

func sortedKeys(m map[string]int) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
