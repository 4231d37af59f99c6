package normalize

import (
	"slices"
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse"
	"github.com/taizhang/taizhang/parse/lexicon"
)

// Status is how far a task is: done, partial, ongoing or not_started. The zero Status is unknown.
type Status string

// ReadStatus reads the status that a cell's words name: 阶段性完成 is partial. Words that tell
// what was done without a word of status (完成产值286亿元) have none. Of several clauses the first
// or the last may be the word: 已完成。编制了目录.
func ReadStatus(words string) Status {
	clauses := strings.FieldsFunc(hanzi.Key(words), func(r rune) bool { return strings.ContainsRune("。,;:()、!", r) })
	for _, k := range []int{0, 1, len(clauses) - 1} {
		if k < 0 || k >= len(clauses) || k == 1 && !strings.HasPrefix(clauses[0], "截") {
			continue
		}
		r := []rune(clauses[k])
		for _, lead := range []string{"目前", "总体", "工作", "任务", "该项工作", "√"} {
			r = []rune(strings.TrimPrefix(string(r), lead))
		}
		if s, n := lexicon.Status(r); n > 0 && n == len(r) {
			return Status(s)
		}
	}
	return ""
}

// progressOf gives a quoted status its meaning; the caller spells its place.
func progressOf(p parse.Progress, c dateContext) Progress {
	out := Progress{Mention: p.Text, Status: text(string(ReadStatus(p.Text)))}
	if !p.AsOf.IsZero() {
		_, day := ReadDue(p.AsOf.Text, c.year())
		out.AsOf = day.pointer()
	}
	if v, ok := share(p.Text); ok {
		out.Percent = &v
	}
	return out
}

// doneLabels are the words before the percentage of a whole that is done.
var doneLabels = []string{"完成", "完成率", "完成了", "完成率为", "完成率达", "进度", "进度为", "进度达", "达到", "计划数的", "目标的", "任务的"}

// share is the part that is done, told by the only percentage of a cell: 已完成80%, 进度60%.
func share(words string) (float64, bool) {
	s := hanzi.Key(words)
	before, _, ok := strings.Cut(s, "%")
	if !ok || strings.Count(s, "%") > 1 {
		return 0, false
	}
	label := strings.TrimRight(before, "0123456789.")
	if !slices.ContainsFunc(doneLabels, func(w string) bool { return strings.HasSuffix(label, w) }) {
		return 0, false
	}
	digits := []rune(before[len(label):])
	v, n := decimal(digits, 0)
	return v, n > 0 && n == len(digits)
}
