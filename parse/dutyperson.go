package parse

import "github.com/taizhang/taizhang/parse/lexicon"

// longestPerson is how many characters a person's name has: 欧阳志远.
const longestPerson = 4

// person reports tokens that are a person's name and nothing else: 李卫东 behind 县水利局.
func (w *words) person(i, j int) bool {
	name := w.runes(i, j)
	n := lexicon.Surname(name)
	if n == 0 || len(name) <= n || len(name) > longestPerson || len(name) > n+2 {
		return false
	}
	for ; i < j; i++ {
		switch w.kind(i) {
		case lexicon.Unknown, lexicon.Word, lexicon.Noun, lexicon.Manner, lexicon.Verb, lexicon.Link:
		default:
			return false
		}
		if separator(w.first(i)) || digitRune(w.first(i)) {
			return false
		}
	}
	return true
}

// contact reports words that begin with a label of persons: 联系人:李敏.
func (w *words) contact(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if w.first(k) != ':' {
			continue
		}
		label := w.runes(i, k)
		role, isTime, known := labelRole(string(label))
		return known && role == "" && !isTime || label[len(label)-1] == '人'
	}
	return false
}
