package rtf

import (
	"fmt"
	"strings"

	"github.com/taizhang/taizhang/ingest/flow"
)

// place is where the text of a group goes.
type place byte

const (
	printed place = iota
	ignored
	inFonts
	inStyles
	inTitle
	inCode
	inLabel
)

// state is what a group sets and its end takes back.
type state struct {
	place           place
	font            int
	fallback        int // characters that stand for a \u in old programs
	hidden, deleted bool
	inTable         bool
	level           int // \itap; 0 is not said
	outline         int // 0…8, 9 is body text
	style           int
}

const bodyText = 9

// reader walks a file.
type reader struct {
	lex     lexer
	doc     *flow.Document
	state   state
	groups  []group
	lim     Limits
	cells   int         // of the row at hand
	fonts   map[int]int // charset by number
	styles  map[int]int // outline level by number
	page    int         // the file's code page
	bytes   []byte      // of text, not yet decoded
	units   []uint16
	skip    int  // characters that stand for the \u just read
	starred bool // \* was just read
	title   strings.Builder
	code    strings.Builder
	gone    strings.Builder
	unseen  strings.Builder
	name    string // of the style being read
	flow    *stream
	err     error
}

// group is what is restored at the end of one.
type group struct {
	state state
	flow  *stream
}

// stream is a row of paragraphs that is being read: the text, or a note in it.
type stream struct {
	out   *[]flow.Node
	table *flow.Drawn // innermost open
	level int
	rows  map[int]*rowShape
	text  strings.Builder
	label strings.Builder
	boxes []flow.Node
	begun bool // the paragraph at hand has something
}

func (r *reader) enter() bool {
	r.flush()
	if len(r.groups) >= r.lim.Depth {
		r.err = fmt.Errorf("%w: depth %d", ErrLimit, r.lim.Depth)
		return false
	}
	r.groups = append(r.groups, group{r.state, r.flow})
	return true
}

func (r *reader) leave() bool {
	r.flush()
	n := len(r.groups) - 1
	if n < 0 {
		return false // what follows the last group is no text
	}
	g := r.groups[n]
	r.groups = r.groups[:n]
	if g.flow != r.flow {
		r.endStream()
	}
	r.state, r.flow, r.starred = g.state, g.flow, false
	return r.err == nil && n > 0
}

// begin lets the group's text go to nodes of its own.
func (r *reader) begin(out *[]flow.Node) {
	r.flush()
	r.flow = &stream{out: out}
	r.state = state{font: r.state.font, fallback: r.state.fallback, outline: bodyText}
}

func (r *reader) endStream() {
	if r.flow.begun {
		r.paragraph()
	}
	r.closeTo(0)
}

func (r *reader) finish() {
	r.flush()
	for i := len(r.groups) - 1; i >= 0; i-- {
		if r.groups[i].flow != r.flow {
			r.endStream()
			r.flow = r.groups[i].flow
		}
	}
	r.endStream()
	r.doc.Title = strings.TrimSpace(r.title.String())
	r.doc.Hide("field-code", r.code.String())
	r.doc.Hide("deleted", r.gone.String())
	r.doc.Hide("hidden-text", r.unseen.String())
}

// paragraph ends the paragraph at hand.
func (r *reader) paragraph() {
	f := r.flow
	n := flow.Node{Text: label(f.label.String()) + strings.TrimRight(f.text.String(), "\n")}
	outline := r.state.outline
	if own, ok := r.styles[r.state.style]; ok && outline == bodyText {
		outline = own
	}
	if outline >= 0 && outline < bodyText {
		n.Level = outline + 1
	}
	r.nest(r.tableLevel())
	r.add(n)
	for _, b := range f.boxes {
		r.add(b)
	}
	f.text.Reset()
	f.label.Reset()
	f.boxes, f.begun = nil, false
}

// label is the printed number with the gap that follows it; a full-width mark brings its own.
func label(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.ContainsAny(text, "·•") || isPrivate(text) {
		return ""
	}
	return text + flow.Gap(text, "tab")
}

// isPrivate is true of bullets from fonts of signs.
func isPrivate(text string) bool {
	for _, c := range text {
		if c < 0xE000 || c > 0xF8FF {
			return false
		}
	}
	return true
}

func (r *reader) tableLevel() int {
	switch {
	case r.state.level > 0:
		return r.state.level
	case r.state.inTable:
		return 1
	}
	return 0
}

func (r *reader) add(n flow.Node) {
	if r.flow.table != nil {
		r.flow.table.Add(n)
		return
	}
	*r.flow.out = append(*r.flow.out, n)
}

// nest opens or closes tables until as many are open.
func (r *reader) nest(level int) {
	if level > r.lim.Depth {
		r.err = fmt.Errorf("%w: depth %d", ErrLimit, r.lim.Depth)
		return
	}
	r.closeTo(level)
	for ; r.flow.level < level; r.flow.level++ {
		r.flow.table = &flow.Drawn{Around: r.flow.table}
	}
}

func (r *reader) closeTo(level int) {
	for f := r.flow; f.level > level; f.level-- {
		t := f.table
		f.table = t.Around
		if done := t.Close(r.doc.Hide); len(done.Rows) > 0 {
			r.add(flow.Node{Table: done})
		}
	}
}
