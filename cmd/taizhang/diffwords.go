package main

import (
	"strings"

	"github.com/taizhang/taizhang/normalize/link"
)

// wording is a language in which a comparison speaks.
type wording struct {
	Lang      string
	Heads     [5]string // relation, earlier, later, facts, text
	Relations map[link.Relation]string
	Classes   map[link.Class]string
	Kinds     map[string]string
	Roles     map[string]string
	Page      map[string]string
	Book      [7]string // columns of a workbook
}

var diffWords = map[string]*wording{
	"zh": {
		Lang: "zh", Heads: [5]string{"变化", "前", "后", "要素", "文字"},
		Relations: map[link.Relation]string{link.Same: "延续", link.Modified: "延续", link.Split: "拆分", link.Merged: "合并", link.New: "新增", link.Dropped: "未列"},
		Classes:   map[link.Class]string{link.Unchanged: "不变", link.Reworded: "改写", link.Strengthened: "加强", link.Weakened: "减弱", link.Mixed: "有增有减"},
		Kinds: map[string]string{"added": "新增", "removed": "取消", "role": "分工", "earlier": "提前", "later": "推后", "other": "改为", "raised": "提高", "lowered": "降低",
			"organ": "单位", "deadline": "时限", "measure": "指标"},
		Roles: map[string]string{"lead": "牵头", "support": "配合", "responsible": "责任", "implement": "落实"},
		Page:  map[string]string{"title": "方案比较", "tasks": "项任务", "from": "前", "to": "后", "all": "全部"},
		Book:  [7]string{"变化", "前序号", "前", "后序号", "后", "要素", "改动"},
	},
	"en": {
		Lang: "en", Heads: [5]string{"change", "a", "b", "facts", "text"},
		Relations: map[link.Relation]string{link.Same: "same", link.Modified: "modified", link.Split: "split", link.Merged: "merged", link.New: "new", link.Dropped: "dropped"},
		Classes:   map[link.Class]string{link.Unchanged: "unchanged", link.Reworded: "reworded", link.Strengthened: "strengthened", link.Weakened: "weakened", link.Mixed: "mixed"},
		Kinds: map[string]string{"added": "added", "removed": "removed", "role": "role", "earlier": "earlier", "later": "later", "other": "changed", "raised": "raised", "lowered": "lowered",
			"organ": "organ ", "deadline": "deadline ", "measure": "measure "},
		Roles: map[string]string{"lead": "lead", "support": "support", "responsible": "responsible", "implement": "implement"},
		Page:  map[string]string{"title": "Comparison of plans", "tasks": "tasks", "from": "earlier", "to": "later", "all": "all"},
		Book:  [7]string{"change", "no. before", "before", "no. after", "after", "facts", "redline"},
	},
}

func (w *wording) columns() []string { return w.Heads[:] }

// Label is 延续·加强, or 新增 alone.
func (w *wording) Label(l diffLine) string {
	if l.Class == "" {
		return w.Relations[l.Relation]
	}
	return w.Relations[l.Relation] + "·" + w.Classes[l.Class]
}

// Facts is what changed besides the words: 时限推后 2021年6月底前→2021年年底; 单位新增 区财政局(配合).
func (w *wording) Facts(l diffLine) string {
	var out []string
	for _, m := range l.Measures {
		out = append(out, w.Kinds["measure"]+w.Kinds[m.Kind]+" "+arrow(m.From, m.To))
	}
	for _, d := range l.Deadlines {
		out = append(out, w.Kinds["deadline"]+w.Kinds[d.Kind]+" "+arrow(d.From, d.To))
	}
	for _, o := range l.Organs {
		out = append(out, w.Kinds["organ"]+w.Kinds[o.Kind]+" "+o.Org+"("+arrow(w.Roles[o.From], w.Roles[o.To])+")")
	}
	return strings.Join(out, "; ")
}

func arrow(from, to string) string {
	switch {
	case from == "":
		return to
	case to == "":
		return from
	}
	return from + "→" + to
}
