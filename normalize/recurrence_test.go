package normalize

import (
	"slices"
	"strings"
	"testing"
)

func TestReadRecurrence(t *testing.T) {
	for _, c := range []struct {
		words string
		rules []string
	}{
		{"每季度至少举行一次", []string{"FREQ=MONTHLY;INTERVAL=3"}},
		{"每半年至少出席1次", []string{"FREQ=MONTHLY;INTERVAL=6"}},
		{"每年", []string{"FREQ=YEARLY"}},
		{"按月", []string{"FREQ=MONTHLY"}},
		{"按月或季度", []string{"FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3"}},
		{"按月或按季度", []string{"FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3"}},
		{"按月或节点", []string{"FREQ=MONTHLY"}},
		{"定期", nil},
		{"当年3月31日前", []string{"FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31"}},
		{"1月31日前", []string{"FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=31"}},
		{"当年一月底前", []string{"FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=31"}},
		{"每年3月31日前", []string{"FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31"}},
		{"每年9月", []string{"FREQ=YEARLY;BYMONTH=9"}},
		{"每年9月到11月", []string{"FREQ=YEARLY;BYMONTH=9,10,11"}},
		{"每年底前", []string{"FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"}},
		{"每年2月底前", []string{"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"}},
		{"每月4号", []string{"FREQ=MONTHLY;BYMONTHDAY=4"}},
		{"每月底前", []string{"FREQ=MONTHLY;BYMONTHDAY=-1"}},
		{"每月25日前", []string{"FREQ=MONTHLY;BYMONTHDAY=25"}},
		{"每季度末", []string{"FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"}},
		{"每季度首月10日前", []string{"FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10"}},
		{"每周", []string{"FREQ=WEEKLY"}},
		{"每周五下班前", []string{"FREQ=WEEKLY;BYDAY=FR"}},
		{"每两周", []string{"FREQ=WEEKLY;INTERVAL=2"}},
		{"每3年", []string{"FREQ=YEARLY;INTERVAL=3"}},
		{"每天", []string{"FREQ=DAILY"}},
		{"每个工作日", []string{"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"}},
		{"半年一次", []string{"FREQ=MONTHLY;INTERVAL=6"}},
		{"一季一通报", []string{"FREQ=MONTHLY;INTERVAL=3"}},
		{"每半月", []string{"FREQ=MONTHLY;BYMONTHDAY=15,-1"}},
		{"每季度末月25日前", []string{"FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25"}},
		{"每季度最后一个月20日前", []string{"FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"}},
		{"每季度次月5日前", []string{"FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5"}},
		{"每季度首月", []string{"FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=-1"}},
		{"每季度第二个月10日前", []string{"FREQ=YEARLY;BYMONTH=2,5,8,11;BYMONTHDAY=10"}},
		{"每半年末", []string{"FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"}},
		{"每两个月", []string{"FREQ=MONTHLY;INTERVAL=2"}},
		{"每12个月", []string{"FREQ=YEARLY"}},
		{"每年1次", []string{"FREQ=YEARLY"}},
		{"逐年", []string{"FREQ=YEARLY"}},
		{"逐月", []string{"FREQ=MONTHLY"}},
		{"每年2月30日前", nil},
		{"每年3月、9月", []string{"FREQ=YEARLY;BYMONTH=3,9"}},
		{"每年6月和12月", []string{"FREQ=YEARLY;BYMONTH=6,12"}},
		{"每年6月底、12月底前", []string{"FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"}},
		{"每年6月30日、12月31日前", []string{"FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"}},
		{"每月10日、25日前", []string{"FREQ=MONTHLY;BYMONTHDAY=10,25"}},
		{"次月10日前", []string{"FREQ=MONTHLY;BYMONTHDAY=10"}},
		{"每旬", []string{"FREQ=MONTHLY;BYMONTHDAY=10,20,-1"}},
		{"", nil},
	} {
		rules, choice := ReadRecurrence(c.words)
		var got []string
		for _, r := range rules {
			got = append(got, r.String())
			if back, ok := ParseRecurrence(r.String()); !ok || back != r {
				t.Errorf("ParseRecurrence(%s) = %+v, %v", r, back, ok)
			}
		}
		if !slices.Equal(got, c.rules) {
			t.Errorf("ReadRecurrence(%s) = %q, want %q", c.words, got, c.rules)
		}
		if choice != strings.ContainsRune(c.words, '或') {
			t.Errorf("ReadRecurrence(%s): choice %v", c.words, choice)
		}
	}
}
