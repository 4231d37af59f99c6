package parse

// Code names a sort of Issue. The list is closed.
type Code string

// The codes, each with what it says.
const (
	NoPlan          Code = "no-plan"          // nothing in the document is a task
	NoTasks         Code = "no-tasks"         // a plan's title, but no task below it
	Interpretation  Code = "interpretation"   // the page explains a plan and is none
	EmptyTable      Code = "empty-table"      // a table whose data cells are gone
	UnknownColumn   Code = "unknown-column"   // a column whose heading names no known role
	UnknownOrg      Code = "unknown-org"      // words in an organ's place that the lexicon does not know
	UnreadDeadline  Code = "unread-deadline"  // words in a deadline's place that no rule reads
	UnreadProgress  Code = "unread-progress"  // words in a status cell that name no status
	ShiftedRow      Code = "shifted-row"      // a row whose cells stand beside their columns
	DuplicateSerial Code = "duplicate-serial" // a printed number occurs twice
	SkippedSerial   Code = "skipped-serial"   // printed numbers leave one out
	RepeatedText    Code = "repeated-text"    // a cell printed again after a page break
	UnknownDivision Code = "unknown-division" // no place named, or none known by that name
	ForeignPlace    Code = "foreign-place"    // an organ of a place outside the plan's division
	AbolishedOrg    Code = "abolished-org"    // an organ that no longer was when the plan was issued
	UnknownYear     Code = "unknown-year"     // the text states no plan year
	DueBeforeIssue  Code = "due-before-issue" // a deadline lies before the date of issue
	ImpossibleDate  Code = "impossible-date"  // 2月30日
	GivenDisagrees  Code = "given-disagrees"  // what the operator gave differs from the text
	CountDisagrees  Code = "count-disagrees"  // the cover counts another number of tasks
	NearCopy        Code = "near-copy"        // almost all tasks stand in another plan of the warehouse, which is no copy
	NoDuty          Code = "no-duty"          // a task that names no organ
	DamagedText     Code = "damaged-text"     // characters lost or replaced
	UncertainText   Code = "uncertain-text"   // words hardly legible in the picture they were read from
	UnreadPage      Code = "unread-page"      // a page is a picture, and its words are missing
)
