package normalize

import (
	"slices"
	"strconv"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/parse"
)

// Normalizer turns quotations into values. The zero Normalizer knows nothing but the text.
type Normalizer struct {
	Given Given // what only the operator knows; it goes before the text
}

// Result is what was read from one Bundle. Every bundle has at least one Plan:
// where the text holds none, a Plan without tasks and an Issue that says why.
type Result struct {
	Bundle *ingest.Bundle
	Plans  []*Plan
	Issues []Issue // of the bundle as a whole
	Ledger Ledger  // of every document of the bundle
}

// Result gives the meanings of a parse.Result. Tasks in are tasks out.
func (n *Normalizer) Result(r *parse.Result) *Result {
	out := &Result{Bundle: r.Bundle, Ledger: ledger(r)}
	w := newWriter(n, r)
	for _, i := range r.Issues {
		out.Issues = append(out.Issues, w.issue(i))
	}
	for i, p := range r.Plans {
		out.Plans = append(out.Plans, w.plan(p, i, out.Ledger))
	}
	if len(out.Plans) == 0 {
		p := w.plan(&parse.Plan{}, 0, out.Ledger)
		p.Issues = out.Issues
		if len(p.Issues) == 0 {
			p.Issues = []Issue{{Code: string(parse.NoPlan), Text: "nothing in the document is a task"}}
		}
		out.Plans = []*Plan{p}
	}
	return out
}

func ledger(r *parse.Result) Ledger {
	if r.Ledger == nil {
		return Ledger{Parts: map[string]int{}}
	}
	total, parts := r.Ledger.Count(r.Bundle)
	return Ledger{Total: total, Parts: parts}
}

// writer fills plans of one bundle.
type writer struct {
	given  Given
	bundle *ingest.Bundle
	dates  dateContext // of the plan at hand
	text   string      // folded text of the documents, for evidence of place
	roll   *roll       // of the plan at hand
	looks  []looks     // of its tasks' contents
	scroll scroll      // places and identities
}

func newWriter(n *Normalizer, r *parse.Result) *writer {
	return &writer{given: n.Given, bundle: r.Bundle}
}

func (w *writer) plan(p *parse.Plan, index int, l Ledger) *Plan {
	out := &Plan{
		Schema:      Schema,
		Document:    w.document(p),
		Title:       words(p.Title),
		NoticeTitle: words(p.NoticeTitle),
		Issuer:      words(p.Issuer),
		Number:      number(p.Number),
		IndexNumber: words(p.IndexNumber),
		SignedOn:    date(p.Signed),
		PublishedOn: date(p.Published),
		Pos:         w.planPos(p),
		Citations:   w.citations(p),
		Relations:   w.relations(p),
		Tasks:       make([]Task, 0, len(p.Tasks)),
		Ledger:      l,
	}
	if p.Kind != "" {
		out.Kind = text(string(p.Kind))
	}
	for _, i := range p.Issues {
		out.Issues = append(out.Issues, w.issue(i))
	}
	w.years(p, out)
	place := w.division(p, out)
	w.dates = contextOf(out)
	if w.dates.year() == 0 && !w.dates.Span {
		w.dates.Year = w.yearAbove(p.Tasks)
	}
	w.roll = newRoll(out)
	for i := range p.Tasks {
		out.Tasks = append(out.Tasks, w.task(&p.Tasks[i], out))
	}
	w.foreign(out)
	w.disagreements(out)
	w.identify(out, index, place)
	w.confide(p, out)
	return out
}

// identify computes the identities, once everything they are made of is there.
func (w *writer) identify(p *Plan, index int, place string) {
	folded, look := skimmed(p.Tasks)
	w.looks = look
	edition := exactEdition(p, folded)
	hashes := make([]string, len(w.bundle.Documents))
	for i, d := range w.bundle.Documents {
		hashes[i] = d.SHA256
	}
	p.Edition = SpellID(edition)
	p.PlanID = SpellID(PlanID(hashes, index))
	p.Series = SpellID(series(p, place))
	if w.given.Series != "" {
		p.Series = SpellID(SeriesID("", "given", w.given.Series))
	}
	head, seen := named(p, edition), make(map[uint64]int, len(p.Tasks))
	var above, path []string // printed and folded
	for i := range p.Tasks {
		t := &p.Tasks[i]
		t.Ordinal = i + 1
		path = foldBelow(path, above, t.Path)
		above = t.Path
		id := taskID(head, path, folded[i], 0)
		n := seen[id]
		if seen[id]++; n > 0 {
			id = taskID(head, path, folded[i], n)
		}
		t.ID = w.spellID(id)
	}
}

// spellID is SpellID in the memory of the plan.
func (w *writer) spellID(id uint64) string {
	var room [20]byte
	return w.scroll.write(strconv.AppendUint(room[:0], id, 10))
}

// foldBelow folds the headings of a task in the place of those of the task above, of which most are the same.
func foldBelow(folded, above, path []string) []string {
	for i, h := range path {
		switch {
		case i >= len(folded):
			folded = append(folded, foldHard(h))
		case h != above[i]:
			folded[i] = foldHard(h)
		}
	}
	return folded[:len(path)]
}

// document names the file in which the plan's first task stands; the others are its parts.
func (w *writer) document(p *parse.Plan) Document {
	docs := w.bundle.Documents
	if len(docs) == 0 {
		return Document{Name: w.bundle.Name}
	}
	main := 0
	if len(p.Tasks) > 0 && len(p.Tasks[0].Content.Pos) > 0 {
		main = p.Tasks[0].Content.Pos[0].Doc
	}
	named := make([]Document, len(docs))
	for i, d := range docs {
		named[i] = Document{Name: d.Name, SHA256: d.SHA256, Format: d.Format}
		if len(docs) > 1 {
			named[i].Ordinal = i + 1
		}
	}
	out := named[main]
	out.Parts = slices.Delete(named, main, main+1)
	if len(out.Parts) == 0 {
		out.Parts = nil
	}
	return out
}

func (w *writer) planPos(p *parse.Plan) PlanPos {
	pos := PlanPos{
		Title:       w.at(p.Title),
		NoticeTitle: w.at(p.NoticeTitle),
		Issuer:      w.at(p.Issuer),
		Number:      w.at(p.Number),
		IndexNumber: w.at(p.IndexNumber),
		Division:    w.at(p.Division),
		SignedOn:    w.at(p.Signed),
		PublishedOn: w.at(p.Published),
	}
	return pos
}

func (w *writer) issue(i parse.Issue) Issue {
	return Issue{Code: string(i.Code), Text: i.Text, Pos: w.at(i.Quote)}
}

// note adds an issue of normalize's own.
func (w *writer) note(p *Plan, code parse.Code, q parse.Quote, sentence string) {
	p.Issues = append(p.Issues, Issue{Code: string(code), Text: sentence, Pos: w.at(q)})
}

// at spells where q stands; "" where nothing was quoted.
func (w *writer) at(q parse.Quote) string { return w.place(q.Pos) }

func (w *writer) place(p ingest.Pos) string {
	var room [96]byte
	return w.scroll.write(w.bundle.AppendPos(room[:0], p))
}

func words(q parse.Quote) *string { return text(q.Text) }

// text is nil for no words.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// quoted puts words in quotation marks for a sentence.
func quoted(s string) string { return strconv.Quote(s) }
