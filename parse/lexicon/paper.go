package lexicon

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed papers.tsv
var papersTSV string

type paper struct{ words, how string }

var papers = sync.OnceValue(func() []paper {
	var out []paper
	for _, row := range rows(papersTSV, 3) {
		out = append(out, paper{row[0], row[1]})
	}
	return out
})

// Explains reports the folded title of a page that explains a plan and is none:
// 《…方案》政策解读, 一图读懂….
func Explains(title string) bool {
	for _, p := range papers() {
		switch {
		case p.how == "tells" && strings.HasSuffix(title, p.words),
			p.how == "tells-first" && strings.HasPrefix(title, p.words):
			return true
		}
	}
	return false
}

// about reports that a title says 关于 of the words, or 关于做好: 关于做好上报重点工作台账的通知.
func about(title, words string) bool {
	_, after, ok := strings.Cut(title, "关于")
	if !ok {
		return false
	}
	for _, before := range [...]string{"公开", "做好", "认真做好", "开展", "组织", "组织开展", "公开开展", "及时", "广泛"} {
		if rest, ok := strings.CutPrefix(after, before); ok {
			after = rest
			break
		}
	}
	return strings.HasPrefix(after, words)
}

// SetsNone reports the folded title of a paper that sets no tasks of itself, but
// answers, appoints, invites, rules or explains: 关于…的批复, 《…方案》政策解读.
func SetsNone(title string) bool {
	for _, p := range papers() {
		switch {
		case p.how == "end" && strings.HasSuffix(title, p.words),
			p.how == "has" && strings.Contains(title, p.words),
			p.how == "opens" && strings.HasPrefix(title, p.words),
			p.how == "about" && about(title, p.words):
			return true
		}
	}
	return Explains(title)
}
