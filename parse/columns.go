package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// columnKind is what sort of text a column holds, coarser than its role.
type columnKind uint8

const (
	otherColumn columnKind = iota
	serialColumn
	pathColumn
	contentColumn
	orgColumn
	timeColumn
	statusColumn
	scoreColumn
	personColumn
	figureColumn
	columnKinds
)

// kindOf is the sort of text that stands under a role.
func kindOf(r lexicon.HeaderRole) columnKind {
	switch r {
	case lexicon.HeaderSerial:
		return serialColumn
	case lexicon.HeaderPath, lexicon.HeaderTopic:
		return pathColumn
	case lexicon.HeaderContent:
		return contentColumn
	case lexicon.HeaderLead, lexicon.HeaderSupport, lexicon.HeaderResponsible, lexicon.HeaderImplement:
		return orgColumn
	case lexicon.HeaderDeadline:
		return timeColumn
	case lexicon.HeaderProgress:
		return statusColumn
	case lexicon.HeaderScore:
		return scoreColumn
	case lexicon.HeaderSupervisor:
		return personColumn
	case lexicon.HeaderMeasure:
		return figureColumn
	}
	return otherColumn
}

// kind is the sort of text of c.
func (c column) kind() columnKind { return kindOf(c.role) }

// roleOf is the duty role that a column gives its organs.
func (c column) roleOf() Role {
	switch c.role {
	case lexicon.HeaderLead:
		return Lead
	case lexicon.HeaderSupport:
		return Support
	case lexicon.HeaderImplement:
		return Implement
	}
	return Responsible
}

// names reports a column of what is named like an organ and is none: 项目名称, 检查单位.
func (c column) names() bool {
	return c.head.len() > 2 && (c.head.starts("项目") || c.head.starts("工程") || c.head.index("检") >= 0)
}

// settle decides the topic columns (内容, 事项, 工作任务), which name a path where
// another column holds the content, and the content where none does.
func settle(cols []column) {
	besides(cols)
	yearGoals(cols)
	content := -1
	for i, c := range cols {
		if c.role == lexicon.HeaderContent {
			content = i
		}
	}
	if content < 0 {
		content = lastTopic(cols)
	}
	for i := range cols {
		switch {
		case i == content:
			cols[i].role = lexicon.HeaderContent
		case cols[i].role == lexicon.HeaderTopic:
			cols[i].role = lexicon.HeaderPath
		}
	}
}

// besides takes from the headings those that another makes say something else: 单位
// beside 责任单位 is what figures are counted in, 存在问题 behind 工作进展 is told of the progress.
func besides(cols []column) {
	organs, reported := 0, false
	for _, c := range cols {
		if c.kind() == orgColumn {
			organs++
		}
	}
	for i, c := range cols {
		switch {
		case c.role == lexicon.HeaderContent && c.judges() && namesTasks(cols, c):
			cols[i].role = lexicon.HeaderRemarks
		case c.role == lexicon.HeaderTopic && c.ofPeriod() && namesTasks(cols, c):
			cols[i].role = lexicon.HeaderMeasure
		case organs > 1 && c.head.key() == "单位":
			cols[i].role = lexicon.HeaderMeasure
		case c.role == lexicon.HeaderTopic && reported:
			cols[i].role = lexicon.HeaderRemarks
		}
		reported = reported || c.role == lexicon.HeaderProgress
	}
}

// judges reports a column of how the work is judged: 考核标准, 工作标准, 评分办法.
func (c column) judges() bool {
	return slices.ContainsFunc([]string{"考核标准", "考评标准", "评分标准", "计分标准", "扣分标准", "工作标准", "评分办法", "考核办法"}, func(end string) bool {
		return strings.HasSuffix(c.head.key(), end)
	})
}

// ofPeriod reports a column of what is to be reached by the end of a part of the year: 二季度目标, 上半年目标.
func (c column) ofPeriod() bool {
	key := c.head.key()
	return strings.HasSuffix(key, "目标") && (strings.Contains(key, "季度") || strings.Contains(key, "半年") || strings.Contains(key, "月"))
}

// namesTasks reports a column of tasks beside c; 工作标准 may be one itself where the others name only what it is of: 测评内容.
func namesTasks(cols []column, c column) bool {
	own := strings.HasSuffix(c.head.key(), "工作标准")
	return slices.ContainsFunc(cols, func(x column) bool {
		if x.role != lexicon.HeaderContent && x.role != lexicon.HeaderTopic || x.judges() || x.ofPeriod() {
			return false
		}
		return !own || hasWord(x.head.key(), "任务", "措施", "举措")
	})
}

// yearGoals makes a column of measures the content of a table of projects that has no other: 项目名称 | 年度目标.
func yearGoals(cols []column) {
	project, goal := false, -1
	for i, c := range cols {
		switch key := c.head.key(); {
		case c.role == lexicon.HeaderContent:
			return
		case strings.HasPrefix(key, "项目") || strings.HasPrefix(key, "工程名"):
			project = true
		case c.role == lexicon.HeaderMeasure && strings.HasSuffix(key, "目标"):
			goal = i
		}
	}
	if project && goal >= 0 {
		cols[goal].role = lexicon.HeaderContent
	}
}

// lastTopic is the topic column nearest to the organs, else the last path column; -1 when there is neither.
func lastTopic(cols []column) int {
	topic, path := -1, -1
	for i, c := range cols {
		switch c.role {
		case lexicon.HeaderTopic:
			topic = i
		case lexicon.HeaderPath:
			path = i
		}
	}
	if topic >= 0 {
		return topic
	}
	return path
}

// headerRow reads a row of cells as column headings. It is one when two
// headings or more are known, they are the most of the row, and among them is
// an organ, a content or a deadline.
func headerRow(cells []strand) ([]column, bool) {
	cols := make([]column, len(cells))
	known, words, telling := 0, 0, false
	for i, c := range cells {
		cols[i] = column{unknownRole, c.trim()}
		if c.empty() {
			continue
		}
		words++
		if role, ok := headerRole(c); ok {
			cols[i].role = role
			known++
			k := kindOf(role)
			telling = telling || k == orgColumn || k == contentColumn || k == timeColumn || role == lexicon.HeaderTopic
		}
	}
	return cols, known >= 2 && telling && known*2 > words && !empowers(cells)
}

// empowers reports the headings of a list of powers, which says what an organ may do and sets no
// task: 职权名称 | 设定依据 | 责任主体 | 责任事项 | 追责情形.
func empowers(cells []strand) bool {
	n := 0
	for _, c := range cells {
		if c.len() <= headerLimit && lexicon.OfPowers(c.key()) {
			n++
		}
	}
	return n > 1
}

// headerLimit is the longest column heading, in characters.
const headerLimit = 24

// headerRole reads one column heading, white space inside it ignored (目   标).
// A numbered heading is a group of rows: 一、周明川市长牵头事项.
func headerRole(c strand) (lexicon.HeaderRole, bool) {
	if c.len() > 2*headerLimit || !endsHeading(c) {
		return unknownRole, false
	}
	key := c.key()
	if utf8.RuneCountInString(key) > headerLimit {
		return unknownRole, false
	}
	if sn, numbered := readSerial(c); numbered && sn.width < c.len() {
		return unknownRole, false
	}
	return lexicon.Header(key)
}

// endsHeading reports that c may end a heading: with the last character of one, or brackets somewhere.
func endsHeading(c strand) bool {
	for i := c.len() - 1; i >= 0; i-- {
		if !blank(c.fold[i]) {
			return lexicon.EndsHeader(c.fold[i]) || slices.Contains(c.fold, '(')
		}
	}
	return false
}

// inferColumns gives roles to the columns of a table without headings, by what
// stands in them over all rows; it returns what the cells look like too.
func inferColumns(rows [][]strand, n int) ([]column, [][]feature) {
	read := make([][]feature, len(rows))
	for i, row := range rows {
		read[i] = featuresOf(row[:min(n, len(row))])
	}
	cols, sum := make([]column, n), make([]feature, n)
	for c := range sum {
		var column []feature
		for _, row := range read {
			if c < len(row) {
				column = append(column, row[c])
			}
		}
		sum[c] = mean(column)
	}
	content := -1
	for c, f := range sum {
		cols[c].role = inferRole(f)
		if cols[c].role == unknownRole && (content < 0 || f.size > sum[content].size) {
			content = c
		}
	}
	for c := range cols {
		switch {
		case c == content:
			cols[c].role = lexicon.HeaderContent
		case cols[c].role == unknownRole && c < content:
			cols[c].role = lexicon.HeaderPath
		}
	}
	return cols, read
}

func inferRole(f feature) lexicon.HeaderRole {
	switch {
	case f.void:
		return lexicon.HeaderRemarks
	case f.number:
		return lexicon.HeaderSerial
	case f.org >= 0.6:
		return lexicon.HeaderResponsible
	case f.time >= 0.6:
		return lexicon.HeaderDeadline
	case f.status >= 0.6:
		return lexicon.HeaderProgress
	}
	return unknownRole
}

// meanFeature averages what stands in column c of the rows that fill it.
func meanFeature(rows [][]strand, c int) feature {
	var column []feature
	for _, row := range rows {
		if c < len(row) {
			column = append(column, featureOf(row[c]))
		}
	}
	return mean(column)
}

// mean averages the features of those cells that are not empty.
func mean(cells []feature) feature {
	var sum feature
	n, numbers := 0, 0
	for _, f := range cells {
		if f.void {
			continue
		}
		n++
		sum.size += f.size
		sum.org, sum.time, sum.status = sum.org+f.org, sum.time+f.time, sum.status+f.status
		if f.number {
			numbers++
		}
	}
	if n == 0 {
		return feature{void: true}
	}
	sum.size /= n
	sum.org, sum.time, sum.status = sum.org/float64(n), sum.time/float64(n), sum.status/float64(n)
	sum.number = numbers*3 >= n*2
	return sum
}

// unknownRole is the role of a column whose heading no table knows.
const unknownRole lexicon.HeaderRole = ""
