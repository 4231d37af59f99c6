package parse

import (
	"slices"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// lineCells reads one cell per line below a header of one heading per line.
func (f flattened) lineCells(i int) (grid, int, bool) {
	cols, k, ok := f.headerLines(i)
	if !ok {
		return grid{}, i, false
	}
	settle(cols)
	f.claimHeader(cols, ColumnHeaderPart)
	tokens, next := f.lineTokens(cols, k)
	if hasRole(cols, lexicon.HeaderSerial) && numbersOnly(tokens) {
		for _, t := range tokens {
			f.ledger.claim(t, LabelPart)
		}
		return grid{cols: cols, numbers: tokens}, next, true
	}
	if len(tokens) < len(cols) {
		return grid{}, i, false
	}
	g := tighten(cols, newAligner(cols, tokens).rows(), 2)
	return g, next, true
}

// headerMost is how many lines a header may have.
const headerMost = 16

// headerLines reads the headings from node i on: 序号 / 内容 / 牵头责任 / 单位.
func (f flattened) headerLines(i int) ([]column, int, bool) {
	var cols []column
	var cells []strand
	k := i
	for k < len(f.nodes) && len(cells) < headerMost && !f.stop(k) {
		if !f.nodes[k].free() {
			k++
			continue
		}
		cell, next, ok := f.heading(k)
		if !ok && (len(cells) == 0 || !f.between(k)) {
			break
		}
		cells, k = append(cells, cell), next
	}
	if len(cells) < 3 {
		return nil, k, false
	}
	cols, ok := headerRow(cells)
	return cols, k, ok
}

// heading reads the heading at node k, joined with the next line where only both together are one.
func (f flattened) heading(k int) (strand, int, bool) {
	s := f.nodes[k].text.trim()
	if s.len() > headerLimit {
		return s, k, false
	}
	alone := f.nodes[k].isHeader()
	if after := f.nextFree(k); after < len(f.nodes) && f.nodes[after].text.len() <= headerLimit && joinsHeading(s, alone, &f.nodes[after]) {
		return s.then(f.nodes[after].text.trim()), after + 1, true
	}
	return s, k + 1, alone
}

// longestStrange is how many characters a heading has at most that no table knows: 总投资（万元）.
const longestStrange = 10

// between reports a short line that no table knows as a heading, with a whole one right below it: 检查单位 above 存在问题.
func (f flattened) between(k int) bool {
	s := f.nodes[k].text.trim()
	if _, number := bareNumber(s); number || s.len() < 2 || s.len() > longestStrange || slices.ContainsFunc(s.fold, separator) {
		return false
	}
	next := f.nextFree(k)
	return next < len(f.nodes) && f.nodes[next].wholeHeading()
}

// wholeHeading reports a heading that needs no words above it: 责任单位, not 单位.
func (n *node) wholeHeading() bool { return n.text.len() >= 4 && n.isHeader() }

// joinsHeading reports that the line n below s, a heading if alone, is the rest of it.
func joinsHeading(s strand, alone bool, n *node) bool {
	t := n.text.trim()
	if alone && t.starts("(") {
		return true
	}
	if alone && (n.isHeader() || t.len() > 6) && !(barely[t.key()] && !barely[lastTwo(lexicon.DropBrackets(s.key()))]) {
		return false
	}
	if !alone && n.wholeHeading() {
		return false
	}
	if !endsHeading(t) && !slices.Contains(s.fold, '(') {
		return false
	}
	_, both := headerRole(s.then(t))
	return both
}

// barely are headings that, below words of role, are the rest of them: 牵头 / 单位.
var barely = map[string]bool{"单位": true, "部门": true, "科室": true, "处室": true, "时限": true, "时间": true, "期限": true}

func lastTwo(s string) string {
	r := []rune(s)
	return string(r[max(0, len(r)-2):])
}

// nextFree is the index of the next unclaimed paragraph with words; len(nodes) at a stop.
func (f flattened) nextFree(k int) int {
	for k++; k < len(f.nodes); k++ {
		if f.stop(k) {
			return len(f.nodes)
		}
		if f.nodes[k].free() {
			return k
		}
	}
	return k
}

// lineTokens collects the cells from node k on, one per line; a lone NBSP is an
// empty cell, the header printed again is claimed and passed.
func (f flattened) lineTokens(cols []column, k int) ([]strand, int) {
	var tokens []strand
	for k < len(f.nodes) && !f.stop(k) {
		if again, next, ok := f.headerAgain(cols, k); ok {
			f.claimHeader(again, RepeatPart)
			k = next
			continue
		}
		if f.isCell(cols, &f.nodes[k]) {
			tokens = append(tokens, f.nodes[k].text)
		}
		k++
	}
	return tokens, k
}

// headerAgain reads the headings from node k on where they are those of cols.
func (f flattened) headerAgain(cols []column, k int) ([]column, int, bool) {
	first := k
	for first < len(f.nodes) && f.nodes[first].part == Unparsed && f.nodes[first].empty() {
		first++
	}
	if first == len(f.nodes) || f.nodes[first].free() && !f.nodes[first].text.opens(cols[0].head) {
		return nil, k, false
	}
	again, next, ok := f.headerLines(k)
	return again, next, ok && sameHeader(again, cols)
}

// opens reports words with which t begins, white space aside.
func (s strand) opens(t strand) bool {
	i := 0
	for _, r := range s.fold {
		if blank(r) {
			continue
		}
		if i = skipBlank(t, i); i == t.len() || t.fold[i] != r {
			return false
		}
		i++
	}
	return true
}

// isCell reports a line that is a cell of the table: words, a lone NBSP, or a
// number that looked like a page's until the header asked for numbers.
func (f flattened) isCell(cols []column, n *node) bool {
	if n.free() || n.part == Unparsed && newCell(n.text).state == void {
		return true
	}
	if _, number := bareNumber(n.text); n.part != FurniturePart || !number || !hasRole(cols, lexicon.HeaderSerial) {
		return false
	}
	f.ledger.release(n.text)
	return true
}
