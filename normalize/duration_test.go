package normalize

import "testing"

func TestReadDuration(t *testing.T) {
	for _, c := range []struct {
		words, want string
		workdays    bool
	}{
		{"10个工作日内", "P10D", true}, {"一个工作日内", "P1D", true}, {"不得超过20个工作日", "P20D", true}, {"7工作日内", "P7D", true},
		{"3日内", "P3D", false}, {"24小时内", "PT24H", false}, {"30分钟内", "PT30M", false}, {"三个月内", "P3M", false}, {"半年内", "P6M", false},
		{"半个月内", "P15D", false}, {"一个半月内", "P1M15D", false}, {"两周内", "P2W", false}, {"3年内", "P3Y", false}, {"2—3年内", "P3Y", false}, {"半小时内", "PT30M", false},
		{"十五日内", "P15D", false}, {"一个季度内", "P3M", false}, {"数日内", "", false}, {"四年六个月", "P4Y6M", false}, {"约3个月", "P3M", false}, {"立即整改", "P0D", false}, {"立行立改", "P0D", false}, {"两年", "P2Y", false}, {"及时", "", false}, {"", "", false},
	} {
		d, workdays, ok := ReadDuration(c.words)
		if d.String() != c.want || workdays != c.workdays || ok != (c.want != "") {
			t.Errorf("ReadDuration(%s) = %s, %v, %v", c.words, d, workdays, ok)
		}
		if back, ok := ParseDuration(d.String()); ok != (c.want != "") || back != d {
			t.Errorf("ParseDuration(%s) = %+v, %v", d, back, ok)
		}
	}
	for _, iso := range []string{"P", "PT", "P7", "7D", "P7DT", "PD", "P-7D", "P7D ", "P07D", "P1H"} {
		if d, ok := ParseDuration(iso); ok {
			t.Errorf("ParseDuration(%s) = %+v", iso, d)
		}
	}
}
