package hanzi

import "testing"

func TestFoldTraditional(t *testing.T) {
	for raw, want := range map[string]string{
		"營口市人民政府辦公室關于印發": "营口市人民政府办公室关于印发",
		"牽頭單位：國務院辦公廳":    "牵头单位:国务院办公厅",
		"業經區政府同意後，關於":    "业经区政府同意后,关于",
		"乾县 著名 准确":       "乾县 著名 准确",
		"⺠政局":            "民政局",
	} {
		if got := FoldString(raw); got != want {
			t.Errorf("FoldString(%q) = %q, want %q", raw, got, want)
		}
	}
}

func BenchmarkFold(b *testing.B) {
	const text = "各县（市、区）人民政府，市政府各部门：營口市人民政府辦公室關于印發重點任務分解落實方案的通知"
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		FoldString(text)
	}
}
