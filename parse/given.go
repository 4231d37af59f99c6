package parse

import "github.com/taizhang/taizhang/parse/lexicon"

// leafDrafts are the tasks that one leaf of an outline makes.
type leafDrafts struct {
	it     *entry
	drafts []draft
}

// assigned reports that the leaf names organs of its own.
func (l leafDrafts) assigned() bool {
	for _, d := range l.drafts {
		if len(d.duties) > 0 {
			return true
		}
	}
	return false
}

// give takes off a heading what holds for all items below it: its bracket, its
// label lines, the bracket under its text. （一）夯实基础设施（牵头单位：市经信局）
func (o *outline) give(it *entry) {
	if it.serial.style == ownerSerial {
		o.addOwn(&it.given, it)
		return
	}
	d := o.statement(it.head)
	it.whole = it.whole.cut(0, it.whole.len()-it.head.len()+d.content.len())
	if n := topic(it.whole); n < it.whole.len() {
		o.ledger.claim(it.whole.from(n), PreamblePart)
		it.whole = it.whole.cut(0, n)
	}
	o.ledger.claim(it.whole, HeadingPart)
	for i, b := range it.body {
		s := o.statement(b)
		it.body[i] = s.content
		d.duties = append(d.duties, s.duties...)
	}
	o.addOwn(&d, it)
	if len(d.duties) == 0 {
		d.duties = o.owner(it)
	}
	it.given = d
}

// topic is where the sentence ends that heads a paragraph and those below it:
// （一）优化审批流程。对照权责清单，….
func topic(whole strand) int {
	for i, r := range whole.fold {
		if r == '。' && i < longestTopic {
			return i + 1
		}
	}
	return whole.len()
}

// longestTopic is how many characters a sentence has at most that is a heading.
const longestTopic = 60

// addOwn puts what stands on lines of their own under an item into its draft.
func (o *outline) addOwn(d *draft, it *entry) {
	if n := groupStatement(it.own); n > 0 {
		o.ledger.claim(it.own.cut(0, n), LabelPart)
		role, ok := lexicon.LabelRole(it.own.cut(0, n).text())
		if !ok {
			role = lexicon.Responsible
		}
		d.duties = append(d.duties, dutyText{cellText{text: it.own.from(n)}, Role(role)})
	} else if it.own.len() > 0 {
		d.duties = append(d.duties, o.statement(it.own).duties...)
	}
	o.addLabels(d, it.labels)
}

// settle hands down what headings give, hands up what one line says of all the
// items above it, and drops leaves that are nothing but headings.
func (o *outline) settle(made []leafDrafts) []draft {
	for i := range made {
		made[i].inherit()
	}
	for i := range made {
		if made[i].it.own.len() > 0 || closesGroup(made, i) {
			shareAbove(made, i, groupSize(made[i].it.own))
		}
	}
	var out []draft
	for _, l := range made {
		if !l.assigned() && len(l.it.labels) == 0 && len(l.drafts) == 1 && onlyNames(l.drafts[0].content) {
			o.ledger.claim(l.drafts[0].content, HeadingPart)
			continue
		}
		out = append(out, l.drafts...)
	}
	return out
}

// onlyNames reports a leaf that says nothing to be done: a heading that does not end like one item
// of several and sets no figure and no time.
func onlyNames(s strand) bool {
	return isHeading(s) && s.len() > 0 && s.fold[s.len()-1] != ';' && len(measures(s)) == 0 && len(inlineDeadlines(s)) == 0
}

// inherit gives a leaf without organs, or deadlines, those of the nearest heading that has some.
func (l *leafDrafts) inherit() {
	for p := l.it.parent; p != nil; p = p.parent {
		for i := range l.drafts {
			d := &l.drafts[i]
			if len(d.duties) == 0 || p.serial.style == ownerSerial && onlySupport(d.duties) {
				d.duties = append(inheritedDuties(p.given.duties), d.duties...)
			}
			if len(d.supervisors) == 0 {
				d.supervisors = p.given.supervisors
			}
			if len(d.deadlines) == 0 {
				d.deadlines = inheritedCells(p.given.deadlines)
			}
		}
	}
}

// closesGroup reports a label line of organs below the last of several items that
// have none: 1.… 2.… 3.… 责任单位：县财政局.
func closesGroup(made []leafDrafts, i int) bool {
	it := made[i].it
	if len(it.labels) == 0 || !made[i].assigned() {
		return false
	}
	return i > 0 && made[i-1].it.parent == it.parent && (i+1 == len(made) || made[i+1].it.parent != it.parent)
}

// shareAbove gives the organs of item i to the items of its group above it that
// name none, and to no more than size with itself unless size is 0.
func shareAbove(made []leafDrafts, i, size int) {
	from := i
	for from > 0 && (size == 0 || i-from+1 < size) && made[from-1].it.parent == made[i].it.parent && made[i].it.parent != nil && !made[from-1].assigned() && len(made[from-1].it.labels) == 0 {
		from--
	}
	if len(made[i].drafts) != 1 {
		return
	}
	for _, l := range made[from:i] {
		for k := range l.drafts {
			l.drafts[k].duties = inheritedDuties(made[i].drafts[0].duties)
			l.drafts[k].supervisors = made[i].drafts[0].supervisors
		}
	}
}

func inheritedDuties(from []dutyText) []dutyText {
	var out []dutyText
	for _, d := range from {
		d.inherited = true
		out = append(out, d)
	}
	return out
}

func inheritedCells(from []cellText) []cellText {
	var out []cellText
	for _, c := range from {
		c.inherited = true
		out = append(out, c)
	}
	return out
}
