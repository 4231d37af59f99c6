package parse

import (
	"slices"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// problemWord opens the heading of a block that says what is wrong and how it is put right: 问题一：….
var problemWord = []rune("问题")

// readProblem reads the number of such a heading: 问题三、, 问题12：.
func readProblem(s strand, i int) (serial, bool) {
	from := i + len(problemWord)
	if from >= s.len() || !equalRunes(s.fold[i:from], problemWord) {
		return serial{}, false
	}
	in := isNumeral
	if isDigit(s.fold[from]) {
		in = isDigit
	}
	j := run(s, from, in)
	n, ok := bareNumber(s.cut(from, j))
	if !ok || j >= s.len() || s.fold[j] != ':' && s.fold[j] != '、' && s.fold[j] != '.' {
		return serial{}, false
	}
	return serial{chapterSerial, n, skipBlank(s, j+1), s.cut(i, j)}, true
}

// measuresLabel reads a line that opens what is to be done about an item: 整改措施：, below
// which numbered measures stand, or 整改措施：编制治理方案, which is the task itself.
func (o *outline) measuresLabel(s strand) bool {
	k := len(o.open) - 1
	if k < 0 {
		return false
	}
	n := contentLabel(s)
	if n == 0 || n < s.len() && !s.starts("整改") && !decided(s.cut(0, n-1)) && !o.open[0].whole.starts("问题") {
		return false
	}
	for ; k > 0 && o.open[k].serial.style == measureSerial; k-- {
		o.open = o.open[:k]
	}
	o.open[k].block = true
	o.ledger.claim(s.cut(0, n), LabelPart)
	if o.open[k].answered() {
		o.open[k].points, o.open[k].told, o.open[k].body = true, o.open[k].body, nil
		if n < s.len() {
			o.open[k].body = append(o.open[k].body, s.from(n).trim())
		}
		return true
	}
	if n < s.len() {
		o.push(serial{measureSerial, 1, skipBlank(s, n), strand{}}, s)
	}
	return true
}

// answered reports organs under a label of the item.
func (it *entry) answered() bool {
	return slices.ContainsFunc(it.labels, func(lb label) bool { return kindOf(lb.kind) == orgColumn })
}

// point takes a numbered measure for one of several of the one task that an item is.
func (o *outline) point(sn serial, s strand) bool {
	k := len(o.open) - 1
	if k < 0 || !o.open[k].points || !lists(sn.style) || sn.style == o.open[k].serial.style {
		return false
	}
	o.open[k].body = append(o.open[k].body, s)
	return true
}

// contentLabel is how much of s is a label of measures with its colon; 0 when it is none.
func contentLabel(s strand) int {
	for i := 0; i < s.len() && i <= longestLabel; i++ {
		if s.fold[i] != ':' {
			continue
		}
		if decided(s.cut(0, i)) {
			return i + 1
		}
		if role, ok := headerRole(s.cut(0, i)); ok && role == lexicon.HeaderContent && s.cut(max(0, i-2), i).text() == "措施" {
			return i + 1
		}
		return 0
	}
	return 0
}

// decided reports the label of what a meeting resolved on a matter or a leader asked for: 议定事项, 交办事项.
func decided(label strand) bool {
	n := label.len() - 2
	if n < 2 || n > 4 || label.from(n).text() != "事项" {
		return false
	}
	switch label.cut(0, n).text() {
	case "议定", "会议议定", "决定", "会议决定", "交办", "批示", "督办", "明确":
		return true
	}
	return false
}

// labelled is the item that a label line is said of: below the measures of a block, none of
// which has labels of its own, it is said of the block.
func (o *outline) labelled(last *entry, below []node) *entry {
	block := last
	for block != nil && !block.block {
		block = block.parent
	}
	if block == nil || block == last || last.serial.style == measureSerial {
		return last
	}
	for _, it := range o.items[block.index+1:] {
		if len(it.labels) > 0 {
			return last
		}
	}
	for _, n := range below {
		if sn, ok := readSerial(n.text.trim()); ok {
			if sn.style == last.serial.style {
				return last
			}
			break
		}
	}
	return block
}
