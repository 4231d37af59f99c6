package msdoc

import (
	"maps"
	"slices"

	"github.com/taizhang/taizhang/ingest/flow"
)

// Heads and feet stand in a story of their own: six of separators of notes, then
// for each section even, odd head, even, odd foot, first head, first foot.
const (
	separators = 6
	perSection = 6
)

// runningHeads reads each head or foot that differs from the section's before.
func (r *reader) runningHeads() {
	ends, start := r.file.part(headerEnds), r.file.fib.start(storyHeaders)
	seen := map[string]bool{}
	for i := separators; 4*(i+2) <= len(ends) && r.err == nil; i++ {
		from, to := int(u32(ends, 4*i)), int(u32(ends, 4*i+4))
		if to <= from || to > r.file.fib.stories[storyHeaders] {
			continue
		}
		var nodes []flow.Node
		r.story(start+from, start+to, &nodes)
		text := flow.Row{Cells: []flow.Cell{{Nodes: nodes}}}.Plain()
		if seen[text] {
			continue
		}
		seen[text] = true
		switch (i - separators) % perSection {
		case 2, 3, 5:
			r.doc.Footers = append(r.doc.Footers, nodes...)
		default:
			r.doc.Headers = append(r.doc.Headers, nodes...)
		}
	}
}

const (
	anchorSize = 26 // FSPA
	boxSize    = 22 // FTXBXS
	boxShape   = 14 // offset of the shape's number in it
)

// readBoxes reads the text boxes, by the position of the text they are anchored at.
func (r *reader) readBoxes() {
	anchors := r.file.part(boxAnchors)
	r.boxes = map[int][]flow.Node{}
	r.eachBox(storyBoxes, boxEnds, func(shape uint32, nodes []flow.Node) {
		at := anchorOf(anchors, shape)
		r.boxes[at] = append(r.boxes[at], nodes...)
	})
}

// readHeaderBoxes reads those of heads and feet: page numbers, as a rule.
func (r *reader) readHeaderBoxes() {
	r.eachBox(storyHeaderBoxes, headerBoxEnds, func(_ uint32, nodes []flow.Node) {
		r.doc.Footers = append(r.doc.Footers, nodes...)
	})
}

// eachBox reads the boxes of one story.
func (r *reader) eachBox(story, pair int, use func(shape uint32, nodes []flow.Node)) {
	ends, start := r.file.part(pair), r.file.fib.start(story)
	n := (len(ends) - 4) / (4 + boxSize)
	for i := range max(n, 0) {
		from, to := int(u32(ends, 4*i)), int(u32(ends, 4*i+4))
		if to <= from || to > r.file.fib.stories[story] || r.err != nil {
			continue
		}
		var nodes []flow.Node
		r.story(start+from, start+to, &nodes)
		use(u32(ends[4*(n+1)+boxSize*i:], boxShape), nodes)
	}
}

// anchorOf is the position a shape is anchored at, or -1.
func anchorOf(b []byte, shape uint32) int {
	n := (len(b) - 4) / (4 + anchorSize)
	for i := range max(n, 0) {
		if u32(b, 4*(n+1)+anchorSize*i) == shape {
			return int(u32(b, 4*i))
		}
	}
	return -1
}

// anchored adds the text boxes of a paragraph behind it.
func (r *reader) anchored(from, to int) {
	if r.out != &r.doc.Body {
		return
	}
	for at := from; at < to && len(r.boxes) > 0; at++ {
		for _, n := range r.boxes[at] {
			r.add(n)
		}
		delete(r.boxes, at)
	}
}

// leftBoxes adds those that no paragraph of the text anchors.
func (r *reader) leftBoxes() {
	for _, at := range slices.Sorted(maps.Keys(r.boxes)) {
		r.doc.Body = append(r.doc.Body, r.boxes[at]...)
	}
}
