package normalize

import "testing"

func TestOrgKey(t *testing.T) {
	for _, c := range []struct {
		text string
		key  OrgKey
	}{
		{"330106///市场监督管理局/", OrgKey{Division: "330106", Line: "市场监督管理局"}},
		{"/330106/市/自然资源局/东湖分局", OrgKey{Within: "330106", Level: "市", Line: "自然资源局", Branch: "东湖分局"}},
		{`///甲\/乙\\丙专班/`, OrgKey{Line: `甲/乙\丙专班`}},
	} {
		if got, ok := ParseOrgKey(c.text); !ok || got != c.key || c.key.String() != c.text {
			t.Errorf("%s: %+v, %s", c.text, got, c.key)
		}
	}
	for _, bad := range []string{"", "财政局", "////", "1/2/3/4/5/6", `///财政局\/`, `///a\b/`} {
		if k, ok := ParseOrgKey(bad); ok {
			t.Errorf("%q: %+v", bad, k)
		}
	}
}

// Spellings of one organ have one identity; other organs have others.
func TestOrgIdentity(t *testing.T) {
	code := "360103"
	p := &Plan{Division: Division{Code: &code}}
	id := func(mention string) uint64 {
		o := ResolveOrg(mention)
		if o.Name == "" {
			t.Errorf("%s is unknown", mention)
		}
		return o.Key(p).ID()
	}
	for _, same := range [][]string{
		{"市政府办", "市政府办公室", "市府办", "市人民政府办公室", "市府办公室", "市政府办公厅"},
		{"县市监局", "县市场监督管理局", "县市场监管局"},
		{"区发改委", "区发展改革委", "区发展和改革委员会", "区发改局"},
		{"县扶贫办", "县扶贫开发办公室", "县乡村振兴局"},
		{"县环保局", "县生态环境局"},
		{"县教科体局", "县教育科技和体育局", "县科技教育体育局"},
		{"国网荆门供电公司", "荆门供电公司"},
		{"市生态环境局东湖分局", "市生态环境局 东湖分局"},
		{"新建经开区", "新建经开区管委会"},
		{"桃花镇", "桃花镇政府", "桃花镇人民政府"},
		{"县自然资源局", "县自规局"},
	} {
		for _, m := range same[1:] {
			if id(m) != id(same[0]) {
				t.Errorf("%s and %s are told apart", same[0], m)
			}
		}
	}
	different := []string{"市政府办", "市委办", "县政府办", "县法院", "县司法局", "县残联", "县民政局", "县委组织部", "市委组织部", "县国土资源局", "县自然资源局",
		"市自然资源局东湖分局", "市自然资源局", "县教育局", "县教体局", "县疾控中心", "县卫健委", "桃花镇", "梅山镇", "县工商局", "县市监局", "市国税局", "市地税局", "市税务局"}
	for i, a := range different {
		for _, b := range different[i+1:] {
			if id(a) == id(b) {
				t.Errorf("%s and %s are one", a, b)
			}
		}
	}
}

func FuzzOrg(f *testing.F) {
	for _, s := range []string{"区发改委", "市自然资源局东湖分局", "人行六安支行", "县教科体局", "市发改委(物价局)", "新建经开区管委会", "县滨河路指挥部", "各街道", "330106///市场监督管理局/", "国家税务总局六安市税务局", "省農業農村廳"} {
		f.Add(s)
	}
	day := Date{2021, 5, 1}
	f.Fuzz(func(t *testing.T, words string) {
		if k, ok := ParseOrgKey(words); ok {
			if back, again := ParseOrgKey(k.String()); !again || back != k || back.ID() != k.ID() {
				t.Errorf("%q: key %+v, then %+v", words, k, back)
			}
		}
		o := newMention(words).meaning().on(day)
		if o == nil {
			return
		}
		if o.Name == "" || o.Line == "" || len(o.Functions) == 0 {
			t.Errorf("%q: %+v", words, o)
		}
		k := o.Key(&Plan{})
		if back, ok := ParseOrgKey(k.String()); !ok || back != k {
			t.Errorf("%q: key %s, then %+v", words, k, back)
		}
		if again := ResolveOrg(o.Name); orgs().lines[o.Line] != nil && again.Line != o.Line {
			t.Errorf("%q: %s is of %s, its name of %s", words, words, o.Line, again.Line)
		}
	})
}
