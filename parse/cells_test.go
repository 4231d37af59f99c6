package parse

import (
	"strings"
	"testing"
)

func TestOnce(t *testing.T) {
	for _, c := range []struct{ in, first, again string }{
		{"规范公开基层\n政务公开标准\n\n\n规范公开基层\n政务公开标准", "规范公开基层\n政务公开标准", "规范公开基层\n政务公开标准"},
		{"县政府各部门、县直各单位、\n各乡镇\n\n县政府各部门、县直各单位、\n各乡镇", "县政府各部门、县直各单位、\n各乡镇", "县政府各部门、县直各单位、\n各乡镇"},
		{"县发改委", "县发改委", ""},
		{"天天天天", "天天天天", ""},
		{"", "", ""},
	} {
		first, again := once(text(c.in))
		if first.trim().text() != c.first || again.trim().text() != c.again {
			t.Errorf("%q: %q, %q", c.in, first.text(), again.text())
		}
	}
}

func TestBullets(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"<ul style=\"list-style-type: none\"> 发布指南，并及时更新 指南要素齐全，包括分类等内容 ", "发布指南，并及时更新|指南要素齐全，包括分类等内容"},
		{"• 公开安全生产的监督检查情况 • 公开安全生产事故处理结果信息", "公开安全生产的监督检查情况|公开安全生产事故处理结果信息"},
		{"年报内容全面，包括总体情况、主动公开 政府信息情况、行政机关收到申请情况等 年报数据准确", "年报内容全面，包括总体情况、主动公开政府信息情况、行政机关收到申请情况等|年报数据准确"},
		{"重点公开批准信息等 8 类信息", ""},
		{"按月公开财政收支情况", ""},
	} {
		body, _ := withoutMarkup(text(c.in))
		q, items := bullets(body, body.traits())
		var got []string
		for _, it := range items {
			got = append(got, it.Text)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q: %q", c.in, got)
		}
		b := textBundle("x", c.in)
		if strings.ContainsAny(q.Text+b.Text(q.Pos), "<>•") {
			t.Errorf("%q: markup in %q at %s", c.in, q.Text, b.Spell(q.Pos))
		}
	}
}

func TestVoidCells(t *testing.T) {
	for in, want := range map[string]cellState{"": open, "  ": open, "\u00a0": void, "—": void, "－－": void, "无": void, "/": void, "区发改委": filled} {
		if got := newCell(text(in)).state; got != want {
			t.Errorf("%q: %d, want %d", in, got, want)
		}
	}
}
