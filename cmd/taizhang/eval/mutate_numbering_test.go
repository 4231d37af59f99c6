package eval

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

var (
	isLead    = regexp.MustCompile(`^([一二三四五六七八九十])是`)
	commaLead = regexp.MustCompile(`^([一二三四五六七八九十]+)、`)
	dotLead   = regexp.MustCompile(`^(\t?)(\d+)\.`)
)

// numbering writes the numbers in another style: 一是 as （一）, 一、 as 第一部分, 1. as 1、.
func (s *specimen) numbering() {
	style := s.rng.IntN(3)
	s.renumber(isLead, func(m []string) (string, string) {
		n := strings.Index("一二三四五六七八九十", m[1])/3 + 1
		switch style {
		case 0:
			return "（" + m[1] + "）", "（" + m[1] + "）"
		case 1:
			return fmt.Sprintf("%d.", n), fmt.Sprint(n)
		}
		return fmt.Sprintf("%d、", n), fmt.Sprint(n)
	})
	if style == 0 {
		s.renumber(dotLead, func(m []string) (string, string) { return m[1] + m[2] + "、", m[2] })
	}
	if style == 1 && !s.numberedTasks() {
		s.renumber(commaLead, func(m []string) (string, string) { return "第" + m[1] + "部分 ", "" })
	}
}

// renumber rewrites the numbers at the head of lines, the serials of tasks and the numbers in paths.
func (s *specimen) renumber(lead *regexp.Regexp, to func([]string) (printed, serial string)) {
	serials := map[string]string{}
	for i, line := range s.lines {
		if s.inNotice(i) {
			continue
		}
		if m := lead.FindStringSubmatch(line); m != nil && !s.otherwiseNumbered(line[len(m[0]):]) {
			printed, serial := to(m)
			s.lines[i] = printed + line[len(m[0]):]
			serials[strings.Trim(m[0], "\t.、")] = serial
		}
	}
	for i := range s.gold.Tasks {
		t := &s.gold.Tasks[i]
		if t.Serial != nil && serials[*t.Serial] != "" {
			serial := serials[*t.Serial]
			t.Serial = &serial
		}
		head := func(words string) string {
			if m := lead.FindStringSubmatch(words); m != nil {
				printed, _ := to(m)
				return printed + words[len(m[0]):]
			}
			return words
		}
		all(t.Path, head)
		for _, p := range t.PathAlt {
			all(p, head)
		}
		if s.wild {
			t.Content = head(t.Content)
			all(t.ContentAlt, head)
			all(t.Items, head)
		}
	}
}

// numberedTasks reports a wild plan whose tasks, not its parts, are 一、二、三、.
func (s *specimen) numberedTasks() bool {
	return s.wild && slices.ContainsFunc(s.gold.Tasks, func(t GoldTask) bool {
		return t.Serial != nil && strings.ContainsAny(*t.Serial, "一二三四五六七八九十") || commaLead.MatchString(t.Content)
	})
}

var laterLead = regexp.MustCompile(`[。；;][二三四五六七八九十]是|^\d`)

// otherwiseNumbered reports a wild line behind whose number a figure goes on (3.5亿元)
// or the next item follows within the line (一是…；二是…).
func (s *specimen) otherwiseNumbered(rest string) bool { return s.wild && laterLead.MatchString(rest) }

// inNotice reports a line above the first task, whose numbers are not the plan's.
func (s *specimen) inNotice(i int) bool {
	return s.gold.Title != nil && s.gold.NoticeTitle != nil && i < s.titleLine()
}

func (s *specimen) titleLine() int {
	last := 0
	for i, line := range s.lines {
		if strings.TrimSpace(line) == *s.gold.Title {
			last = i
		}
	}
	return last
}
