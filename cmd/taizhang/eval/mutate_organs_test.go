package eval

import (
	"regexp"
	"slices"
	"sort"
	"strings"
)

var organ = regexp.MustCompile(`^[省市县区](\p{Han}{1,8}[局委办])$`)

// organs gives every organ that follows a level word the name of another one of
// the plan's own or of the list, one to one.
func (s *specimen) organs() {
	names := s.organNames()
	if len(names) < 2 {
		return
	}
	pool := append(append([]string(nil), names...), organPool...)
	sort.Strings(pool)
	s.rng.Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
	sort.Slice(names, func(i, j int) bool {
		return len(names[i]) > len(names[j]) || len(names[i]) == len(names[j]) && names[i] < names[j]
	})
	used := map[string]bool{}
	var pairs []string
	for _, n := range names {
		for _, p := range pool {
			if !used[p] && !s.taken(p, names) {
				used[p] = true
				for _, level := range []string{"省", "市", "县", "区"} {
					pairs = append(pairs, level+n, level+p)
				}
				break
			}
		}
	}
	s.rewrite(pairs)
}

// organPool are organs that the seeds do not name.
var organPool = []string{"水利局", "交通运输局", "粮食和物资储备局", "信访局", "国资委", "体育局", "供销社", "档案局", "地震局", "气象局", "机关事务管理局", "总工会", "科协", "妇联"}

func (s *specimen) organNames() []string {
	seen := map[string]bool{}
	var out []string
	for _, t := range s.gold.Tasks {
		for _, d := range t.Duties {
			m := organ.FindStringSubmatch(d.Mention)
			if m == nil || d.Collective || seen[m[1]] || strings.Contains(m[1], "政府") || strings.HasPrefix(m[1], "委") || strings.Contains(m[1], "区") || s.wild && !s.alwaysLevelled(m[1]) {
				continue
			}
			seen[m[1]] = true
			out = append(out, m[1])
		}
	}
	return out
}

// taken reports a name of the list that a wild plan uses itself, in another way than as one of those exchanged.
func (s *specimen) taken(name string, names []string) bool {
	return s.wild && !slices.Contains(names, name) && strings.Contains(key(strings.Join(s.lines, "")), strings.TrimRight(name, "局委办"))
}

// alwaysLevelled reports a name that follows a level word wherever it stands, is
// nowhere wrapped and nowhere the head of a longer one: 发展改革委 of 市发展改革委员会.
func (s *specimen) alwaysLevelled(name string) bool {
	text := strings.Join(s.lines, "\n")
	levelled := 0
	for _, level := range []string{"省", "市", "县", "区"} {
		levelled += strings.Count(text, level+name)
	}
	return s.whole(name) && levelled == strings.Count(text, name) && !strings.Contains(text, name+"员") && !strings.Contains(text, name+"公室")
}
