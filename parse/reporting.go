package parse

import (
	"regexp"
	"slices"
)

// reporting hands over what was found or done, not what is to be done: 现将有关情况通报如下.
var reporting = regexp.MustCompile(`(?:现|兹)?将[^。]{0,60}(?:情况|结果|进展)[^。,]{0,6}(?:通报|汇报|报告|公布|公示|公告)如下[:。]?$`)

// reports tells a paper of what was done, by its kind or the words above its text: where it names no
// organ for anything, it sets no task.
func (p *layout) reports() bool {
	if p.head.kind == StatusReport {
		return true
	}
	return p.amongFirst(func(s strand) bool { return s.index("如下") >= 0 && reporting.MatchString(s.key()) })
}

// anyInline reports an organ that running text gives something to do.
func anyInline(drafts []draft) bool {
	return slices.ContainsFunc(drafts, func(d draft) bool {
		return len(inlineDuties(d.content)) > 0 || len(saidDuties(d.content)) > 0
	})
}
