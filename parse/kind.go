package parse

import (
	"strings"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// titleKind tells the kind of plan by the words of its title, unknown when none
// says: 2019年度政务公开目标任务责任清单 is a ResponsibilityList.
func titleKind(title string) Kind { return Kind(lexicon.KindOf(title)) }

// layoutKind tells the kind of a plan whose title says nothing: a table with a
// status column is a report, one with 指标 or 分值 a system of indicators, any
// other a list of tasks; paragraphs with 责任单位 on lines of their own are a list
// of responsibilities, others a plan of work.
func layoutKind(tasks []Task, cols []column, nodes []node) Kind {
	switch {
	case len(tasks) == 0:
		return ""
	case hasColumn(cols, isStatus):
		return StatusReport
	case hasColumn(cols, isIndicator):
		return IndicatorSystem
	case len(cols) > 0:
		return TaskList
	case labelled(nodes):
		return ResponsibilityList
	}
	return WorkPlan
}

func hasColumn(cols []column, is func(column) bool) bool {
	for _, c := range cols {
		if is(c) {
			return true
		}
	}
	return false
}

func isStatus(c column) bool { return c.role == lexicon.HeaderProgress }

func isIndicator(c column) bool {
	key := c.head.key()
	return c.role == lexicon.HeaderScore || strings.Contains(key, "指标") || strings.Contains(key, "考核") || strings.Contains(key, "一级") || strings.Contains(key, "三级")
}

// labelled reports paragraphs that name organs on lines of their own: 责任单位:区发改委.
func labelled(nodes []node) bool {
	n := 0
	for _, x := range nodes {
		if x.table != nil {
			continue
		}
		if _, ok := readLabel(x.text.trim()); ok {
			n++
		}
	}
	return n >= 2
}
