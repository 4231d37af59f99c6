package eval

import (
	"regexp"
	"slices"
	"strings"
)

// cuts breaks long paragraphs of running text at a page end, in mid-sentence.
func (s *specimen) cuts() {
	var out []string
	for _, line := range s.lines {
		r := []rune(line)
		if len(r) < 150 || strings.Contains(line, "\t") || !s.runs() || s.rng.IntN(4) > 0 {
			out = append(out, line)
			continue
		}
		at := 60 + s.rng.IntN(40)
		for at < len(r)-10 && (strings.ContainsRune("。；：！？）”’　 0123456789", r[at-1]) || strings.ContainsRune("（(“一二三四五六七八九十0123456789 ", r[at])) {
			at++
		}
		out = append(out, string(r[:at]), "", string(r[at:]))
	}
	s.lines = out
}

// runs reports a plan of running text, whose paragraphs a page end can cut.
func (s *specimen) runs() bool {
	if s.wild {
		return !slices.ContainsFunc(s.lines, func(line string) bool {
			return strings.Contains(line, "|") || columnHead.MatchString(squeeze(line))
		}) && !slices.ContainsFunc(s.gold.Tasks, func(t GoldTask) bool { return t.Progress != nil })
	}
	return s.gold.NoticeTitle != nil && !s.hasHeader()
}

// columnHead is a column's heading that stands alone on its line, or a row of them.
var columnHead = regexp.MustCompile(`^(序号|类别|任务|工作任务|责任(单位|科室|部门)|牵头(责任)?(单位)?|(完成)?时限)`)

func (s *specimen) hasHeader() bool { return len(s.headerLines()) > 2 }
