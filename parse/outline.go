package parse

import (
	"slices"
	"strings"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// outline reads numbered paragraphs: 一、（一）1.（1）一是, each level below the
// style that it first appeared under. A leaf with words is a task.
type outline struct {
	ledger *Ledger
	open   []*entry // from the outermost to the current item
	items  []*entry // all, in reading order

	asked, allotting bool // whether some item names organs, once asked
}

// entry is one numbered paragraph with all that belongs to it.
type entry struct {
	serial serial
	level  int
	head   strand // the numbered paragraph itself, without its serial
	body   []strand
	labels []label
	parent *entry
	leaf   bool
	whole  strand // head with its serial, as a path prints it

	given draft  // duties and deadlines that hold for the items below: （一）夯实基础（牵头单位：市经信局）
	own   strand // a duty bracket on a line of its own

	index   int  // among all items
	read    bool // section holds
	section lexicon.Section
	block   bool     // 整改措施： stands below it
	points  bool     // and what stands below that are points of one task, whose organs are named above
	told    []strand // what stands above them: 整改目标：…
	named   bool     // the head only names what 主要内容：… below it says
	asked   bool     // assigns holds
	assigns bool
}

// label is a line such as 责任单位：区发改委、区财政局.
type label struct {
	kind lexicon.HeaderRole
	word strand
	text strand
}

// read lays the paragraphs into items. It returns the paragraphs that belong to none.
func (o *outline) read(paras []node) (loose []node) {
	paras = joinCut(paras)
	owners, labelled, periods := organHeads(paras), labelHeads(paras), periodHeads(paras)
	led := organLed(paras)
	for i, n := range paras {
		s := n.text.trim()
		if led != nil && led[i] > 0 {
			o.led(s, led[i])
			continue
		}
		if labelled != nil && o.owned(labelled[i], s) {
			continue
		}
		if owners != nil && owners[i] || periods != nil && periods[i] {
			o.push(serial{style: chapterSerial}, s)
			continue
		}
		if sn, ok := readSerial(s); ok && sn.width < s.len() {
			if !o.point(sn, s) {
				o.push(sn, s)
			}
			continue
		}
		if len(sweeps(s, false)) > 0 {
			loose = append(loose, n)
			continue
		}
		if groupStatement(s) == 0 && o.ends(s) {
			o.open, loose = nil, append(loose, n)
			continue
		}
		if o.measuresLabel(s) {
			continue
		}
		if loose = o.unnumbered(n, loose); len(o.open) == 0 {
			continue
		}
		last := o.open[len(o.open)-1]
		if last.serial.style == bulletSerial {
			loose = append(loose, n)
			continue
		}
		switch lb, ok := readLabel(s); {
		case ok:
			last = o.labelled(last, paras[i+1:])
			last.labels = append(last.labels, lb...)
		case last.wraps(s):
		case isStatement(s), groupStatement(s) > 0:
			last.own = s
		case len(last.labels) > 0 && preamble(s):
			loose = append(loose, n)
		case o.contentUnder(last, s):
		case last.whole.len() != s.len() || last.whole.place(0) != s.place(0):
			last.body = append(last.body, s)
		}
	}
	return loose
}

// wraps takes s as the rest of the label line above it, where a line ended inside a name:
// 牵头单位：市人力资源社会 / 保障局、市财政局.
func (it *entry) wraps(s strand) bool {
	k := len(it.labels) - 1
	if k < 0 || len(it.body) > 0 || s.len() > longLine*2 || kindOf(it.labels[k].kind) != orgColumn {
		return false
	}
	whole, ok := it.labels[k].text.listing(s)
	if ok {
		it.labels[k].text = whole
	}
	return ok
}

// listing goes on with a list of organs on the next line, where the line above ended inside a
// name or the one below is organs too: 旗林业和草原局 / 各苏木镇人民政府、农牧场.
func (s strand) listing(next strand) (strand, bool) {
	if s.unended(next) {
		whole := s.glue(next)
		return whole, orgShare(whole) >= 0.95
	}
	whole := s.then(next)
	return whole, next.len() <= longLine && isOrgans(next) && orgShare(whole) >= 0.95
}

// push opens an item below the nearest open one of a style met before it.
func (o *outline) push(sn serial, s strand) {
	for i, it := range o.open {
		if it.serial.style == sn.style || it.serial.style == noSerial {
			o.open = o.open[:i]
			break
		}
	}
	it := &entry{serial: sn, level: len(o.open), head: s.from(skipBlank(s, sn.width)), whole: s, leaf: true}
	if len(o.open) > 0 {
		it.parent = o.open[len(o.open)-1]
		it.parent.leaf = false
	}
	it.index = len(o.items)
	o.open = append(o.open, it)
	o.items = append(o.items, it)
}

// joinCut glues paragraphs that a page end cut in mid-sentence: 专家学 / 者、企业家代表.
func joinCut(paras []node) []node {
	var out []node
	for i, n := range paras {
		if k := len(out) - 1; k >= 0 && out[k].doc == n.doc && opensBracket(out[k].text) && shutsBelow(paras[i:]) {
			out[k].text = out[k].text.trim().glue(n.text.trim())
			continue
		}
		if k := len(out) - 1; k >= 0 && cutShort(out[k].text) && continues(n.text) && out[k].doc == n.doc && !allotting(out[k].text) {
			out[k].text = out[k].text.trim().glue(n.text.trim())
			continue
		}
		out = append(out, n)
	}
	return out
}

// allotting reports a paragraph that ends with organs under a label, which no full stop follows.
func allotting(s strand) bool {
	if !slices.Contains(s.fold, ':') {
		return false
	}
	_, _, _, ok := closingDuty(s)
	return ok
}

// longLine is the least length of a paragraph that can have been cut: shorter ones are headings.
const longLine = 28

// cutShort reports prose that does not end like a sentence.
func cutShort(s strand) bool {
	s = s.trim()
	return s.len() >= longLine && !strings.ContainsRune("。;:!?)\"", s.fold[s.len()-1])
}

// continues reports a paragraph that can go on with the one before: no serial, no label.
func continues(s strand) bool {
	s = s.trim()
	if s.len() == 0 || s.fold[0] == '(' {
		return false
	}
	if _, ok := readSerial(s); ok {
		return false
	}
	_, ok := readLabel(s)
	return !ok
}

// readLabel reads a line that begins with a label: 牵头单位：市发改委；责任单位：….
func readLabel(s strand) ([]label, bool) {
	colon := -1
	for i, r := range s.fold {
		if r == ':' {
			colon = i
			break
		}
		if i > 12 {
			break
		}
	}
	if colon <= 0 {
		return bareLabel(s)
	}
	role, ok := headerRole(s.cut(0, colon))
	if !ok || ofPage(s.cut(0, colon)) || kindOf(role) == contentColumn || kindOf(role) == pathColumn || role == lexicon.HeaderMeasure {
		return nil, false
	}
	return withinLabel(label{role, s.cut(0, colon+1), s.from(colon + 1).trim()}), true
}

// withinLabel cuts further labels off what one says: 牵头领导:王某|完成时限:10月底.
func withinLabel(lb label) []label {
	i := nextLabelAt(lb.text)
	if i < 0 || kindOf(lb.kind) == orgColumn && kindOf(lb.within(i)) == orgColumn {
		return []label{lb}
	}
	next, ok := readLabel(lb.text.from(i))
	if !ok {
		return []label{lb}
	}
	lb.text = lb.text.cut(0, i).trimFunc(func(r rune) bool { return blank(r) || separator(r) })
	return append([]label{lb}, next...)
}

// within is the role of the label at i.
func (lb label) within(i int) lexicon.HeaderRole {
	x, _ := readRecordField(lb.text.from(i))
	return x.role
}

// ofPage reports what a page says of itself: 发布时间, 更新时间.
func ofPage(label strand) bool {
	for _, w := range [...]string{"发布", "更新", "发文", "成文", "生成", "印发", "录入", "编辑", "浏览"} {
		if label.trim().starts(w) {
			return true
		}
	}
	return false
}

// bareLabel reads a line whose label has no colon: 责任单位 市水利局、市农业农村局.
func bareLabel(s strand) ([]label, bool) {
	k := 0
	for k < s.len() && k < 8 && !blank(s.fold[k]) {
		k++
	}
	if k == s.len() || !blank(s.fold[k]) {
		return nil, false
	}
	role, ok := shortLabels[s.cut(0, k).text()]
	if !ok || orgShare(s.from(k)) < 0.9 {
		return nil, false
	}
	return []label{{lexicon.HeaderRole(role), s.cut(0, k), s.from(k).trim()}}, true
}

// drafts makes a task of every leaf that has words, or is labelled.
func (o *outline) drafts() []draft {
	var made []leafDrafts
	for _, it := range o.items {
		if o.describes(it) {
			o.ledger.claim(it.whole, PreamblePart)
			o.ledger.claim(it.own, PreamblePart)
			o.claimBody(it)
			continue
		}
		if !it.leaf {
			o.give(it)
			o.claimBody(it)
			continue
		}
		made = append(made, leafDrafts{it, o.leaf(it)})
	}
	return o.settle(made)
}

// claimBody claims the paragraphs below a heading that are no items.
func (o *outline) claimBody(it *entry) {
	for _, b := range it.body {
		o.ledger.claim(b, PreamblePart)
	}
}

// isHeading reports a line that only names what follows: short, no full stop.
func isHeading(s strand) bool {
	return s.len() < longLine && !strings.ContainsRune(string(s.fold), '。')
}

// pathOf lists the headings above an item as printed, with their serials.
func (o *outline) pathOf(it *entry) []strand {
	var out []strand
	for p := it.parent; p != nil; p = p.parent {
		if p.serial.style != ownerSerial {
			out = append([]strand{p.heading()}, out...)
		}
	}
	return out
}

// heading is the item's heading as printed, serial included: 一、加强重点领域信息公开.
func (it *entry) heading() strand { return it.whole }

// addLabels puts the label lines of an item under their roles.
func (o *outline) addLabels(d *draft, labels []label) {
	for _, lb := range labels {
		o.ledger.claim(lb.word, LabelPart)
		c := column{role: lb.kind}
		if c.role == lexicon.HeaderSupervisor {
			d.supervisors = append(d.supervisors, lb.text)
			continue
		}
		switch c.kind() {
		case orgColumn:
			d.duties = append(d.duties, dutyText{cellText{text: lb.text}, c.roleOf()})
		case timeColumn:
			d.deadlines = append(d.deadlines, cellText{text: lb.text})
		case statusColumn:
			d.progress = append(d.progress, lb.text)
		default:
			d.remarks = append(d.remarks, lb.text)
		}
	}
}
