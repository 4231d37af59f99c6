package normalize

import (
	"testing"

	"github.com/taizhang/taizhang/parse"
)

func TestParseQuantity(t *testing.T) {
	for words, want := range map[string]Quantity{
		"不低于10%":      {">=", 10, 0, "%"},
		"不应低于4%":      {">=", 4, 0, "%"},
		"至少举行一次":      {">=", 1, 0, "次"},
		"少于两行半":       {"<", 2.5, 0, "行"},
		"200万及以上":     {">=", 200, 0, "万"},
		"12.5万元/亩以上":  {">=", 12.5, 0, "万元/亩"},
		"9.46万吨以内":    {"<=", 9.46, 0, "万吨"},
		"5.8％左右":      {"~", 5.8, 0, "%"},
		"1.5万人":       {"=", 1.5, 0, "万人"},
		"2-3个":        {"between", 2, 3, "个"},
		"60%—70%":     {"between", 60, 70, "%"},
		"近3年":         {"=", 3, 0, "年"},
		"26个领域":       {"=", 26, 0, "个"},
		"七种":          {"=", 7, 0, "种"},
		"不少于30日":      {">=", 30, 0, "日"},
		"3个工作日以内":     {"<=", 3, 0, "工作日"},
		"超过10亿千瓦":     {">", 10, 0, "亿千瓦"},
		"约1,200平方米":   {"~", 1200, 0, "平方米"},
		"4200多万元":     {"~", 4200, 0, "万元"},
		"100余户":       {"~", 100, 0, "户"},
		"不超过2小时":      {"<=", 2, 0, "小时"},
		"800万吨/年":     {"=", 800, 0, "万吨/年"},
		"下降0.5个百分点以上": {">=", 0.5, 0, "个百分点"},
	} {
		got, ok := ParseQuantity(words)
		if !ok || got != want {
			t.Errorf("ParseQuantity(%s) = %+v, %v; want %+v", words, got, ok, want)
		}
		if back, ok := ParseQuantity(got.String()); !ok || back != got {
			t.Errorf("ParseQuantity(%s) = %+v, %v", got, back, ok)
		}
	}
	for _, words := range []string{"", "若干", "不断提高"} {
		if got, ok := ParseQuantity(words); ok {
			t.Errorf("ParseQuantity(%s) = %+v", words, got)
		}
	}
}

func TestSharedBound(t *testing.T) {
	m := measureOf(parse.Measure{Quote: parse.Quote{Text: "6%"}, Bound: parse.Quote{Text: "以上"}, Class: parse.Threshold})
	if m.Op != ">=" || m.Value != 6 || m.Unit != "%" || m.Class != "threshold" {
		t.Errorf("got %+v", m)
	}
}
