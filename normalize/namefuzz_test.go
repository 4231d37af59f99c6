package normalize

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzNames resolves organs, their members and places named by anything.
func FuzzNames(f *testing.F) {
	for _, s := range []string{"市、县区发展改革、人社等部门", "市生态环境局西湖分局", "市委宣传部（市文明办）", "南昌市西湖区", "各县（市、区）党委、政府", "赣州经开区、龙南经开区管委会", "省發展改革委", "各地、州、市人民政府", "((", "、、", "市\xff局"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, words string) {
		ResolveOrg(words)
		Abolished(words, Date{})
		FindDivision(words, Context{Year: 2021, Text: words})
		seriesTitle(words)
		for _, many := range Members([]string{words, "财政局"}) {
			for _, m := range many {
				if m == "" || !utf8.ValidString(m) && utf8.ValidString(words) {
					t.Errorf("%q has the member %q", words, m)
				}
			}
		}
	})
}

// FuzzYears: what is spelled is read again alike.
func FuzzYears(f *testing.F) {
	for _, s := range []string{"2021年", "2021—2023年", "“十四五”时期", "二〇二一年度", "2021-2022", "9999年", "1年", "2021年上半年", "截至6月底", "第三季度", "1-6月"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, words string) {
		if y, ok := ParseYears(words); ok {
			if back, again := ParseYears(y.String()); !again || back != y {
				t.Errorf("%q: years %v, spelled %s, then %v", words, y, y, back)
			}
		}
		if p := ParsePeriod(words); strings.ContainsAny(p, " \n") {
			t.Errorf("%q: period %q", words, p)
		}
	})
}
