package parse

import "github.com/taizhang/taizhang/parse/lexicon"

// shortestLabel is how many characters a label in brackets has at least, the first bracket among them.
const shortestLabel = 5

// bracketLabels reads the label in 【牵头单位】市城乡建设局 as one with a colon: its
// brackets are folded to what ends a clause and to a colon. The raw text stays.
func bracketLabels(s strand) strand {
	for i, r := range s.fold {
		if r != '(' {
			continue
		}
		end := s.shutNear(i)
		if end < 0 || end+1 == s.len() || separator(s.fold[end+1]) && s.fold[end+1] != ':' {
			continue
		}
		if role, ok := lexicon.Header(s.cut(i+1, end).key()); !ok || end-i < shortestLabel || kindOf(role) != orgColumn && kindOf(role) != timeColumn {
			continue
		}
		s.fold[i], s.fold[end] = ';', ':'
		if s.fold[end+1] == ':' {
			s.fold[end] = ' '
		}
	}
	return s
}

// shutNear is where the bracket opened at i shuts, -1 when that is too far off for a label.
func (s strand) shutNear(i int) int {
	for k := i + 1; k < s.len() && k-i <= longestLabel+1; k++ {
		switch s.fold[k] {
		case ')':
			return k
		case '(', ':':
			return -1
		}
	}
	return -1
}

// unopened drops the 【 of a label that was cut off behind s.
func (s strand) unopened() strand {
	s = s.trim()
	for n := s.len(); n > 0 && s.fold[n-1] == ';' && s.raw()[n-1] != ';' && s.raw()[n-1] != '；'; n = s.len() {
		s = s.cut(0, n-1).trim()
	}
	return s
}
