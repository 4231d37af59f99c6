package lexicon

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// HeaderRole is what a table column holds, told by its heading: 完成时限 is Deadline.
type HeaderRole string

// The roles of columns. Topic is a path or a content: the layout tells by the columns beside it.
const (
	HeaderSerial      HeaderRole = "serial"      // 序号
	HeaderPath        HeaderRole = "path"        // 一级指标, 类别
	HeaderTopic       HeaderRole = "topic"       // 工作任务, 事项, 内容
	HeaderContent     HeaderRole = "content"     // 具体要求, 工作措施
	HeaderLead        HeaderRole = "lead"        // 牵头单位
	HeaderSupport     HeaderRole = "support"     // 配合单位
	HeaderResponsible HeaderRole = "responsible" // 责任单位
	HeaderImplement   HeaderRole = "implement"   // 落实单位
	HeaderDeadline    HeaderRole = "deadline"    // 完成时限
	HeaderProgress    HeaderRole = "progress"    // 落实情况
	HeaderRemarks     HeaderRole = "remarks"     // 备注
	HeaderSupervisor  HeaderRole = "supervisor"  // 牵头领导: a person, not an organ
	HeaderSource      HeaderRole = "source"      // 任务来源
	HeaderMeasure     HeaderRole = "measure"     // 目标值
	HeaderScore       HeaderRole = "score"       // 分值
	headerOrgan       HeaderRole = "organ"       // 单位: the words before it decide
)

// longestHeading is how many code points a heading has at most: 牵头单位及配合单位（部门、街道）.
const longestHeading = 18

//go:embed headers.tsv
var headersTSV string

type headerTable struct {
	exact, suffix map[string]HeaderRole
	ends          map[rune]bool // their last characters
	may           *[1024]bool   // some of them has these low bits
}

var headers = sync.OnceValue(func() headerTable {
	t := headerTable{map[string]HeaderRole{}, map[string]HeaderRole{}, map[rune]bool{}, new([1024]bool)}
	for _, row := range rows(headersTSV, 3) {
		last, _ := utf8.DecodeLastRuneInString(row[0])
		t.ends[last], t.may[last%1024] = true, true
		if row[2] == "suffix" {
			t.suffix[row[0]] = HeaderRole(row[1])
			continue
		}
		t.exact[row[0]] = HeaderRole(row[1])
	}
	return t
})

// aroundHeading is what may stand around a heading.
const aroundHeading = "()、:/*"

// EndsHeader reports that a heading without brackets may end with r: 位 of 责任单位.
func EndsHeader(r rune) bool {
	switch r {
	case '(', ')', '、', ':', '/', '*':
		return true
	}
	t := headers()
	return t.may[uint32(r)%1024] && t.ends[r]
}

// Header tells the role of a column from its heading, folded and without blanks: 牵头责任单位 is HeaderLead.
func Header(text string) (HeaderRole, bool) {
	if !mayHead(text) {
		return "", false
	}
	if n := utf8.RuneCountInString(text); n == 0 || n > longestHeading || strings.ContainsFunc(text, noHeading) {
		return "", false
	}
	t := headers()
	if role, ok := t.exact[text]; ok {
		return role, true
	}
	if rest, ok := withoutYear(text); ok {
		return ofYear(rest)
	}
	text = strings.Trim(DropBrackets(text), aroundHeading)
	if last, _ := utf8.DecodeLastRuneInString(text); !t.ends[last] {
		return "", false
	}
	if role, ok := t.exact[text]; ok {
		return role, true
	}
	if organs, ok := withPersons(text); ok {
		return organs, true
	}
	if role, ok := t.bySuffix(text); ok && role != HeaderMeasure {
		return role, true
	}
	if role, ok := t.compound(text); ok {
		return role, true
	}
	return t.bySuffix(text)
}

// compound reads two headings in one by the first: 指标说明与目标值.
func (t headerTable) compound(text string) (HeaderRole, bool) {
	for _, and := range [...]string{"与", "及", "和"} {
		a, b, ok := strings.Cut(text, and)
		if !ok {
			continue
		}
		first, ok := t.exact[a]
		if _, also := t.bySuffix(b); !ok || !also {
			if _, also = t.exact[b]; !ok || !also {
				continue
			}
		}
		return first, first == HeaderContent || first == HeaderTopic
	}
	return "", false
}

// noHeading reports a character that no heading has.
func noHeading(r rune) bool {
	switch r {
	case ',', '。', ';', '!', '?', '《', '》':
		return true
	}
	return false
}

// mayHead looks at a text's length and its last character: that of a heading, what
// stands around one, or any behind a bracket that may not be of it, or a year.
func mayHead(text string) bool {
	if text == "" || len(text) > longestHeading*utf8.UTFMax {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(text)
	return EndsHeader(r) || text[0] >= '0' && text[0] <= '9' || strings.IndexByte(text, '(') >= 0
}

// withoutYear takes the year off a heading: 2024年目标, 2023年度完成.
func withoutYear(text string) (rest string, ok bool) {
	if len(text) < 4 || strings.Trim(text[:4], "0123456789") != "" {
		return "", false
	}
	rest, ok = strings.CutPrefix(text[4:], "年")
	return strings.TrimPrefix(rest, "度"), ok
}

// ofYear reads what a heading with a year says: 2024年目标 and 2023年完成 are figures, 2024年工作任务 a task.
func ofYear(rest string) (HeaderRole, bool) {
	switch rest {
	case "目标", "计划", "预期", "完成", "完成数", "完成值", "完成情况", "实际", "实绩", "实际完成", "基数", "基期", "预计", "预计完成", "计划数", "任务数":
		return HeaderMeasure, true
	}
	return Header(rest)
}

// withPersons reads a heading of organs and the persons in them by its organs: 牵头单位及责任人.
func withPersons(text string) (HeaderRole, bool) {
	for _, link := range []string{"及", "和", "、", "/"} {
		organs, persons, ok := strings.Cut(text, link)
		if !ok || !strings.HasSuffix(organs, "单位") && !strings.HasSuffix(organs, "部门") {
			continue
		}
		if strings.HasSuffix(persons, "人") || strings.HasSuffix(persons, "领导") || strings.HasSuffix(persons, "人员") {
			return organHeading(organs)
		}
	}
	return "", false
}

func (t headerTable) bySuffix(text string) (HeaderRole, bool) {
	for i := range text {
		role, ok := t.suffix[text[i:]]
		if !ok {
			continue
		}
		if role != headerOrgan {
			return role, true
		}
		return organHeading(text)
	}
	return "", false
}

// organHeading reads 牵头责任单位: the words of role before 单位.
func organHeading(text string) (HeaderRole, bool) {
	role, ok := LabelRole(text)
	return HeaderRole(role), ok
}

// DropBrackets removes what stands in round brackets: 责任单位(部门) is 责任单位.
func DropBrackets(text string) string {
	if !strings.ContainsAny(text, "()") {
		return text
	}
	var sb strings.Builder
	depth := 0
	for _, r := range text {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth = max(depth-1, 0)
		case depth == 0:
			sb.WriteRune(r)
		}
	}
	return sb.String()
}
