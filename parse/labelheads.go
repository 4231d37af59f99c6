package parse

// spot is what a paragraph is where labels head lists of bullets.
type spot uint8

const (
	elsewhere  spot = iota
	firstLabel      // 责任部门：招商局
	nextLabel       // 协办部门：… below it
	bulleted        // ◆ 签约亿元以上项目60个
)

// labelHeads tells which paragraphs are labels that head lists of bullets, and which their
// bullets, where labels stand above bullets throughout; nil elsewhere.
func labelHeads(paras []node) []spot {
	if !bulletsIn(paras) {
		return nil
	}
	labels, items := 0, 0
	var out []spot
	for i := range paras {
		switch s := paras[i].text.trim(); {
		case bulletWidth(s) > 0:
			if labels == 0 {
				return nil
			}
			out[i] = bulleted
			items++
		case organLabel(s):
			if out == nil {
				if i > 0 && !opensSection(paras[i-1].text.trim()) {
					return nil
				}
				out = make([]spot, len(paras))
			}
			out[i] = firstLabel
			if i > 0 && (out[i-1] == firstLabel || out[i-1] == nextLabel) {
				out[i] = nextLabel
			}
			labels++
		}
	}
	if items < 2 || !headed(out) {
		return nil
	}
	return out
}

// bulletsIn reports two bullets or more.
func bulletsIn(paras []node) bool {
	n := 0
	for i := range paras {
		if bulletWidth(paras[i].text.trim()) > 0 {
			n++
		}
	}
	return n > 1
}

// headed reports that bullets stand below every label.
func headed(places []spot) bool {
	for i, p := range places {
		if p != firstLabel && p != nextLabel {
			continue
		}
		if i+1 == len(places) || places[i+1] != nextLabel && places[i+1] != bulleted {
			return false
		}
	}
	return true
}

// opensSection reports a heading of the outermost levels.
func opensSection(s strand) bool {
	sn, ok := readSerial(s)
	return ok && (sn.style == commaSerial || sn.style == chapterSerial) && isHeading(s)
}

// organLabel reports a line of organs under their label.
func organLabel(s strand) bool {
	lb, ok := readLabel(s)
	return ok && kindOf(lb[0].kind) == orgColumn
}

// bulletWidth counts the elements of the bullet that s begins with.
func bulletWidth(s strand) int {
	if s.len() < 2 || blank(s.fold[0]) || !isBullet(s.fold[0]) {
		return 0
	}
	return skipBlank(s, 1)
}

// owned opens the item of a label that heads bullets, or of a bullet below it.
func (o *outline) owned(at spot, s strand) bool {
	switch at {
	case firstLabel:
		o.push(serial{style: ownerSerial}, strand{})
		fallthrough
	case nextLabel:
		lb, _ := readLabel(s)
		last := o.open[len(o.open)-1]
		last.labels = append(last.labels, lb...)
	case bulleted:
		n := bulletWidth(s)
		o.ledger.claim(s.cut(0, n), LabelPart)
		o.push(serial{style: bulletSerial}, s.from(n))
	}
	return at != elsewhere
}

// onlySupport reports duties none of which leads or answers for the task: (协办部门:财政局).
func onlySupport(from []dutyText) bool {
	for _, d := range from {
		for _, u := range readDuties(d.text, d.role).duties {
			if u.Role != Support {
				return false
			}
		}
	}
	return true
}
