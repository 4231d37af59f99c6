package eval

import (
	"regexp"
	"strings"

	"github.com/taizhang/taizhang/normalize"
)

// places moves the plan to another place of the same level: its own name, that
// of the prefecture and of the province.
func (s *specimen) places() {
	own := s.division()
	if own == "" {
		return
	}
	from, to := lineOf(own), s.otherPlace(own)
	if to == nil || s.wild && !s.whole(stem(from[0].Name)) {
		return
	}
	var pairs []string
	for i := range from {
		if stem(from[i].Name) == "" || stem(to[i].Name) == "" {
			return
		}
		pairs = append(pairs, stem(from[i].Name), stem(to[i].Name))
	}
	s.rewrite(pairs)
	code := to[0].Code
	if s.gold.Division.Code == nil {
		s.gold.Alt["division.code"] = []any{code}
		return
	}
	s.gold.Division.Code = &code
	delete(s.gold.Alt, "division.code")
}

// division is the code of the plan's place, or the one that is accepted where the text states none.
func (s *specimen) division() string {
	if s.gold.Division.Code != nil {
		return *s.gold.Division.Code
	}
	for _, v := range s.gold.Alt["division.code"] {
		if code, ok := v.(string); ok {
			return code
		}
	}
	return ""
}

// lineOf is a division and those above it, innermost first.
func lineOf(code string) []normalize.DivisionRow {
	var out []normalize.DivisionRow
	for _, want := range []string{code, code[:4] + "00", code[:2] + "0000"} {
		for _, r := range normalize.AllDivisions() {
			if r.Code == want && r.To == "" && (len(out) == 0 || out[len(out)-1].Code != want) {
				out = append(out, r)
			}
		}
	}
	return out
}

// otherPlace picks a division of the same level and suffix whose name is its own.
func (s *specimen) otherPlace(code string) []normalize.DivisionRow {
	own := lineOf(code)
	count := map[string]int{}
	for _, r := range normalize.AllDivisions() {
		count[r.Name]++
	}
	for range 2000 {
		rows := normalize.AllDivisions()
		r := rows[s.rng.IntN(len(rows))]
		line := lineOf(r.Code)
		if r.Level == own[0].Level && r.To == "" && r.From < "2005" && len(line) == len(own) && count[r.Name] == 1 && r.Name != own[0].Name && plainStem(r.Name) && sameSuffixes(line, own) {
			return line
		}
	}
	return nil
}

// sameSuffixes compares the last characters of two lines of divisions, as far as their second.
func sameSuffixes(a, b []normalize.DivisionRow) bool {
	for i := range min(len(a), 2) {
		if !sameSuffix(a[i].Name, b[i].Name) {
			return false
		}
	}
	return true
}

func sameSuffix(a, b string) bool { return lastRune(a) == lastRune(b) }

func lastRune(s string) rune {
	r := []rune(s)
	return r[len(r)-1]
}

var plain = regexp.MustCompile(`^\p{Han}{2}[区县市省]$`)

// plainStem keeps to names of three characters without a direction, a level or an organ's word in them.
func plainStem(name string) bool {
	return plain.MatchString(name) && !strings.ContainsAny(name[:6], "东西南北中市区县城郊新老州镇乡")
}

// stem is a place's name without its level: 西湖区 → 西湖.
func stem(name string) string {
	r := []rune(name)
	if len(r) < 3 || len(r) > 4 || !strings.ContainsRune("省市区县", r[len(r)-1]) {
		return ""
	}
	return string(r[:len(r)-1])
}
