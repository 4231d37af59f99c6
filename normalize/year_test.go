package normalize

import (
	"testing"

	"pgregory.net/rapid"
)

func TestParseYears(t *testing.T) {
	for _, c := range []struct {
		words string
		want  Years
	}{
		{"2021年", Years{2021, 2021, ""}},
		{"2021年度", Years{2021, 2021, ""}},
		{"２０２１年", Years{2021, 2021, ""}},
		{"二〇二一年", Years{2021, 2021, ""}},
		{"二○一九年度", Years{2019, 2019, ""}},
		{"2021", Years{2021, 2021, ""}},
		{"2021—2023年", Years{2021, 2023, ""}},
		{"2021年至2023年", Years{2021, 2023, ""}},
		{"2021-2025年", Years{2021, 2025, ""}},
		{"十四五", Years{2021, 2025, ""}},
		{"“十三五”时期", Years{2016, 2020, ""}},
		{"第十五个五年规划", Years{2026, 2030, ""}},
		{"2024年上半年", Years{2024, 2024, "H1"}},
		{"2021年1-6月份", Years{2021, 2021, "H1"}},
		{"2022年第三季度", Years{2022, 2022, "Q3"}},
		{"2022年1-9月", Years{2022, 2022, "M01-M09"}},
		{"2021年南昌市西湖区政务公开基础指标体系", Years{2021, 2021, ""}},
	} {
		if got, ok := ParseYears(c.words); !ok || got != c.want {
			t.Errorf("ParseYears(%q) = %+v %v, want %+v", c.words, got, ok, c.want)
		}
	}
	for _, words := range []string{"", "全市政务公开工作要点", "第12345号", "2021号", "3年内", "9999年", "2023年至2021年", "赣府发20号", "十百千工程"} {
		if got, ok := ParseYears(words); ok {
			t.Errorf("ParseYears(%q) = %+v, want nothing", words, got)
		}
	}
}

func TestYearsSpellAndRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := Years{From: rapid.IntRange(1949, 2094).Draw(t, "from")}
		y.To = y.From + rapid.IntRange(0, 5).Draw(t, "more")
		y.Period = rapid.SampledFrom([]string{"", "H1", "H2", "Q1", "Q2", "Q3", "Q4", "M01-M09", "M02-M11"}).Draw(t, "period")
		if got, ok := ParseYears(y.String()); !ok || got != y {
			t.Fatalf("%q is read as %+v, want %+v", y.String(), got, y)
		}
	})
	if s := (Years{}).String(); s != "" {
		t.Errorf("unknown years spell %q", s)
	}
}
