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
	evidence            HeadEvidence
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
	r.runningTitle()
	return r.head(meta)
}

// headReader gathers what is stated, best source first.
type headReader struct {
	nodes []node
	lines lines
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
// of its own, when the plan it carries is the table below or is not there; else 0.
func (r *headReader) noticeEnd() int {
	if r.notice.inner.len() == 0 || r.body == len(r.lines) || r.lines.at(r.body).sort != serialLine {
		return 0
	}
	dated := 0
	for i := r.body; i < min(len(r.lines), r.body+longestNotice); i++ {
		switch l := r.lines.at(i); {
		case l.sort == dateLine:
			dated = i
		case l.sort > serialLine && dated > 0 && i-dated < 8:
			return dated
		case l.sort > serialLine, allots(l.key):
			return 0
		}
	}
	return r.noticeOnly(dated)
}

// heads reports that the line after the title still stands above the plan.
func (r *headReader) heads(i int) bool {
	l := r.lines.at(i)
	switch l.sort {
	case fieldLine, numberLine, dateLine, releaseLine, addressLine, attachedLine, furnitureLine:
		return true
	case sentenceLine:
		return preamble(l.s) || r.title.s.len() > 0 && r.introduces(i) || r.handed(i)
	case shortLine:
		if r.awaited(i) || redHead(l.s).len() > 0 || r.names(i) || r.repeats(i) || isBrokenDate(l.key) || r.second(i) {
			return true
		}
		o, _ := signature(r.lines, i)
		return o.len() > 0
	}
	return false
}

// names reports a line above the number of a paper that only says what sort of paper it is, 督办通知, or whose.
func (r *headReader) names(i int) bool {
	l := r.lines.at(i)
	if isOrgan(l.key) {
		return i+1 < len(r.lines) && !isOrgan(r.lines.at(i+1).key) && r.names(i+1)
	}
	if l.s.len() < 2 || l.s.len() >= shortestTitle || lexicon.TitleEnding(l.key) < lexicon.StrongEnding {
		return false
	}
	for k := i + 1; k < min(len(r.lines), i+3); k++ {
		if r.lines.at(k).sort == numberLine {
			return true
		}
	}
	return false
}

// namedPart is MetadataPart for whose paper it is, TitlePart for what it is.
func namedPart(l *line) Part {
	if isOrgan(l.key) {
		return MetadataPart
	}
	return TitlePart
}

// introduces reports running text between a title and the first 一、, without duties.
func (r *headReader) introduces(i int) bool {
	for ; i < len(r.lines); i++ {
		switch l := r.lines.at(i); {
		case l.sort == serialLine:
			return true
		case l.sort > serialLine, l.sort == shortLine, l.sort == sentenceLine && allots(l.key):
			return false
		}
	}
	return false
}

// second reports a further title between 附件1 or the plan's title and its table.
func (r *headReader) second(i int) bool {
	if isTitle(r.lines.at(i).key) < lexicon.StrongEnding || r.title.s.len() == 0 {
		return false
	}
	return i > 0 && r.lines.at(i-1).sort == attachedLine || i+1 < len(r.lines) && r.lines.at(i+1).sort > serialLine
}

// handed reports running text of a notice, between the words that hand the plan over and a signature.
func (r *headReader) handed(i int) bool {
	if i == 0 || r.nodes[r.lines[i-1].n].part != PreamblePart {
		return false
	}
	for ; i < len(r.lines) && r.lines.at(i).sort < serialLine; i++ {
		if o, _ := signature(r.lines, i); o.len() > 0 {
			return governing.MatchString(o.text())
		}
	}
	return false
}

// repeats reports a title, or a line of one, printed again.
func (r *headReader) repeats(i int) bool {
	l := r.lines.at(i)
	for _, t := range []titled{r.title, r.notice} {
		if t.s.len() > 0 && bareTitle(l.s).text() == t.s.text() {
			return true
		}
		if l.s.len() >= shortestTitle && strings.Contains(t.s.text(), l.key) {
			return !isOrgan(l.key) || i+1 < len(r.lines) && r.repeats(i+1)
		}
	}
	return false
}

func (r *headReader) awaited(i int) bool {
	return i > 0 && r.lines.at(i-1).awaits() && r.lines.at(i - 1).fields[0].fits(r.lines.at(i).s)
}

// above claims one line above the plan and takes what it states.
func (r *headReader) above(i int) {
	l := r.lines.at(i)
	within := func(t titled) bool { return t.s.len() > 0 && i >= t.from && i < t.to }
	if within(r.title) || within(r.notice) || l.sort == shortLine && (r.repeats(i) || r.second(i)) {
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
		if n := l.s.number(); r.number.len() == 0 {
			r.number = n
		}
		if d := l.s.find(anyDate); d.len() > 0 { // 东府办发〔2021〕22号 2021年7月9日
			r.dates = append(r.dates, d)
		}
		r.claim(i, MetadataPart)
	case dateLine:
		r.dates = append(r.dates, l.s.find(anyDate))
		r.claim(i, MetadataPart)
	case releaseLine, imprintLine:
		if l.sort == imprintLine && len(r.dates) == 0 && strings.HasSuffix(r.title.s.text(), "纪要") {
			if d := l.s.find(anyDate); d.len() > 0 {
				r.dates = append(r.dates, d) // minutes have no other
			}
		}
		r.claim(i, MetadataPart)
	case furnitureLine:
		r.claim(i, FurniturePart)
	case addressLine, attachedLine, sentenceLine, serialLine:
		r.claim(i, PreamblePart)
	case shortLine:
		if r.names(i) {
			r.claim(i, namedPart(l))
			return
		}
		r.named(i)
	}
}

// named claims a line that is an issuing body: 红头 or a signature.
func (r *headReader) named(i int) {
	l := r.lines.at(i)
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
	if isBrokenDate(l.key) {
		r.claim(i, MetadataPart)
	}
}

// facts takes the labelled facts of a line, and of the next when a value stands there.
func (r *headReader) facts(i int) {
	l := r.lines.at(i)
	for _, f := range l.fields {
		v := f.value
		if l.awaits() && i+1 < len(r.lines) && r.lines.at(i+1).sort != fieldLine && f.fits(r.lines.at(i+1).s) {
			v = r.lines.at(i + 1).s
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
