package normalize

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// peoples are the words between a place and 自治州, 自治县 or 自治区 that its
// short form leaves out. Source: GB/T 3304, names of the nationalities.
var peoples = strings.Fields(`维吾尔 哈萨克族 哈萨克 柯尔克孜 塔吉克 蒙古族 蒙古 回族 藏族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 傣族 黎族 傈僳族
 佤族 畲族 拉祜族 水族 东乡族 纳西族 景颇族 土族 达斡尔族 达斡尔 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 锡伯 普米族 怒族 保安族 裕固族 独龙族 鄂伦春 鄂温克族 各族`)

// forms lists the folded spellings under which a division is named: in full,
// 恩施州 for an autonomous place, 荆门 for a place whose kind is left out.
// Districts keep their 区: 东湖 is a lake.
func forms(r DivisionRow) []string {
	name := hanzi.FoldString(r.Name)
	out := []string{name}
	place, kind := splitKind(name)
	if kind == "" {
		return out
	}
	bare := place
	if strings.HasPrefix(kind, "自治") {
		if bare = withoutPeoples(place); bare == place {
			bare = strings.TrimSuffix(place, "族") // 鄂温克族自治旗 is named for the people alone
		}
		if len([]rune(bare)) >= 2 && kind != "自治区" {
			out = append(out, bare+strings.TrimPrefix(kind, "自治"))
			if bare+kind != name {
				out = append(out, bare+kind)
			}
		}
	}
	if kind != "区" && len([]rune(bare)) >= 2 {
		out = append(out, bare)
	}
	return append(out, shortNames()[name]...)
}

//go:embed tables/shortnames.tsv
var shortNameTable string

// shortNames are the names that local documents cut out of long ones: 科左中旗 for 科尔沁左翼中旗.
var shortNames = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(shortNameTable) {
		if f := strings.Split(line, "\t"); line[0] != '#' && len(f) == 3 {
			m[f[1]] = append(m[f[1]], f[0])
		}
	}
	return m
})

// splitKind cuts 自治州, 县, 市 … off a name.
func splitKind(name string) (place, kind string) {
	for _, k := range []string{"特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "省", "市", "县", "区", "盟", "旗", "州"} {
		if p, ok := strings.CutSuffix(name, k); ok && p != "" {
			return p, k
		}
	}
	return name, ""
}

func withoutPeoples(place string) string {
	for changed := true; changed; {
		changed = false
		for _, p := range peoples {
			if s, ok := strings.CutSuffix(place, p); ok && len([]rune(s)) >= 2 {
				place, changed = s, true
			}
		}
	}
	return place
}

// generic names say a part of any city; they name a division only behind its
// city: 阳泉市城区.
var generic = map[string]bool{"城区": true, "郊区": true, "矿区": true, "东区": true, "西区": true, "南区": true, "北区": true, "新区": true, "市郊区": true}
