package page

import "regexp"

var serialForm = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[0-9]{1,3}(?:[.．](?:[^0-9]|$)|、)|[（(][0-9]{1,3}[）)]|[①-⑳]|[•●■◆▪]|第[一二三四五六七八九十百]+[章节条])`)

// serial tells whether a line begins with a list number, such as "一、", "（三）", "12." or "①".
func serial(s string) bool {
	return serialForm.MatchString(s)
}
