package parse

import "testing"

// What all are told, who attended and the release stand behind the last task; a task for one does not.
func TestEnds(t *testing.T) {
	for text, want := range map[string]bool{
		"各牵头单位每季度末将任务进展情况报县政府督查室。":   true,
		"各乡镇、各部门要压紧压实责任，确保各项工作落到实处。": true,
		"县水利局要加强巡查。":                 false,
		"各乡镇整治沟渠20公里。":               false,
		"各部门要推进公开。（责任单位：县司法局）":       false,
	} {
		if got := demands(bare(text)); got != want {
			t.Errorf("%s: %t", text, got)
		}
	}
	for text, want := range map[string]bool{
		"出席：区政府办公室谢伟，区财政局罗红梅。": true,
		"记录：张晓宇":     true,
		"记录好台账：每日更新": false,
	} {
		if got := attended(bare(text)); got != want {
			t.Errorf("%s: %t", text, got)
		}
	}
}

// Organs of running text have the roles its words give them.
func TestSaidWith(t *testing.T) {
	for text, want := range map[string]string{
		"由市住建委会同市发展改革委、市财政局抓紧完善方案。":  "市住建委/lead 市发展改革委/support 市财政局/support ",
		"由县教育局牵头抓好控辍保学，由县水务局牵头抓好管护。": "县教育局/lead 县水务局/lead ",
		"强化市财政局会同市审计局的检查。":           "",
	} {
		got := ""
		for _, d := range saidDuties(bare(text)) {
			got += d.Text + "/" + string(d.Role) + " "
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// One comma sets those who help apart from those before it; between several all help.
func TestHelpBehindComma(t *testing.T) {
	for text, want := range map[string]string{
		"市卫健委，市医保局参与":        "市卫健委/responsible 市医保局/support ",
		"市卫健委、市医保局参与":        "市卫健委/support 市医保局/support ",
		"市司法局牵头，市教育局，市财政局配合": "市司法局/lead 市教育局/support 市财政局/support ",
	} {
		got := ""
		for _, d := range readDuties(bare(text), Responsible).duties {
			got += d.Text + "/" + string(d.Role) + " "
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
