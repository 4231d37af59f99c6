package eval

import (
	"strings"
)

// separators swaps 、 ， ； and space between two organs that stand beside each other.
func (s *specimen) separators() {
	var pairs []string
	done := map[string]bool{}
	for _, t := range s.gold.Tasks {
		for i := 1; i < len(t.Duties); i++ {
			a, b := t.Duties[i-1], t.Duties[i]
			if compound(a) || compound(b) || a.Role != b.Role || done[a.Mention+b.Mention] {
				continue
			}
			done[a.Mention+b.Mention] = true
			to := s.separator()
			for _, sep := range []string{"、", ","} {
				if s.oneMention(a.Mention + sep + b.Mention) {
					continue
				}
				pairs = append(pairs, a.Mention+sep+b.Mention, a.Mention+to+b.Mention)
			}
		}
	}
	s.eachOrganLine(strings.NewReplacer(pairs...).Replace)
}

// oneMention reports words that some task annotates as a single organ: 各级政府、管委(及其部门).
func (s *specimen) oneMention(words string) bool {
	for _, t := range s.gold.Tasks {
		for _, d := range t.Duties {
			if strings.Contains(d.Mention, words) {
				return true
			}
		}
	}
	return false
}

// separator picks one; a space parts columns in some wild plans, and 、 alone parts organs in running text.
func (s *specimen) separator() string {
	seps := []string{"、", "，", ",", "；", " "}
	if s.wild {
		seps = seps[:4]
	}
	return seps[s.rng.IntN(len(seps))]
}

func compound(d GoldDuty) bool {
	return strings.ContainsAny(d.Mention, "、及和") || len(d.Members) > 0 || d.Inline || len(d.Alt) > 0
}

// eachOrganLine rewrites lines that are organ cells, and closing brackets; prose stays.
func (s *specimen) eachOrganLine(f func(string) string) {
	for i, line := range s.lines {
		if s.wild && strings.Contains(line, "。") {
			if at := strings.LastIndexAny(line, "(（〔[|"); at >= 0 {
				s.lines[i] = line[:at] + f(line[at:])
			}
			continue
		}
		if at := strings.LastIndex(line, "（责任单位"); at >= 0 {
			s.lines[i] = line[:at] + f(line[at:])
			continue
		}
		if at := strings.LastIndex(line, "\t"); at >= 0 {
			s.lines[i] = line[:at] + f(line[at:])
			continue
		}
		if !strings.ContainsAny(line, "。") {
			s.lines[i] = f(line)
		}
	}
}
