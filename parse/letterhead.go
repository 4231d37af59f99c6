package parse

import (
	"strings"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/parse/lexicon"
)

// head is what a Bundle says of its plan as a whole, and where the plan itself
// stands: 索引号, 发文机关, 印发…的通知 and the plan's own title are above nodes[body].
type head struct {
	title, noticeTitle  Quote
	issuer, division    Quote
	number, indexNumber Quote
	signed, published   Quote
	years               []Quote
	period              Quote
	kind                Kind
	body, end           int // the plan's own nodes: [body,end)
}

// letterhead reads what stands above and below the plan, claims those nodes and
// says where the plan itself begins and ends.
func letterhead(nodes []node, meta []ingest.Meta) head {
	claimFurniture(nodes)
	r := &headReader{nodes: nodes, lines: linesOf(nodes)}
	r.titles()
	r.top()
	r.bottom()
	r.signatureWithin()
	return r.head(meta)
}

// headReader gathers what is stated, best source first.
type headReader struct {
	nodes []node
	lines []line
	sign  int // the first line that only a plan's body has
	body  int // the line after title and preamble
	end   int // the line after the body

	title, notice titled
	announced     titled // by an attachment line or by 《…》已经…同意
	fields        map[string]strand
	red           strand // 红头
	organs, dates []strand
	number        strand
}

// titles finds the notice's title and the plan's own.
func (r *headReader) titles() {
	r.sign = len(r.lines)
	for i, l := range r.lines {
		if l.sort >= serialLine {
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
	r.announce()
	r.settle()
	if r.title.s.len() == 0 {
		r.title = headline(r.lines[:r.sign])
	}
}

// headline takes the first heading of the first level, or a table's first row
// over all columns, for the title when no line ends as titles do.
func headline(lines []line) titled {
	for i, l := range lines {
		if (l.level == 1 || l.inside) && l.sort == shortLine && l.s.len() >= shortestTitle && !isOrgan(l.key) {
			return titled{s: l.s, from: i, to: i + 1}
		}
	}
	return titled{}
}

func titlesIn(lines []line) []titled {
	var out []titled
	for i := 0; i < len(lines); i++ {
		if t, ok := titleAt(lines, i); ok {
			out = append(out, t)
			i = t.to - 1
		}
	}
	return out
}

// titleField takes 信息名称：… for a title when the text prints none.
func (r *headReader) titleField(found []titled) []titled {
	if len(found) > 0 {
		return nil
	}
	for i, l := range r.lines[:r.sign] {
		for _, f := range l.fields {
			v := f.value
			if f.name == "title" && v.len() == 0 && i+1 < r.sign && l.awaits() {
				v = r.lines[i+1].s
			}
			if f.name != "title" || v.len() == 0 {
				continue
			}
			if t, ok := newTitled(v.tight(), i, i); ok {
				return []titled{t}
			}
		}
	}
	return nil
}

// announce finds the plan's title where it is only named: in 附件：… and in 《…》已经区政府同意，现印发.
func (r *headReader) announce() {
	for n, l := range r.lines[:r.sign] {
		if l.sort == attachedLine && (r.notice.s.len() == 0 || strings.HasSuffix(r.notice.s.text(), "通知")) {
			if i := l.s.index(":"); i > 0 && isTitle(l.s.from(i+1).text()) != lexicon.NoEnding {
				r.announced = titled{s: l.s.from(i + 1), from: n, to: n}
				return
			}
		}
		if l.sort == sentenceLine && l.s.starts("《") && handing.MatchString(l.key) {
			if t := unquoted(l.s); isTitle(t.text()) != lexicon.NoEnding {
				r.announced = titled{s: t, from: n, to: n}
				return
			}
		}
	}
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

// top claims what stands above the plan.
func (r *headReader) top() {
	r.fields = map[string]strand{}
	from := max(r.title.to, r.notice.to)
	r.body = from
	for i := 0; i < from; i++ {
		r.above(i)
	}
	r.walk()
	if end := r.noticeEnd(); end > r.body {
		for ; r.body < end; r.body++ {
			r.above(r.body)
		}
		r.walk()
	}
}

// walk goes on while lines stand above the plan.
func (r *headReader) walk() {
	for r.body < len(r.lines) && r.heads(r.body) {
		r.above(r.body)
		r.body++
	}
}

// noticeEnd is the line of the date under a notice that has numbered paragraphs
// of its own, when the plan it carries is the table below; else 0.
func (r *headReader) noticeEnd() int {
	if r.notice.inner.len() == 0 || r.body == len(r.lines) || r.lines[r.body].sort != serialLine {
		return 0
	}
	dated := 0
	for i := r.body; i < min(len(r.lines), r.body+longestNotice); i++ {
		switch l := r.lines[i]; {
		case l.sort == dateLine:
			dated = i
		case l.sort > serialLine && dated > 0 && i-dated < 8:
			return dated
		case l.sort > serialLine, allotted.MatchString(l.key):
			return 0
		}
	}
	return 0
}

// heads reports that the line after the title still stands above the plan.
func (r *headReader) heads(i int) bool {
	l := r.lines[i]
	switch l.sort {
	case fieldLine, numberLine, dateLine, releaseLine, addressLine, attachedLine, furnitureLine:
		return true
	case sentenceLine:
		return preamble(l.s) || r.title.s.len() > 0 && r.introduces(i) || r.handed(i)
	case shortLine:
		if r.awaited(i) || redHead(l.s).len() > 0 || r.repeats(l) || brokenDate.MatchString(l.key) || r.second(i) {
			return true
		}
		o, _ := signature(r.lines, i)
		return o.len() > 0
	}
	return false
}

// introduces reports running text between a title and the first 一、, without duties.
func (r *headReader) introduces(i int) bool {
	for ; i < len(r.lines); i++ {
		switch l := r.lines[i]; {
		case l.sort == serialLine:
			return true
		case l.sort > serialLine, l.sort == shortLine, l.sort == sentenceLine && allotted.MatchString(l.key):
			return false
		}
	}
	return false
}

// second reports a further title between 附件1 or the plan's title and its table.
func (r *headReader) second(i int) bool {
	if isTitle(r.lines[i].key) < lexicon.StrongEnding || r.title.s.len() == 0 {
		return false
	}
	return i > 0 && r.lines[i-1].sort == attachedLine || i+1 < len(r.lines) && r.lines[i+1].sort > serialLine
}

// handed reports running text of a notice, between the words that hand the plan over and a signature.
func (r *headReader) handed(i int) bool {
	if i == 0 || r.nodes[r.lines[i-1].n].part != PreamblePart {
		return false
	}
	for ; i < len(r.lines) && r.lines[i].sort < serialLine; i++ {
		if o, _ := signature(r.lines, i); o.len() > 0 {
			return governing.MatchString(o.text())
		}
	}
	return false
}

// repeats reports a title printed again.
func (r *headReader) repeats(l line) bool {
	for _, t := range []titled{r.title, r.notice} {
		if t.s.len() > 0 && (bareTitle(l.s).text() == t.s.text() || l.s.len() >= shortestTitle && strings.Contains(t.s.text(), l.key)) {
			return true
		}
	}
	return false
}

func (r *headReader) awaited(i int) bool {
	return i > 0 && r.lines[i-1].awaits() && r.lines[i-1].fields[0].fits(r.lines[i].s)
}

// above claims one line above the plan and takes what it states.
func (r *headReader) above(i int) {
	l := r.lines[i]
	within := func(t titled) bool { return t.s.len() > 0 && i >= t.from && i < t.to }
	if within(r.title) || within(r.notice) || l.sort == shortLine && (r.repeats(l) || r.second(i)) {
		r.claim(i, TitlePart)
		return
	}
	if r.awaited(i) {
		r.claim(i, MetadataPart)
		return
	}
	switch l.sort {
	case fieldLine:
		r.facts(i)
	case numberLine:
		if n := l.s.find(docNumber); r.number.len() == 0 {
			r.number = n
		}
		r.claim(i, MetadataPart)
	case dateLine:
		r.dates = append(r.dates, l.s.find(anyDate))
		r.claim(i, MetadataPart)
	case releaseLine, imprintLine:
		r.claim(i, MetadataPart)
	case furnitureLine:
		r.claim(i, FurniturePart)
	case addressLine, attachedLine, sentenceLine, serialLine:
		r.claim(i, PreamblePart)
	case shortLine:
		r.named(i)
	}
}

// named claims a line that is an issuing body: 红头 or a signature.
func (r *headReader) named(i int) {
	l := r.lines[i]
	if red := redHead(l.s); red.len() > 0 {
		r.red = red
		r.claim(i, MetadataPart)
		return
	}
	if organ, date := signature(r.lines, i); organ.len() > 0 {
		r.organs = append(r.organs, organ)
		if date.len() > 0 {
			r.dates = append(r.dates, date)
		}
		r.claim(i, MetadataPart)
		return
	}
	if brokenDate.MatchString(l.key) {
		r.claim(i, MetadataPart)
	}
}

// facts takes the labelled facts of a line, and of the next when a value stands there.
func (r *headReader) facts(i int) {
	l := r.lines[i]
	for _, f := range l.fields {
		v := f.value
		if l.awaits() && i+1 < len(r.lines) && r.lines[i+1].sort != fieldLine && f.fits(r.lines[i+1].s) {
			v = r.lines[i+1].s
		}
		if v.len() > 0 && f.fits(v) && r.fields[f.name].len() == 0 {
			r.fields[f.name] = v
		}
	}
	r.claim(i, fieldsPart(l.fields))
}

func (r *headReader) claim(i int, p Part) {
	n := &r.nodes[r.lines[i].n]
	if n.part == Unparsed && !r.lines[i].inside {
		n.part = p
	}
}

// bottom claims what stands below the plan.
func (r *headReader) bottom() {
	r.end = len(r.lines)
	for r.end > r.body && r.foots(r.end-1) {
		r.end--
		r.above(r.end)
	}
}

// foots reports that a line stands below the plan.
func (r *headReader) foots(i int) bool {
	l := r.lines[i]
	switch l.sort {
	case furnitureLine, imprintLine, releaseLine:
		return true
	case fieldLine:
		return true
	case attachedLine:
		return r.outlined()
	case sentenceLine:
		return r.outlined() && (bidding.MatchString(l.key) || closing.MatchString(l.key)) && !allotted.MatchString(l.key)
	case dateLine:
		return r.outlined() && i > r.body && isOrgan(r.lines[i-1].key)
	case shortLine:
		o, _ := signature(r.lines, i)
		return r.outlined() && o.len() > 0
	}
	return false
}

// signatureWithin finds the issuer's signature between the text and what is attached to it.
func (r *headReader) signatureWithin() {
	issuer := r.issuer().text()
	if len(r.dates) > 0 || issuer == "" || !r.outlined() {
		return
	}
	for i := r.body; i < r.end; i++ {
		if o, date := signature(r.lines, i); date.len() > 0 && strings.HasSuffix(issuer, o.text()) {
			r.dates = append(r.dates, date)
			r.claim(i, MetadataPart)
			r.claim(i+1, MetadataPart)
			return
		}
	}
}

// outlined reports a plan in paragraphs 一、（一）, where a last line with an organ
// or a date is a signature and not a cell.
func (r *headReader) outlined() bool {
	return r.body < len(r.lines) && r.lines[r.body].sort <= serialLine
}
