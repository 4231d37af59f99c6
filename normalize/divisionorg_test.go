package normalize

import (
	"strings"
	"testing"

	"github.com/taizhang/taizhang/parse"
)

// TestSeat gives the organs of one task, in a plan of a place, the codes of theirs.
func TestSeat(t *testing.T) {
	for _, c := range []struct {
		home     string
		mentions string
		codes    string
	}{
		{"360103", "区发改委、区财政局", "360103、360103"},
		{"360103", "市公安局、省发展改革委、国家统计局", "360100、360000、000000"},
		{"360103", "发改委、财政局", "360103、360103"},
		{"360103", "西湖公安分局、市自然资源局西湖分局", "360100、360100"},
		{"360103", "国家税务总局南昌市西湖区税务局", "360103"},
		{"360103", "区直各单位、各街道", "、"},
		{"341500", "市发展改革委、水利局", "341500、341500"},
		{"341500", "县区政府、司法局", "、341500"},
		{"341525", "市发展改革委、水利局、县财政局、教育局", "341500、341500、341525、341525"},
		{"341525", "县公安局、区财政局", "341525、"},
		{"350181", "市公安局、福州市公安局", "350181、350100"},
		{"350181", "省公安厅", "350000"},
		{"110105", "市发展改革委、区财政局", "110000、110105"},
		{"110000", "市发展改革委、财政局", "110000、110000"},
		{"533102", "州发展改革委、市财政局", "533100、533102"},
		{"532923", "县财政局、州财政局、市财政局", "532923、532900、"},
		{"152502", "市财政局、盟财政局", "152502、152500"},
		{"150724", "旗财政局、市财政局、自治区财政厅", "150724、150700、150000"},
		{"450000", "自治区财政厅、区财政厅", "450000、450000"},
		{"430000", "省财政厅、市财政局", "430000、"},
		{"429004", "市财政局、省财政厅", "429004、420000"},
		{"469028", "县财政局", "469028"},
		{"430100ZKGEA0", "区财政局、财政局、市财政局", "430100ZKGEA0、430100ZKGEA0、430100"},
		{"371700", "国土资源局", "371700"},
		{"360112", "望城镇", "360112101"},
		{"360103", "桃源街道、区财政局", "360103011、360103"},
		{"360103", "桃叶镇", ""},
		{"ZZZZZZ", "区发改委、江西省发展改革委、国家统计局", "、360000、000000"},
		{"360112", "南昌市公安局、杭州市公安局", "360100、330100"},
	} {
		p := &Plan{}
		switch {
		case zoneParent(c.home) != "":
			p.Division.Zone = &c.home
		case c.home != UnknownDivision:
			p.Division = divisions().division(c.home, 0)
		}
		named := cell{roll: newRoll(p)}
		var got []string
		for _, words := range strings.Split(c.mentions, "、") {
			d := named.duty(&parse.Duty{Quote: parse.Quote{Text: words}, Role: parse.Responsible, Collective: words == "县区政府"})
			code := ""
			if d.Org != nil {
				code = value(d.Org.Division)
			}
			got = append(got, code)
		}
		if strings.Join(got, "、") != c.codes {
			t.Errorf("%s: %s are of %v, want %s", c.home, c.mentions, got, c.codes)
		}
	}
}
