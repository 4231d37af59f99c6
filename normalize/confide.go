package normalize

import (
	"strings"
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/parse"
)

// witness says of each field of a plan what speaks for and against it.
type witness struct {
	model  *Model
	bundle *ingest.Bundle
	in     *parse.Plan
	out    *Plan
	roll   *roll
	looks  []looks
	doc    Hints
	number []int // that each task bears; 0 none
	stops  int   // tasks whose words end with a full stop
	nums   int   // tasks with a number
	duty   int   // tasks with an organ
	depth  int   // the usual number of headings
	leads  int   // organs that lead in the task at hand
}

// confide gives every field of out its confidence.
func (w *writer) confide(in *parse.Plan, out *Plan) {
	s := &witness{model: fitted(), bundle: w.bundle, in: in, out: out, roll: w.roll, looks: w.looks}
	s.survey()
	s.document()
	for i := range out.Tasks {
		s.task(i)
	}
	s.head()
}

// survey counts what is usual in the plan.
func (s *witness) survey() {
	var depths [8]int
	s.number = make([]int, len(s.out.Tasks))
	for i := range s.out.Tasks {
		t := &s.out.Tasks[i]
		s.stops += one(stopped(t.Content))
		if t.Serial != nil {
			s.number[i] = parse.NumberOf(*t.Serial)
			s.nums++
		}
		s.duty += one(len(t.Duties) > 0)
		depths[min(len(t.Path), len(depths)-1)]++
	}
	for d, n := range depths {
		if n > depths[s.depth] {
			s.depth = d
		}
	}
}

// document gathers what holds for every field.
func (s *witness) document() {
	n, l := len(s.out.Tasks), s.out.Ledger
	left := l.Parts[parse.Unparsed.String()]
	s.doc = s.doc.with(hintSomeUnparsed, left*200 > l.Total).with(hintMuchUnparsed, left*20 > l.Total).with(hintFewTasks, n > 0 && n <= 2).
		with(hintNoTasks, n == 0).with(hintPartly, s.duty > 0 && s.duty < n).with(hintNobody, s.duty == 0)
	for _, i := range s.in.Issues {
		if h, ok := issueHints[i.Code]; ok {
			s.doc = s.doc.with(h, true)
		}
	}
	poor, last := 0, 0
	for i := range s.in.Tasks {
		t := &s.in.Tasks[i]
		s.doc = s.doc.with(hintNoHeader, t.Evidence&parse.Inferred != 0)
		poor += one(t.Fit != 0 && t.Fit < poorFit)
		last = max(last, s.number[i])
	}
	s.doc = s.doc.with(hintPoorRows, poor*5 > n).with(hintLostNumbers, last > n && last < 400)
}

var issueHints = map[parse.Code]Hint{
	parse.DamagedText: hintDamaged, parse.DuplicateSerial: hintOddNumbers, parse.SkippedSerial: hintOddNumbers, parse.CountDisagrees: hintOddCount,
	parse.ShiftedRow: hintMovedRows, parse.UnknownOrg: hintUnknownOrgans, parse.UnknownColumn: hintUnknownColumn,
}

// task weighs one task and all that is said in it.
func (s *witness) task(i int) {
	in, t := &s.in.Tasks[i], &s.out.Tasks[i]
	row := s.doc.with(hintMovedRow, in.Evidence&parse.Moved != 0).with(hintJoinedTask, in.Evidence&parse.Joined != 0).
		with(hintDividedTask, in.Evidence&parse.Divided != 0).with(hintHeadOnly, in.Evidence&parse.HeadOnly != 0).
		with(hintNoOrgan, len(t.Duties) == 0 && s.duty > 0).with(hintNoSerial, t.Serial == nil && 2*s.nums > len(s.out.Tasks)).
		with(hintOddDepth, len(t.Path) != s.depth).with(hintPoorFit, in.Fit != 0 && in.Fit < poorFit).
		with(hintMiddlingFit, in.Fit >= poorFit && in.Fit < middlingFit).with(hintPartlyOwn, partlyOwn(t.Duties)).
		with(hintBlurred, s.blurred(taskPos(in))).
		with(hintNearMoved, i > 0 && s.in.Tasks[i-1].Evidence&parse.Moved != 0)
	if h, ok := layoutHint(in.Layout); ok {
		row = row.with(h, true)
	}
	row = s.words(row, s.looks[i], in, t)
	t.Confidence.Content = s.model.Of(ContentClass, row)
	if len(t.Path) > 0 {
		t.Confidence.Path = s.model.Of(PathClass, s.headings(row, i))
	}
	if t.Serial != nil {
		t.Confidence.Serial = s.model.Of(SerialClass, row.with(hintSkipped, s.skips(i)))
	}
	s.leads = leads(t.Duties)
	for k := range t.Duties {
		s.organ(row, &in.Duties[k], t, &t.Duties[k])
	}
	for k := range t.Deadlines {
		s.deadline(row, &in.Deadlines[k], &t.Deadlines[k], len(t.Deadlines))
	}
	if t.Progress != nil {
		t.Progress.Confidence = s.model.Of(ProgressClass, row.with(hintNoStatus, t.Progress.Status == nil))
	}
	for k := range t.Measures {
		m := &t.Measures[k]
		class := parse.Class(m.Class)
		m.Confidence = s.model.Of(MeasureClass, row.with(hintScopeFigure, class == parse.Scope).with(hintTargetFigure, class == parse.Target))
	}
}

// sharp is the confidence below which words of a picture may hold a wrong character.
const sharp = 0.95

func (s *witness) blurred(p ingest.Pos) bool {
	from, sure := s.bundle.Provenance(p)
	return from == ingest.FromPicture && sure < sharp
}

// What a row gains, of which it reads like its columns: 2 and more in most.
const (
	poorFit     = 0.6
	middlingFit = 1.2
)

func layoutHint(l parse.Layout) (Hint, bool) {
	if l == parse.UnknownLayout {
		return 0, false
	}
	return hintRuledTable + Hint(l-parse.RuledTable), true
}

// words looks at the task's text.
func (s *witness) words(h Hints, l looks, in *parse.Task, t *Task) Hints {
	first, _ := utf8.DecodeRuneInString(t.Content)
	return h.with(hintShort, l.size < 10).with(hintLong, l.size > 300).with(hintWrapped, len(in.Content.Pos) > 1).
		with(hintOpenEnd, !stopped(t.Content) && 2*s.stops > len(s.out.Tasks) || strings.HasSuffix(t.Content, "、") || strings.HasSuffix(t.Content, "，")).
		with(hintOddStart, strings.ContainsRune("、，。；：）)等的和及", first)).
		with(hintLabelled, l.labelled).with(hintItemised, len(t.Items) > 1).with(hintUnbalanced, l.unbalanced).
		with(hintCellMark, l.marked).
		with(hintBehind, in.Evidence&parse.Behind != 0).with(hintFigure, l.han < 4).with(hintNoStop, !l.paused)
}

// wordless reports words with fewer Han characters than so many: 68.6, 微克/.
func wordless(text string, least int) bool {
	for _, r := range text {
		if r >= 0x4E00 && r <= 0x9FFF {
			least--
		}
		if least == 0 {
			return false
		}
	}
	return true
}

// partlyOwn reports organs of which some are inherited and others are not.
func partlyOwn(duties []Duty) bool {
	n := 0
	for _, d := range duties {
		n += one(d.Inherited)
	}
	return n > 0 && n < len(duties)
}

// stopped reports words that end as sentences do.
func stopped(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune("。；;！.", last)
}

// headings looks at a task's path.
func (s *witness) headings(h Hints, i int) Hints {
	path := s.out.Tasks[i].Path
	for _, p := range path {
		h = h.with(hintLongHeading, len(p) > 40 && utf8.RuneCountInString(p) > 40).with(hintOddHeading, wordless(p, 2))
	}
	if i == 0 || len(path) != len(s.out.Tasks[i-1].Path) {
		return h
	}
	return h.with(hintSameHeadings, path[len(path)-1] == s.out.Tasks[i-1].Path[len(path)-1])
}

// skips reports a task whose number neither continues that of the one before nor begins a list.
func (s *witness) skips(i int) bool {
	if i == 0 || s.out.Tasks[i-1].Serial == nil {
		return false
	}
	a, b := s.number[i-1], s.number[i]
	return b != 0 && b != 1 && b != a && b != a+1
}

// organ weighs one duty, whose hints so far are those of its words.
func (s *witness) organ(h Hints, in *parse.Duty, t *Task, d *Duty) {
	beside := len(t.Duties)
	role := parse.Role(d.Role)
	h = h.and(d.Confidence.Hints).with(hintBlurred, s.blurred(in.Pos)).with(hintInherited, d.Inherited).with(hintCollective, d.Collective).with(hintInText, d.Inline).
		with(hintWeakOrgan, in.Evidence&parse.Weak != 0).with(hintLeftOver, in.Evidence&parse.LeftOver != 0).
		with(hintUnresolved, d.Org == nil && !d.Collective).with(hintUnheard, d.Org == nil && !d.Collective && !organEnd(d.Mention)).
		with(hintNamedTwice, twice(d.Mention, t.Duties)).with(hintAgain, s.roll.again(d.Mention)).with(hintAlone, beside == 1).with(hintCrowd, beside >= 10)
	h = h.with(hintCarried, d.Inherited && !h.Has(hintRuledTable) && !h.Has(hintOutlined))
	d.MentionConfidence = s.model.Of(DutyMentionClass, h)
	h = h.with(hintRoleBeside, in.Evidence&parse.Labelled != 0).with(hintRolePlace, in.Evidence&parse.ByPlace != 0).
		with(hintManyLeads, in.Evidence&parse.Labelled == 0 && s.leads >= 3).
		with(hintLead, role == parse.Lead).with(hintSupport, role == parse.Support).with(hintImplement, role == parse.Implement)
	d.Confidence = s.model.Of(DutyClass, h)
	d.Confidence.P = min(d.Confidence.P, d.MentionConfidence.P)
}

// joins reports a character that stands between two names, or before what goes along with one.
func joins(r rune) bool {
	switch r {
	case '、', ',', '，', '（', '(', '和', '及', ' ':
		return true
	}
	return false
}

func leads(duties []Duty) int {
	n := 0
	for i := range duties {
		n += one(parse.Role(duties[i].Role) == parse.Lead)
	}
	return n
}

// twice reports a mention that several duties have.
func twice(mention string, duties []Duty) bool {
	n := 0
	for i := range duties {
		n += one(duties[i].Mention == mention)
	}
	return n > 1
}

// organEnd reports a mention that ends as organs do: 局, 办, 中心.
func organEnd(mention string) bool {
	last, _ := utf8.DecodeLastRuneInString(mention)
	return strings.ContainsRune("局委办厅室科处院会部站所队中心司团行社校府股馆镇乡街道区县市", last)
}

// deadline weighs one time.
func (s *witness) deadline(h Hints, in *parse.Deadline, d *Deadline, beside int) {
	h = h.with(hintBlurred, s.blurred(in.Pos)).with(hintInText, in.Evidence&parse.InText != 0).with(hintInherited, d.Inherited).with(hintSeveral, beside > 1).
		with(hintRecurring, in.Kind == parse.Recurring).with(hintLasting, in.Kind == parse.Within).with(hintOngoing, in.Kind == parse.Ongoing)
	d.MentionConfidence = s.model.Of(DeadlineMentionClass, h)
	d.Confidence = s.model.Of(DeadlineClass, h.with(hintValueless, d.unvalued()).with(hintNoYear, s.out.Year == nil))
	d.Confidence.P = min(d.Confidence.P, d.MentionConfidence.P)
}

// unvalued reports a deadline of which nothing could be computed.
func (d *Deadline) unvalued() bool {
	return d.Due == nil && d.RRule == nil && d.Duration == nil && parse.DeadlineKind(d.Kind) != parse.Ongoing
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
