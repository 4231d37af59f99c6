package normalize

import (
	"regexp"
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse"
)

// headReach is how many code points above the first task tell a year.
const headReach = 2000

var (
	printedYear = regexp.MustCompile(`(20[0-9]{2})年`)
	yearHeading = regexp.MustCompile(`^(?:[^0-9]{0,8}?[、.)]?)?(20[0-9]{2})年(?:度)?(?:[^0-9]{0,16})$`)
	numbered    = regexp.MustCompile(`^(?:第?[一二三四五六七八九十]+[、章节部分]*|\([一二三四五六七八九十0-9]+\)|[0-9]{1,2}[.、])`)
)

// yearAbove is the one year that is printed above the first task, where the plan states none: of a
// meeting of 2020年6月11日 the deadlines are of 2020. 0 where none or several are.
func (w *writer) yearAbove(tasks []parse.Task) int {
	if len(tasks) == 0 || len(tasks[0].Content.Pos) == 0 {
		return 0
	}
	first, year, left := tasks[0].Content.Pos[0], 0, headReach
	for i, b := range w.bundle.Documents[first.Doc].Blocks {
		if i >= first.Block || left <= 0 {
			break
		}
		left -= len([]rune(b.Text))
		for _, m := range printedYear.FindAllStringSubmatch(withoutTitles(hanzi.FoldString(b.Text)), -1) {
			n := yearNumber(m[1])
			if year != 0 && n != year {
				return 0
			}
			year = n
		}
	}
	return year
}

// under is what the headings of a task add: below 二、2023年重点任务 a plan for several years speaks of 2023.
func (c dateContext) under(path []parse.Quote) dateContext {
	if c.year() != 0 {
		return c
	}
	for i := len(path) - 1; i >= 0; i-- {
		if !strings.Contains(path[i].Text, "2") && !strings.Contains(path[i].Text, "２") {
			continue // no year is printed
		}
		heading := hanzi.FoldString(hanzi.Display(path[i].Text))
		if m := yearHeading.FindStringSubmatch(numbered.ReplaceAllString(heading, "")); m != nil {
			c.Year, c.Span = yearNumber(m[1]), false
			return c
		}
	}
	return c
}

// after is what an earlier deadline of the same cell or sentence adds: in 2022年6月底前完成A,9月底前完成B both are of 2022.
func (c dateContext) after(earlier, d parse.Deadline, content string) dateContext {
	m := printedYear.FindStringSubmatch(hanzi.FoldString(hanzi.Key(earlier.Text)))
	if m == nil || c.year() == yearNumber(m[1]) || c.year() != 0 && !together(earlier, d, content) {
		return c
	}
	c.Year, c.Span = yearNumber(m[1]), false
	return c
}

// together reports two deadlines of one cell, or of one sentence of the content.
func together(a, b parse.Deadline, content string) bool {
	if _, rest, found := strings.Cut(content, a.Text); found {
		between, _, found := strings.Cut(rest, b.Text)
		return found && !strings.ContainsAny(between, "。；;")
	}
	return len(a.Pos) > 0 && len(b.Pos) > 0 && !strings.Contains(content, b.Text) && a.Pos[0].Doc == b.Pos[0].Doc &&
		a.Pos[0].Block == b.Pos[0].Block && a.Pos[0].Cell == b.Pos[0].Cell
}
