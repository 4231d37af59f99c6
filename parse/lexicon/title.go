package lexicon

import (
	_ "embed"
	"strings"
	"sync"
)

// Ending is what the last word of a line says of it as a title.
type Ending uint8

// The endings, from none to that of the paper which carries a plan.
const (
	NoEnding     Ending = iota
	WeakEnding          // 任务: a title only beside a year or a place
	StrongEnding        // 方案
	NoticeEnding        // 通知
)

//go:embed titles.tsv
var titlesTSV string

//go:embed kinds.tsv
var kindsTSV string

//go:embed issuers.tsv
var issuersTSV string

var endings = sync.OnceValue(func() *suffixes[Ending] {
	t := &suffixes[Ending]{}
	for _, row := range rows(titlesTSV, 2) {
		t.add(row[0], map[string]Ending{"weak": WeakEnding, "strong": StrongEnding, "notice": NoticeEnding}[row[1]])
	}
	return t
})

// TitleEnding tells how a title ends: 工作方案 is a StrongEnding. The longest word decides.
func TitleEnding(title string) Ending {
	e, _ := endings().longest(title)
	return e
}

var kindWords = sync.OnceValue(func() [][]string { return rows(kindsTSV, 3) })

// KindOf tells the kind of plan by the words of its title, "" when none says: 责任清单 is responsibility_list.
func KindOf(title string) string {
	for _, row := range kindWords() {
		if end, ok := strings.CutSuffix(row[1], "$"); ok && strings.HasSuffix(title, end) || !ok && strings.Contains(title, row[1]) {
			return row[2]
		}
	}
	return ""
}

var issuerEnds = sync.OnceValue(func() *suffixes[bool] {
	t := &suffixes[bool]{}
	for _, row := range rows(issuersTSV, 1) {
		t.add(row[0], true)
	}
	return t
})

// Issuing reports a name that ends as bodies do which issue documents: 南昌市东湖区人民政府办公室.
func Issuing(name string) bool {
	issuing, _ := issuerEnds().longest(name)
	return issuing
}
