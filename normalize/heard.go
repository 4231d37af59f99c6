package normalize

import (
	"strings"
	"sync"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// heard is a mention with what it says by itself, in whatever plan it stands. It is never changed.
type heard struct {
	mention
	names   meaning
	meant   []string // the bodies that it stands for
	given   []string // its levels where they are several, of one named body: they hold for those after it
	mark    string   // the level before its organ: 市
	follows bool     // it takes the level of those before it
	found   []link   // candidates for the place that it names
	hints   Hints    // what its words say of how sure it is
}

func hear(text string) *heard {
	m, look := newMention(text), glance(text)
	h := &heard{mention: m, names: m.meaning(), meant: m.members(), mark: m.levelMark(), follows: m.follows()}
	if own, body := m.levels(); len(own) > 1 && m.single(body) {
		h.given = own
	}
	h.found = divisions().named(hanzi.FoldString(hanzi.Display(text)))
	h.hints = Hints{}.with(hintGlued, m.glued()).with(hintLongName, look.size > 14).
		with(hintJoinedName, strings.ContainsFunc(text, joins)).with(hintUnbalanced, look.unbalanced)
	return h
}

// memory holds what mentions say, for the documents to come: 市财政局 stands in most of them.
type memory struct {
	mu    sync.RWMutex
	heard map[string]*heard
}

// What a memory holds at most: then it begins anew.
const (
	mostHeard    = 4096 // mentions
	longestHeard = 3 * longestOrg
)

// mentions are those of all documents; a bounded number, and what one says depends on its words alone.
var mentions = memory{heard: make(map[string]*heard)}

// hear gives what a mention says, read once while it is remembered.
func (m *memory) hear(text string) *heard {
	if len(text) > longestHeard {
		return hear(text)
	}
	m.mu.RLock()
	h := m.heard[text]
	m.mu.RUnlock()
	if h != nil {
		return h
	}
	text = strings.Clone(text) // and not the document that it is a part of
	h = hear(text)
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.heard) >= mostHeard {
		clear(m.heard)
	}
	m.heard[text] = h
	return h
}
