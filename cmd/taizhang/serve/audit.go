package serve

import (
	"slices"
	"strings"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// Audits is what was changed by whom, the latest first.
type Audits struct {
	Page
	Audits []warehouse.Audit `json:"audits"`
}

func audits(r *request) (any, error) {
	out := Audits{}
	var err error
	if err := r.whole(); err != nil {
		return nil, err
	}
	if out.Page, err = r.page(); err != nil {
		return nil, err
	}
	all, err := r.s.Warehouse.Audits(r.Context())
	if err != nil {
		return nil, err
	}
	slices.Reverse(all)
	all = all[min(out.Page.offset(), len(all)):]
	out.Audits = paged(&out.Page, all[:min(out.Page.limit(), len(all))])
	return out, nil
}

// audit notes what the asker does.
func (r *request) audit(action, target, detail string) error {
	return r.s.Warehouse.Audit(r.Context(), warehouse.Audit{At: r.s.Now(), Who: r.user.Name, Role: r.user.Role.String(), Action: action, Target: target, Detail: detail})
}

// Did says what an audit tells of, in the reader's language: 认可 方案 种类: 任务清单 → 任务清单 for accept plan kind, 完成 for complete.
func (v view) Did(a warehouse.Audit) string {
	switch a.Action {
	case "load", "replay":
		return v.W(a.Detail)
	case Refused:
		return v.Because(a.Detail)
	case "correct":
		what, words, _ := strings.Cut(a.Detail, ": ")
		said := strings.Fields(what)
		was, now, changed := strings.Cut(words, " → ")
		if n := len(said); changed && n > 0 {
			words = v.Value(said[n-1], was) + " → " + v.Value(said[n-1], now)
		}
		for i, word := range said {
			said[i] = v.F(word)
		}
		return strings.Join(said, " ") + ": " + words
	}
	return a.Detail
}
