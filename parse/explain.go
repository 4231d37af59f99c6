package parse

import (
	"regexp"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// explains finds what shows a page that explains a plan and is none: its title, or
// sections on why the plan was made and who explains it.
func (p *layout) explains() bool {
	if p.entitled(lexicon.Explains) {
		return true
	}
	n := 0
	for _, x := range p.nodes {
		if x.has&reasonTrait == 0 || x.text.len() > 2*longLine {
			continue
		}
		n += explaining(x.text.trim())
	}
	return n >= 2 && (p.head.title.IsZero() || p.head.kind == "")
}

var (
	teller  = regexp.MustCompile(`^解读(?:机关|单位|部门|机构|人)(?:及|和|:|$)`)
	reasons = regexp.MustCompile(`背景|依据|过程|解读|目的|必要性|意义`)
)

// explaining weighs a heading: 一、制定背景 counts one, 四、解读机关 two.
func explaining(s strand) int {
	sn, numbered := readSerial(s)
	if !numbered && (s.len() == 0 || s.fold[0] != '解') {
		return 0
	}
	key := s.from(sn.width).key()
	switch {
	case teller.MatchString(key):
		return 2
	case numbered && lexicon.SectionOf(key) == lexicon.Background && reasons.MatchString(key):
		return 1
	}
	return 0
}
