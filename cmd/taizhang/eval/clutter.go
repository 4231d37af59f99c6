package eval

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

var (
	strangeWords = []string{"织造", "渡口", "蚕桑", "邮驿", "窑务", "粮秣", "牧草", "林火", "碑刻", "盐务"}
	strangeHeads = []string{"局", "办", "中心", "站", "处", "专班", "社", "公司", "服务队", "促进会", "管理所", "指挥部"}
)

// strangers gives organs names that no table knows, in text and annotation.
func (d *Damaged) strangers() {
	text := d.Text()
	closed := key(strings.ReplaceAll(text, "\n", ""))
	var pairs []string
	done := map[string]bool{}
	for _, t := range d.Gold.Tasks {
		for _, u := range t.Duties {
			k := key(u.Mention)
			whole := strings.Count(text, u.Mention) == strings.Count(closed, k)
			if done[k] || u.Collective || !whole || !d.chance(15) {
				continue
			}
			done[k] = true
			first, _ := utf8.DecodeRuneInString(u.Mention)
			name := strangeWords[d.rng.IntN(len(strangeWords))] + strangeHeads[d.rng.IntN(len(strangeHeads))]
			if strings.ContainsRune("省市县区州", hanzi.Fold(first)) && d.chance(70) {
				name = string(first) + name
			}
			pairs = append(pairs, u.Mention, name)
		}
	}
	r := strings.NewReplacer(pairs...)
	for i := range d.lines {
		d.lines[i] = r.Replace(d.lines[i])
	}
	d.Gold.each(r.Replace)
}

var clutterLines = []string{
	"— 3 —", "第 4 页 共 12 页", "打印本页 关闭窗口", "字体：大 中 小", "分享到：", "您现在的位置：首页 > 政务公开 > 工作要点", "浏览次数：135",
	"信息来源：政府办", "", "续表", "（此页无正文）", "12", "返回顶部", "扫一扫在手机打开当前页", "单位：万元", "（续表）",
}

// clutter strews in what belongs to pages.
func (d *Damaged) clutter() {
	for range 1 + len(d.lines)/40 {
		d.lines = slices.Insert(d.lines, d.rng.IntN(len(d.lines)+1), clutterLines[d.rng.IntN(len(clutterLines))])
	}
}

var (
	lineAbove = []string{"中国·某某门户网站", "您现在的位置：首页 > 信息公开 > 规划计划", "来源：政府办公室 作者：信息科", "关于举办全市业务培训班的通知", "字体：[大 中 小]", "索 引 号：", "有效性：有效"}
	lineBelow = []string{"上一篇：关于做好春季造林工作的通知", "下一篇：没有了", "主办：政府办公室 承办：大数据中心", "版权所有 未经许可不得转载", "网站标识码：3601000001", "责任编辑：李明"}
)

// blurHead cuts and joins the lines above the plan, and adds those of the page above and below.
func (d *Damaged) blurHead() {
	top := min(8, len(d.lines))
	head := &Damaged{Gold: d.Gold, rng: d.rng}
	for i, l := range d.lines[:top] {
		r := []rune(l)
		switch {
		case d.chance(15) && len(r) > 8:
			at := 3 + d.rng.IntN(len(r)-6)
			head.lines = append(head.lines, string(r[:at]), string(r[at:]))
		case d.chance(8) && i > 0:
			head.lines[len(head.lines)-1] += l
		default:
			head.lines = append(head.lines, l)
		}
	}
	for range 1 + d.rng.IntN(3) {
		at := d.rng.IntN(min(4, len(head.lines)) + 1)
		head.lines = slices.Insert(head.lines, at, lineAbove[d.rng.IntN(len(lineAbove))])
	}
	d.lines = slices.Concat(head.lines, d.lines[top:])
	for range d.rng.IntN(3) {
		d.lines = append(d.lines, lineBelow[d.rng.IntN(len(lineBelow))])
	}
}
