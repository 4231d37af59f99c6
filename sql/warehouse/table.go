package warehouse

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// table is one of the tables that a load appends to.
type table uint8

// The tables, those that others refer to first.
const (
	rawDocument table = iota
	rawMeta
	rawBlock
	rawHidden
	coreBundle
	coreDocument
	coreSource
	coreDivision
	coreDivisionName
	coreDivisionLineage
	coreDate
	coreOrg
	coreFunction
	coreOrgName
	coreOrgFunction
	coreOrgSuccession
	corePlan
	coreCitation
	coreRelation
	corePlanName
	corePlanConfidence
	coreIssue
	coreLedger
	coreTask
	coreItem
	coreDuty
	coreDutyMember
	coreSupervisor
	coreDutyPlace
	coreDeadline
	coreOccurrence
	coreMeasure
	coreProgress
	corePlanCount
	coreTopic
	coreDueDay
	coreDutyCount
	corePlanMark
	coreCorrected
	coreAsParsed
	coreSeriesOverride
	coreLinkOverride
	coreSeriesEdition
	coreLinkPair
	coreLink
	coreLinkChange
	coreThread
	coreThreadMember
	coreThreadAlias
	coreLinkGroup
	coreLinkGroupYear
	coreTaskIDAlias
	opsRun
	opsRunFile
	opsCorrection
	opsAudit
	opsOrigin
	opsSettled
	scratchIncoming // temporary tables of the loader's connection
	scratchDoomed
	scratchTouched
	scratchSettled
	scratchQuarantine
	scratchOrg
	scratchDivision
	scratchFormerBundle
	scratchFormerPlan
	scratchOutdated
	scratchCorrection
	scratchAudit
	scratchWanted
	scratchWantedSeries
	scratchGonePair
	scratchGoneMember
	scratchGoneThread
	scratchAlias
	scratchGone
	scratchCured
	scratchArrived
	scratchDeparted
	scratchFreshSettled
	scratchFreshAlias
	tableCount
)

// scratch stands for the schema of temporary tables.
const scratch = ""

// tables gives each table's schema, name and number of columns.
var tables = [tableCount]struct {
	schema, name string
	columns      int
}{
	rawDocument:         {"raw", "document", 6},
	rawMeta:             {"raw", "meta", 4},
	rawBlock:            {"raw", "block", 13},
	rawHidden:           {"raw", "hidden", 4},
	coreBundle:          {"core", "bundle", 11},
	coreDocument:        {"core", "document", 3},
	coreSource:          {"core", "source", 6},
	coreDivision:        {"core", "division", 10},
	coreDivisionName:    {"core", "division_name", 10},
	coreDivisionLineage: {"core", "division_lineage", 8},
	coreDate:            {"core", "date", 21},
	coreOrg:             {"core", "org", 6},
	coreFunction:        {"core", "function", 2},
	coreOrgName:         {"core", "org_name", 11},
	coreOrgFunction:     {"core", "org_function", 2},
	coreOrgSuccession:   {"core", "org_succession", 7},
	corePlan:            {"core", "plan", 45},
	coreCitation:        {"core", "citation", 7},
	coreRelation:        {"core", "relation", 8},
	corePlanName:        {"core", "plan_name", 4},
	corePlanConfidence:  {"core", "plan_confidence", 4},
	coreIssue:           {"core", "issue", 6},
	coreLedger:          {"core", "ledger", 3},
	coreTask:            {"core", "task", 20},
	coreItem:            {"core", "item", 5},
	coreDuty:            {"core", "duty", 14},
	coreDutyMember:      {"core", "duty_member", 6},
	coreSupervisor:      {"core", "supervisor", 6},
	coreDutyPlace:       {"core", "duty_place", 6},
	coreDeadline:        {"core", "deadline", 18},
	coreOccurrence:      {"core", "occurrence", 7},
	coreMeasure:         {"core", "measure", 15},
	coreProgress:        {"core", "progress", 11},
	corePlanCount:       {"core", "plan_count", 19},
	coreTopic:           {"core", "topic", 8},
	coreDueDay:          {"core", "due_day", 8},
	coreDutyCount:       {"core", "duty_count", 9},
	corePlanMark:        {"core", "plan_mark", 3},
	coreSeriesOverride:  {"core", "series_override", 4},
	coreLinkOverride:    {"core", "link_override", 4},
	coreSeriesEdition:   {"core", "series_edition", 5},
	coreLinkPair:        {"core", "link_pair", 11},
	coreLink:            {"core", "link", 19},
	coreLinkChange:      {"core", "link_change", 11},
	coreThread:          {"core", "thread", 7},
	coreThreadMember:    {"core", "thread_member", 6},
	coreThreadAlias:     {"core", "thread_alias", 3},
	coreLinkGroup:       {"core", "link_group", 7},
	coreLinkGroupYear:   {"core", "link_group_year", 2},
	coreTaskIDAlias:     {"core", "task_id_alias", 4},
	opsRun:              {"ops", "run", 16},
	opsRunFile:          {"ops", "run_file", 9},
	opsOrigin:           {"ops", "origin", 5},
	opsCorrection:       {"ops", "correction", 19},
	opsAudit:            {"ops", "audit", 7},
	opsSettled:          {"ops", "settled", 1},
	coreCorrected:       {"core", "corrected", 12},
	coreAsParsed:        {"core", "as_parsed", 3},

	scratchCorrection:   {scratch, "fresh_correction", 19},
	scratchAudit:        {scratch, "fresh_audit", 7},
	scratchFreshSettled: {scratch, "fresh_settled", 1},
	scratchGone:         {scratch, "gone", 1},
	scratchCured:        {scratch, "cured", 1},
	scratchIncoming:     {scratch, "incoming", 2},
	scratchArrived:      {scratch, "arrived", 1},
	scratchFreshAlias:   {scratch, "fresh_alias", 4},
	scratchDeparted:     {scratch, "departed", 4},
	scratchDoomed:       {scratch, "doomed", 1},
	scratchTouched:      {scratch, "touched", 1},
	scratchSettled:      {scratch, "settled", 3},
	scratchQuarantine:   {scratch, "refused", 7},
	scratchOrg:          {scratch, "named_org", 6},
	scratchDivision:     {scratch, "named_division", 10},
	scratchFormerBundle: {scratch, "former_bundle", 3},
	scratchFormerPlan:   {scratch, "former_plan", 3},
	scratchOutdated:     {scratch, "outdated", 3},
	scratchWanted:       {scratch, "wanted", 2},
	scratchWantedSeries: {scratch, "wanted_series", 1},
	scratchGonePair:     {scratch, "gone_pair", 2},
	scratchGoneMember:   {scratch, "gone_member", 3},
	scratchGoneThread:   {scratch, "gone_thread", 2},
	scratchAlias:        {scratch, "shown_alias", 3},
}

// rows holds, per table, the values of its rows one after the other.
type rows [tableCount][]datum

// add appends one row; the values, which datumOf takes, stand in the order of the table's columns.
func (r *rows) add(t table, values ...any) {
	if len(values) != tables[t].columns {
		panic(tables[t].name + ": wrong number of values")
	}
	to := slices.Grow(r[t], len(values))
	for _, v := range values {
		to = append(to, datumOf(v))
	}
	r[t] = to
}

// addData appends one row of values as they are kept.
func (r *rows) addData(t table, values ...datum) {
	if len(values) != tables[t].columns {
		panic(tables[t].name + ": wrong number of values")
	}
	r[t] = append(r[t], values...)
}

// len is the number of rows of a table.
func (r *rows) len(t table) int { return len(r[t]) / tables[t].columns }

// reserve makes room for n rows of a table.
func (r *rows) reserve(t table, n int) { r[t] = slices.Grow(r[t], n*tables[t].columns) }

// storable is a text as a database takes it: what none stores (NUL, broken UTF-8) becomes U+FFFD.
func storable(s string) string {
	if strings.IndexByte(s, 0) >= 0 || !utf8.ValidString(s) {
		return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
	}
	return s
}

// text is a column that is never null.
func text(s string) datum { return textDatum(storable(s)) }

// optional is null for "".
func optional(s string) datum {
	if s == "" {
		return datum{}
	}
	return text(s)
}

// given is null where the contract is.
func given[T any](p *T) datum {
	if p == nil {
		return datum{}
	}
	d := datumOf(*p)
	if d.kind() == textKind {
		return text(d.text())
	}
	return d
}

// positive is null for 0.
func positive(n int) datum {
	if n == 0 {
		return datum{}
	}
	return wholeDatum(int64(n))
}
