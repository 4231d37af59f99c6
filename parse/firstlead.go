package parse

import "regexp"

// firstLeadRule says once, for a whole document, that roles go by place: 排在首位的单位为牵头单位，下同.
var firstLeadRule = regexp.MustCompile(`(?:首位|首个|第一(?:位|个|名)?|排(?:名|序|列)?(?:最|在)?前)(?:的|者)?(?:责任)?(?:单位|部门)?(?:均)?(?:为|是|系)(?:牵头|主办|主责)`)

// otherRole says what the others are then: 其余为配合单位.
var otherRole = regexp.MustCompile(`(?:其余|其他|其它|后面|后续)(?:的|各)?(?:责任)?(?:单位|部门)?(?:均)?(?:为|是|系)(?:配合|协办|协助|协同|参与|参加)`)

// placed is what a document says once of the order of organs: the zero value nothing.
type placed struct {
	first bool // 列第一位的为牵头单位
	help  bool // 其余为配合单位
}

// placedBy reads a paragraph that may give the lead to the organ named first.
func placedBy(s strand) (p placed) {
	if s = s.tight(); !appoints(s.fold) {
		return p
	}
	text := s.text()
	p.first = firstLeadRule.MatchString(text)
	p.help = p.first && otherRole.MatchString(text)
	return p
}

// appoints reports words that make somebody a lead: 为牵头, 是主办.
func appoints(r []rune) bool {
	for i := 1; i < len(r); i++ {
		if r[i] == '牵' || r[i] == '主' {
			switch r[i-1] {
			case '为', '是', '系':
				return true
			}
		}
	}
	return false
}

// byPlace finds the paragraph that gives the lead to the organ named first.
func byPlace(nodes []node) placed {
	for _, n := range nodes {
		if n.table == nil && (n.has&placeTrait == 0 || n.has&leaderTrait == 0) {
			continue
		}
		if n.table == nil {
			if p := placedBy(n.text); p.first {
				return p
			}
		}
		for i := range cellsOf(n) {
			if s := n.cell(i); s.index("牵头") >= 0 {
				if p := placedBy(s); p.first {
					return p
				}
			}
		}
	}
	return placed{}
}

func cellsOf(n node) int {
	if n.table == nil {
		return 0
	}
	return len(n.table.Cells)
}

// leadFirst makes the first organ of each task its lead where none has a role of its own,
// and the others its helpers where the document says so.
func leadFirst(tasks []Task, p placed) {
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
		if first < 0 {
			continue
		}
		for k := range tasks[i].Duties {
			if p.help && !tasks[i].Duties[k].Inline {
				tasks[i].Duties[k].Role = Support
			}
		}
		tasks[i].Duties[first].Role = Lead
		tasks[i].Duties[first].Evidence |= ByPlace
	}
}
