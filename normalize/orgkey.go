package normalize

import (
	"cmp"
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

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

// Key is the key of an organ that p names. Where its own place is known, neither its level nor the plan's place matters.
func (o *Org) Key(p *Plan) OrgKey {
	k := OrgKey{Division: value(o.Division), Line: cmp.Or(o.Line, o.Name), Branch: o.Branch}
	if k.Division == "" {
		k.Within, k.Level = p.Home(), o.Level
	}
	return k
}

// settle gives an organ its identity, once its division is known. A government or a zone's
// committee that is named for its own division is no branch of it: 桃花镇 of 桃花镇.
func (o *Org) settle(p *Plan) {
	if o.Branch != "" && o.Division != nil && o.of(*o.Division) {
		o.Branch = ""
	}
	o.ID = SpellID(o.Key(p).ID())
}

// of reports a branch that is nothing but the name of a division.
func (o *Org) of(division string) bool {
	if zoneParent(division) != "" {
		_, zone := kindsOfOrgs().zone(o.Branch + "管委会")
		return zone
	}
	return strings.HasSuffix(placeName(division), o.Branch)
}

// placeName is the name in full, folded, of a division or a township.
func placeName(code string) string {
	if len(code) == 6 {
		return hanzi.FoldString(FullName(code, 0))
	}
	_, full, _ := SmallDivision(code, "")
	return hanzi.FoldString(full)
}

// LevelOf is the level of an organ by the code of its place: 市 of 360100, 乡 of 360103001; "" of a zone.
func LevelOf(division string) string {
	switch {
	case division == StateDivision:
		return "国家"
	case len(division) == 9:
		return "乡"
	case len(division) != 6 || division == UnknownDivision:
		return ""
	case strings.HasSuffix(division, "0000"):
		return "省"
	case strings.HasSuffix(division, "00"):
		return "市"
	}
	return "县"
}
