package parse

import "regexp"

// admonition is how a paragraph to everyone begins: 各单位要按上述分工抓紧落实.
var admonition = regexp.MustCompile(`^(?:请)?(?:各|上述各|以上各|有关|相关)[^。;:()]{1,40}?(?:要|应|须|务必|请)`)

// admonishes reports a paragraph that tells everyone to carry out what stands above it.
func admonishes(s strand) bool {
	if s.len() < 4 || !opensWith(s.text(), "各上以有相请") {
		return false
	}
	return admonition.MatchString(s.tight().text()) && !allots(s.tight().text())
}

// closed reports an item that has said what is to be done and who does it.
func (it *entry) closed() bool {
	text := it.head
	if n := len(it.body); n > 0 {
		text = it.body[n-1]
	}
	if len(it.labels) > 0 || it.own.len() > 0 {
		return len(it.body) > 0 || !isHeading(it.head)
	}
	_, _, _, ok := closingDuty(joinLines(append([]strand{it.head}, it.body...)...))
	return ok && text.trim().fold[text.trim().len()-1] == ')'
}
