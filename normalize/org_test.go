package normalize

import (
	"strings"
	"testing"
)

func TestResolveOrg(t *testing.T) {
	for _, c := range []struct{ text, name, functions, level, branch string }{
		{"区发改委", "发展和改革委员会", "发展改革", "县", ""},
		{"市发展改革委", "发展和改革委员会", "发展改革", "市", ""},
		{"市发改委(物价局)", "发展和改革委员会", "发展改革", "市", ""},
		{"南昌市东湖区财政局", "财政局", "财政", "县", ""},
		{"区教科体局", "教育科技和体育局", "体育 教育 科技", "县", ""},
		{"区委宣传部", "宣传部", "宣传", "县", ""},
		{"市自然资源局东湖分局", "自然资源局", "自然资源", "市", "东湖分局"},
		{"西湖公安分局", "公安局", "公安", "", "西湖"},
		{"东湖生态环境局", "生态环境局", "生态环境", "", "东湖"},
		{"人行六安支行", "中国人民银行", "人民银行", "", "六安支行"},
		{"农业农村部", "农业农村局", "农业农村", "国家", ""},
		{"市税务局", "税务局", "税务", "市", ""},
		{"县扶贫办", "扶贫开发办公室", "乡村振兴", "县", ""},
		{"各街道", "", "", "", ""}, {"市、县区文旅部门", "", "", "", ""}, {"区直有关部门", "", "", "", ""}, {"区数智发展局", "", "", "", ""}, {"", "", "", "", ""}, {"财政、电子政务工作机构", "", "", "", ""},
	} {
		got := ResolveOrg(c.text)
		if f := strings.Join(got.Functions, " "); got.Name != c.name || f != c.functions || got.Level != c.level || got.Branch != c.branch {
			t.Errorf("ResolveOrg(%s) = %s [%s] %s %s; want %s [%s] %s %s", c.text, got.Name, f, got.Level, got.Branch, c.name, c.functions, c.level, c.branch)
		}
	}
}

func BenchmarkResolveOrg(b *testing.B) {
	for b.Loop() {
		ResolveOrg("南昌市东湖区财政局")
	}
}

// The tables of organs are sorted and whole; every row says where it is known from.
func TestOrgTablesAreSortedWithSources(t *testing.T) {
	for name, table := range map[string]struct {
		text    string
		columns int
	}{"orgs": {orgsTSV, 8}, "functions": {functionsTSV, 4}, "stems": {stemsTSV, 4}, "kinds": {orgKindsTSV, 4}, "successions": {successionsTSV, 4}} {
		last := ""
		for line := range strings.Lines(table.text) {
			line = strings.TrimRight(line, "\n")
			if line[0] == '#' {
				continue
			}
			if row := strings.Split(line, "\t"); len(row) != table.columns || row[0] == "" || row[len(row)-1] == "" {
				t.Errorf("%s: row %q needs %d fields with a source", name, line, table.columns)
			}
			if line <= last {
				t.Errorf("%s: %q stands after %q", name, line, last)
			}
			last = line
		}
	}
}
