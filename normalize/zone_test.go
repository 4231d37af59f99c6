package normalize

import (
	"strings"
	"testing"
)

func TestZone(t *testing.T) {
	for _, c := range []struct{ parent, printed, name string }{
		{"430100", "长沙经济技术开发区", "经开区"},
		{"430100", "经开区", "经开区"},
		{"430100", "湖南省长沙市经济技术开发区", "经开区"},
		{"430100", "国家级长沙经开区", "国家级长沙经开区"},
		{"360121", "小蓝经济技术开发区", "小蓝经开区"},
		{"360121", "小蓝经开区", "小蓝经开区"},
		{"360112", "新建经开区", "经开区"},
		{"360112", "新建 经济开发区", "经开区"},
		{"340100", "合肥高新技术产业开发区", "高新区"},
		{"341500", "六安市叶集示范园区", "叶集示范园"},
		{"610100", "西安国际港务区", "国际港务区"},
		{"469023", "澄迈县老城经济开发区", "老城经开区"},
	} {
		z := NewZone(c.parent, c.printed)
		if z.Name != c.name || z.Parent != c.parent || zoneParent(z.Code) != c.parent || z.Code != ZoneCode(c.parent, c.name) {
			t.Errorf("NewZone(%s, %s) = %+v, want %s", c.parent, c.printed, z, c.name)
		}
	}
	if zoneParent("430100") != "" || zoneParent("430100001") != "" {
		t.Error("a code of the state is taken for a zone's")
	}
}

// TestZoneCodes holds the codes of all zones known: each its own, none like one of GB/T 2260.
func TestZoneCodes(t *testing.T) {
	seen, n := map[string]string{}, 0
	for _, name := range sortedNames(knownZones()) {
		for _, parent := range knownZones()[name] {
			n++
			z := NewZone(parent, name)
			if len(divisions().code[parent]) == 0 {
				t.Errorf("%s lies in %s, which is no division", name, parent)
			}
			if len(z.Code) != 12 || strings.IndexByte(z.Code, 'Z') != 6 {
				t.Errorf("%s: %s", name, z.Code)
			}
			if other := seen[z.Code]; other != "" && other != z.Name {
				t.Errorf("%s and %s are both %s", other, z.Name, z.Code)
			}
			seen[z.Code] = z.Name
		}
	}
	if n < 1000 {
		t.Errorf("only %d zones", n)
	}
}

func TestZoneIn(t *testing.T) {
	for text, want := range map[string]string{
		"经济技术开发区管理委员会": "经济技术开发区", "高新技术产业园区管委会": "高新技术产业园区", "现代产业园": "现代产业园",
		"临港产业园区党工委": "临港产业园区", "市政府工业园区办": "", "旅游度假区2021年": "旅游度假区", "2021年高新区": "", "人民政府": "",
		"城乡一体化示范区管委会": "城乡一体化示范区", "关于推进开发区": "",
	} {
		if got := zoneIn(text); got != want {
			t.Errorf("zoneIn(%s) = %q, want %q", text, got, want)
		}
	}
}
