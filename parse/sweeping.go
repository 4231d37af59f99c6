package parse

import (
	"regexp"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// sweepingTime says once, for all tasks, by when they are done: 以上任务均须于2024年12月底前完成, 各项任务完成时限均为2024年11月底.
var sweepingTime = regexp.MustCompile(`^(?:\(?注:?)?(?:除.{1,20}外,)?(?:以上|上述|以下|本(?:方案|清单|表|通知)|清单|各项|所有|全部|各)[^。;]{0,16}(?:任务|事项|工作|项目|措施|问题|指标)[^。;]{0,12}(?:均|都|全部|一律|必须|务必|应当|应|须|要|时限|时间|期限)`)

// longestSweeping is how many code points such a sentence has at most.
const longestSweeping = 60

// sweeps reads a paragraph that gives one time to all tasks; label tells that a label such as 完成时限： may stand alone.
func sweeps(s strand, label bool) []Deadline {
	if s = s.trim(); s.len() < 6 || s.len() > longestSweeping {
		return nil
	}
	if label {
		if lb, ok := readLabel(s); ok && lb[0].kind == lexicon.HeaderDeadline && timeShare(lb[0].text) >= 0.8 {
			return cellDeadlines(lb[0].text)
		}
	}
	if !mayRule(s.fold[0]) {
		return nil
	}
	p := s.plain()
	found := p.times()
	if len(found) != 1 || found[0].kind != Date || !sweepingTime.MatchString(s.tight().text()) {
		return nil
	}
	return []Deadline{{Quote: p.quote(found[0].from, found[0].to), Kind: Date}}
}

// mayRule reports a character with which such a sentence can begin.
func mayRule(r rune) bool {
	switch r {
	case '以', '上', '本', '清', '各', '所', '全', '除', '(', '注':
		return true
	}
	return false
}

// sweep gives the tasks without a time of their own the one that is said of all: of those above, where it says 以上.
func (p *layout) sweep() {
	for _, a := range p.asides {
		if a.above == 0 {
			p.spread(a.text, sweeps(a.text, true))
		}
	}
	for _, n := range p.nodes {
		if n.table == nil && n.text.len() > 0 {
			p.spread(n.text, sweeps(n.text, false))
		}
	}
}

// spread gives the tasks that s is about the deadlines found in it.
func (p *layout) spread(s strand, found []Deadline) {
	if len(found) == 0 {
		return
	}
	p.ledger.claim(s, DeadlinePart)
	s = s.trim()
	above := s.fold[0] == '以' && s.index("以上") == 0 || s.fold[0] == '上'
	for i := range p.tasks {
		t := &p.tasks[i]
		if len(t.Deadlines) > 0 || above && !t.before(s.place(0)) {
			continue
		}
		for _, d := range found {
			d.Inherited = true
			t.Deadlines = append(t.Deadlines, d)
		}
	}
}

// before reports that t stands above a place.
func (t *Task) before(at place) bool {
	if len(t.Content.Pos) == 0 {
		return false
	}
	span := t.Content.Pos[0]
	return span.Doc < int(at.doc) || span.Doc == int(at.doc) && span.Block < int(at.block)
}
