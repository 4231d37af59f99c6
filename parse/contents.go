package parse

// fewestLeaders are the ellipses, and the dots, that lead from a heading to its page.
const (
	fewestEllipses = 2
	fewestDots     = 5
)

// listsPage reports a line of a table of contents: a heading, leaders and the page on which it stands.
// （一）落实属地责任（县农业农村局牵头）…………2
func listsPage(s strand) bool {
	i := s.len()
	for i > 0 && (arabic(s.fold[i-1]) || blank(s.fold[i-1])) {
		i--
	}
	if i == s.len() || i < 3 || !arabic(s.trim().fold[s.trim().len()-1]) {
		return false
	}
	ellipses, dots := 0, 0
	for ; i > 0; i-- {
		switch s.fold[i-1] {
		case '…', '⋯':
			ellipses++
		case '.', '·', '-', '_', '—', '．':
			dots++
		case ' ':
		default:
			return ellipses >= fewestEllipses || dots >= fewestDots
		}
	}
	return false
}

// claimContents marks the lines of a table of contents, and the word above them, as furniture.
func claimContents(nodes []node) {
	for i := range nodes {
		if !nodes[i].free() || nodes[i].table != nil || !listsPage(nodes[i].text.trim()) {
			continue
		}
		nodes[i].part = FurniturePart
		for k := i - 1; k >= 0 && k >= i-3; k-- {
			if nodes[k].free() && nodes[k].text.key() == "目录" {
				nodes[k].part = FurniturePart
			}
		}
	}
}
