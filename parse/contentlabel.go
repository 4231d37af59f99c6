package parse

import "github.com/taizhang/taizhang/parse/lexicon"

// contentUnder takes a line that says under a label what the heading above it only names:
// 7.加强渣土运输管理, below it 任务内容：推广新能源渣土车.
func (o *outline) contentUnder(it *entry, s strand) bool {
	if it.serial.style == noSerial || !isHeading(it.head) || it.head.len() == 0 {
		return false
	}
	n := topicLabel(s)
	if n == 0 {
		return false
	}
	o.ledger.claim(s.cut(0, n), LabelPart)
	it.named, it.body = true, append(it.body, s.from(n).trim())
	return true
}

// topicLabel is how much of s is a label of what is to be done, with its colon and words behind it: 主要内容：; 0 when it is none.
func topicLabel(s strand) int {
	for i := 2; i < s.len()-1 && i <= longestLabel; i++ {
		if s.fold[i] != ':' {
			continue
		}
		role, ok := headerRole(s.cut(0, i))
		if k := kindOf(role); ok && (k == contentColumn || k == pathColumn || role == lexicon.HeaderMeasure && s.cut(i-2, i).text() == "目标") {
			return i + 1
		}
		return 0
	}
	return 0
}
