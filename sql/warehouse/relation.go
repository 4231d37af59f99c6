package warehouse

import (
	"strings"

	"github.com/taizhang/taizhang/normalize"
)

// addRelations makes the rows of the documents a plan names, and of the names it can be cited by.
func (b *bundle) addRelations(h *planHead, p *normalize.Plan) {
	for i, c := range p.Citations {
		b.rows.add(coreCitation, h.division, h.plan, i+1, optional(c.Title), optional(c.Number), text(c.Pos), text(c.Kind))
	}
	for i, r := range p.Relations {
		b.rows.add(coreRelation, h.division, h.plan, i+1, text(r.Kind), optional(r.Title), optional(r.Number), optional(normalize.NameKey(r.Title)), text(r.Pos))
	}
	for _, n := range namesOf(p) {
		b.rows.add(corePlanName, h.division, h.plan, text(n.words), n.full)
	}
}

// planName is a name under which a plan can be cited; full where it begins with the issuer.
type planName struct {
	words string
	full  bool
}

// namesOf are the plan's title and its notice's, each with and without the issuer:
// 东湖区人民政府办公室关于印发…的通知, 关于印发…的通知.
func namesOf(p *normalize.Plan) []planName {
	var out []planName
	add := func(words string, full bool) {
		for _, n := range out {
			if n.words == words {
				return
			}
		}
		if words != "" {
			out = append(out, planName{words, full})
		}
	}
	issuer := name(p.Issuer)
	for _, words := range []string{name(p.Title), name(p.NoticeTitle)} {
		by, about, ok := strings.Cut(words, "关于")
		switch {
		case ok && by != "":
			add(words, true)
			add("关于"+about, false)
		case ok && issuer != "":
			add(words, false)
			add(issuer+words, true)
		default:
			add(words, false)
		}
	}
	return out
}

func name(words *string) string {
	if words == nil {
		return ""
	}
	return normalize.NameKey(*words)
}
