package parse

// crowded cuts a paragraph in which a plan lost its line ends, so that items, labels and what
// stands above them are lines again: ….现予以公示。 1.新增…。 责任单位:市公安局 配合单位:市财政局 2.….
func crowded(nodes []node) []node {
	var out []node
	for i := range nodes {
		at := nodes[i].cuts()
		if at != nil && out == nil {
			out = append(make([]node, 0, len(nodes)+len(at)), nodes[:i]...)
		}
		switch {
		case at != nil:
			out = append(out, nodes[i].lines(at)...)
		case out != nil:
			out = append(out, nodes[i])
		}
	}
	if out == nil {
		return nodes
	}
	return out
}

// cuts are where the lines began that a long paragraph runs together.
func (n *node) cuts() []int {
	if n.table != nil || n.text.len() <= 2*longestTitle || n.has&colonTrait == 0 {
		return nil
	}
	return lostEnds(n.text)
}

// lines cuts n at these elements.
func (n *node) lines(at []int) []node {
	var out []node
	from := 0
	for _, to := range append(at, n.text.len()) {
		line := *n
		line.text, line.whole = n.text.cut(from, to), n.text.cut(from, to)
		line.has = line.text.traits()
		out, from = append(out, line), to
	}
	return out
}

// lostEnds are where lines of s began: numbers that go on and labels, outside of brackets. There
// are none where fewer than two items have organs under a label.
func lostEnds(s strand) []int {
	var at []int
	var last [ownerSerial + 1]int // number of the last item of each style
	items, organs, depth := 0, 0, 0
	for i, r := range s.fold {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth != 0 || i == 0 || blank(r) || !endsLine(s.fold[i-1]) {
			continue
		}
		rest := s.from(i)
		if sn, ok := readSerial(rest); ok && sn.width < rest.len() && (sn.n == 1 || sn.n == last[sn.style]+1) && sn.style != isSerial {
			last[sn.style] = sn.n
			at, items = append(at, i), items+1
			continue
		}
		if x, ok := readRecordField(rest); ok && x.role != unknownRole {
			at = append(at, i)
			if x.kind() == orgColumn {
				organs++
			}
		}
	}
	if items < 2 || organs < 2 || organs*2 < items {
		return nil
	}
	return at
}

// endsLine reports what stands before a line that lost its end.
func endsLine(r rune) bool { return blank(r) || r == '。' || r == ';' }
