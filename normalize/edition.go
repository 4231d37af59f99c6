package normalize

import (
	"encoding/binary"
	"slices"
	"strings"
)

// Edition is what tells whether two plans are copies of one: the same plan as
// .docx with its letterhead and as .xlsx with its table only.
type Edition struct {
	ID     uint64   // equal where everything is equal
	Title  string   // folded; "" where the copy has none
	Issuer string   // folded
	Number string   // folded
	Year   int      // 0 where the copy states none
	Tasks  []uint64 // folded contents, sorted, with repetitions
}

// EditionOf gives a plan's Edition.
func EditionOf(p *Plan) Edition {
	id, tasks := EditionKey(*p)
	e := Edition{ID: id, Title: foldHard(value(p.Title)), Issuer: foldHard(value(p.Issuer)), Number: foldHard(value(p.Number)), Tasks: tasks}
	if p.Year != nil {
		e.Year = *p.Year
	}
	return e
}

// EditionKey gives a plan's exact edition and its tasks' folded contents, sorted, with repetitions.
func EditionKey(p Plan) (exact uint64, tasks []uint64) {
	folded, _ := skimmed(p.Tasks)
	for _, content := range folded {
		tasks = append(tasks, identity("content", content))
	}
	slices.Sort(tasks)
	return exactEdition(&p, folded), tasks
}

// skimmed are the tasks' contents, folded, and what they look like.
func skimmed(tasks []Task) (folded []string, look []looks) {
	folded, look = make([]string, len(tasks)), make([]looks, len(tasks))
	room := longRooms.Get().(*[]byte)
	defer longRooms.Put(room)
	all, ends := (*room)[:0], make([]int, len(tasks))
	for i := range tasks {
		all, look[i] = skim(all, tasks[i].Content)
		ends[i] = len(all)
	}
	*room = all
	text, from := string(all), 0
	for i, end := range ends {
		folded[i], from = text[from:end], end
	}
	return folded, look
}

// exactEdition tells plans without a task apart by their file: two empty readings are not one plan.
func exactEdition(p *Plan, folded []string) uint64 {
	if len(folded) == 0 {
		folded = []string{p.Document.SHA256}
	}
	return editionID(value(p.Title), value(p.Issuer), value(p.Number), folded)
}

// named is what the ids of a plan's tasks hang on: its head where that is a name
// no other plan bears, else the exact edition with all its words.
func named(p *Plan, edition uint64) uint64 {
	title, issuer, number, year := value(p.Title), value(p.Issuer), value(p.Number), 0
	if p.Year != nil {
		year = *p.Year
	}
	if title == "" || number == "" && (issuer == "" || year == 0) {
		return edition
	}
	return HeadID(title, issuer, number, year)
}

// Copy reports that b is a copy of a: the same tasks, and a title, issuer, number
// and year that are missing on one side or agree. Two counties that print the
// same tasks under their own names are not copies, nor are two years' plans.
func (a Edition) Copy(b Edition) bool {
	if a.ID == b.ID {
		return true
	}
	return len(a.Tasks) > 0 && slices.Equal(a.Tasks, b.Tasks) && a.agrees(b)
}

// Near reports copies in all but a few words: at least 98 of 100 tasks equal and
// nothing that contradicts. It is for people to look at, never to be merged.
func (a Edition) Near(b Edition) bool {
	return !a.Copy(b) && a.agrees(b) && a.Overlap(b) >= 0.98
}

func (a Edition) agrees(b Edition) bool {
	return either(a.Title, b.Title) && either(a.Issuer, b.Issuer) && (a.Number == "" || b.Number == "" || a.Number == b.Number) &&
		(a.Year == 0 || b.Year == 0 || a.Year == b.Year)
}

// either allows 东湖区人民政府办公室 beside 南昌市东湖区人民政府办公室.
func either(a, b string) bool { return strings.Contains(a, b) || strings.Contains(b, a) }

// Overlap is the share of equal tasks, from 0 to 1: those in both, counted twice, over all.
func (a Edition) Overlap(b Edition) float64 {
	both, i, j := 0, 0, 0
	for i < len(a.Tasks) && j < len(b.Tasks) {
		switch {
		case a.Tasks[i] == b.Tasks[j]:
			both, i, j = both+1, i+1, j+1
		case a.Tasks[i] < b.Tasks[j]:
			i++
		default:
			j++
		}
	}
	if len(a.Tasks)+len(b.Tasks) == 0 {
		return 0
	}
	return float64(2*both) / float64(len(a.Tasks)+len(b.Tasks))
}

// TaskSet is one number for a plan's tasks, by which copies are looked up; 0
// where there is no task.
func (a Edition) TaskSet() uint64 {
	if len(a.Tasks) == 0 {
		return 0
	}
	var sb strings.Builder
	for _, t := range a.Tasks {
		sb.Write(binary.BigEndian.AppendUint64(nil, t))
	}
	return identity("tasks", sb.String())
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
