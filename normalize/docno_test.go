package normalize

import "testing"

func TestParseDocNo(t *testing.T) {
	for words, want := range map[string]string{
		"东府办发〔2021〕22号":   "东府办发〔2021〕22号",
		"东府办发[2021]22号":   "东府办发〔2021〕22号",
		"东府办发(2021)22号":   "东府办发〔2021〕22号",
		"东府办发【2021】22 号":  "东府办发〔2021〕22号",
		"东府办发〔2021〕第22号":  "东府办发〔2021〕22号",
		"东府办发〔 2021 〕22":  "东府办发〔2021〕22号",
		"赣府厅字〔2020〕49号":   "赣府厅字〔2020〕49号",
		"六政办秘[2017]174号":  "六政办秘〔2017〕174号",
		"國辦發〔2017〕38號":    "國辦發〔2017〕38号",
		"省政府令第247号":       "省政府令第247号",
		"国令第713号":         "国令第713号",
		"国务院令第七百一十一号":     "国务院令第711号",
		"东府办发〔２０２１〕０２２号":  "东府办发〔2021〕22号",
		"国办公开办函〔2019〕61号": "国办公开办函〔2019〕61号",
	} {
		got, ok := ParseDocNo(words)
		if !ok || got.String() != want {
			t.Errorf("ParseDocNo(%s) = %v, %v; want %s", words, got, ok, want)
		}
		if back, ok := ParseDocNo(got.String()); !ok || back != got {
			t.Errorf("ParseDocNo(%s) = %v, %v", got, back, ok)
		}
	}
	for _, words := range []string{
		"", "有效性", "22号", "〔2021〕22号", "东府办发〔2021〕号", "东府办发2021-22", "附件2号", "《通知》〔2021〕2号", "东府办发〔0001〕22号", "第22号", "2021年7月9日",
	} {
		if got, ok := ParseDocNo(words); ok {
			t.Errorf("ParseDocNo(%s) = %+v", words, got)
		}
	}
}
