package normalize

import (
	"testing"

	"github.com/taizhang/taizhang/parse"
)

func FuzzValues(f *testing.F) {
	for _, s := range []string{
		"二〇二一年七月九日", "2021.7.9", "东府办发〔2021〕22号", "省政府令第247号", "每年9月到11月", "按月或季度", "10个工作日内", "不低于10%", "2-3个", "FREQ=MONTHLY;INTERVAL=3",
		"P1M15D", "三分之二以上", "百分之八十", "千分之五以内", "八成以上", "翻一番", "10/10万以下", "零增长", "1万余人", "超10亿元", "《〈条例〉办法》", "6月至9月", "两行半", "每季度首月10日前", "999999999年", "1,200户", "1.2.3%",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, words string) {
		if d, ok := ParseDate(words); ok {
			if back, again := ParseDate(d.String()); !again || back != d {
				t.Errorf("%q: date %v, then %v", words, d, back)
			}
		}
		if n, ok := ParseDocNo(words); ok {
			if back, again := ParseDocNo(n.String()); !again || back != n {
				t.Errorf("%q: number %+v, then %+v", words, n, back)
			}
		}
		rules, _ := ReadRecurrence(words)
		if r, ok := ParseRecurrence(words); ok {
			rules = append(rules, r)
		}
		for _, r := range rules {
			if back, ok := ParseRecurrence(r.String()); !ok || back != r {
				t.Errorf("%q: rule %s, then %s", words, r, back)
			}
		}
		d, _, _ := ReadDuration(words)
		if back, ok := ParseDuration(d.String()); ok && back != d {
			t.Errorf("%q: duration %s, then %s", words, d, back)
		}
		if q, ok := ParseQuantity(words); ok {
			if back, again := ParseQuantity(q.String()); !again || back != q {
				t.Errorf("%q: quantity %+v, spelled %s, then %+v", words, q, q, back)
			}
		}
		if length, workdays, ok := ReadDuration(words); ok {
			from := Date{2021, 9, 30}
			if to, ok := length.After(from, workdays); ok && (to.before(from) || !to.possible()) {
				t.Errorf("%q: %s after %s is %s", words, length, from, to)
			}
		}
		earliest, due := ReadDue(words, 2021)
		for _, day := range []Date{earliest, due} {
			if back, ok := ParseDate(day.String()); day != (Date{}) && (!ok || back != day) {
				t.Errorf("%q: day %v, then %v", words, day, back)
			}
		}
		ReadStatus(words)
		progressOf(parse.Progress{Quote: parse.Quote{Text: words}}, dateContext{})
		measureOf(parse.Measure{Quote: parse.Quote{Text: words}})
	})
}
