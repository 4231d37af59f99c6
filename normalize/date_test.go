package normalize

import "testing"

func TestParseDate(t *testing.T) {
	for words, want := range map[string]Date{
		"2021年7月9日":            {2021, 7, 9},
		"2021-07-09":           {2021, 7, 9},
		"2021/7/9":             {2021, 7, 9},
		"2021.7.9":             {2021, 7, 9},
		"20210709":             {2021, 7, 9},
		"２０２１年 ７ 月 ９ 日":        {2021, 7, 9},
		"二〇二一年七月九日":            {2021, 7, 9},
		"二○二一年七月九日":            {2021, 7, 9},
		"二O二一年十二月三十一日":         {2021, 12, 31},
		"二0二0年二月二十九日":          {2020, 2, 29},
		"2022-01-18 09:41":     {2022, 1, 18},
		"2022-01-18T09:41:00Z": {2022, 1, 18},
		"2022年1月18日 10时":       {2022, 1, 18},
		"2019年7月2日(星期二)":       {2019, 7, 2},
		"2000年2月29日":           {2000, 2, 29},
	} {
		got, ok := ParseDate(words)
		if !ok || got != want {
			t.Errorf("ParseDate(%s) = %v, %v; want %v", words, got, ok, want)
		}
		if back, ok := ParseDate(got.String()); !ok || back != got {
			t.Errorf("ParseDate(%s) = %v, %v", got, back, ok)
		}
	}
	for _, words := range []string{
		"", "2021年", "2021年7月", "7月9日", "2021年2月30日", "2021-13-01", "2021-02-29", "1900-02-29", "202086", "21000108", "20211301", "2021年7月9日前", "2021年7月9日至10日",
		"2021年7月32日", "2021年0月1日", "今年7月9日", "12345", "二〇二一", "2021年7月9日印发", "每年7月9日",
	} {
		if got, ok := ParseDate(words); ok {
			t.Errorf("ParseDate(%s) = %v", words, got)
		}
	}
	if s := (Date{}).String(); s != "" {
		t.Errorf("the unknown date prints as %q", s)
	}
}
