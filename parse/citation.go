package parse

import (
	"slices"
	"unicode"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// cited is a Citation with its stretch of the text, bracket and number included.
type cited struct {
	Citation
	from, to int
	chained  bool // follows the one before in a list: 《…》和《…》
}

// citations finds the documents that a text names: 《2019年政务公开工作要点》(国办发〔2019〕14号),
// titles with or without a number, and numbers that stand alone.
func citations(s strand) []Citation {
	var out []Citation
	for _, c := range s.plain().cited() {
		out = append(out, c.Citation)
	}
	return out
}

func (p *plain) cited() []cited {
	var out []cited
	for i := 0; i < len(p.r); {
		c, ok := cited{}, false
		switch {
		case p.r[i] == '《':
			c, ok = p.title(i)
		case p.r[i] == '号' && i > 0 && (arabic(p.r[i-1]) || p.r[i-1] == ' '):
			if from := max(p.numberBackwards(i+1), end(out)); from < i {
				c, ok = cited{Citation{Number: p.quote(from, i+1)}, from, i + 1, false}, true
			}
		}
		if !ok {
			i = max(i+1, c.to)
			continue
		}
		if n := len(out); n > 0 {
			c.chained = p.chains(out[n-1].to, c.from)
		}
		out = append(out, c)
		i = c.to
	}
	return out
}

// end is where the last of the documents stands.
func end(of []cited) int {
	if len(of) == 0 {
		return 0
	}
	return of[len(of)-1].to
}

// title reads 《…》 at i with the number behind it. What names no document (《人民日报》,
// 《申请表》) and the short names given in brackets (以下简称《方案》) are none.
func (p *plain) title(i int) (c cited, ok bool) {
	j := p.behind(i, '《', '》', 200)
	if j < i+4 {
		return c, false
	}
	c = cited{Citation{Title: p.quote(i+1, j-1)}, i, j, false}
	if !documentTitle(p.r[i+1:j-1]) || p.ends(i, "简称", "简称为", "统称") {
		return c, false
	}
	k := p.past(j, "的通知", "的决定", "的意见", "的公告", "的函")
	if from, to := p.number(p.past(k, "(")); to > from && p.rune(k) == '(' {
		c.Number, c.to = p.quote(from, to), p.past(to, ")")
	} else if from, to := p.number(k); k > j && to > from {
		c.Number, c.to = p.quote(from, to), to
	}
	return c, true
}

// shortTitles are what a text calls a document that it named before, or itself.
var shortTitles = []string{
	"方案", "条例", "办法", "意见", "通知", "规定", "决定", "纲要", "规划", "要点", "细则", "目录", "清单", "计划", "汇报", "报告", "公告", "若干规定",
	"总体规划", "实施意见", "指导意见", "工作方案", "实施方案", "总体方案", "行动计划", "行动方案", "实施办法", "实施细则", "若干意见", "若干措施", "工作要点", "责任清单", "任务清单",
}

// documentTitle tells the title of a document from that of a newspaper, a form or a certificate.
func documentTitle(r []rune) bool {
	if len(r) < 5 && slices.Contains(shortTitles, string(r)) || !slices.ContainsFunc(r, unicode.IsLetter) {
		return false
	}
	for _, w := range []string{
		"日报", "晚报", "周刊", "杂志", "月刊", "专栏", "栏目", "频道", "新闻联播", "许可证", "资格证", "登记证", "合格证", "执业证", "证书", "承诺书", "申请书", "告知书", "确认书", "通知书", "同意书", "决定书", "登记簿",
	} {
		if endsRunes(r, w) {
			return false
		}
	}
	return !endsRunes(r, "表") || contains(r, "任务", "分工", "分解", "计划", "安排", "责任", "指标", "目标", "进度", "一览")
}

func endsRunes(r []rune, w string) bool {
	n := len([]rune(w))
	return len(r) >= n && startsWith(r[len(r)-n:], w) == n
}

// chains reports that only marks of a list stand between i and j.
func (p *plain) chains(i, j int) bool {
	if j-i > 3 {
		return false
	}
	for _, r := range p.r[i:j] {
		switch r {
		case '、', '和', '及', '与', '或', ',', '以', ')', '(', '并':
		default:
			return false
		}
	}
	return true
}

// CitationKind is the sort of a document that is named.
type CitationKind string

// The kinds of the contract.
const (
	Law   CitationKind = "law"      // 《中华人民共和国行政处罚法》, 《…条例》
	Paper CitationKind = "document" // 《2019年政务公开工作要点》
)

// Kind tells a law from other documents by the last word of its title.
func (c Citation) Kind() CitationKind {
	r := []rune(hanzi.Key(c.Title.Text))
	if n := len(r); n > 4 && r[n-1] == ')' {
		for n--; n > 0 && r[n] != '('; n-- {
		}
		r = r[:n]
	}
	switch {
	case endsRunes(r, "条例") && !contains(r, "通知", "关于"):
		return Law
	case !endsRunes(r, "法") || endsRunes(r, "办法") || endsRunes(r, "方法") || endsRunes(r, "做法") || endsRunes(r, "打法") || contains(r, "通知", "关于"):
		return Paper
	}
	return Law
}

// number reads a document number at i: 国办发(2019)14号, 省政府令第247号.
func (p *plain) number(i int) (from, to int) {
	for j := i; j < len(p.r) && j < i+30 && p.r[j] != '《' && p.r[j] != '。'; j++ {
		if p.r[j] == '号' {
			to = p.past(j+1, "令")
			if from := p.numberBackwards(j + 1); from == i {
				return from, j + 1
			}
			if p.ordered(i, j) {
				return i, to
			}
			return i, i
		}
	}
	return i, i
}

// ordered reports an order whose number stands before its name, [i,j] up to 号: 国务院第711号令.
func (p *plain) ordered(i, j int) bool {
	k := j
	for k > i && arabic(p.r[k-1]) {
		k--
	}
	if k == j || !p.ends(k, "第") || p.past(j+1, "令") == j+1 {
		return false
	}
	for l := i; l < k-1; l++ {
		if !agency(p.r[l]) {
			return false
		}
	}
	return k-1 > i
}

// numberBackwards is where the document number that ends at i begins; i when there is none.
func (p *plain) numberBackwards(i int) int {
	j := i - 1
	if p.rune(j-1) == ' ' {
		j--
	}
	end := j
	for j > 0 && arabic(p.r[j-1]) {
		j--
	}
	if j == end || end-j > 5 {
		return i
	}
	if p.ends(j, "第") {
		j--
	}
	k := p.yearBackwards(j)
	if k == j && !p.ends(j, "令", "令第") {
		return i
	}
	l := k
	for l > 0 && k-l < 12 && agency(p.r[l-1]) {
		l--
	}
	if p.ends(l, "中华人民共和") {
		return l - 6
	}
	if l = p.citing(l, k); l == k {
		return i
	}
	return l
}

// citing skips the words before a number that say how it is used: 依据赣府厅字.
func (p *plain) citing(from, to int) int {
	for j := to; j > from; j-- {
		if p.ends(j, "按照", "根据", "依据", "落实", "贯彻", "对照", "参照", "执行", "印发", "转发", "结合", "严格", "关于", "以及", "通知", "文件", "原文", "废止", "文号", "字号", "编号") {
			return j
		}
	}
	return from
}

// yearBackwards is where the year in brackets that ends at i begins; i when there is none.
func (p *plain) yearBackwards(i int) int {
	if i < 6 || p.r[i-1] != ')' && p.r[i-1] != ']' {
		return i
	}
	y, j := numeral(p.r, i-5)
	if j != i-1 || !yearLike(y) || p.r[i-6] != '(' && p.r[i-6] != '[' {
		return i
	}
	return i - 6
}

// agency is a character of the words before the year of a document number: 赣府厅发.
func agency(r rune) bool {
	return !stop(r) && r != '《' && r != '》' && r != ' ' && !arabic(r) && r > 0x7f && r != '和' && r != '及' && r != '见'
}
