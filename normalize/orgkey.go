package normalize

import "strings"

// OrgKey is what makes an organ one and the same: where it is, its line of names, and
// which branch. 县市监局 and 县市场监督管理局 of 330106 are 330106///市场监督管理局/.
type OrgKey struct {
	Division string // code of its place; "" unknown
	Within   string // code of the plan's place, where its own is unknown
	Level    string // 市, where its place is unknown
	Line     string // 市场监督管理局
	Branch   string // 东湖分局
}

var keyEscape = strings.NewReplacer(`\`, `\\`, `/`, `\/`)

// ParseOrgKey reads what String wrote.
func ParseOrgKey(text string) (OrgKey, bool) {
	var cut []string
	var part strings.Builder
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text) && (text[i+1] == '\\' || text[i+1] == '/'):
			i++
			part.WriteByte(text[i])
		case c == '\\':
			return OrgKey{}, false
		case c == '/':
			cut = append(cut, part.String())
			part.Reset()
		default:
			part.WriteByte(c)
		}
	}
	if cut = append(cut, part.String()); len(cut) != 5 || cut[3] == "" {
		return OrgKey{}, false
	}
	return OrgKey{cut[0], cut[1], cut[2], cut[3], cut[4]}, true
}

// String spells a key as division/within/level/line/branch.
func (k OrgKey) String() string {
	cut := []string{k.Division, k.Within, k.Level, k.Line, k.Branch}
	for i := range cut {
		cut[i] = keyEscape.Replace(cut[i])
	}
	return strings.Join(cut, "/")
}

// ID is the organ's identity.
func (k OrgKey) ID() uint64 { return identity("org", k.Division, k.Within, k.Level, k.Line, k.Branch) }

// key is the key of an organ that p names. Where its own place is known, neither its level nor the plan's place matters.
func (o *Org) key(p *Plan) OrgKey {
	k := OrgKey{Division: value(o.Division), Line: o.Line, Branch: foldHard(o.Branch)}
	if k.Division == "" {
		k.Within, k.Level = value(p.Division.Code), o.Level
	}
	return k
}
