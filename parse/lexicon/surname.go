package lexicon

import (
	_ "embed"
	"sync"
)

//go:embed surnames.tsv
var surnamesTSV string

var surnames = sync.OnceValue(func() *prefixes { return prefixTable(surnamesTSV, "") })

// Surname is how many characters of name are its family name: 1 of 李卫东, 2 of 欧阳志远, 0 of what is no person.
func Surname(name []rune) int {
	n, _ := surnames().longest(name)
	return n
}
