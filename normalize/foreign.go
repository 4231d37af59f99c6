package normalize

import (
	"fmt"

	"github.com/taizhang/taizhang/parse"
)

// foreign notes the organs whose place lies outside the plan's division, once
// each: 新建经开区 in a plan of 西湖区 was copied from another district's.
func (w *writer) foreign(out *Plan) {
	if out.Division.Code == nil {
		return
	}
	for _, s := range w.roll.order {
		code := divisions().lineage(s.code)
		if code != "" && !s.inside && !related(code, *out.Division.Code) {
			w.note(out, parse.ForeignPlace, s.first, fmt.Sprintf("%s lies in %s, outside the plan's %s",
				quoted(s.first.Text), FullName(code, planYear(out)), *out.Division.Name))
		}
	}
}

// related reports that one of two divisions holds the other.
func related(a, b string) bool { return within(a, b) || within(b, a) }
