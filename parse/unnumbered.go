package parse

import (
	"regexp"
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// unnumbered opens an item for a paragraph without a number that is a task by
// what it says of organs: …定期公开。（责任单位：区财政局）, or a line above
// 责任单位：…. It returns the paragraphs that belong to no item.
func (o *outline) unnumbered(n node, loose []node) []node {
	s := n.text.trim()
	if k := len(o.open) - 1; k >= 0 && o.open[k].serial.style != noSerial {
		return loose
	}
	if lb, ok := readLabel(s); ok {
		if k := len(loose) - 1; len(o.open) == 0 && k >= 0 && gives(lb) && namesTask(loose[k].text) {
			o.push(serial{}, loose[k].text.trim())
			return loose[:k]
		}
		return withLoose(o, n, loose)
	}
	if isStatement(s) {
		return withLoose(o, n, loose)
	}
	o.open = nil
	if _, _, _, ok := closingDuty(s); ok && !preamble(s) {
		o.push(serial{}, s)
		return loose
	}
	return append(loose, n)
}

// gives reports a label of organs or of a deadline, not 联系人:….
func gives(labels []label) bool {
	k := kindOf(labels[0].kind)
	return k == orgColumn || k == timeColumn
}

// withLoose keeps n for the open item, or for none.
func withLoose(o *outline, n node, loose []node) []node {
	if len(o.open) == 0 {
		return append(loose, n)
	}
	return loose
}

// namesTask reports a paragraph that may be a task when a label line follows it.
func namesTask(s strand) bool {
	s = s.trim()
	return s.len() >= shortestTask && !preamble(s) && !numbersPaper(s)
}

// paperNumber is a line that only numbers a paper: 〔2020〕5号, 第12期.
var paperNumber = regexp.MustCompile(`^(?:\p{Han}{0,10}\((?:19|20)\d\d\)(?:第)?\d{1,5}号|第?\(?\d{1,4}\)?(?:号|期))$`)

// numbersPaper reports such a line.
func numbersPaper(s strand) bool {
	return s.len() <= longLine && paperNumber.MatchString(s.tight().text())
}

// shortestTask is the least length of a task without a number.
const shortestTask = 6

// grouping opens a statement on several items: (以上三项由, (上述任务.
var grouping = regexp.MustCompile(`^\((?:以上|上述)([0-9一二三四五六七八九十两]{0,3})各?(?:项|条|点)?(?:重点)?(?:任务|工作|事项|措施|内容)?(?:均|都|分别)?(?:由|:|,)?`)

// groupStatement is how much of s opens a statement on the items above it, and
// stands before the organs: (以上三项由县农业农村局牵头,县水利局配合).
func groupStatement(s strand) int {
	m := groupOpening(s)
	if m == nil {
		return 0
	}
	n := runeAt(s.text(), m[1])
	if readDuties(s.from(n), Responsible).share < 0.6 {
		return 0
	}
	return n
}

// groupOpening finds what opens such a statement; nil where nothing does.
func groupOpening(s strand) []int {
	if s.len() < 8 || s.len() > longestStatement {
		return nil
	}
	opens := ofAbove
	switch r := s.fold[0]; {
	case r == '(':
		if opens = grouping; s.fold[1] != '以' && s.fold[1] != '上' {
			return nil
		}
	case !arabic(r) && !chineseDigit(r) && !strings.ContainsRune("以上该此本两", r):
		return nil
	}
	return opens.FindStringSubmatchIndex(s.text())
}

// groupSize is on how many items a statement is: 4 of 4项目标的责任单位均为…, 1 of 该目标…; 0 where it is on all above it.
func groupSize(s strand) int {
	m := groupOpening(s)
	if m == nil {
		return 0
	}
	if len(m) > 4 && m[4] >= 0 {
		return 1
	}
	if m[2] < 0 {
		return 0
	}
	n, _ := hanzi.Number(s.text()[m[2]:m[3]])
	return n
}

// ofAbove opens a sentence that says whose the items above it are: 以上2项目标的责任单位均为|…, 4项目标的责任单位均为|…, 该目标责任单位为|….
var ofAbove = regexp.MustCompile(`^(?:(?:以上|上述)?([0-9一二三四五六七八九十两]{1,3})(?:项|条|点|个)|(?:以上|上述)各?(?:项|条|点|个)?|(该项?|此项?|本项))(?:重点)?(?:目标|任务|工作|事项|措施|指标|项目|内容)?(?:的)?(?:牵头|主办|责任|承办|落实)(?:责任)?(?:单位|部门)(?:均|都|分别)?(?:为|是|:)`)

// isStatement reports a line that is nothing but a duty bracket: （责任单位：县财政局）.
func isStatement(s strand) bool {
	s = s.trimFunc(func(r rune) bool { return blank(r) || r == '。' || r == ';' })
	return s.len() > 0 && s.fold[0] == '(' && s.closing(0) == s.len()-1 && s.states(0, s.len())
}
