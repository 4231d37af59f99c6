package link

import (
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

func show(edits []Edit) string {
	marks := map[Op]string{Keep: "", Delete: "-", Insert: "+", Away: "<", Here: ">"}
	var b strings.Builder
	for _, e := range edits {
		if m := marks[e.Op]; m != "" {
			b.WriteString("[" + m + e.Text + "]")
			continue
		}
		b.WriteString(e.Text)
	}
	return b.String()
}

func TestRedline(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"新建公园3个", "新建公园3个", "新建公园3个"},
		{"新增就业1200人以上", "新增就业1500人以上", "新增就业[-1200人][+1500人]以上"},
		{"县市场监管局牵头", "县市场监督管理局牵头", "县[-市场监管局][+市场监督管理局]牵头"},
		{"公开（预算），", "公开(预算),", "公开(预算),"},
		{"完善应急预案体系，组织开展培训。", "组织开展培训，完善应急预案体系。", ""},
		{"", "新增", "[+新增]"},
		{"", "", ""},
	} {
		edits := Redline(c.before, c.after)
		if got := show(edits); c.want != "" && got != c.want {
			t.Errorf("%q, %q: %s, want %s", c.before, c.after, got, c.want)
		}
		joins(t, c.before, c.after, edits)
	}
	if got := show(Redline("完善应急预案体系。组织开展培训演练，公布结果。", "组织开展培训演练，公布结果。完善应急预案体系。")); !strings.Contains(got, "[<") || !strings.Contains(got, "[>") {
		t.Errorf("a moved sentence is not found: %s", got)
	}
}

func joins(t *testing.T, before, after string, edits []Edit) {
	t.Helper()
	var old, now strings.Builder
	for _, e := range edits {
		if e.Op != Insert && e.Op != Here {
			old.WriteString(e.Text)
		}
		if e.Op != Delete && e.Op != Away {
			now.WriteString(e.Text)
		}
	}
	if now.String() != after || hanzi.FoldString(old.String()) != hanzi.FoldString(before) {
		t.Errorf("%q, %q: edits join to %q, %q", before, after, old.String(), now.String())
	}
}

func FuzzRedline(f *testing.F) {
	f.Add("新增就业1200人以上，", "新增就业1,500万人/年")
	f.Add("\xff", "\U0010ffff𠀀")
	f.Fuzz(func(t *testing.T, before, after string) {
		if len(before)+len(after) > 4000 {
			t.Skip()
		}
		before, after = strings.ToValidUTF8(before, ""), strings.ToValidUTF8(after, "")
		joins(t, before, after, Redline(before, after))
	})
}
