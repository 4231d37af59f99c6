package parse

// mostCutLines are the lines below one that left a bracket open among which it may shut.
const mostCutLines = 4

// opensBracket reports that s ends inside a bracket, as the line of a page set to a width may:
// …每月巡查一次。（责任处室：教务处；协助 / 处室：信息中心）
func opensBracket(s strand) bool {
	depth := 0
	for i := s.len() - 1; i >= 0 && s.len()-i < longestStatement; i-- {
		switch s.fold[i] {
		case ')':
			depth++
		case '(':
			if depth--; depth < 0 {
				return true
			}
		}
	}
	return false
}

// shutsBelow reports that the bracket left open above paras shuts in one of the next lines,
// with no number of an item before that.
func shutsBelow(paras []node) bool {
	for i := 0; i < len(paras) && i < mostCutLines; i++ {
		s := paras[i].text.trim()
		if _, ok := readSerial(s); ok || paras[i].doc != paras[0].doc {
			return false
		}
		for _, r := range s.fold {
			switch r {
			case '(':
				return false
			case ')':
				return true
			}
		}
	}
	return false
}
