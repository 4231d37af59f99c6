package eval

import (
	"fmt"
	"strings"
)

// furniture prints page numbers between paragraphs.
func (s *specimen) furniture() {
	var out []string
	page := 1
	style := s.rng.IntN(3)
	for i, line := range s.lines {
		if i > 3 && (line == "" || s.wild) && s.rng.IntN(12) == 0 && !s.tabbed(i) {
			page++
			out = append(out, "", []string{fmt.Sprintf("- %d -", page), fmt.Sprintf("第 %d 页", page), fmt.Sprintf("— %d —", page)}[style])
		}
		out = append(out, line)
	}
	s.lines = out
}

// tabbed reports that a table with one cell per tab runs over line i: there a
// blank line is part of the layout.
func (s *specimen) tabbed(i int) bool {
	for k := i; k < min(i+6, len(s.lines)); k++ {
		if strings.HasPrefix(s.lines[k], "\t") {
			return true
		}
	}
	return false
}
