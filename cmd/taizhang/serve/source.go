package serve

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// Document is one file of a publication.
type Document struct {
	Ordinal  int64  `json:"ordinal"`
	Document ID     `json:"document_id"`
	Format   string `json:"format"`
	Bytes    int64  `json:"bytes"`
	Blocks   int64  `json:"blocks"`
	Hidden   int64  `json:"hidden"`
	SHA256   string `json:"sha256"`
	Name     string `json:"name"`
}

// rawBlock is a paragraph or a cell as the warehouse keeps it.
type rawBlock struct {
	Block   int64  `json:"block"`
	Cell    int64  `json:"cell"`
	Place   string `json:"place"`
	Sheet   string `json:"sheet"`
	Row     int64  `json:"row_number"`
	Col     int64  `json:"col_number"`
	RowSpan int64  `json:"row_span"`
	ColSpan int64  `json:"col_span"`
	Page    int64  `json:"page"`
	Level   int64  `json:"level"`
	Layer   string `json:"layer"`
	Content string `json:"content"`
}

// Stretch is a part of a paragraph or cell; Marks says which values stand there.
type Stretch struct {
	Text  string   `json:"text"`
	Marks []string `json:"marks,omitempty" about:"值的编号，如 任务号.duty.1 / values that stand here"`
	What  string   `json:"what,omitempty" about:"最内一层是何物 / what the innermost is"`
	Begin []string `json:"-"` // values whose first stretch this is
}

// SourceCell is a cell of a table in the document.
type SourceCell struct {
	Place   string    `json:"place"`
	RowSpan int64     `json:"row_span"`
	ColSpan int64     `json:"col_span"`
	Text    []Stretch `json:"text"`
}

// SourceBlock is a paragraph or a table of the document.
type SourceBlock struct {
	Block int64          `json:"block"`
	Place string         `json:"place,omitempty"`
	Page  int64          `json:"page,omitempty"`
	Level int64          `json:"level,omitempty"`
	Layer string         `json:"layer,omitempty"`
	Text  []Stretch      `json:"text,omitempty"`
	Rows  [][]SourceCell `json:"rows,omitempty"`
}

// Source is the part of a document that is shown.
type Source struct {
	Documents []Document    `json:"documents"`
	Shown     int           `json:"shown" about:"第几个文件，从 1 起 / which document, from 1"`
	From      int64         `json:"from" about:"从第几段起，从 0 数 / first block shown, from 0"`
	To        int64         `json:"to"`
	Blocks    []SourceBlock `json:"blocks"`
	Cut       bool          `json:"cut" about:"此处的格太多，未全列出；原件完整 / too many cells to show all; the original has them"`

	begun map[string]bool // values that stand in what is shown
}

// sourceBlocks is how many paragraphs and tables are shown at once.
const sourceBlocks = 200

// mark is a value and the stretch of a place where it stands.
type mark struct {
	key      string
	what     string
	from, to int
}

func sourceOf(r *request, v *PlanView) (Source, error) {
	s := Source{Shown: 1}
	var err error
	if s.Documents, err = ask[Document](r, "documents", int64(v.Plan.Bundle)); err != nil || len(s.Documents) == 0 {
		return s, err
	}
	at := r.value("at")
	if at == "" {
		at = v.placeOf(r.value("task"))
	}
	if at == "" && v.Number > 1 && len(v.Tasks) > 0 {
		at = v.Tasks[0].Pos
	}
	if n, err := strconv.Atoi(r.value("document")); err == nil && n >= 1 && n <= len(s.Documents) {
		s.Shown = n
	} else if n := documentOf(at); n <= len(s.Documents) && at != "" {
		s.Shown = n
	} else if len(v.Tasks) > 0 {
		s.Shown = min(documentOf(v.Tasks[0].Pos), len(s.Documents))
	}
	doc := s.Documents[s.Shown-1]
	if err := s.window(r, doc, at); err != nil {
		return s, err
	}
	blocks, err := ask[rawBlock](r, "blocks", int64(doc.Document), s.From, s.To)
	if err != nil {
		return s, err
	}
	blocks, s.Cut = atMost(blocks, mostRows)
	s.Blocks, s.begun = laidOut(blocks, v.marks(s.Shown))
	return s, nil
}

// window decides which blocks are shown: those asked for, or those around a place.
func (s *Source) window(r *request, doc Document, at string) error {
	if n, err := strconv.ParseInt(r.value("from"), 10, 64); err == nil && n >= 0 {
		s.From = n
	} else if at != "" && doc.Blocks > sourceBlocks {
		type place struct {
			Block int64 `json:"block"`
		}
		name, _, _, _ := cutSpan(at)
		found, err := ask[place](r, "place", int64(doc.Document), name)
		if err != nil {
			return err
		}
		if len(found) > 0 {
			s.From = max(0, found[0].Block-20)
		}
	}
	s.From = min(s.From, max(0, doc.Blocks-1))
	s.To = min(s.From+sourceBlocks, doc.Blocks)
	return nil
}

func (v *PlanView) placeOf(task string) string {
	for _, t := range v.Tasks {
		if t.Task.String() == task {
			return t.Pos
		}
	}
	return ""
}

// marks are all places of the plan's values in one document, by the place of paragraph or cell.
func (v *PlanView) marks(document int) map[string][]mark {
	out := map[string][]mark{}
	add := func(key, what, pos string) {
		for _, span := range strings.Split(pos, ") + ") {
			place, from, to, ok := cutSpan(strings.TrimSuffix(span, ")") + ")")
			if ok && documentOf(span) == document {
				out[place] = append(out[place], mark{key, what, from, to})
			}
		}
	}
	for _, f := range append(v.Plan.Fields(), headField{"标题", v.Plan.Title, v.Plan.TitlePos}) {
		add("head."+f.Name, "head", f.Pos)
	}
	for _, t := range v.Tasks {
		id := t.Task.String()
		add(id, "task", t.Pos)
		add(id+".serial", "serial", t.SerialPos)
		for _, p := range strings.Split(t.PathPos, "\n") {
			add(id+".path", "path", p)
		}
		for _, f := range t.Facts {
			add(f.Key(), f.What, f.Pos)
		}
	}
	return out
}

// Key names a fact on the page: 633854251439373443.duty.1.
func (f Fact) Key() string {
	return f.Task.String() + "." + f.What + "." + strconv.FormatInt(f.Ordinal, 10)
}

// documentOf is the number of the document that a place is in: 2 for "#2 ¶1 [0,9)", 1 for "¶1 [0,9)".
func documentOf(pos string) int {
	num, _, ok := strings.Cut(strings.TrimPrefix(pos, "#"), " ")
	if n, err := strconv.Atoi(num); ok && err == nil && strings.HasPrefix(pos, "#") {
		return n
	}
	return 1
}

// cutSpan reads one span of a position: "任务表!C7 [0,5)" is the place 任务表!C7, 0 and 5.
func cutSpan(text string) (place string, from, to int, ok bool) {
	open := strings.LastIndex(text, " [")
	if open < 0 || !strings.HasSuffix(text, ")") {
		return "", 0, 0, false
	}
	a, b, _ := strings.Cut(text[open+2:len(text)-1], ",")
	from, err := strconv.Atoi(a)
	to, err2 := strconv.Atoi(b)
	place = text[:open]
	if strings.HasPrefix(place, "#") {
		_, place, _ = strings.Cut(place, " ")
	}
	return place, from, to, err == nil && err2 == nil && from >= 0 && to >= from
}

// laidOut makes paragraphs and tables of the warehouse's rows, and tells which values stand there.
func laidOut(blocks []rawBlock, marks map[string][]mark) (out []SourceBlock, begun map[string]bool) {
	begun = map[string]bool{}
	for _, b := range blocks {
		if b.Cell < 0 {
			out = append(out, SourceBlock{Block: b.Block, Place: b.Place, Page: b.Page, Level: b.Level, Layer: b.Layer, Text: stretches(b.Content, marks[b.Place], begun)})
			continue
		}
		if n := len(out); n == 0 || out[n-1].Block != b.Block {
			out = append(out, SourceBlock{Block: b.Block, Page: b.Page, Place: b.Sheet})
		}
		t := &out[len(out)-1]
		for int64(len(t.Rows)) < b.Row {
			t.Rows = append(t.Rows, nil)
		}
		t.Rows[b.Row-1] = append(t.Rows[b.Row-1], SourceCell{Place: b.Place, RowSpan: max(1, b.RowSpan), ColSpan: max(1, b.ColSpan), Text: stretches(b.Content, marks[b.Place], begun)})
	}
	return out, begun
}

// Place leads to where a value stands: in what is shown, else to the part of the document that has it.
func (v PlanView) Place(key, task, pos string) string {
	if v.Source.begun[key] || pos == "" {
		return "#m-" + key
	}
	q := url.Values{"at": {pos}}
	if task != "" && task != "0" {
		q.Set("task", task)
	}
	if v.Number > 1 {
		q.Set("page", strconv.Itoa(v.Number))
	}
	return "?" + q.Encode() + "#v-" + key
}

// stretches cuts a text wherever a mark begins or ends.
func stretches(text string, marks []mark, begun map[string]bool) []Stretch {
	if len(marks) == 0 {
		return []Stretch{{Text: text}}
	}
	r := []rune(text)
	cuts := []int{0, len(r)}
	for _, m := range marks {
		cuts = append(cuts, min(m.from, len(r)), min(m.to, len(r)))
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Compare(b.to-b.from, a.to-a.from) })
	var out []Stretch
	for i := range len(cuts) - 1 {
		s := Stretch{Text: string(r[cuts[i]:cuts[i+1]])}
		for _, m := range marks {
			if m.from <= cuts[i] && m.to >= cuts[i+1] && !slices.Contains(s.Marks, m.key) {
				s.Marks, s.What = append(s.Marks, m.key), m.what
				if !begun[m.key] {
					begun[m.key] = true
					s.Begin = append(s.Begin, m.key)
				}
			}
		}
		out = append(out, s)
	}
	return out
}

// Keys joins the marks for an attribute.
func (s Stretch) Keys() string { return strings.Join(s.Marks, " ") }

// First is the innermost value that stands there.
func (s Stretch) First() string { return s.Marks[len(s.Marks)-1] }

// Shown64 is the number of the document that is shown.
func (s Source) Shown64() int64 { return int64(s.Shown) }

// Most is how many paragraphs and cells are shown of a part that has more.
func (s Source) Most() int { return mostRows }

// Before is where the part before begins.
func (s Source) Before() int64 { return max(0, s.From-sourceBlocks) }

// After reports that the document goes on.
func (s Source) After() bool {
	return s.Shown >= 1 && s.Shown <= len(s.Documents) && s.To < s.Documents[s.Shown-1].Blocks
}
