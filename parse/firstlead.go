package parse

import "regexp"

// firstLeadRule says once, for a whole document, that roles go by place: 排在首位的单位为牵头单位，下同.
var firstLeadRule = regexp.MustCompile(`(?:首位|首个|第一(?:位|个|名)?|排(?:名|序|列)?(?:最|在)?前)(?:的|者)?(?:责任)?(?:单位|部门)?(?:均)?(?:为|是|系)(?:牵头|主办|主责)`)

// byPlace reports that some paragraph gives the lead to the organ named first.
func byPlace(nodes []node) bool {
	for _, n := range nodes {
		if n.table == nil && n.text.index("第一") < 0 && n.text.index("首") < 0 && n.text.index("前") < 0 || n.table == nil && n.text.index("牵") < 0 && n.text.index("主") < 0 {
			continue
		}
		if n.table == nil && firstLeadRule.MatchString(n.text.tight().text()) {
			return true
		}
		for i := range cellsOf(n) {
			if s := n.cell(i); s.index("牵头") >= 0 && firstLeadRule.MatchString(s.tight().text()) {
				return true
			}
		}
	}
	return false
}

func cellsOf(n node) int {
	if n.table == nil {
		return 0
	}
	return len(n.table.Cells)
}

// leadFirst makes the first organ of each task its lead where none has a role of its own.
func leadFirst(tasks []Task) {
	for i := range tasks {
		first := -1
		for k, d := range tasks[i].Duties {
			if d.Role != Responsible {
				first = -1
				break
			}
			if first < 0 && !d.Inline {
				first = k
			}
		}
		if first >= 0 {
			tasks[i].Duties[first].Role = Lead
		}
	}
}
