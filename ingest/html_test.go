package ingest

import (
	"fmt"
	"strings"
	"testing"
)

// spellDocument writes a Document so that a test can be read: paragraphs by
// "¶", headings by "#", tables as "[A1 2x1 text|…]", hidden text by its reason.
func spellDocument(d *Document) string {
	var sb strings.Builder
	for _, b := range d.Blocks {
		switch {
		case b.Table != nil:
			sb.WriteString("[" + spellTable(b.Table) + "]")
		case b.Level > 0:
			fmt.Fprintf(&sb, "%s%s", strings.Repeat("#", b.Level), b.Text)
		default:
			sb.WriteString("¶" + string(b.Layer) + b.Text)
		}
	}
	for _, h := range d.Hidden {
		fmt.Fprintf(&sb, "(%s:%s)", h.Reason, h.Text)
	}
	return strings.ReplaceAll(sb.String(), "\n", "⏎")
}

func spellTable(t *Table) string {
	var cells []string
	for _, c := range t.Cells {
		s := fmt.Sprintf("%s%d", ColumnName(c.Col), c.Row+1)
		if c.RowSpan*c.ColSpan > 1 {
			s += fmt.Sprintf(" %dx%d", c.RowSpan, c.ColSpan)
		}
		cells = append(cells, strings.TrimSpace(s+" "+c.Text))
	}
	return strings.Join(cells, "|")
}

func TestHTML(t *testing.T) {
	tests := []struct{ name, page, want string }{
		{"paragraphs", "<p>一、公开</p><div>甲<div>乙</div>丙</div>", "¶一、公开¶甲¶乙¶丙"},
		{"blanks fold, NBSP and 　 stay", "<p> a\n  b&nbsp;&nbsp;c　d </p>", "¶a b\u00a0\u00a0c　d"},
		{"a name in pieces", "<p><span>区发</span><b>改</b>\n<i>委</i></p>", "¶区发改 委"},
		{"br", "<p>甲<br>乙<br><br>丙<br></p>", "¶甲¶乙¶¶丙"},
		{"headings", "<h1>标题</h1><h3>节</h3>文", "#标题###节¶文"},
		{"list", "<ul><li>甲</li><li>乙<ul><li>丙</ul></ul>", "¶甲¶乙¶丙"},
		{"numbered list", "<ol><li>甲<li value=5>乙<p>丙</p><li></ol>", "¶1. 甲¶5. 乙¶丙"},
		{"numbered lists in lists", "<ol start=3 type=A><li>甲<ol reversed><li>乙<li>丙</ol><li style='list-style:none'>丁</ol>", "¶C. 甲¶2. 乙¶1. 丙¶丁"},
		{"numbers in Chinese", "<style>ol.z{list-style-type:cjk-ideographic} ol{list-style:none inside}</style><ol class=z><li>甲<li><b>乙</b></ol><ol><li>丙</ol>", "¶一、甲¶二、乙¶丙(style:ol.z{list-style-type:cjk-ideographic} ol{list-style:none inside})"},
		{"list in a cell", "<table><tr><td><ol><li>甲<li>乙</ol><td>丁</table>", "[A1 1. 甲⏎2. 乙|B1 丁]"},
		{"pre", "<pre>一\t二\n\n三</pre>", "¶一\t二¶¶三"},
		{"hidden", "<p>甲</p><script>var a</script><p style='display:none'>乙</p><p hidden>丙</p><style>p{}</style><template>丁</template>", "¶甲(script:var a)(display-none:乙)(hidden-attribute:丙)(style:p{})(template:丁)"},
		{"inline block style is shown", "<p style='display:inline'>甲</p>", "¶甲"},
		{"table", "<table><tr><th>任务<th>单位<tr><td>甲<td>乙</table>", "[A1 任务|B1 单位|A2 甲|B2 乙]"},
		{"spans", "<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁</table>", "[A1 2x1 甲|B1 1x2 乙|B2 丙|C2 丁]"},
		{"cell lines", "<table><tr><td>甲<br>乙<p>丙</p><td>丁</table>", "[A1 甲⏎乙⏎丙|B1 丁]"},
		{"caption", "<table><caption>表一</caption><tr><td>甲<td>乙</table>", "¶表一[A1 甲|B1 乙]"},
		{"head behind body", "<table><tbody><tr><td>甲<td>乙</tbody><thead><tr><td>任务<td>单位</thead></table>", "[A1 任务|B1 单位|A2 甲|B2 乙]"},
		{"rowspan ends with its group", "<table><thead><tr><td rowspan=9>a<td>b</thead><tbody><tr><td>c<td>d</tbody></table>", "[A1 a|B1 b|A2 c|B2 d]"},
		{"rowspan 0", "<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>", "[A1 3x1 a|B1 b|B2 c|B3 d]"},
		{"colspan too wide", "<table><tr><td colspan=99>题<tr><td>a<td>b</table>", "[A1 1x2 题|A2 a|B2 b]"},
		{"spans that cross", "<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c</table>", "[A1 a|B1 2x1 b|A2 c]"},
		{"short row", "<table><tr><td>a<td>b<td>c<tr><td>d</table>", "[A1 a|B1 b|C1 c|A2 d|B2|C2]"},
		{"empty row", "<table><tr><td>a<td>b<tr></tr><tr><td>c<td>d</table>", "[A1 a|B1 b|A2 c|B2 d]"},
		{"table in a cell", "<table border=1><tr><td>长的文字在这里<td><table><tr><td>x<td>y</table><tr><td>甲<td>乙</table>", "[A1 长的文字在这里|B1 x⏎y|A2 甲|B2 乙]"},
		{"one cell round a page", "<table><tr><td><p>甲</p><table><tr><td>x<td>y</table></td></table>", "¶甲[A1 x|B1 y]"},
		{"frame of a page", "<table><tr><td>首页<td>导航<tr><td colspan=2><table><tr><td>任务一的内容<td>单位甲<tr><td>任务二<td>单位乙</table></table>", "¶首页¶导航[A1 任务一的内容|B1 单位甲|A2 任务二|B2 单位乙]"},
		{"hidden row", "<table><tr><td>a<td>b<tr style='display: none'><td>x<td>y<tr><td>c<td>d</table>", "[A1 a|B1 b|A2 c|B2 d](display-none:xy)"},
		{"text astray in a table", "<table>走失<tr><td>a<td>b</table>", "¶走失[A1 a|B1 b]"},
		{"page of a template language", "<%@ page language=\"java\" %>\n<div>甲</div>", "¶<%@ page language=\"java\" %>¶甲"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Read("x", []byte("<html><body>"+tt.page), DefaultLimits)
			if err != nil {
				t.Fatal(err)
			}
			if got := spellDocument(d); got != tt.want || d.Format != "html" {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestHiddenByRule: simple rules of a page hide; what a rule around may show again is shown.
func TestHiddenByRule(t *testing.T) {
	for _, tt := range []struct{ style, page, want string }{
		{".a{display:none}", "<p class='b a'>甲</p><p class=b>乙</p>", "¶乙(display-none:甲)"},
		{"<!-- P.a , #x { color:red; DISPLAY : NONE !important } -->", "<p class=a>甲</p><div class=a>乙</div><div id=x>丙</div>", "¶乙(display-none:甲)(display-none:丙)"},
		{".a{display:none} .a.on{display:block}", "<p class=a>甲</p><p class='a on'>乙</p>", "¶乙(display-none:甲)"},
		{".a{display:none} .box .a{display:block}", "<div class=box><p class=a>甲</p></div>", "¶甲"},
		{".box .a{display:none} a:hover{display:none} p[x]{display:none}", "<div class=box><p class=a x=1>甲</p></div>", "¶甲"},
		{"@media print{.a{display:none}} @import url(x);.b{display:none}", "<p class=a>甲</p><p class=b>乙</p>", "¶甲(display-none:乙)"},
		{".a{display:none}", "<p class=a style='display:block'>甲</p>", "¶甲"},
		{"body{visibility:hidden}", "<p>甲</p>", "¶甲"},
		{"/* .a{display:none} */", "<p class=a>甲</p>", "¶甲"},
		{"tr.a{display:none}", "<table><tr><td>a<td>b<tr class=a><td>x<td>y</table>", "[A1 a|B1 b](display-none:xy)"},
	} {
		d, err := Read("x", []byte("<html><style>"+tt.style+"</style><body>"+tt.page), DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		d.Hidden = d.Hidden[1:] // the style itself
		if got := spellDocument(d); got != tt.want {
			t.Errorf("%s: %s: got %s, want %s", tt.style, tt.page, got, tt.want)
		}
	}
}

func TestPageFacts(t *testing.T) {
	d, err := Read("x", []byte("<!DOCTYPE html><head><title> 工作\n 要点 </title><meta name=PubDate content='2021-07-09'><meta property='og:title' content=甲><meta charset=utf-8>"), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(d.Meta), "[{title 工作 要点} {PubDate 2021-07-09} {og:title 甲}]"; got != want || len(d.Blocks) != 0 {
		t.Errorf("got %s and %d blocks", got, len(d.Blocks))
	}
}

// TestMarkupOrText tells pages from text that holds a tag.
func TestMarkupOrText(t *testing.T) {
	for text, want := range map[string]string{
		"<html>甲": "html", "\ufeff<!DOCTYPE HTML PUBLIC>": "html", "<?xml version=\"1.0\"?>\n<html xmlns=\"x\">": "html",
		"<!-- 甲\n乙 --><div>": "html", "<table border=1>": "html", "<h2>节</h2>": "html", "  <p class=a>": "html",
		"一级指标<ul><li>": "txt", "<<工作要点>>": "txt", "<附件>": "txt", "a < b": "txt", "<para>": "txt",
	} {
		d, err := Read("x", []byte(text), DefaultLimits)
		if err != nil || d.Format != want {
			t.Errorf("%q: %v, %v", text, d, err)
		}
	}
}

// oddPages are what broken editors leave behind.
var oddPages = []string{
	"<html><table><tr><td>甲<table><tr><td>乙</table>丙<tr><td>丁",
	"<html><p>甲<p>乙<b>丙<p>丁</b>戊",
	"<html><td>无表</td><tr>行</tr>",
	"<html><table><tr><td rowspan=-1 colspan=x>a<td rowspan=70000>b<tr><td colspan=5000>c</table>",
	"<html><frameset><noframes>甲</noframes></frameset>",
	"<html><body><select><option>甲<option>乙</select><textarea>丙\n丁</textarea>",
	"<html><svg><text>字</text><desc>述</desc></svg>",
	"<html><noscript><p>无脚本</p></noscript><iframe>框</iframe>",
	"<html><ruby>漢<rt>han</rt></ruby>",
	"<html><p>&lt;script&gt; &amp;#20844; &bogus; &#x516C;</p>",
	"<html><div style=display:none><table><tr><td>a<td>b</table><script>x</script></div>尾",
	"<html></p></div>前</body>后<p>再后</html>末",
	"<html><table><colgroup>甲<col></colgroup><tr>乙<td>丙</table>",
	"<html><ol><li>甲<ul><li>乙</ul><li><p>丙</p>丁</ol>",
	"<html><template><tr><td>甲</template>乙",
}
