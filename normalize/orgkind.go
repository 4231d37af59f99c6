package normalize

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed tables/orgkinds.tsv
var orgKindsTSV string

// orgKinds tell what a body is by the end of its name, or by the whole of it.
type orgKinds struct {
	end, whole map[string]string
	named      map[string]string // by an end that names a body only behind a name of its own: 徽商|银行
}

var kindsOfOrgs = sync.OnceValue(func() orgKinds {
	k := orgKinds{map[string]string{}, map[string]string{}, map[string]string{}}
	for _, cells := range tableRows(orgKindsTSV, 4) {
		map[string]map[string]string{"whole": k.whole, "end": k.end, "named": k.named}[cells[1]][cells[0]] = cells[2]
	}
	return k
})

// of gives the function of a body whose kind its name tells: 第一中学 is 学校, 综合科 is 内设机构.
// An ending by itself names no body: 指挥部.
func (k orgKinds) of(name string) (office, bool) {
	if f, ok := k.whole[name]; ok {
		return office{line: name, name: name, functions: []string{f}}, true
	}
	for i := range name {
		f, ok := k.end[name[i:]]
		if !ok {
			f, ok = k.named[name[i:]]
		}
		if ok && (i > 0 || f == "医疗机构") {
			return office{line: name, name: name, functions: []string{f}}, true
		}
	}
	return office{}, false
}

// single reports a name that ends with more than the word head for a sort of bodies, or with that
// behind a name: 人民|医院, 徽商|银行, but not 定点|医院.
func (k orgKinds) single(name, head string, unknownBefore bool) bool {
	if _, ok := k.named[head]; ok && unknownBefore {
		return true
	}
	for i := range len(name) - len(head) {
		if _, ok := k.end[name[i:]]; ok {
			return true
		}
	}
	return false
}

// zone reports words that name a zone: 新建经开区. Its committee is one organ with it; a scenic area's is another.
func (k orgKinds) zone(name string) (string, bool) {
	place := name
	for _, w := range []string{"管理委员会", "管委会", "管委", "党工委"} {
		place = strings.TrimSuffix(place, w)
	}
	for _, w := range []string{"景区", "名胜区", "保护区", "林区", "库区"} {
		if strings.HasSuffix(place, w) {
			return "", false
		}
	}
	for i := range place {
		if k.end[place[i:]] == "开发区管理" {
			return place, true
		}
	}
	return place, place != name && len(place) > len("区") && strings.HasSuffix(place, "区")
}
