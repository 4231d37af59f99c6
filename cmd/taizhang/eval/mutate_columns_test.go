package eval

import (
	"strings"
)

// columns swaps the last two columns of a flattened table.
func (s *specimen) columns() {
	if s.swapTabs() {
		return
	}
	s.swapLines()
}

// swapTabs swaps the last two words of every row of a tabbed table with a header on one line.
func (s *specimen) swapTabs() bool {
	swapped := false
	for i, line := range s.lines {
		cells := strings.Split(line, "\t")
		if len(cells) < 5 {
			continue
		}
		end := len(cells)
		for end > 0 && cells[end-1] == "" {
			end--
		}
		if end < 5 || !strings.HasPrefix(line, "一级") && !longWords(cells[end-2]) {
			continue
		}
		cells[end-1], cells[end-2] = cells[end-2], cells[end-1]
		s.lines[i] = strings.Join(cells, "\t")
		swapped = true
	}
	return swapped
}

func longWords(s string) bool { return len([]rune(s)) > 9 }

// swapLines swaps the organ column of a one-cell-per-line table with the column behind it.
func (s *specimen) swapLines() {
	head := s.headerLines()
	if len(head) < 5 {
		return
	}
	a, b := head[len(head)-2], head[len(head)-1]
	s.lines[a], s.lines[b] = s.lines[b], s.lines[a]
	words := s.cellLines(b + 1)
	for _, row := range s.rowsOf(words, head) {
		x, y := row[0], row[1]
		s.lines[x], s.lines[y] = s.lines[y], s.lines[x]
	}
}

// headerLines finds the lines of a header printed one heading a line.
func (s *specimen) headerLines() []int {
	var out []int
	for i, line := range s.lines {
		switch strings.TrimSpace(line) {
		case "序号", "内容", "具体要求", "牵头单位", "落实单位", "一级指标", "二级指标", "存在问题及建议", "责任单位", "完成期限", "落实情况":
			out = append(out, i)
		}
	}
	return out
}

func (s *specimen) cellLines(from int) []int {
	var out []int
	for i := from; i < len(s.lines); i++ {
		if s.lines[i] != "" {
			out = append(out, i)
		}
	}
	return out
}

// rowsOf finds the lines of the last two cells of every task's row.
func (s *specimen) rowsOf(cells, _ []int) [][2]int {
	at := map[string]int{}
	for k, i := range cells {
		at[squeeze(s.lines[i])] = k
	}
	var out [][2]int
	for _, t := range s.gold.Tasks {
		k, ok := at[squeeze(t.Content)]
		if !ok {
			continue
		}
		last := k + 2
		if t.Progress != nil {
			last = k + 3
		}
		if last < len(cells) {
			out = append(out, [2]int{cells[last-1], cells[last]})
		}
	}
	return out
}

func squeeze(s string) string { return strings.Join(strings.FieldsFunc(s, isSpace), "") }

func isSpace(r rune) bool { return r == ' ' || r == '\u00a0' || r == '\t' || r == '\u3000' }
