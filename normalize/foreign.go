package normalize

import (
	"fmt"

	"github.com/taizhang/taizhang/parse"
)

// foreign notes the organs whose place lies outside the plan's division, once
// each: 新建经开区 in a plan of 西湖区 was copied from another district's.
func (w *writer) foreign(p *parse.Plan, out *Plan) {
	if out.Division.Code == nil {
		return
	}
	seen := map[string]bool{}
	for _, t := range p.Tasks {
		for _, d := range t.Duties {
			if seen[d.Text] {
				continue
			}
			seen[d.Text] = true
			code, inside := w.placeIn(d.Text, out)
			if code = divisions().lineage(code); code != "" && !inside && !related(code, *out.Division.Code) {
				w.note(out, parse.ForeignPlace, d.Quote, fmt.Sprintf("%s lies in %s, outside the plan's %s",
					quoted(d.Text), FullName(code, planYear(out)), *out.Division.Name))
			}
		}
	}
}

// related reports that one of two divisions holds the other.
func related(a, b string) bool { return within(a, b) || within(b, a) }
