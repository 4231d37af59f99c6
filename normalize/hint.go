package normalize

import (
	"iter"
	"math/bits"
	"slices"
	"strings"
)

// Hint is one thing that speaks for or against a field: its table has no header.
type Hint uint8

// The hints: of the document, of the task, of an organ, of a time, of the head.
const (
	hintSomeUnparsed  Hint = iota // more than 1 in 200 characters was claimed by no rule
	hintMuchUnparsed              // more than 1 in 20
	hintFewTasks                  // two tasks or less
	hintDamaged                   // characters lost
	hintOddNumbers                // printed numbers twice or left out
	hintOddCount                  // the cover counts another number of tasks
	hintMovedRows                 // cells stand beside their columns
	hintUnknownOrgans             // words in organs' places are none
	hintPartly                    // some tasks name organs and others none
	hintNobody                    // no task names an organ
	hintNoHeader                  // columns told by what stands in them
	hintRuledTable
	hintTabTable
	hintLineTable
	hintBrokenTable
	hintCellLines
	hintOrganLines
	hintOutlined
	hintMovedRow
	hintJoinedTask
	hintDividedTask
	hintHeadOnly
	hintWrapped      // over several lines or cells
	hintShort        // of less than ten characters
	hintLong         // of more than 300
	hintOpenEnd      // does not end like the other tasks
	hintOddStart     // begins with a sign that begins nothing
	hintLabelled     // a label stands in it: 责任单位
	hintNoSerial     // the other tasks have numbers
	hintSkipped      // its number does not follow the one before
	hintOddDepth     // more or fewer headings than most
	hintLongHeading  // a heading of more than 40 characters
	hintSameHeadings // those of the task before
	hintNoOrgan      // the other tasks name some
	hintInherited
	hintCollective
	hintWeakOrgan
	hintLeftOver
	hintRoleBeside // its role stands beside it
	hintRolePlace  // its role follows from its place
	hintInText
	hintUnresolved // no organ of the tables
	hintUnheard    // nor does it end like one
	hintLead
	hintSupport
	hintImplement
	hintLongName   // of more than 14 characters
	hintJoinedName // separators or brackets inside
	hintAgain      // named for other tasks, too
	hintAlone      // the only organ of its task
	hintCrowd      // one of ten or more
	hintValueless  // nothing could be computed
	hintRecurring
	hintLasting
	hintOngoing
	hintSeveral // deadlines of one task
	hintNoYear  // the plan's year is unknown
	hintScopeFigure
	hintTargetFigure
	hintNoStatus
	hintUntitled
	hintAnnounced
	hintAgreeing
	hintDiffering
	hintFieldOnly
	hintOutside
	hintByLayout // told by the layout, not by words
	hintNoTasks
	hintPoorFit       // its cells hardly fit their columns
	hintMiddlingFit   // they fit somewhat
	hintNamedTwice    // the same organ twice in one task
	hintPartlyOwn     // some organs of its task are inherited, others are its own
	hintItemised      // several items in one text
	hintCellMark      // a separator of cells stands in it
	hintUnbalanced    // half of a pair of brackets
	hintNoStop        // no sentence
	hintGlued         // several organs in one name
	hintNearMoved     // the row above was moved
	hintCarried       // inherited where nothing shows that cells were merged
	hintManyLeads     // three organs or more lead, and nothing beside them says so
	hintUnknownColumn // a column whose heading names no known role
	hintPoorRows      // one row in five fits poorly
	hintLostNumbers   // the printed numbers go farther than there are tasks
	hintBehind        // its words stand behind its organs
	hintFigure        // hardly a word, but figures and signs
	hintOddHeading    // a heading of hardly a word
	hintBlurred       // read from a picture, not without doubt
	hintCount
)

var hintNames = [hintCount]string{
	"some-unparsed", "much-unparsed", "few-tasks", "damaged", "odd-numbers", "odd-count", "moved-rows", "unknown-organs", "partly",
	"nobody", "no-header", "ruled-table", "tab-table", "line-table", "broken-table", "cell-lines", "organ-lines", "outline", "moved-row",
	"joined", "divided", "head-only", "wrapped", "short", "long", "open-end", "odd-start", "label-inside", "no-serial", "skipped",
	"odd-depth", "long-heading", "same-headings", "no-organ", "inherited", "collective", "weak-organ", "left-over", "role-beside",
	"role-by-place", "in-text", "unresolved", "unheard", "lead", "support", "implement", "long-name", "joined-name", "again", "alone",
	"crowd", "valueless", "recurring", "within", "ongoing", "several", "no-year", "scope", "target", "no-status", "untitled", "announced",
	"agreeing", "differing", "field-only", "outside", "by-layout", "no-tasks",
	"poor-fit", "middling-fit", "named-twice", "partly-own", "itemised", "cell-mark", "unbalanced", "no-stop", "glued", "near-moved", "carried", "many-leads", "unknown-column", "poor-rows", "lost-numbers", "behind", "figure", "odd-heading", "blurred",
}

// String is the name under which h stands in tables.
func (h Hint) String() string { return hintNames[h] }

// ParseHint is the hint of that name.
func ParseHint(name string) (Hint, bool) {
	i := slices.Index(hintNames[:], name)
	return Hint(max(i, 0)), i >= 0
}

// Hints is a set of hints.
type Hints [2]uint64

// with adds h where it holds.
func (s Hints) with(h Hint, holds bool) Hints {
	if holds {
		s[h/64] |= 1 << (h % 64)
	}
	return s
}

// and joins two sets.
func (s Hints) and(other Hints) Hints { return Hints{s[0] | other[0], s[1] | other[1]} }

// Has reports that h is in s.
func (s Hints) Has(h Hint) bool { return s[h/64]&(1<<(h%64)) != 0 }

// All yields the hints of s in order.
func (s Hints) All() iter.Seq[Hint] {
	return func(yield func(Hint) bool) {
		for i, word := range s {
			for ; word != 0; word &= word - 1 {
				if !yield(Hint(i*64 + bits.TrailingZeros64(word))) {
					return
				}
			}
		}
	}
}

// String lists the names: wrapped open-end.
func (s Hints) String() string {
	var out []string
	for h := range s.All() {
		out = append(out, h.String())
	}
	return strings.Join(out, " ")
}
