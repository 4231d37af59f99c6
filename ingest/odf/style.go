package odf

import (
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/ingest/flow"
	"github.com/taizhang/taizhang/ingest/ooxml"
)

// style is what a named style says of text.
type style struct {
	parent, list string
	hidden       bool // text that is not displayed, a table that has no tab
}

// styles are those of both parts of a file.
type styles struct {
	named   map[string]style
	lists   map[string]*flow.List
	outline *flow.List // of headings
}

// MostParents bounds styles built on styles.
const MostParents = 32

// list is the list style of a paragraph style, or of one it is built on.
func (st *styles) list(name string) string {
	for range MostParents {
		s, ok := st.named[name]
		if !ok || s.list != "" {
			return s.list
		}
		name = s.parent
	}
	return ""
}

// read takes the style whose Start was just seen, if it is one.
func (st *styles) read(s *ooxml.Scanner) bool {
	switch string(s.Local) {
	case "style":
		st.style(s)
	case "list-style":
		name := s.Attr("name")
		st.lists[name] = readList(s)
	case "outline-style":
		st.outline = readList(s)
	default:
		return false
	}
	return true
}

func (st *styles) style(s *ooxml.Scanner) {
	name := s.Attr("name")
	x := style{parent: s.Attr("parent-style-name"), list: s.Attr("list-style-name")}
	s.Each(func(kind string) {
		switch kind {
		case "text-properties":
			x.hidden = s.Attr("display") == "none"
		case "table-properties":
			x.hidden = s.Attr("display") == "false"
		}
		s.Skip()
	})
	st.named[name] = x
}

// readList reads how the levels of a list count and look.
func readList(s *ooxml.Scanner) *flow.List {
	l := &flow.List{}
	for i := range l.Levels {
		l.Levels[i] = flow.Level{Start: 1, Restart: -1, Format: "none"}
	}
	s.Each(func(name string) {
		at, err := strconv.Atoi(s.Attr("level"))
		if name != "list-level-style-number" && name != "outline-level-style" || err != nil || at < 1 || at > 9 {
			s.Skip()
			return
		}
		l.Levels[at-1] = readLevel(s, at)
	})
	return l
}

func readLevel(s *ooxml.Scanner, at int) flow.Level {
	lv := flow.Level{Start: 1, Restart: -1, Format: format(s.Attr("num-format")), Suffix: "nothing"}
	if n, err := strconv.Atoi(s.Attr("start-value")); err == nil {
		lv.Start = n
	}
	shown, err := strconv.Atoi(s.Attr("display-levels"))
	if err != nil || shown < 1 || shown > at {
		shown = 1
	}
	lv.Text = label(s.Attr("num-prefix"), s.Attr("num-suffix"), at, shown)
	if text, ok := s.Lookup("num-list-format"); ok {
		lv.Text = ownLabel(text)
	}
	if lv.Format == "none" && !strings.Contains(lv.Text, "%") {
		lv.Text = ""
	}
	s.Each(func(name string) {
		s.Each(func(string) {
			switch s.Attr("label-followed-by") {
			case "listtab":
				lv.Suffix = "tab"
			case "space":
				lv.Suffix = "space"
			}
			s.Skip()
		})
	})
	return lv
}

// label spells the text of a level: its prefix, the numbers of as many levels as are shown, its suffix.
func label(prefix, suffix string, at, shown int) string {
	var numbers []string
	for i := at - shown + 1; i <= at; i++ {
		numbers = append(numbers, "%"+strconv.Itoa(i))
	}
	return prefix + strings.Join(numbers, ".") + suffix
}

// ownLabel reads LibreOffice's own spelling, （%2%） where others write （%2）.
func ownLabel(text string) string {
	var sb strings.Builder
	for i := 0; i < len(text); i++ {
		sb.WriteByte(text[i])
		if text[i] == '%' && i+2 < len(text) && text[i+1] >= '1' && text[i+1] <= '9' && text[i+2] == '%' {
			sb.WriteByte(text[i+1])
			i += 2
		}
	}
	return sb.String()
}

// format names a style:num-format, which shows its first numbers, as ST_NumberFormat does.
func format(sample string) string {
	for _, f := range []struct{ begins, is string }{
		{"一, 二", "chineseCountingThousand"}, {"壹, 贰", "chineseLegalSimplified"}, {"壹, 貳", "ideographLegalTraditional"}, {"①", "decimalEnclosedCircle"},
		{"１", "decimalFullWidth"}, {"甲", "ideographTraditional"}, {"子", "ideographZodiac"}, {"〇", "ideographDigital"},
		{"01", "decimalZero"}, {"1", "decimal"}, {"a", "lowerLetter"}, {"A", "upperLetter"}, {"i", "lowerRoman"}, {"I", "upperRoman"},
	} {
		if strings.HasPrefix(sample, f.begins) {
			return f.is
		}
	}
	if sample == "" {
		return "none"
	}
	return "decimal"
}
