package parse

import (
	"regexp"
	"slices"
	"strings"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// titles finds the notice's title and the plan's own.
func (r *headReader) titles() {
	r.sign = len(r.lines)
	for i := range r.lines {
		if r.lines.at(i).sort >= serialLine {
			r.sign = i
			break
		}
	}
	blocks := titlesIn(r.lines[:r.sign])
	blocks = append(blocks, r.titleField(blocks)...)
	for _, t := range blocks {
		switch {
		case t.notice && r.notice.s.len() == 0:
			r.notice = t
		case !t.notice && r.title.s.len() == 0:
			r.title = t
		}
	}
	r.ofIssue(blocks)
	r.announce()
	r.settle()
	if r.title.s.len() == 0 {
		r.title = headline(r.lines[:r.sign])
	}
	if n := r.title.to; n > r.title.from && n < len(r.lines) && subtitle.MatchString(r.lines.at(n).key) {
		r.title.s, r.title.to = r.title.s.then(r.lines.at(n).s), n+1
	}
}

// issueOf is the number of an issue behind the name of a series: 政务督查通报(2019年第16期).
var issueOf = regexp.MustCompile(`\((?:(?:19|20)\d\d年)?(?:第|总第)\d{1,4}期\)$`)

// ofIssue takes the title of what an issue of a series reports, which stands below the name of the series.
func (r *headReader) ofIssue(blocks []titled) {
	s := r.title.s
	if n := r.title.to; n > r.title.from && n < len(r.lines) {
		s = s.then(r.lines.at(n).s)
	}
	if !issueOf.MatchString(s.tight().text()) {
		return
	}
	for _, t := range blocks {
		if t.from < r.title.to {
			continue
		}
		if end := t.s.closing(0); t.s.starts("(") && end > 0 && t.to > t.from+1 {
			t.s, t.from = t.s.from(end+1), t.from+1
		}
		if t.s.starts("关于") {
			r.title, r.notice = t, titled{}
			return
		}
	}
}

// headline takes the first heading of the first level, or a table's first row
// over all columns, for the title when no line ends as titles do.
func headline(ls lines) titled {
	for i := range ls {
		if l := ls.at(i); (l.level == 1 || l.inside) && l.sort == shortLine && l.s.len() >= shortestTitle && !isOrgan(l.key) {
			return titled{s: l.s, from: i, to: i + 1}
		}
	}
	return titled{}
}

func titlesIn(ls lines) []titled {
	var out []titled
	for i := 0; i < len(ls); i++ {
		if t, ok := titleAt(ls, i); ok {
			out = append(out, t)
			i = t.to - 1
		}
	}
	return out
}

// titleField takes 信息名称：… for a title when the text prints none, and for the notice's when it prints the plan's alone.
func (r *headReader) titleField(found []titled) []titled {
	if slices.ContainsFunc(found, func(t titled) bool { return t.notice }) {
		return nil
	}
	for i := range r.lines[:r.sign] {
		l := r.lines.at(i)
		for _, f := range l.fields {
			v := f.value
			if f.name == "title" && v.len() == 0 && i+1 < r.sign && l.awaits() {
				v = r.lines.at(i + 1).s
			}
			if f.name != "title" || v.len() == 0 {
				continue
			}
			if t, ok := newTitled(v.tight(), i, i); ok && (len(found) == 0 || t.inner.len() > 0) {
				return []titled{t}
			}
		}
	}
	return nil
}

// adopted tells of a report that an assembly passed, whose work a plan divides: 《政府工作报告》已经县十八届人民代表大会第二次会议审议通过.
var adopted = regexp.MustCompile(`^《[^》]*报告》[^。]{0,30}(?:代表大会|人大)[^,。]{0,20}通过`)

// announce finds the plan's title where it is only named: in 附件：… and in 《…》已经区政府同意，现印发.
func (r *headReader) announce() {
	for n := range r.lines[:r.sign] {
		l := r.lines.at(n)
		if l.sort == attachedLine && (r.notice.s.len() == 0 || strings.HasSuffix(r.notice.s.text(), "通知")) {
			if t := attachedTitle(l.s); t.len() > 0 {
				r.announced = titled{s: t, from: n, to: n}
				return
			}
		}
		if l.sort == sentenceLine && l.s.starts("《") && hands(l.key) && !adopted.MatchString(l.key) {
			if t := unquoted(l.s); isTitle(t.text()) != lexicon.NoEnding {
				r.announced = titled{s: t, from: n, to: n}
				return
			}
		}
	}
	r.attach()
}

// attach finds the plan's title in 附件：… below the numbered paragraphs of a notice, where the plan stands below that.
func (r *headReader) attach() {
	if !strings.HasSuffix(r.notice.s.text(), "通知") || r.notice.inner.len() > 0 {
		return
	}
	for n := r.sign; n < min(len(r.lines), r.sign+longestNotice); n++ {
		l := r.lines.at(n)
		if l.sort == tableLine || l.sort == columnLine {
			return
		}
		if l.sort != attachedLine {
			continue
		}
		if t := attachedTitle(l.s); t.len() > 0 {
			if _, ok := ownTitle(r.lines, n+1, t.text()); ok {
				r.announced = titled{s: t, from: n, to: n}
			}
			return
		}
	}
}

// attachedTitle is the title in 附件:1.某县2023年工作要点.docx; empty where none stands there.
func attachedTitle(s strand) strand {
	i := s.index(":")
	if i <= 0 {
		return strand{}
	}
	t := withoutSuffix(s.from(i + 1))
	if sn, ok := readSerial(t); ok && sn.style == dotSerial {
		t = t.from(sn.width)
	}
	if isTitle(t.text()) == lexicon.NoEnding {
		return strand{}
	}
	return t
}

// suffix is that of an attached file's name: 任务清单.xlsx.
var suffix = regexp.MustCompile(`(?i)\.(?:csv|docx?|wps|xlsx?|et|pdf|ofd|txt)$`)

func withoutSuffix(s strand) strand {
	if m := suffix.FindStringIndex(s.text()); m != nil {
		return s.bytes(0, m[0])
	}
	return s
}

// settle decides between what is printed as a title and what is announced as one.
func (r *headReader) settle() {
	inner := titled{s: r.notice.inner, from: r.notice.from, to: r.notice.to}
	if inner.s.len() == 0 && r.notice.s.len() > 0 {
		if weak := innerTitle(r.notice.s, publishes); weak.len() > 0 {
			if own, ok := ownTitle(r.lines, r.notice.to, weak.text()); ok {
				r.title = own
				return
			}
		}
	}
	if inner.s.len() == 0 {
		inner = r.announced
	}
	if inner.s.len() > 0 {
		if own, ok := ownTitle(r.lines, r.notice.to, inner.s.text()); ok {
			r.title = own
		}
		if r.title.s.len() == 0 {
			r.title = inner
		}
	}
	if r.title.s.len() == 0 {
		r.title, r.notice = r.notice, titled{}
	}
}
