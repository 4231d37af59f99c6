package ingest

import (
	"path"
	"regexp"
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

var (
	listHead  = regexp.MustCompile(`^附件([一二三四五六七八九十\d]*)(:|\.|、|$)`)
	listEntry = regexp.MustCompile(`^\(?([一二三四五六七八九十]+|\d+)\)?[.、:．]`)
	fileHead  = regexp.MustCompile(`^附件([一二三四五六七八九十\d]*)`)
)

// attachments are the titles a notice lists at its end, folded:
//
//	附件：1.任务分解表
//	　　　2.考核细则
//
// An attachment's own heading, 附件 alone on its line, is no list.
func (d *Document) attachments() []string {
	var titles []string
	open := false
	for _, b := range d.Blocks {
		if b.Table != nil || b.Layer != Body {
			open = false
			continue
		}
		for _, line := range strings.Split(b.Text, "\n") {
			line = hanzi.Key(line)
			if line == "" {
				continue
			}
			rest, head := cutListHead(line)
			entry := listEntry.FindString(rest)
			if open = head && rest != "" || open && !head && entry != ""; open {
				titles = append(titles, titleKey(rest[len(entry):]))
			}
		}
	}
	return titles
}

// cutListHead takes 附件： off the first line of a list.
func cutListHead(line string) (rest string, found bool) {
	m := listHead.FindStringSubmatch(line)
	if m == nil {
		return line, false
	}
	return line[len(m[0]):], true
}

// stemOf is a file's title as its name tells it, folded, and whether the name begins with 附件.
func stemOf(name string) (stem string, attached bool) {
	stem = path.Base(name)
	stem = titleKey(hanzi.Key(strings.TrimSuffix(stem, path.Ext(stem))))
	if fileHead.MatchString(stem) {
		rest, _ := cutAttachment(stem)
		return rest, true
	}
	return stem, false
}

// cutAttachment takes 附件 off 附件2-考核细则, and off 附件2 leaves the number.
func cutAttachment(stem string) (rest string, found bool) {
	m := fileHead.FindStringSubmatch(stem)
	if m == nil {
		return stem, false
	}
	rest = strings.Trim(stem[len(m[0]):], ".、:-_— ")
	if rest == "" {
		return m[1], true
	}
	return titleKey(rest), true
}

// titleKey is a title without the marks round it.
func titleKey(s string) string {
	s = strings.TrimRight(strings.Trim(s, " "), ".。;,、")
	if inner, ok := strings.CutPrefix(s, "《"); ok {
		s = strings.TrimSuffix(inner, "》")
	}
	return s
}
