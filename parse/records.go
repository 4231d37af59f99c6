package parse

import "github.com/taizhang/taizhang/parse/lexicon"

// records reads a table printed record by record, its cells one on a line or set apart by
// semicolons, each behind the heading of its column:
//
//	改革任务：… / 牵头部门：… / 参与部门：… / 完成时间：…
//
// A record begins where the first label comes again; it may carry its number: 任务一：….
func (f flattened) records(i int) (grid, int, bool) {
	first, ok := f.opensRecord(i)
	if !ok || f.memo.records.spent(i) {
		return grid{}, i, false
	}
	r := recordReader{first: first.word}
	k := i
	for ; k < len(f.nodes) && !f.stop(k); k++ {
		if f.nodes[k].free() && !r.line(f.nodes[k].text.trim()) {
			break
		}
	}
	if r.count < 2 || !r.allots() {
		f.memo.records.fail(k)
		return grid{}, i, false
	}
	return r.grid(f.ledger), k, true
}

// opensRecord reads the label that opens node i, if it may be the first of a record: what is to be done, or where.
func (f flattened) opensRecord(i int) (recordField, bool) {
	s := f.nodes[i].text.trim()
	if !labelNear(s) || s.starts("问题") || f.within(i) {
		return recordField{}, false
	}
	x, ok := readRecordField(s)
	if !ok || x.value.empty() || x.kind() != pathColumn && x.kind() != contentColumn {
		return recordField{}, false
	}
	return x, true
}

// mostFields is how many labels a record has at most.
const mostFields = 16

// within reports a node among the labels of a numbered item, which it belongs to.
func (f flattened) within(i int) bool {
	for k := i - 1; k >= 0 && i-k <= mostFields; k-- {
		if f.nodes[k].empty() {
			continue
		}
		s := f.nodes[k].text.trim()
		if sn, ok := readSerial(s); ok && sn.width < s.len() {
			return !isGroupLine(s) || s.starts("问题")
		}
		if !labelNear(s) {
			return false
		}
	}
	return false
}

// labelNear reports a colon where a label may end.
func labelNear(s strand) bool {
	for i := 1; i < s.len() && i <= longestLabel; i++ {
		if s.fold[i] == ':' {
			return true
		}
	}
	return false
}

// recordField is one labelled cell of a record.
type recordField struct {
	role  lexicon.HeaderRole
	word  string // the label without its number
	label strand // with its colon
	mark  strand // its number: 一 of 任务一
	value strand
}

func (x recordField) kind() columnKind { return kindOf(x.role) }

// readRecordField reads 牵头部门:县农业农村局, 任务一:缩短等候时间 or 1.工作任务:….
func readRecordField(s strand) (recordField, bool) {
	if sn, ok := readSerial(s); ok && sn.style != chapterSerial && sn.width < s.len() {
		x, ok := readRecordField(s.from(sn.width))
		x.mark, x.label = sn.words, s.cut(0, s.len()-x.value.len()).trim()
		return x, ok
	}
	colon := 0
	for colon < s.len() && colon <= longestLabel && s.fold[colon] != ':' {
		colon++
	}
	if colon == 0 || colon >= s.len() || s.fold[colon] != ':' {
		return recordField{}, false
	}
	word, mark := s.cut(0, colon).trim(), strand{}
	n := word.len()
	for n > 0 && (isNumeral(word.fold[n-1]) || isDigit(word.fold[n-1])) {
		n--
	}
	if n >= 2 && n < word.len() {
		word, mark = word.cut(0, n), word.from(n)
	}
	role, ok := headerRole(word)
	return recordField{role, word.key(), s.cut(0, colon+1), mark, s.from(colon + 1).trim()}, ok || strange(word)
}

// strange reports what may be a label that no table knows: 成果形式, 资金渠道.
func strange(word strand) bool {
	for _, r := range word.fold {
		if r < 0x4E00 || r > 0x9FFF {
			return false
		}
	}
	return word.len() >= 3 && word.len() <= 6
}

// recordReader gathers the records.
type recordReader struct {
	first string
	count int
	rows  [][]recordField // a row without a label is a heading over those below it
}

// line takes one line of a record; false where the records end.
func (r *recordReader) line(s strand) bool {
	parts := recordParts(s)
	if parts == nil {
		return r.loose(s)
	}
	for _, x := range parts {
		if x.word == r.first {
			r.rows = append(r.rows, nil)
			r.count++
		}
		last := len(r.rows) - 1
		if len(r.rows[last]) > 0 && r.rows[last][0].word == "" {
			return false
		}
		r.rows[last] = append(r.rows[last], x)
	}
	return true
}

// loose takes a line without a label: a heading, or what a line end cut off the cell above.
func (r *recordReader) loose(s strand) bool {
	if isGroupLine(s) && isHeading(s) || numbersMatter(s) {
		r.rows = append(r.rows, []recordField{{value: s}})
		return true
	}
	row := r.rows[len(r.rows)-1]
	x := &row[len(row)-1]
	if sn, ok := readSerial(s); x.word == "" || preamble(s) || isNote(s) || ok && sn.width < s.len() && x.kind() != contentColumn {
		return false
	}
	switch x.kind() {
	case contentColumn, pathColumn:
		if n := x.value.len(); n == 0 || x.value.fold[n-1] != '。' || readsOn(s) {
			x.value = joinLines(x.value, s)
			return true
		}
	case orgColumn:
		if whole, ok := x.value.listing(s); ok {
			x.value = whole
			return true
		}
	}
	return false
}

// numbersMatter reports a line that only numbers what stands below it: 事项二, 任务3.
func numbersMatter(s strand) bool {
	n := s.len()
	for n > 0 && (isNumeral(s.fold[n-1]) || isDigit(s.fold[n-1])) {
		n--
	}
	switch s.cut(0, n).text() {
	case "事项", "任务", "问题", "项目", "工作", "重点任务", "工作任务", "批示事项", "督办事项":
		return n < s.len() && s.len()-n <= 3
	}
	return false
}

// readsOn reports a numbered point of the cell above.
func readsOn(s strand) bool {
	sn, ok := readSerial(s)
	return ok && lists(sn.style)
}

// recordParts cuts a line at its labels, where it begins with one: 改革事项:…;具体任务:…;牵头单位:….
func recordParts(s strand) []recordField {
	x, ok := readRecordField(s)
	if !ok {
		return nil
	}
	var out []recordField
	for {
		i := nextLabelAt(x.value)
		if i < 0 {
			return append(out, x)
		}
		next, _ := readRecordField(x.value.from(i))
		x.value = x.value.cut(0, i).trimFunc(func(r rune) bool { return blank(r) || r == ';' })
		out, x = append(out, x), next
	}
}

// nextLabelAt is where the next label of a line begins, behind a semicolon or a gap; -1 where none does.
func nextLabelAt(s strand) int {
	for i := 0; i < s.len(); i++ {
		if s.fold[i] != ';' && !blank(s.fold[i]) {
			continue
		}
		from := skipBlank(s, i+1)
		if x, ok := readRecordField(s.from(from)); ok && from < s.len() && x.role != unknownRole {
			return from
		}
	}
	return -1
}

// allots reports organs under a label in most records.
func (r *recordReader) allots() bool {
	n := 0
	for _, row := range r.rows {
		for _, x := range row {
			if x.kind() == orgColumn && x.word != "" {
				n++
				break
			}
		}
	}
	return n*2 > r.count
}

// grid lays the records under the union of their labels.
func (r *recordReader) grid(l *Ledger) grid {
	var g grid
	at := map[string]int{}
	for _, row := range r.rows {
		for _, x := range row {
			if _, met := at[x.word]; !met && x.word != "" {
				at[x.word] = len(g.cols)
				g.cols = append(g.cols, column{x.role, x.label.cut(0, x.label.len()-1)})
			}
		}
	}
	settle(g.cols)
	g.cols = append([]column{{role: lexicon.HeaderSerial}}, g.cols...)
	for _, row := range r.rows {
		if row[0].word == "" {
			g.rows = append(g.rows, gridRow{group: row[0].value})
			continue
		}
		cells := make([]gridCell, len(g.cols))
		for _, x := range row {
			l.claim(x.label, LabelPart)
			c := &cells[at[x.word]+1]
			if x.mark.len() > 0 && cells[0].state == missing {
				cells[0] = gridCell{filled, x.mark}
			}
			if c.state == filled {
				c.text = c.text.then(x.value)
				continue
			}
			*c = newCell(x.value)
		}
		g.rows = append(g.rows, gridRow{cells: cells})
	}
	return g
}
