package parse

import "slices"

// leaf makes the tasks of one leaf: one, or one for each bracketed statement.
func (o *outline) leaf(it *entry) []draft {
	d := draft{layout: Outline, serial: o.numberOf(it), path: o.pathOf(it)}
	text := o.opening(it, &d)
	if len(it.body) > 0 {
		text = joinLines(append([]strand{text}, it.body...)...)
	}
	if parts := bracketed(text); len(parts) > 1 {
		return o.several(it, d, parts)
	}
	own := o.statement(text)
	d.content = own.content
	if len(own.duties) > 0 {
		d.duties = own.duties
	}
	if len(it.body) > 0 {
		d.evidence |= Joined
	}
	o.addOwn(&d, it)
	return []draft{d}
}

// opening is the head of a leaf as its task begins with it. One that only names
// what the paragraphs below it say is a heading: （一）做好重大部署推进情况公开. What
// a head says of organs holds for those paragraphs when they say nothing.
func (o *outline) opening(it *entry, d *draft) strand {
	head := it.head
	if len(it.body) > 0 && !slices.ContainsFunc(it.body, assigning) {
		s := o.statement(it.head)
		head, d.duties = s.content, s.duties
	}
	if len(it.body) > 0 && len(it.labels) == 0 && titles(it.serial, head) {
		it.whole = it.whole.cut(0, it.whole.len()-it.head.len()+head.len())
		o.ledger.claim(it.whole, HeadingPart)
		d.serial, d.path = strand{}, append(d.path, it.heading())
		if len(d.duties) == 0 {
			d.duties = o.owner(it)
		}
		return strand{}
	}
	if (it.points || it.named) && len(it.body) > 0 {
		o.ledger.claim(it.whole, HeadingPart)
		d.path, d.remarks = append(d.path, it.heading()), append(d.remarks, it.told...)
		return strand{}
	}
	o.ledger.claim(it.whole.cut(0, it.serial.width), LabelPart)
	return head
}

// titles reports a heading on a line of its own, by its number and its length.
func titles(sn serial, head strand) bool {
	switch sn.style {
	case commaSerial, bracketSerial, chapterSerial:
		return isHeading(head)
	}
	return false
}

// statement takes the closing duty statements off a text: …定期公开。（责任单位：区财政局）.
func (o *outline) statement(text strand) draft {
	d := draft{layout: Outline}
	for {
		body, duty, role, ok := closingDuty(text)
		if !ok {
			break
		}
		d.duties = append([]dutyText{{cellText{text: duty}, role}}, d.duties...)
		o.ledger.claim(text.from(body.len()+duty.len()), LabelPart) // what stands behind the bracket
		text = body
	}
	d.content = text.unopened()
	return d
}

// bracketed cuts a text behind every duty bracket but keeps what follows the last one with it.
// A bracket that a list goes on behind is of its item only: 开展资产管理（市农业农村局）、停放管理（市公安局）立法调研.
func bracketed(text strand) []strand {
	var out []strand
	from := 0
	for _, b := range dutyBrackets(text) {
		if text.cut(from, b.from).empty() {
			continue
		}
		if b.to < text.len() && text.fold[b.to] == '、' {
			return []strand{text}
		}
		out = append(out, text.cut(from, b.to))
		from = b.to
	}
	rest := text.from(from).trimFunc(func(r rune) bool { return blank(r) || r == '。' || r == ';' })
	if rest.len() > 0 {
		return append(out, text.from(from))
	}
	return out
}

// several makes a task of every bracketed statement of one item; the first one
// opens with the item's topic.
func (o *outline) several(it *entry, first draft, parts []strand) []draft {
	var out []draft
	for _, p := range parts {
		d := o.statement(p.trimFunc(func(r rune) bool { return blank(r) || r == '。' || r == ';' }))
		d.serial, d.path = first.serial, first.path
		d.evidence |= Divided
		if n := len(out) - 1; n >= 0 && len(d.duties) == 0 {
			out[n].content = out[n].content.then(d.content)
			continue
		}
		out = append(out, d)
	}
	o.addOwn(&out[len(out)-1], it)
	return out
}

// numberOf is the number of an item; the measures that a label alone sets apart, 整改措施:…, have that of the matter above.
func (o *outline) numberOf(it *entry) strand {
	if it.serial.style != measureSerial || it.parent == nil || it.parent.serial.style == chapterSerial {
		return it.serial.words
	}
	return it.parent.serial.words
}
