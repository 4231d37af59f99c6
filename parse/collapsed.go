package parse

import "github.com/taizhang/taizhang/parse/lexicon"

// leastHeads are the headings in a row that make the header of a table of words on one line.
const leastHeads = 3

// collapsed cuts a paragraph that is a whole table on one line, its title before
// the header: 某县河湖管护任务清单 序号 工作任务 牵头单位 1 ….
func collapsed(nodes []node) []node {
	for i := 0; i < len(nodes); i++ {
		n := nodes[i]
		if n.table != nil || n.text.len() <= 2*longestTitle {
			continue
		}
		at := headerWithin(n.text)
		if at <= 0 {
			continue
		}
		above, below := n, n
		above.text, above.whole = n.text.cut(0, at), n.text.cut(0, at)
		below.text, below.whole = n.text.from(at), n.text.from(at)
		above.has, below.has = above.text.traits(), below.text.traits()
		nodes = append(nodes[:i:i], append([]node{above, below}, nodes[i+1:]...)...)
		i++
	}
	return nodes
}

// headerWithin is where a table's header begins behind a title, 0 where none does.
func headerWithin(s strand) int {
	for i := 1; i < min(s.len(), longestTitle); i++ {
		if blank(s.fold[i-1]) && s.from(i).starts("序号") && leadingHeads(s.from(i)) >= leastHeads {
			return i
		}
	}
	return 0
}

// leadingHeads counts the headings of columns that s begins with, blanks between them.
func leadingHeads(s strand) int {
	n, from := 0, 0
	for i := 0; i <= s.len() && i-from <= headerLimit; i++ {
		if i < s.len() && !blank(s.fold[i]) {
			continue
		}
		if i == from {
			from++
			continue
		}
		if _, ok := lexicon.Header(s.cut(from, i).text()); !ok {
			return n
		}
		n, from = n+1, i+1
	}
	return n
}
