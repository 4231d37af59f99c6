package parse

import (
	"regexp"
	"strings"
)

var quotedTitle = regexp.MustCompile(`《([^《》]{6,60})》`)

// sequels are the titles of the plans that one notice hands over together, as they stand above
// each: 现将《…工作方案》《…工作计划》印发给你们.
func (p *layout) sequels() map[string]bool {
	var titles map[string]bool
	for _, n := range p.nodes[:min(p.head.body, len(p.nodes))] {
		if n.table != nil || n.text.index("《") < 0 {
			continue
		}
		key := n.text.key()
		if !hands(key) || strings.Count(key, "《") < 2 {
			continue
		}
		for _, m := range quotedTitle.FindAllStringSubmatch(key, -1) {
			if titles == nil {
				titles = map[string]bool{}
			}
			titles[m[1]] = true
		}
	}
	if len(titles) < 2 {
		return nil
	}
	return titles
}
