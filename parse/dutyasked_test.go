package parse

import (
	"slices"
	"testing"

	"github.com/taizhang/taizhang/ingest"
)

// TestAskedDuties states which first words of a task name who is to do it.
func TestAskedDuties(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"请县城市管理局于6月20日前在县城设置临时售卖点15处", []string{"responsible 县城市管理局"}},
		{"县综合执法局要抓紧制定方案", []string{"responsible 县综合执法局"}},
		{"区财政局、区审计局应当加强监督", []string{"responsible 区财政局", "responsible 区审计局"}},
		{"县财政局3月底前拨付到位", []string{"responsible 县财政局"}},
		{"各乡镇要高度重视", nil},
		{"水利工程要抓紧开工", nil},
		{"加强对市住建局的考核", nil},
	} {
		var got []string
		for _, d := range askedDuties(newStrand(c.text, 0, 0, ingest.NoCell)) {
			got = append(got, string(d.Role)+" "+d.Text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}

// TestIllegible states which words nobody can read.
func TestIllegible(t *testing.T) {
	for text, want := range map[string]bool{
		"?????? ???? 12??": true, "锟斤拷锟斤拷锟揭": true, "ÃæÆ¤²úÒµÔ°Çø½¨Éè": true, "????（附件格式异常，请下载原文查看）": true,
		"推进?ldquo;能源革命": false, "完成审计整改": false, "建成“×”型路网": false, "": false,
	} {
		if got := newStrand(text, 0, 0, ingest.NoCell).illegible(); got != want {
			t.Errorf("%q: got %v", text, got)
		}
	}
}
