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
	var first Status
	for _, k := range []int{0, 1, len(clauses) - 1} {
		if k < 0 || k >= len(clauses) || k == 1 && first == "" && !strings.HasPrefix(clauses[0], "截") {
			continue
		}
		switch s := statusOf(clauses[k]); {
		case first == "":
			first = s
		case first == "not_started" && s == "ongoing": // 未完成,正在推进
			return s
		}
	}
	return first
}

// statusOf is the status that a clause names when it is nothing but its words.
func statusOf(clause string) Status {
	for _, lead := range []string{"截至目前", "目前", "总体", "该项工作", "该项任务", "此项工作", "各项工作", "各项任务", "该任务", "工作", "任务", "项目", "√"} {
		clause = strings.TrimPrefix(clause, lead)
	}
	r := []rune(clause)
	if s, n := lexicon.Status(r); n > 0 && n == len(r) {
		return Status(s)
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
	if v, n := decimal([]rune(hanzi.Key(p.Share.Text)), 0); n > 0 {
		out.Percent = &v
	}
	if q, ok := ParseQuantity(p.Figure.Text); ok {
		out.Value, out.Unit = &q.Value, text(q.Unit)
	}
	return out
}

// unread reports words of a status cell that say nothing we understand and are no account of
// what was done: 待定, 见附件.
func (p *Progress) unread() bool {
	key := []rune(hanzi.Key(p.Mention))
	return p.Status == nil && p.Percent == nil && p.Value == nil && p.AsOf == nil &&
		len(key) > 1 && len(key) <= longestStatus && !strings.ContainsAny(string(key), "。,;:、了") && !void(key)
}

// longestStatus is how long words of a status cell may be that are no account of what was done.
const longestStatus = 12

// void reports strokes and words that stand for an empty cell: ——, 无.
func void(key []rune) bool {
	return !slices.ContainsFunc(key, func(r rune) bool { return !strings.ContainsRune("-—–/\\_.…无空", r) })
}
