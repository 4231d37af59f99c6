package parse

import (
	"slices"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// describes reports an item in a section without tasks: 总体要求, 编制说明; or
// 主要目标, 工作回顾, 会议时间 where nothing below the heading names an organ;
// or 保障措施, 时间安排 in a plan that names organs for its tasks; or what a meeting heard.
func (o *outline) describes(it *entry) bool {
	if it.leaf && reportsMeeting(it.head) && !it.assigned() {
		return true
	}
	for p := it; p != nil; p = p.parent {
		switch s := p.about(); {
		case s == lexicon.NoSection, s == lexicon.Demand && !o.allots():
		case s.Describes(), !o.assigns(p):
			return true
		}
	}
	return false
}

// about is the sort of section that the item's heading opens.
func (it *entry) about() lexicon.Section {
	if !it.read {
		it.read, it.section = true, sectionOf(it.head)
	}
	return it.section
}

// allots reports that some item names organs for something, or that nothing but
// general demands is there.
func (o *outline) allots() bool {
	if o.asked {
		return o.allotting
	}
	o.asked, o.allotting = true, true
	for _, it := range o.items {
		if it.assigned() || len(askedDuties(it.head)) > 0 {
			return true
		}
	}
	o.allotting = !slices.ContainsFunc(o.items, func(it *entry) bool {
		return it.parent == nil && it.about() != lexicon.Demand
	})
	return o.allotting
}

// sectionOf reads a heading, or one with its text behind it: 工作目标：到2025年….
func sectionOf(head strand) lexicon.Section {
	for i, r := range head.fold {
		if i > 2*longLine {
			break
		}
		if r != '。' && r != ':' && !blank(r) {
			continue
		}
		if s := lexicon.SectionOf(head.cut(0, i).key()); s != lexicon.NoSection {
			return s
		}
	}
	if head.len() > 2*longLine {
		return lexicon.NoSection
	}
	return lexicon.SectionOf(head.key())
}

// assigns reports that the item or one below it names organs for something.
func (o *outline) assigns(top *entry) bool {
	if !top.asked {
		top.asked, top.assigns = true, o.anyAssigned(top)
	}
	return top.assigns
}

// anyAssigned looks through the items from top on, behind which those below it stand.
func (o *outline) anyAssigned(top *entry) bool {
	for _, it := range o.items[top.index:] {
		if !it.below(top) {
			return false
		}
		if it.assigned() {
			return true
		}
	}
	return false
}

// below reports that it is top or stands under it.
func (it *entry) below(top *entry) bool {
	for p := it; p != nil; p = p.parent {
		if p == top {
			return true
		}
	}
	return false
}

// assigned reports label lines or a bracket of duties of the item's own.
func (it *entry) assigned() bool {
	if len(it.labels) > 0 || it.own.len() > 0 || len(dutyBrackets(it.head)) > 0 {
		return true
	}
	return assigning(it.head) || slices.ContainsFunc(it.body, assigning)
}

// assigning reports a paragraph that says who does what, in a bracket or at its end.
func assigning(s strand) bool {
	if len(dutyBrackets(s)) > 0 {
		return true
	}
	_, _, _, ok := closingDuty(s)
	return ok
}
