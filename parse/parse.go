// Package parse finds which words of a Bundle are the title, the tasks, the
// organs and the deadlines. It knows plans, not meanings: every result is a
// Quote, words with their place. Parse is total: it never fails, what is odd
// becomes an Issue and what is not understood stays visible in the Ledger.
package parse

import "github.com/taizhang/taizhang/ingest"

// Quote is a quotation: words of a Document and where they stand. Text is the
// printed form (hanzi.Display) of the raw text at Pos. The zero Quote is absent.
type Quote struct {
	Text string
	Pos  ingest.Pos
}

// IsZero reports that nothing was quoted.
func (q Quote) IsZero() bool { return q.Text == "" && len(q.Pos) == 0 }

// Result is what was found in one Bundle: no plan, one, or several.
type Result struct {
	Bundle *ingest.Bundle
	Plans  []*Plan
	Issues []Issue // of the Bundle as a whole, such as why it holds no plan
	Ledger *Ledger // of every Document of the Bundle
}

// Plan is one work plan: a 工作方案, 工作要点, 任务分解表, 责任清单 or a report on one.
type Plan struct {
	Title       Quote
	NoticeTitle Quote // 印发…的通知
	Issuer      Quote // 发文机关
	Number      Quote // 文号: 东府办发〔2021〕22号
	IndexNumber Quote // 索引号
	Signed      Quote // 成文日期, as printed
	Published   Quote // 发布日期, as printed
	Division    Quote // the place as named: 南昌市西湖区
	Years       []Quote
	Period      Quote // 上半年, 截至6月底
	Kind        Kind
	Citations   []Citation // each document once
	Relations   []Relation // in the order of Citations
	Tasks       []Task
	Issues      []Issue
	Evidence    HeadEvidence
}

// HeadEvidence is what speaks for and against the stated fields of a plan.
type HeadEvidence struct {
	Title, Issuer, Number, Signed, Kind Evidence
}

// Kind is the sort of plan, told by words of its title and by its layout.
type Kind string

// The kinds of the contract; the zero Kind is unknown.
const (
	IndicatorSystem    Kind = "indicator_system"
	WorkPlan           Kind = "work_plan"
	StatusReport       Kind = "status_report"
	TaskList           Kind = "task_list"
	ResponsibilityList Kind = "responsibility_list"
)

// Citation is another document named in the text: 《…》（国办发〔2019〕14号); the title is without its marks.
type Citation struct {
	Title  Quote
	Number Quote
}

// Task is one duty to be done, as one row, bracketed paragraph or list item states it.
type Task struct {
	Serial      Quote   // as printed: 一是, 12, 39
	Path        []Quote // headings above it, outermost first
	Content     Quote   // the task's words without its serial
	Items       []Quote // bullets of one cell, when there are several
	Duties      []Duty
	Supervisors []Quote // persons and posts that watch over it: 常务副市长
	Deadlines   []Deadline
	Progress    []Progress // at most one per status column
	Measures    []Measure
	Layout      Layout
	Evidence    Evidence
	Fit         float64 // how well its cells fit their columns, about -2 to 4; 0 where nothing was aligned
}

// Role is what an organ has to do with a task.
type Role string

// The roles of the contract; the zero Role is unknown.
const (
	Lead        Role = "lead"        // 牵头, 主办
	Support     Role = "support"     // 配合, 协办, 参与
	Responsible Role = "responsible" // 责任单位, no lead named
	Implement   Role = "implement"   // 落实
)

// Duty is an organ named for a task (区发改委), in its own cell, a bracket or running text.
type Duty struct {
	Quote
	Role       Role
	Collective bool // names no single body: 各街道, 区直各单位
	Inherited  bool // the cell is merged with, or left blank below, the one quoted
	Inline     bool // stands in the task's running text
	Evidence   Evidence
}

// DeadlineKind follows TIMEX3: a date, a set, a duration, or none at all.
type DeadlineKind string

// The kinds of the contract.
const (
	Date      DeadlineKind = "date"      // 6月底前
	Recurring DeadlineKind = "recurring" // 每季度
	Within    DeadlineKind = "within"    // 7个工作日内
	Ongoing   DeadlineKind = "ongoing"   // 持续推进
)

// Deadline is a time phrase that binds a task. In a deadline column it is the
// whole cell, in running text the phrase without preposition.
type Deadline struct {
	Quote
	Kind      DeadlineKind
	Anchor    Quote // the event a duration counts from: 签发之日
	Scope     Quote // who or what it is said of, where one task has several
	Inherited bool
	Evidence  Evidence
}

// Progress is what a status column or phrase says: 已完成.
type Progress struct {
	Quote
	AsOf   Quote // 截至6月底
	Share  Quote // 80% of 已完成80%: how much of the whole is done
	Figure Quote // 52个 of 已签约52个, where the words tell one figure
}

// Measure is a figure the task must reach or is about: 不低于10%, 26个领域.
type Measure struct {
	Quote
	Class  Class
	Bound  Quote // 以上 when it is printed once behind a list: the 6% of 6%、10%以上
	Change Quote // 增长, 下降: the figure is by how much, not how much
	Every  Quote // 每年, 年均: the period it is of
	Year   Quote // 2025年: the year in or by which it is reached, where the sentence states one
}

// Class is what a figure is for.
type Class string

// The classes of the contract.
const (
	Threshold Class = "threshold" // a comparison: 不低于10%
	Target    Class = "target"    // a count to be achieved: 新建3座
	Scope     Class = "scope"     // a count that describes: 26个领域
)

// Issue is something odd in a document: a code from the closed list, words and place.
type Issue struct {
	Code  Code
	Quote Quote
	Text  string // one sentence for people
}
