package lexicon

import (
	_ "embed"
	"strings"
	"sync"
)

// Role is what words like 牵头 or 配合 make of the organs beside them.
type Role string

// The roles of the contract, by how strongly their words decide.
const (
	Lead        Role = "lead"
	Support     Role = "support"
	Implement   Role = "implement"
	Responsible Role = "responsible"
)

//go:embed labels.tsv
var labelsTSV string

type roleWord struct {
	word string
	role Role
}

// roleWords are the words of role, the strongest role first.
var roleWords = sync.OnceValue(func() []roleWord {
	var out []roleWord
	for _, role := range []Role{Lead, Support, Implement, Responsible} {
		for _, row := range rows(labelsTSV, 2) {
			if Role(row[1]) == role {
				out = append(out, roleWord{row[0], role})
			}
		}
	}
	return out
})

// LabelRole tells the role that a label's words give: 牵头责任单位 is Lead, 协同责任单位 Support.
func LabelRole(label string) (Role, bool) {
	for _, w := range roleWords() {
		if strings.Contains(label, w.word) {
			return w.role, true
		}
	}
	return "", false
}
