package correct

import (
	"encoding/base64"
	"encoding/binary"
	"hash/fnv"
	"slices"
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/normalize/anchor"
)

// Target tells in words what a correction is of, so that it is found in whatever version of the plan.
type Target struct {
	Document string `json:"document,omitempty"` // SHA-256 of the file
	Index    int    `json:"index,omitempty"`    // which plan of its publication, from 1
	Title    string `json:"title,omitempty"`    // as the parser read it then
	Issuer   string `json:"issuer,omitempty"`
	Number   string `json:"number,omitempty"`
	Year     int    `json:"year,omitempty"`
	Sketch   string `json:"sketch,omitempty"` // of the text from its first task to its last

	Task    *Quote           `json:"task,omitempty"`
	More    []Quote          `json:"more,omitempty"`    // the other tasks of a merge
	Element string           `json:"element,omitempty"` // words of the duty, deadline or figure: 区教育局
	Role    string           `json:"role,omitempty"`    // of the duty
	Value   *anchor.Selector `json:"value,omitempty"`   // where the field stands
	Other   *Target          `json:"other,omitempty"`   // the other task of a link
}

// Quote is a task: where it stands, and what it said.
type Quote struct {
	anchor.Selector
	Words string `json:"words"`
}

// Scope tells a plan, as the parser read it; index is its number in the publication, from 1.
func (p *Page) Scope(plan *normalize.Plan, index int) *Target {
	t := &Target{Document: plan.Document.SHA256, Index: index, Title: value(plan.Title), Issuer: value(plan.Issuer), Number: value(plan.Number)}
	if plan.Year != nil {
		t.Year = *plan.Year
	}
	t.Sketch = sketch(p.body(plan))
	return t
}

// Aim completes the scope with the words that c is about, in the plan as it is shown, and fills in
// what it said. It is false where the plan has no such task or field.
func (p *Page) Aim(scope *Target, plan *normalize.Plan, c *Correction) bool {
	t := *scope
	c.Target = &t
	if c.Kind == "plan" {
		f, ok := planFields[c.Field]
		if !ok {
			return c.Does() == Accept
		}
		if s := p.Select(f.pos(plan)); !s.IsZero() {
			t.Value = &s
		}
		was(c, f.get(plan))
		return true
	}
	if c.Task == 0 {
		return c.Does() == Add
	}
	task := taskOf(plan, c.Task)
	if task == nil {
		return false
	}
	t.Task = p.quote(task)
	for _, id := range c.Merged {
		m := taskOf(plan, id)
		if m == nil {
			return false
		}
		t.More = append(t.More, *p.quote(m))
	}
	return p.aimAt(&t, task, c)
}

// aimAt finds the element of a task that c is about.
func (p *Page) aimAt(t *Target, task *normalize.Task, c *Correction) bool {
	if c.Kind == "task" {
		if f, ok := taskFields[c.Field]; ok {
			was(c, f.get(task))
		}
		return true
	}
	if c.Does() == Add {
		return true
	}
	all := elementsOf(task, c.Kind)
	if c.Ordinal < 1 || c.Ordinal > len(all) {
		return false
	}
	e := all[c.Ordinal-1]
	t.Element, t.Role = e.words, e.role
	if s := p.Select(e.pos); !s.IsZero() {
		t.Value = &s
	}
	was(c, e.get(c.Field))
	return true
}

// was fills in what a field said, where nobody has.
func was(c *Correction, words string) {
	if c.Old == nil && words != "" {
		c.Old = &words
	}
}

func (p *Page) quote(t *normalize.Task) *Quote { return &Quote{p.Select(t.Pos), t.Content} }

func taskOf(p *normalize.Plan, id int64) *normalize.Task {
	for i := range p.Tasks {
		if p.Tasks[i].ID == normalize.SpellID(uint64(id)) {
			return &p.Tasks[i]
		}
	}
	return nil
}

// body is the text from a plan's first task to its last; all of it where no task has a place.
func (p *Page) body(plan *normalize.Plan) []rune {
	var all []span
	for i := range plan.Tasks {
		all = append(all, p.spans(plan.Tasks[i].Pos)...)
	}
	whole := span{0, p.text.Len()}
	if len(all) > 0 {
		whole = all[0]
		for _, s := range all {
			whole = span{min(whole.from, s.from), max(whole.to, s.to)}
		}
	}
	return p.text.Key(whole.from, whole.to)
}

// What a sketch is made of.
const (
	shingle = 6  // characters
	sample  = 64 // of the text's shingles, those of the smallest hashes
)

func shingles(r []rune) []uint64 {
	var out []uint64
	for i := 0; i+shingle <= len(r); i++ {
		h := fnv.New64a()
		h.Write([]byte(string(r[i : i+shingle])))
		out = append(out, mix(h.Sum64()))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// mix spreads what texts that differ in their end only have alike.
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// sketch is a sample of a text by which another version of it is told from another text.
func sketch(r []rune) string {
	all := shingles(r)
	var b []byte
	for _, h := range all[:min(sample, len(all))] {
		b = binary.BigEndian.AppendUint64(b, h)
	}
	return base64.RawStdEncoding.EncodeToString(b)
}

// contained is how much of a sketched text another has, from 0 to 1; 0 where it is too short to say.
func contained(sketch string, all []uint64) float64 {
	b, err := base64.RawStdEncoding.DecodeString(sketch)
	if err != nil || len(b) < 8*8 {
		return 0
	}
	n := len(b) / 8
	both := 0
	for i := range n {
		if _, ok := slices.BinarySearch(all, binary.BigEndian.Uint64(b[8*i:])); ok {
			both++
		}
	}
	return float64(both) / float64(n)
}

// How much of a text another version of it must have.
const (
	keptUnderHead = 0.5 // where title or number agree
	keptBare      = 0.9 // where nothing says so but the text
)

// fits reports that a plan is one that t is of: the same file, or the same plan in another version.
func (p *Page) fits(t *Target, plan *normalize.Plan) bool {
	if t.Document == "" {
		return false
	}
	if plan.Document.SHA256 == t.Document || slices.ContainsFunc(plan.Document.Parts, func(d normalize.Document) bool { return d.SHA256 == t.Document }) {
		return true
	}
	if plan.Year != nil && t.Year != 0 && *plan.Year != t.Year {
		return false
	}
	named := 0
	for _, x := range []struct {
		then, now string
		same      func(a, b string) bool
	}{{t.Number, value(plan.Number), equal}, {t.Title, value(plan.Title), sameTitle}} {
		switch {
		case x.then == "" || x.now == "":
		case x.same(x.then, x.now):
			named++
		default:
			return false
		}
	}
	kept := contained(t.Sketch, p.shingled())
	return kept >= keptBare || named > 0 && kept >= keptUnderHead
}

// shingled are the shingles of the whole page.
func (p *Page) shingled() []uint64 {
	if p.hashes == nil {
		p.hashes = shingles(p.text.Key(0, p.text.Len()))
	}
	return p.hashes
}

func equal(a, b string) bool { return hanzi.Key(a) == hanzi.Key(b) }

// drafts are the words that tell a draft or a revision from what was issued in the end.
var drafts = []string{"征求意见稿", "送审稿", "讨论稿", "试行", "修订", "修改"}

// sameTitle reports titles that are equal, or one inside the other, or nearly equal, and of the same stage.
func sameTitle(a, b string) bool {
	x, y := strings.ReplaceAll(hanzi.Key(a), " ", ""), strings.ReplaceAll(hanzi.Key(b), " ", "")
	for _, d := range drafts {
		if strings.Contains(x, d) != strings.Contains(y, d) {
			return false
		}
	}
	return strings.Contains(x, y) || strings.Contains(y, x) || anchor.Similarity(x, y) >= anchor.Alike
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// Could reports that a publication may have the plan that t is of, by its files and the plan's head; Apply looks closer.
func (t *Target) Could(files []string, title, number string, year int) bool {
	switch {
	case slices.Contains(files, t.Document):
		return true
	case year != 0 && t.Year != 0 && year != t.Year, number != "" && t.Number != "" && !equal(number, t.Number):
		return false
	case title == "" || t.Title == "":
		return true
	}
	return sameTitle(title, t.Title)
}

// Scopes are the plans that a correction is of: two of a link.
func (c *Correction) Scopes() []*Target {
	switch {
	case c.Target == nil:
		return nil
	case c.Target.Other == nil:
		return []*Target{c.Target}
	}
	return []*Target{c.Target, c.Target.Other}
}

// Says is what a field that c is of says in a plan, and whether it is known for sure; not ok where the plan has none such.
func (p *Page) Says(plan *normalize.Plan, c *Correction) (words string, sure, ok bool) {
	if c.Kind == "plan" {
		f, ok := planFields[c.Field]
		if !ok {
			return "", false, false
		}
		return f.get(plan), *f.sure(plan) == normalize.Surely, true
	}
	t := taskOf(plan, c.Task)
	if t == nil {
		return "", false, false
	}
	if c.Kind == "task" {
		f, ok := taskFields[c.Field]
		if !ok {
			return "", false, false
		}
		return f.get(t), *f.sure(t) == normalize.Surely, true
	}
	all := elementsOf(t, c.Kind)
	if c.Ordinal < 1 || c.Ordinal > len(all) {
		return "", false, false
	}
	return all[c.Ordinal-1].get(c.Field), all[c.Ordinal-1].certain, true
}
